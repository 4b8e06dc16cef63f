"""Find words in another language inside a text by their script.

A screen reader needs to know where 网格 begins in an English sentence, and a browser which face to take for it. Two
letters in a row of a script that the language of the text does not use are in another language; of a Latin alphabet
two words, since single words, abbreviations in capitals and figures are part of any language.

Addresses on the web and of mail are in no language (`zxx`). Among right-to-left letters they have to say so, since
their parts would be shown in another order.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.language import LETTERS, parse_language
from diglot.publish.node_edits import replace_text

_CHINESE = "zh"
"""The language of Chinese characters in an edition that has no language written in them."""
_HAN_SCRIPTS = ("Hans", "Hant", "Hani")
_WITH_HAN = frozenset({*_HAN_SCRIPTS, "Jpan", "Kore"})
"""Scripts in which Chinese characters are nothing foreign."""
_KANA = r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_HAN = LETTERS["Hans"]
_HAN_RUN = f"[{_HAN}]{{2,}}(?:[，、；：·“”‘’《》（）…—]*[{_HAN}]+)*"
_LATIN, _SMALL = "A-Za-zÀ-ɏ", "a-zà-ɏ"
_WORD = rf"(?<![{_LATIN}'’])(?=[{_LATIN}][{_LATIN}'’]*?[{_SMALL}])[{_LATIN}][{_LATIN}'’]*+"
"""A word with a small letter behind its first; every letter is read a fixed number of times."""
_LATIN_RUN = rf"{_WORD}(?>(?:[ \u00a0,.:;&/-]++{_WORD})+)"

_ADDRESS = r"\b(?:[a-z][a-z0-9+.-]*://|www\.)[!-~]*[\w/#=&-]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SIGNS = ("://", r"www\.", "@")
"""What every address has one of."""
NO_LANGUAGE = "zxx"
_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "math", "template"})


def find_script_runs(text: str, language: str, others: Sequence[str]) -> list[tuple[int, int, str]]:
    """The parts of a text in `language` that are in one of `others`: begin, end and language of each, in order.

    Languages are found by their scripts only: of two languages in one script none is found.
    """
    pattern, hint, tags = _pattern(language, tuple(others))
    if not hint.search(text):
        return []
    runs = (
        (*match.span(), tags[int(match.lastgroup[1:])] if match.lastgroup else "") for match in pattern.finditer(text)
    )
    none = NO_LANGUAGE if parse_language(language).is_rtl else ""
    return [(start, stop, tag or none) for start, stop, tag in runs if tag or none]


@lru_cache(256)
def _pattern(language: str, others: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], Sequence[str]]:
    """A pattern with a group for each language that can be told; a faster one for what any text has that it finds
    something in; and these languages. The first finds addresses, too."""
    script = parse_language(language).script
    by_script: dict[str, str] = {}
    for tag in others:
        by_script.setdefault(parse_language(tag).script, tag)
    runs: list[tuple[str, str]] = []
    letters_of: list[str] = []
    if script not in _WITH_HAN:
        han = next((by_script[script] for script in (*_HAN_SCRIPTS, "Jpan") if script in by_script), _CHINESE)
        if "Jpan" in by_script:
            runs.append((by_script["Jpan"], _run_of(_HAN + _KANA, rf"(?=[{_HAN}]*[{_KANA}])")))
        runs.append((han, _HAN_RUN))
        letters_of.append(_HAN + _KANA)
    for other, tag in by_script.items():
        if other == script or other in _WITH_HAN - {"Kore"}:
            continue
        if other == "Latn":
            runs.append((tag, _LATIN_RUN))
            letters_of.append(_LATIN)
        elif letters := _HANGUL if other == "Kore" else LETTERS.get(other):
            runs.append((tag, _run_of(letters)))
            letters_of.append(letters)
    pattern = "|".join([_ADDRESS, *(f"(?P<l{number}>{run})" for number, (_, run) in enumerate(runs))])
    signs = [*(f"[{letters}]" for letters in letters_of), *(_SIGNS if parse_language(language).is_rtl else ())]
    return re.compile(pattern), re.compile("|".join(signs) or r"(?!)"), [tag for tag, _ in runs]


def _run_of(letters: str, ahead: str = "") -> str:
    """A pattern for words of these letters, the first of at least two."""
    return rf"{ahead}[{letters}]{{2,}}(?:[ \u00a0,.:;،؛–-]+[{letters}]+)*"


def tag_script_runs(tree: LexborHTMLParser, root: LexborNode, language: str, others: Sequence[str]) -> None:
    """Put a span with its language round every text in another script; code and what has a language is left."""
    if not find_script_runs(root.text(), language, others):
        return
    for node in list(texts_in(root)):
        text = node.text_content or ""
        pieces: list[str | LexborNode] = []
        at = 0
        for start, stop, tag in find_script_runs(text, language, others):
            span = tree.create_node("span")
            span.attrs["lang"] = tag
            span.insert_child(text[start:stop])
            pieces += [text[at:start], span]
            at = stop
        if pieces:
            replace_text(node, [*pieces, text[at:]])


def texts_in(parent: LexborNode) -> Iterator[LexborNode]:
    """The texts in an element, without code and what has a language of its own."""
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            yield node
        elif node.is_element_node and node.tag not in _CODE and "lang" not in node.attrs:
            yield from texts_in(node)

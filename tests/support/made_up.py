"""Made-up translations in many scripts, for editions of any language: words are replaced letter by letter or word by
word, and everything that is no word stays, such as markup, addresses, code, figures and names of fields.

The same word always becomes the same one, so the names of terms are right if they are made in the same way.
"""

import hashlib
import re
from collections.abc import Sequence

from diglot.catalog import parse_catalog, render_catalog
from diglot.numbers.english_words import MONTH, ORDINAL, SMALL
from diglot.repository import Repository
from diglot.sync import plan_sync
from diglot.terms import Matcher, Termbase, parse_termbase

_LETTERS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "ru": "абвгдежзиклмнопрстуфхцчшэюя",
    "ko": "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허",
    "de": "aeiounrstldhcmgbkwfzäöü",
    "pt-BR": "aeosrindmutclpvgqbfzãéó",
    "ja": "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ国語文章人時見行",
    "zh-Hant": "國語文章人時見行學會長門開關東西車馬魚鳥龍體點書畫說話讀寫聽來過這個們為與對從將還進遠運動種實",
}
"""The letters that words are made of. Not those of Han: each word is two of them."""
_WITHOUT_SPACES = frozenset({"ja", "zh-Hant"})
_FULL_WIDTH = str.maketrans(",.:;?!()", "，。：；？！（）")
_KEPT = re.compile(
    r"(`+)(?:(?!\1).)+\1|<[^>]*>|&#?\w+;|\]\([^)]*\)|\]\[[^\]]*\]|\[\^[^\]]*\]|https?://\S+|\{[^}]*\}|\b[\w.]+@[\w.]+"
    r"|:[a-z0-9_-]+:|\b\w+\.(?:md|toml|yml|html|org|com)\b|\d[\d,.:/–-]*\d|\d+(?:st|nd|rd|th)?|[^\W_]*\d\w*",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def make_up(text: str, language: str, names: Matcher | None = None, termbase: Termbase | None = None) -> str:
    """A text that could be a translation of an English one. Terms that `names` finds get their names."""
    parts, at = [], 0

    def add(words: str) -> None:
        done = 0
        for mention in names.find(words) if names and termbase else ():
            own = termbase.terms[mention.key].namings[language].name if termbase else ""
            parts.extend([_words(words[done : mention.span.start], language), own])
            done = mention.span.end
        parts.append(_words(words[done:], language))

    for kept in _KEPT.finditer(text):
        add(text[at : kept.start()])
        parts.append(kept[0])
        at = kept.end()
    add(text[at:])
    return "".join(parts)


def _words(text: str, language: str) -> str:
    said = _WORD.sub(lambda word: _word(word[0], language), text)
    if language not in _WITHOUT_SPACES:
        return said
    letters = _LETTERS[language]
    said = re.sub(rf"(?<=[{letters}]) (?=[{letters}])", "", said)
    return re.sub(rf"(?<=[{letters}])[,.:;?!()] ?|(?<=[{letters}]) ?\((?=[{letters}])", _wide, said)


def _wide(found: re.Match[str]) -> str:
    return found[0].strip().translate(_FULL_WIDTH)


def _word(word: str, language: str) -> str:
    if language == "zh-Hant" and (number := _number(word)):
        return number  # the words for numbers are known in Chinese
    root = word.lower().removesuffix("’s").removesuffix("s")
    digest = hashlib.sha256(root.encode()).digest()
    letters = _LETTERS[language]
    length = 2 if language in _WITHOUT_SPACES else max(2, min(len(root), 12))
    made = "".join(letters[digest[i] % len(letters)] for i in range(length))
    return made.capitalize() if word[0].isupper() else made


def _number(word: str) -> str:
    if word in MONTH:
        return f" {MONTH[word]} 月"
    number = (SMALL | ORDINAL).get(word.lower(), 0)
    return f" {number} " if number > 1 else ""


def name_terms(termbase: Termbase, languages: Sequence[str]) -> str:
    """Made-up names of all terms, as lines of a termbase."""
    return "".join(
        f'\n[{key}.{language}]\nname = "{make_up(term.namings["en"].name, language).lower()}"\n'
        for key, term in termbase.terms.items()
        for language in languages
    )


def translate_all(repository: Repository, languages: Sequence[str]) -> None:
    """Name the terms and fill every empty translation of some languages, and sync."""
    edition = repository.read_edition()
    place, known = repository.root / edition.layout.termbase, ("en", *edition.translations)
    text = edition.termbase
    text += name_terms(parse_termbase(text, str(place), known), languages)
    place.write_text(text, "utf-8")
    termbase = parse_termbase(text, str(place), known)
    names = Matcher(termbase, "en")
    for language in languages:
        folder = repository.root / repository.layout.locales / language / "LC_MESSAGES"
        for path in sorted(folder.rglob("*.po")):
            catalog = parse_catalog(path.read_bytes(), path.name)
            made = [make_up(each.source, language, names, termbase) for each in catalog.entries]
            entries = [
                each if each.target else each.edit(target=text)
                for each, text in zip(catalog.entries, made, strict=True)
            ]
            path.write_bytes(render_catalog(catalog.replace(entries)))
    with repository.exclusive():
        plan = plan_sync(repository.read_edition())
        assert plan.clear, [*map(str, plan.problems), *plan.conflicts]
        repository.write(plan.writes)

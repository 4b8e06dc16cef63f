"""Comments in blocks of code, by the language that a block names, and the words of diagrams.

These are the parts of code that may be translated. Only text that is a comment in the language of its block counts: the
code that readers copy and run must be the author's.
"""

import re
from collections.abc import Callable

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*\{?[ \t]*\.?(?P<language>[\w+#-]*)")
_HASH = """
bash cmake coffee coffeescript conf console crystal dockerfile elixir fish ini julia ksh make makefile nginx nim perl
pl powershell properties ps1 py py3 pycon python python3 r rb ruby sh shell shell-session toml yaml yml zsh
"""
_SLASHES = """
c c++ cpp cs csharp cuda d dart glsl go golang groovy h hpp java javascript js jsonc json5 jsx kotlin kt less
objective-c objectivec php proto rs rust scala scss solidity swift ts tsx typescript zig
"""
_DASHES = "ada elm haskell hs lua plsql postgresql sql vhdl"
_BEHIND = {name: "#" for name in _HASH.split()} | {name: "//" for name in _SLASHES.split()}
PLAIN_LANGUAGES = frozenset((*_BEHIND, "css", "diff", "http", "json", "plain", "text", "txt"))
"""Languages of blocks that are shown and coloured, and nothing else."""
_BEHIND |= {name: "--" for name in _DASHES.split()} | {name: "%" for name in ("erlang", "latex", "matlab", "tex")}
"""The signs that begin a comment up to the end of its line."""
_AROUND = {name: ("<!--", "-->") for name in ("html", "xml", "vue", "svelte", "svg")}
"""The signs around a comment on one line."""
_DIAGRAMS = frozenset(
    ("blockdiag", "d2", "dot", "erd", "graphviz", "mermaid", "nomnoml", "plantuml", "puml", "seqdiag")
)
"""Blocks that are drawn, not run."""
_TREES = frozenset(("", "text", "tree", "txt"))
"""Blocks that show folders, or other things that are not run, with comments behind `#`."""
_TREE = re.compile(r"(?<![ \t])[ \t]*+[│├└|].*?(?=[ ]#[ ])[ ](?P<comment>#.*)")
_REMARK = re.compile(r"(?<![ \t])[ \t]*+(?P<comment>//[ ].*)")
"""A line of a terminal that is shown as a remark."""
_ACTIVE = re.compile(r"\{[{%#!*]|--8<--")
"""Text in a comment that other programs may read."""
_DOES_MORE = re.compile(
    rf"{_ACTIVE.pattern}|<|://|\b(?:click|href|callback|include|import|url|link)\b|%%\{{", re.IGNORECASE
)
"""What a line of a diagram may have that is more than a drawing."""


def mask_comments(text: str) -> str:
    """A page with blanks in place of the comments in its blocks of code, and of its diagrams; of the same length.

    In a comment that a plugin could read, such as one with `{{`, nothing is masked, and neither is one behind an odd
    number of quotation marks, since it may stand in a text.
    """
    return _mask(text, _comment)


def mask_code(text: str) -> str:
    """A page with blanks in place of the lines of its blocks of code, without those that begin and end them."""
    return _mask(text, lambda line, _: (0, len(line)))


def _mask(text: str, find: Callable[[str, str], tuple[int, int] | None]) -> str:
    """A page with blanks in place of what `find` finds in a line of code in a language."""
    lines = text.split("\n")
    fence = language = ""
    begin = 0
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if not fence:
            if match:
                fence, language, begin = match["fence"], match["language"].lower(), number + 1
        elif match and match["fence"].startswith(fence) and not line[match.end("fence") :].strip():
            fence = ""
            for place in range(begin, number):
                if span := find(code := lines[place], language):
                    lines[place] = code[: span[0]] + " " * (span[1] - span[0]) + code[span[1] :]
    return "\n".join(lines)


def _comment(line: str, language: str) -> tuple[int, int] | None:
    """Where the comment of a line of code begins and ends."""
    if language in _DIAGRAMS:
        return (0, len(line)) if not _DOES_MORE.search(line) else None
    if language in _TREES or language == "console":
        found = _REMARK.match(line) if language == "console" else _TREE.match(line)
        if found and not _ACTIVE.search(line):
            return found.span("comment")
    sign, (opens, closes) = _BEHIND.get(language, ""), _AROUND.get(language, ("", ""))
    begin = _begin(line, sign or opens)
    if begin is None or _ACTIVE.search(line, begin):
        return None
    end = len(line.rstrip()) if sign else line.find(closes, begin + len(opens))
    return (begin, end) if end > 0 and (sign or not line[end + len(closes) :].strip()) else None


def _begin(line: str, sign: str) -> int | None:
    """Where the first sign of a comment stands that has no open quotation mark before it."""
    is_open = dict.fromkeys("\"'`", False)
    at = 0
    for found in re.finditer(rf"(?:^|(?<=\s)){re.escape(sign)}(?!!)", line) if sign else ():
        for mark in is_open:
            is_open[mark] ^= bool(line.count(mark, at, found.start()) % 2)
        if not any(is_open.values()):
            return found.start()
        at = found.start()
    return None

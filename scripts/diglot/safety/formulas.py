r"""Formulas. A script of the site runs them as TeX, whose commands can make links and load files.

Examples are `\href`, `\htmlClass` and `\require`. So a formula of a translation must be one of its source, except for
the words in it.
"""

import re
from collections.abc import Iterator

from diglot.pages import read_inline

_FORMULA = re.compile(
    r"\$\$(?P<display>[^$]++)\$\$"
    r"|(?<![\\$A-Za-z0-9])\$(?![\s$])(?P<dollars>[^$\n]++)(?<![\s\\])\$(?![A-Za-z0-9$])"
    r"|\\\((?P<round>(?>(?:[^\\\n]|\\(?![()]))*))\\\)|\\\[(?P<square>(?>(?:[^\\]|\\(?![\[\]]))*))\\\]"
)
_WORDS = re.compile(r"\\(?:text|textrm|textit|textbf|mbox|operatorname)[ ]*\{[^{}$\\]*\}")
_COMMAND = re.compile(
    r"\\(?:href|url|html\w+|class|cssId|style|data|require|includegraphics|unicode|def|gdef|edef|xdef|let|newcommand"
    r"|renewcommand|newenvironment|DeclareMathOperator|input|special|verb)(?![A-Za-z])"
)
"""What of TeX does more than to show signs (MathJax 4, TeX Commands; KaTeX 0.16, Support Table)."""


def without_words(formula: str) -> str:
    """A formula without the words in it, which a translation may say in its own language."""
    return "".join(_WORDS.sub("", formula).split())


def find_formulas(source: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The formulas and the commands of formulas in a text that its source does not have, with their places."""
    if "$" not in text and "\\" not in text:
        return
    known = {without_words(formula) for formula, _ in _formulas(source)}
    for formula, place in _formulas(text):
        if without_words(formula) not in known:
            yield formula, place
    commands = set(_COMMAND.findall(source))
    for match in _COMMAND.finditer(text):
        if match[0] not in commands:
            yield match[0], match.span()


def _formulas(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    r"""The formulas of a text. `\(` may be an escaped bracket as well: then no command stands behind it. The signs in
    code, as in `${name}`, begin and end none."""
    bare = text
    for mark in read_inline(text).of("code") if "`" in text else ():
        code = mark.span.of(text)
        bare = f"{bare[: mark.span.start]}{code.replace('$', 'x')}{bare[mark.span.end :]}"
    for match in _FORMULA.finditer(bare):
        formula = text[slice(*match.span(str(match.lastgroup)))]
        if text[match.start()] == "$" or "\\" in formula:
            yield formula, match.span()

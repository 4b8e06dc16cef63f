"""The patterns of the beginnings of blocks in Python-Markdown and its extensions. Each pattern is matched after the
indent."""

import re
from functools import cache

ATX = re.compile(r"(#{1,6})[ \t]*(.*)")
BULLET = re.compile(r"[*+-][ \t]+")
NUMBER = re.compile(r"(?<!\d)\d++\.[ \t]+")
OTHER_NUMBERS = {
    "generic": r"\#",
    "roman": r"""
        (?=[IVXLCDM]{2}) M*(?:C[MD]|DC{0,5}|C{0,10})(?:X[CL]|LX{0,5}|X{0,10})(?:I[XV]|VI{0,5}|I{0,10})
        | (?=[ivxlcdm]) m*(?:c[md]|dc{0,5}|c{0,10})(?:x[cl]|lx{0,5}|x{0,10})(?:i[xv]|vi{0,5}|i{0,10})
        | [IVXLCDM](?=\)|\.[ ]{2})
        """,
    "alpha": r"[a-z] | [A-Z](?=\)|\.[ ]{2})",
}
"""What numbers lists with `pymdownx.fancylists`, by the names of its styles."""
TASK = re.compile(r"\[[ xX]\][ \t]+(?=[^ \t\r])")
RULE = re.compile(r"(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ \t\r]*$")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\r?$")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
ADMONITION = re.compile(r"!!! ?[\w-]+(?: +[\w-]+)*(?: +\"(.*?)\")? *\r?$")
DETAILS = re.compile(r"\?\?\?\+? ?(?:(?:[\w-]+(?: +[\w-]+)*?)?(?: +\"(.*?)\")|[\w-]+(?: +[\w-]+)*?) *\r?$")
EDITORS_NOTE = re.compile(r"(?:!!!|\?\?\?\+?) ?(?:[\w-]+ +)*editors-note(?![\w-])", re.IGNORECASE)
"""What of these two is an editors' note."""
TAB = re.compile(r"===!?\+? +\"(.*?)\" *\r?$")
CALLOUT = re.compile(r"[ ]*+\[![\w-]++(?>(?:[ ]*+\|[ ]*+[\w-]++)*)\][-+]?[ \t]*+((?:.*[^ \t\r])?)[ \t]*+\r?$")
BLOCK = re.compile(
    r"/{3,}+[ ]*+(?:(?:html|define|fancylists|(?:[\w-]*-)?caption)(?![\w-]).*"
    r"|[\w-]++[ ]*+(?>(?:\|[ ]*+((?:.*[^ \r])?)[ ]*+)?))?\r?$"
)
"""Behind the bar of most of these is a title; of some, a selector, a number or a style."""
FENCE = re.compile(r"(`{3,}|~{3,})([^\n]*)$")
FENCE_TITLE = re.compile(r"""(?<=[ \t{])title=("|')(.*?)\1""")
FOOTNOTE = re.compile(r"\[\^[^\]]*\]:[ \t]*")
REFERENCE = re.compile(r"\[[^\[\]]*+\]:[ ]*+(\S+)?[ ]*+(?>(?:(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\))[ ]*+)?)\r?$")
REFERENCE_TITLE = re.compile(r"[ \t]*+(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\))[ ]*+\r?$")
ABBREVIATION = re.compile(r"\*\[[^\]]*\][ ]?:[ \t]*")
DEFINITION = re.compile(r":(?:[ ]{1,3}|\t)")
SNIPPET = re.compile(r"-+8<-+(?P<file>[ \t]+\S.*)?[ \t\r]*$")
ATTRIBUTES = re.compile(r"\{:?[ ]*[^}\n ][^\n]*\}[ \t\r]*$")
HEADING_ATTRIBUTES = re.compile(r"[ \t]\{:?[ \t]*[^}\n \t][^}\n]*\}$")
DIRECTIVE = re.compile(r"<!--\s*+diglot:\s*+(skip|note|context|no-terms|end)\b\s*+((?>(?:(?!-->).)*))-->", re.DOTALL)
"""The text of one may end with blanks."""
SKIP_END = re.compile(r"<!--\s*+diglot:\s*+end\s*+-->")
MATH_END = {"$$": "$$", "\\[": "\\]", "\\be": "\\end{"}
"""How display math closes, by its first two or three characters."""


@cache
def number_pattern(styles: frozenset[str] | None) -> re.Pattern[str]:
    """What a numbered item begins with, where lists may be numbered in these styles of `pymdownx.fancylists`."""
    if styles is None:
        return NUMBER
    others = " | ".join([r"\d+", *(OTHER_NUMBERS[style] for style in sorted(styles))])
    return re.compile(rf"(?:{others})[.)][ \t]+", re.VERBOSE)

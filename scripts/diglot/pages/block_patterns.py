"""What blocks begin with, as Python-Markdown and its extensions read it. Each pattern is matched after the indent."""

import re

ATX = re.compile(r"(#{1,6})[ \t]*(.*)")
BULLET = re.compile(r"[*+-][ \t]+(?=\S)")
NUMBER = re.compile(r"\d+\.[ \t]+(?=\S)")
TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
RULE = re.compile(r"(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ \t\r]*$")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\r?$")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
ADMONITION = re.compile(r"!!! ?[\w-]+(?: +[\w-]+)*(?: +\"(.*?)\")? *\r?$")
DETAILS = re.compile(r"\?\?\?\+? ?(?:(?:[\w-]+(?: +[\w-]+)*?)?(?: +\"(.*?)\")|[\w-]+(?: +[\w-]+)*?) *\r?$")
EDITORS_NOTE = re.compile(r"(?:!!!|\?\?\?\+?) ?(?:[\w-]+ +)*editors-note(?![\w-])", re.IGNORECASE)
"""What of these two is an editors' note."""
TAB = re.compile(r"===!?\+? +\"(.*?)\" *\r?$")
BLOCK = re.compile(
    r"/{3,}[ ]*(?:(?:html|define|fancylists|(?:[\w-]*-)?caption)(?![\w-]).*|[\w-]+[ ]*(?:\|[ ]*(.*?)[ ]*)?)?\r?$"
)
"""Behind the bar of most of these is a title; of some, a selector, a number or a style."""
FENCE = re.compile(r"(`{3,}|~{3,})([^\n]*)$")
FENCE_TITLE = re.compile(r"""(?<=[ \t{])title=("|')(.*?)\1""")
FOOTNOTE = re.compile(r"\[\^[^\]]*\]:[ \t]*")
REFERENCE = re.compile(r"\[[^\[\]]*\]:[ ]*(\S+)?[ ]*(?:\"[^\"]*\"|'[^']*'|\([^)]*\))?[ ]*\r?$")
REFERENCE_TITLE = re.compile(r"[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^)]*\))[ ]*\r?$")
ABBREVIATION = re.compile(r"\*\[[^\]]*\][ ]?:[ \t]*")
DEFINITION = re.compile(r":[ ]{1,3}(?=\S)|:\t(?=\S)")
SNIPPET = re.compile(r"-+8<-+(?P<file>[ \t]+\S.*)?[ \t\r]*$")
ATTRIBUTES = re.compile(r"\{:?[ ]*[^}\n ][^\n]*\}[ \t\r]*$")
HEADING_ATTRIBUTES = re.compile(r"[ \t]\{:?[ \t]*[^}\n \t][^}\n]*\}$")
DIRECTIVE = re.compile(r"<!--\s*diglot:\s*(skip|note|context|no-terms|end)\b\s*(.*?)\s*-->", re.DOTALL)
SKIP_END = re.compile(r"<!--\s*diglot:\s*end\s*-->")
MATH_END = {"$$": "$$", "\\[": "\\]", "\\be": "\\end{"}
"""How display math closes, by its first two or three characters."""

"""Strings as PO files write them: in double quotes, with C escapes, one line of the file per line of text."""

import re

_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "\\": "\\", '"': '"'}
_WRITTEN = {ord(char): f"\\{name}" for name, char in _PLAIN.items() if char not in '\\"'} | {0: "\\000"}
_CONTROL = re.compile(r"[\x00\a\b\t\n\v\f\r]")
_BYTES = r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+"
_ESCAPE = re.compile(rf"({_BYTES})|\\(.)", re.DOTALL)


def quote(text: str) -> str:
    """`text` as one PO string."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    return f'"{text.translate(_WRITTEN)}"' if _CONTROL.search(text) else f'"{text}"'


def quote_lines(text: str, newline: str, prefix: str = "") -> str:
    """`text` as PO strings, one for each of its lines; if there are several, after an empty one, as gettext does."""
    if "\n" not in text:
        return quote(text)
    lines = text.split("\n")
    if len(lines) == 2 and not lines[1]:
        return quote(text)
    pieces = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return '""' + "".join(f"{newline}{prefix}{quote(piece)}" for piece in pieces)


def unquote(inside: str) -> str:
    """The text of what stands between two quotes. Raises ValueError for an escape that PO does not know."""
    return _ESCAPE.sub(_unescape, inside) if "\\" in inside else inside


def _unescape(match: re.Match[str]) -> str:
    numeric, single = match.groups()
    if numeric is None:
        if single not in _PLAIN:
            raise ValueError(f"\\{single}")
        return _PLAIN[single]
    numbers = [int(code[1:], 16) if code[0] == "x" else int(code, 8) for code in numeric.split("\\")[1:]]
    try:
        return bytes(numbers).decode()
    except ValueError:
        raise ValueError(numeric) from None

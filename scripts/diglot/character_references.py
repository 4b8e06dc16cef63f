"""Character references of HTML, read as a browser reads them (HTML Standard, “Numeric character reference end state”).

Python's own reader leaves out controls and noncharacters, which a browser keeps, and fails on thousands of digits.
"""

import re
from html import unescape

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?|&[^\t\n\f <&#;]{1,32};?")
_LAST = 0x10FFFF
_DIGITS = 8
"""No character has a number of so many digits."""


def decode_references(text: str) -> str:
    """A text with its references as the characters they stand for; those that mean nothing stay as they are."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_decode, text) if "&#" in text else unescape(text)


def _decode(found: re.Match[str]) -> str:
    digits = found[1] or found[2]
    if digits is None:
        return unescape(found[0])
    number = int(digits.lstrip("0")[:_DIGITS] or "0", 16 if found[1] else 10)
    if number > _LAST or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number) if number > 0x9F or 0 < number < 0x80 else unescape(f"&#{number};")

"""The digits that tell a number in any language, to see whether two texts may have the same ones.

1,250,000 is 1.250.000 in German, ۱٬۲۵۰٬۰۰۰ in Persian, 125万 in Chinese and 1.25 million in English: all have the
digits 125. What groups digits, where the decimals begin, and how many zeros there are, is left out.
"""

import re
from collections.abc import Iterator

_BETWEEN = ".,:٫٬،’'\u00a0\u202f\u2009百千万萬億亿백천만억"
_NUMBER = re.compile(rf"(?<![A-Za-z0-9_.])\d+(?:(?:[{_BETWEEN}]|(?<!\d\d\d\d) (?=\d{{3}}(?!\d)))\d+)*")
_DIGITS = re.compile(r"\d+")


def significant_digits(text: str) -> Iterator[str]:
    """The digits of each number of a text, as ASCII, without zeros at the ends; of 0 itself one zero.

    A number that may be a time or a date, such as 5:45 or 1.5.2024, also gives those of its parts.
    """
    for found in _NUMBER.finditer(text):
        parts = _DIGITS.findall(found[0])
        yield _significant("".join(parts))
        if any(len(part) != 3 for part in parts[1:]):
            yield from map(_significant, parts)


def _significant(digits: str) -> str:
    return "".join(str(int(digit)) for digit in digits).strip("0") or "0"

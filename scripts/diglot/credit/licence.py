"""Licences by their identifiers (spdx.org/licenses)."""

import re

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*")
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")


def is_licence(text: str) -> bool:
    """Whether a text is written as an identifier, or an expression of several, by SPDX 2.3, annex D."""
    return bool(_IDENTIFIER.fullmatch(text))


def licence_address(identifier: str) -> str:
    """Where a licence can be read; empty for an expression of several."""
    if match := _CREATIVE_COMMONS.fullmatch(identifier):
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    if identifier == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return "" if not identifier or " " in identifier else f"https://spdx.org/licenses/{identifier}.html"

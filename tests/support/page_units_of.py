"""The units of a page that a test makes up."""

from typing import Any

from diglot.pages import split_units
from diglot.publish.page_units import PageUnit


def units_of(markdown: str, **state: Any) -> list[PageUnit]:
    """The units of a page, with ids u0, u1 …"""
    units = split_units(markdown).units
    return [PageUnit(f"u{index}", unit.kind, unit.text, **state) for index, unit in enumerate(units)]

"""`base.lock`: the texts on which the catalogs and pages of one language last agreed.

    [commentary/security-state.md]
    p4k2j
      3fa29c01b7de 88e1c0aa41d2

Below the id of each unit are two hashes: of its source, and of the text that the target page shows. The id has a line
of its own, so that two branches that edit neighbouring units never change neighbouring lines; Git then merges them
without a conflict. Below `between` stands the hash of what is between the units, twice.

The lock is derived data. If it is deleted, the next sync makes it again from the catalogs and pages that agree.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from diglot.errors import InputError
from diglot.message import Message
from diglot.spans import line_number

HEADER = "# What `diglot sync` last saw catalogs and pages agree on. Written by it; not for editing.\n"
BETWEEN = "between"
"""The key, in place of a unit's id, of the hash of everything between the units."""
_SECTION = re.compile(r"^\[(.+)\]$", re.MULTILINE)
_UNIT = re.compile(r"^(\S+)\n  (\S+) (\S+)$", re.MULTILINE)


class Agreed(NamedTuple):
    """Hashes of a unit's source and of the text shown for it, when catalog and page last agreed."""

    source: str
    text: str


def split_lock(text: str, path: str) -> dict[str, str]:
    """The sections of a lock, by page, uncut. Raises InputError where the file was merged by hand and not settled."""
    for marker in ("<<<<<<< ", ">>>>>>> "):
        if (found := text.find(marker)) >= 0:
            raise InputError(
                Message("the lock holds the two sides of an unsettled merge"),
                Message("Take either side's version of the file, or delete it: `diglot sync` rebuilds it."),
                path,
                line_number(text, found),
            )
    parts = _SECTION.split(text.replace("\r\n", "\n"))
    return {page: body for page, body in zip(parts[1::2], parts[2::2], strict=True)}


def parse_section(body: str) -> dict[str, Agreed]:
    """The units of a section, in page order; before them, if it is known, what is between them."""
    return {unit: Agreed(source, text) for unit, source, text in _UNIT.findall(body)}


def translated_units(section: Mapping[str, Agreed]) -> dict[str, Agreed]:
    """The units that showed another text than their source."""
    return {unit: agreed for unit, agreed in section.items() if agreed.text != agreed.source}


def render_section(units: Mapping[str, Agreed]) -> str:
    """The inverse of `parse_section`."""
    return "\n" + "".join(f"{unit}\n  {agreed.source} {agreed.text}\n" for unit, agreed in units.items()) + "\n"


def join_lock(sections: Iterable[tuple[str, str]]) -> str:
    """The inverse of `split_lock`: sections in the order of their pages."""
    return HEADER + "".join(f"\n[{page}]{body.rstrip()}\n" for page, body in sorted(sections) if body.strip())

"""A quick reader for termbases as `diglot terms format` lays them out: much faster than one for all of TOML.

It reads a line at a time, and gives up at the first that could mean something else than it seems to.
"""

import re
import tomllib
from typing import Any

from diglot.toml_lines import Path

_HEADER = re.compile(r"\[([A-Za-z0-9_-]+)(?:\.([A-Za-z0-9_-]+))?\]")
_FIELD = re.compile(r'([A-Za-z0-9_-]+) = (?:"([^"\\]*)"|(.+))')
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_plain(text: str) -> tuple[dict[str, Any], dict[Path, int]] | None:
    """The values and the lines of tables and keys, as `tomllib` and `find_lines` have them; None: ask these."""
    if _CONTROL.search(text):
        return None
    values: dict[str, Any] = {}
    lines: dict[Path, int] = {}
    table: dict[str, Any] | None = None
    path: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        if header := _HEADER.fullmatch(line):
            concept, language = header.groups()
            outer = values
            path = (concept,)
            if language is not None:
                outer = values.setdefault(concept, {})
                lines.setdefault(path, number)
                path = (concept, language)
            if path[-1] in outer:
                return None
            table = outer[path[-1]] = {}
            lines[path] = number
        elif table is not None and (match := _FIELD.fullmatch(line)) and match[1] not in table:
            name, content, other = match.groups()
            if other is not None:
                try:
                    content = tomllib.loads(f"x = {other}")["x"]
                except (ValueError, RecursionError):
                    return None
            table[name] = content
            lines[*path, name] = number
        else:
            return None
    return values, lines

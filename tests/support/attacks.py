"""Hostile translations, and the places where they stand."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diglot.errors import StructureError
from diglot.pages import Document, join_units, split_units
from diglot.safety import Judge, JudgedText, page_definitions

PAYLOADS, MORE_PAYLOADS = (Path(__file__).parent / name for name in ("payloads.txt", "more_payloads.txt"))
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\n")


@dataclass(frozen=True)
class Payload:
    """A hostile text. `family` says what it needs: HTML, Markdown, or nothing (Text)."""

    number: int
    name: str
    family: str
    text: str


@dataclass(frozen=True)
class Place:
    """Where a unit stands on its page: a template with the unit, what it says, and what its translation does."""

    name: str
    template: str
    source: str = "The list"
    target: str = "{}"


PLACES = (
    Place("paragraph", "{}\n"),
    Place("heading", "# {}\n"),
    Place("list item", "- {}\n"),
    Place("table cell", "| a |\n| --- |\n| {} |\n"),
    Place("admonition title", '!!! note "{}"\n    Text.\n'),
    Place("quotation", "> {}\n"),
    Place("definition", "Term\n:   {}\n"),
    Place("term", "{}\n:   Definition.\n"),
    Place("footnote", "Text[^1].\n\n[^1]: {}\n"),
    Place("emphasis", "{}\n", "**The list** here", "**这里** {}"),
    Place("behind a link", "{}\n", "See [the list](list.md)", "见[名单](list.md)，{}"),
    Place("raw HTML", "<div>{}</div>\n"),
    Place("page field", "---\ntitle: {}\n---\n\nText.\n"),
    Place("picture's text", "{}\n", "![The list](map.png)", "![{}](map.png)"),
    Place("code", "{}\n", "Run `pip install x`", "运行 `{}`"),
)


def payloads() -> tuple[Payload, ...]:
    """Those that are tried in every run, numbered."""
    return _read(PAYLOADS)


def more_payloads() -> tuple[Payload, ...]:
    """Those that are tried every week."""
    return _read(MORE_PAYLOADS)


@cache
def _read(file: Path) -> tuple[Payload, ...]:
    found, family = [], ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("= "):
            family = line[2:].partition(":")[0]
        elif line and not line.startswith("#"):
            name, text = re.split(r"  +", line, maxsplit=1)
            said = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else "\n", text)
            found.append(Payload(len(found), name, family, re.sub(r"@(?=[).\"'/ >]|$)", str(len(found)), said)))
    return tuple(found)


NO_MARKDOWN = frozenset({"raw HTML", "picture's text"})
"""Places where Markdown is text: what needs it does nothing there."""


def cut(place: Place) -> tuple[Document, int]:
    """The source page of a place, and which of its units is meant."""
    document = split_units(place.template.replace("{}", place.source))
    return document, next(i for i, unit in enumerate(document.units) if unit.text == place.source)


def is_refused(judge: Judge, payload: Payload, place: Place) -> bool:
    """By a check, or because it would change the structure of its page."""
    document, index = cut(place)
    said = place.target.replace("{}", payload.text)
    unit = document.units[index]
    if judge.judge(JudgedText(unit.kind, unit.text, said, "zh", page_definitions(document.text))):
        return True
    try:
        join_units(document, [said if i == index else None for i in range(len(document.units))])
    except StructureError:
        return True
    return False


def places_of(payload: Payload) -> list[Place]:
    """The places where a payload can do anything."""
    return [place for place in PLACES if payload.family != "Markdown" or place.name not in NO_MARKDOWN]

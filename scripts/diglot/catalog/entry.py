"""One entry of a catalog: its values, and the lines of the file they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from diglot.catalog.quoting import quote_lines

FUZZY = "fuzzy"
_ORDER = ("comments", "extracted", "references", "flags", "previous", "id", "source", "plural", "target")
_FIELD = {
    "comments": "comments",
    "extracted": "extracted",
    "flags": "flags",
    "previous_id": "previous",
    "previous_source": "previous",
    "id": "id",
    "source": "source",
    "target": "target",
}
_LINE = re.compile(
    r"(?P<blank>(?:#~)?\s*$)|(?:#~[ \t]*(?=#[^~]))?(?:(?P<obsolete>#~(?!\|))"
    r"|#~?(?:(?P<extracted>\.)|(?P<references>:)|(?P<flags>[,=])|(?P<previous>\|))|(?P<comments>#))"
)
_MESSAGE = re.compile(r"(?:#~)?[ \t]*(?:(msgctxt)|(msgid)(_plural)?|(msgstr))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit's record. `raw` is its text in the file, with blank lines before it; the other fields are its values.

    `id` is the `msgctxt` (None where there is none), `source` the `msgid`, `target` the `msgstr` (of a plural entry,
    which is kept and never made here: the first form). `line` is where the message starts, 1-based, 0 for a new entry.
    """

    id: str | None
    source: str
    target: str
    flags: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    """`#.` lines: what the program tells the translator."""
    comments: tuple[str, ...] = ()
    """`# ` lines: what translators tell each other."""
    previous_id: str | None = None
    previous_source: str | None = None
    """`#| msgid`: the source that `target` translates, where it is not `source`."""
    obsolete: bool = False
    line: int = 0
    raw: str = ""
    newline: str = "\n"

    @property
    def fuzzy(self) -> bool:
        """Whether the translation needs a look, by gettext's flag."""
        return FUZZY in self.flags

    def edit(self, **changes: Any) -> "Entry":
        """The entry with other values: `id`, `source`, `target`, `flags`, `extracted`, `comments`, `previous_source`,
        `obsolete`. Only the lines of what really changed are written anew.

        Raises TypeError for a field that cannot be edited, ValueError for an edit of a plural entry's texts.
        """
        if unknown := changes.keys() - _FIELD.keys() - {"obsolete"}:
            raise TypeError(f"an entry has no editable {', '.join(sorted(unknown))}")
        changes = {name: value for name, value in changes.items() if getattr(self, name) != value}
        if changes.get("previous_source", "") is None and self.previous_id is not None:
            changes["previous_id"] = None
        if not changes:
            return self
        edited = replace(self, **changes)
        touched = {_FIELD[name] for name in changes if name != "obsolete"}
        raw = self.raw if edited.obsolete is self.obsolete else _mark(self.raw, edited.obsolete)
        return replace(edited, raw=_rewrite(raw, edited, touched))


def new_entry(
    id: str | None,
    source: str,
    target: str = "",
    *,
    extracted: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
    comments: tuple[str, ...] = (),
    previous_source: str | None = None,
    newline: str = "\n",
) -> Entry:
    """An entry for `source`, written as gettext writes it, without wrapping."""
    lines = [f"#. {line}{newline}" if line else f"#.{newline}" for line in extracted]
    if comments or flags or previous_source is not None:
        entry = Entry(id, source, target, flags, (), comments, None, previous_source, newline=newline)
        lines.insert(0, _render(entry, "comments"))
        lines += [_render(entry, "flags"), _render(entry, "previous")]
    if id is not None:
        lines.append(f"msgctxt {quote_lines(id, newline)}{newline}")
    texts = f"msgid {quote_lines(source, newline)}{newline}msgstr {quote_lines(target, newline)}{newline}"
    raw = f"{newline}{''.join(lines)}{texts}"
    return Entry(id, source, target, flags, extracted, comments, None, previous_source, False, 0, raw, newline)


def _render(entry: Entry, field: str) -> str:
    """The lines of one field, each with its line end; nothing if the entry has no such field."""
    newline, mark = entry.newline, "#~ " if entry.obsolete else ""
    if field == "extracted":
        return "".join([f"#. {line}{newline}" if line else f"#.{newline}" for line in entry.extracted])
    if field == "source":
        return f"{mark}msgid {quote_lines(entry.source, newline, mark)}{newline}"
    if field == "target":
        return f"{mark}msgstr {quote_lines(entry.target, newline, mark)}{newline}"
    if field == "id":
        return "" if entry.id is None else f"{mark}msgctxt {quote_lines(entry.id, newline, mark)}{newline}"
    if field == "flags":
        return f"#, {', '.join(entry.flags)}{newline}" if entry.flags else ""
    if field == "comments":
        return "".join([f"# {line}{newline}" if line else f"#{newline}" for line in entry.comments])
    if field == "previous":
        mark = "#~| " if entry.obsolete else "#| "
        pairs = (("msgctxt", entry.previous_id), ("msgid", entry.previous_source))
        return "".join(
            [f"{mark}{name} {quote_lines(text, newline, mark)}{newline}" for name, text in pairs if text is not None]
        )
    return ""


def _mark(raw: str, obsolete: bool) -> str:
    """`raw` with every line of the message marked as obsolete, or with the marks taken away."""
    if obsolete:
        return re.sub(r'^(?=[ \t]*["m])', "#~ ", re.sub(r"^#\|", "#~|", raw, flags=re.MULTILINE), flags=re.MULTILINE)
    return re.sub(r"^#~ ?(?!\|)", "", re.sub(r"^#~\|", "#|", raw, flags=re.MULTILINE), flags=re.MULTILINE)


def _rewrite(raw: str, entry: Entry, touched: set[str]) -> str:
    """`raw` with the lines of the touched fields written anew, in place, or in gettext's order where they are new."""
    blocks = list(_blocks(raw))
    if any(field == "plural" for field, _ in blocks) and touched & {"id", "source", "target", "previous"}:
        raise ValueError("entries with plural forms are kept as they are")
    present = {field for field, _ in blocks}
    written: list[tuple[str, str]] = []
    for field, lines in blocks:
        if field not in touched:
            written.append((field, lines))
        elif all(done != field for done, _ in written):
            written.append((field, _render(entry, field)))
    for field in touched - present:
        rank = _ORDER.index(field)
        at = next(
            (
                i
                for i, (present_field, _) in enumerate(written)
                if present_field in _ORDER and _ORDER.index(present_field) > rank
            ),
            len(written),
        )
        written.insert(at, (field, _render(entry, field)))
    return "".join(lines for _, lines in written)


def _blocks(raw: str) -> Iterator[tuple[str, str]]:
    """The lines of an entry, grouped by the field they belong to."""
    current, owner, lines = "", "", list[str]()
    for line in re.findall(r"[^\n]*\n|[^\n]+", raw):
        field = _field_of(line, owner)
        if field != "blank":
            owner = field  # blank lines may stand between the strings of a text
        if field != current and lines:
            yield current, "".join(lines)
            lines = []
        current = field
        lines.append(line)
    if lines:
        yield current, "".join(lines)


def _field_of(line: str, owner: str) -> str:
    match = _LINE.match(line)
    if match and match.lastgroup != "obsolete":
        assert match.lastgroup
        return "sticky" if match["flags"] == "=" else match.lastgroup
    message = _MESSAGE.match(line)
    assert message
    context, source, plural, target = message.groups()
    return "plural" if plural else "id" if context else "source" if source else "target" if target else owner

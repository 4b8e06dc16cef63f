"""Merge two versions of a file, unit by unit, for Git: what `diglot merge-driver` does.

Git merges lines. That goes wrong where neighbouring units stand on neighbouring lines, such as list items and cells, or
where both branches add an entry at the same place. Here a unit that only one branch touched is taken from that branch,
wherever it stands; a unit that both changed differently keeps both texts, between the marks of a conflict, which no
sync and no build accepts. Nothing that one branch edited is lost because the other removed it.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from diglot.catalog import Catalog, Entry, parse_catalog, render_catalog
from diglot.errors import InputError, StructureError
from diglot.pages import Grammar, join_units, split_units
from diglot.sync.lock import join_lock, parse_section, render_section, split_lock

K = TypeVar("K")
V = TypeVar("V")


class Merged(NamedTuple):
    """The bytes of a merge, and how many units both branches changed differently."""

    data: bytes
    conflicts: int


class Both(NamedTuple):
    """A unit that both branches changed differently."""

    ours: object
    theirs: object


def merge_files(base: bytes, ours: bytes, theirs: bytes, path: str, fields: tuple[str, ...]) -> Merged | None:
    """Merge a catalog, template, lock or translated page; `fields` are the front-matter keys that are translated.

    None if it cannot be done by units: a file is damaged or of no such kind, or a page has another structure.
    """
    merge = _merge_lock if path.endswith(".lock") else _merge_catalog if path.endswith((".po", ".pot")) else None
    try:
        if merge is not None:
            return merge(base, ours, theirs, path)
        return _merge_page(base, ours, theirs, fields) if path.endswith(".md") else None
    except (InputError, UnicodeDecodeError):
        return None


def merge_keyed(base: Mapping[K, V], ours: Mapping[K, V], theirs: Mapping[K, V]) -> dict[K, V | Both]:
    """The merged value of each key, in the order of `ours`. A key that only `theirs` has follows the key that it
    follows there."""
    behind: dict[K | None, list[K]] = {None: []}
    known: K | None = None
    for key in theirs:
        if key in ours:
            known = key
        else:
            behind.setdefault(known, []).append(key)
    order = [*behind[None], *(item for key in ours for item in (key, *behind.get(key, ())))]
    merged: dict[K, V | Both] = {}
    for key in order:
        before, our_value, their_value = base.get(key), ours.get(key), theirs.get(key)
        if our_value == their_value or their_value == before:
            chosen: V | Both | None = our_value
        elif our_value == before:
            chosen = their_value
        else:
            chosen = (
                their_value if our_value is None else our_value if their_value is None else Both(our_value, their_value)
            )
        if chosen is not None:
            merged[key] = chosen
    return merged


def _merge_catalog(base: bytes, ours: bytes, theirs: bytes, path: str) -> Merged | None:
    catalogs = [parse_catalog(data, path) for data in (base, ours, theirs)]
    keyed = [_raw_by_key(catalog) for catalog in catalogs]
    if any(len(raws) != len(catalog.entries) + 1 for raws, catalog in zip(keyed, catalogs, strict=True)):
        return None
    parts, conflicts = [], 0
    for raw in merge_keyed(*keyed).values():
        if isinstance(raw, Both):
            conflicts += 1
            raw = f"\n<<<<<<< ours\n{_line(str(raw.ours))}=======\n{_line(str(raw.theirs))}>>>>>>> theirs\n"
        parts.append(_line(raw))
    data = "".join(parts).encode()
    if conflicts:
        return Merged(data, conflicts)
    return Merged(render_catalog(parse_catalog(data, path)), 0)


def _raw_by_key(catalog: Catalog) -> dict[tuple[str, str], str]:
    def key(entry: Entry) -> tuple[str, str]:
        return (entry.id, "") if entry.id is not None else ("", entry.source)

    return {key(entry): entry.raw for entry in (catalog.header, *catalog.entries)}


def _line(raw: str) -> str:
    return raw if raw.endswith("\n") else raw + "\n"


def _merge_lock(base: bytes, ours: bytes, theirs: bytes, path: str) -> Merged:
    """Merge two locks. A unit on which the branches differ is left out: the next sync compares the files instead."""
    sections = [split_lock(data.decode(), path) for data in (base, ours, theirs)]
    pages = dict.fromkeys([*sections[1], *sections[2]])
    merged = []
    for page in pages:
        units = merge_keyed(*(parse_section(section.get(page, "")) for section in sections))
        merged.append((page, render_section({unit: at for unit, at in units.items() if not isinstance(at, Both)})))
    return Merged(join_lock(merged).encode(), 0)


def _merge_page(base: bytes, ours: bytes, theirs: bytes, fields: tuple[str, ...]) -> Merged | None:
    documents = [split_units(data.decode(), fields) for data in (base, ours, theirs)]
    frames = set()
    for document in documents:
        end, frame = 0, []
        for unit in document.units:
            frame.append((document.text[end : unit.span.start], unit.kind, unit.level))
            end = unit.span.end
        frames.add((*frame, document.text[end:]))
    if len(frames) != 1:
        return None
    keyed = [dict(enumerate(unit.text for unit in document.units)) for document in documents]
    texts = list(merge_keyed(*keyed).values())
    if any(isinstance(text, Both) for text in texts):
        return None
    ours_by_line, theirs_by_line = (
        split_units(document.text, fields, grammar=Grammar(breaks=True)) for document in documents[1:]
    )
    changed = [
        None if text == our_unit.text else their_unit.text
        for text, our_unit, their_unit in zip(texts, documents[1].units, theirs_by_line.units, strict=True)
    ]
    try:
        return Merged(join_units(ours_by_line, changed).encode(), 0)
    except StructureError:
        return None

"""The translation memory finds what is like a text; what it offers stays a comment."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from editions import Files, edition
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel
from repetition import examples

from diglot.catalog import parse_catalog
from diglot.cli import cli
from diglot.memory import (
    DamagedIndexError,
    Match,
    Memory,
    MemoryUnit,
    build_index,
    offer_lines,
    read_index,
    remember,
)

WORDS = [
    *["the", "city", "grid", "score", "file", "system", "people", "data", "a", "of", "in", "to", "new", "old"],
    "网格",
    "化",
    "管理",
    "社会",
    "信用",
    "体系",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join)


def memory(*sources: str) -> Memory:
    """A memory of texts."""
    return Memory(MemoryUnit(text, f"t{i}", f"a.md#{i}") for i, text in enumerate(sources))


def test_equal_texts_come_first_and_alone() -> None:
    """All of their translations, each with its place."""
    units = [
        MemoryUnit("Text.", "一", "a.md#1"),
        MemoryUnit("Text.", "二", "b.md#1"),
        MemoryUnit("Text!", "三", "c.md#1"),
    ]

    found = Memory([*units, units[0]]).find("Text.")

    assert found == [Match(1.0, units[0]), Match(1.0, units[1])]


def test_a_text_does_not_find_itself() -> None:
    """Only another place that has the same."""
    two_texts = memory("One and the same text.", "Another one.")

    assert two_texts.find("One and the same text.", besides="a.md#0") == []


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("The city is divided into grids.", "The city was divided into grids.", True),
        ("Installations", "Installation", True),
        ("社会信用体系的可行性", "社会信用体系可行性", True),
        ("The city is divided into grids.", "Everyone has a score of their own here.", False),
        ("", "Text.", False),
        ("……", "Text.", False),
    ],
)
def test_similar_texts(text: str, known: str, found: bool) -> None:
    """One changed word of many, one letter of a word, Chinese without blanks."""
    matches = memory(known).find(text)

    assert bool(matches) is found
    assert all(0.7 <= match.score < 1 for match in matches)


@settings(max_examples=examples(60))
@given(st.lists(SENTENCES, min_size=1, max_size=30), SENTENCES)
def test_the_index_finds_what_a_scan_finds(sources: list[str], text: str) -> None:
    """The best match is that of comparing with every unit."""
    best = max(1.0 if each == text else min(0.99, Indel.normalized_similarity(text, each)) for each in sources)

    found = memory(*sources).find(text, least=0.75)

    assert [match.score for match in found[:1]] == ([best] if best >= 0.75 else [])


def units_of(page: str, texts: Iterable[str]) -> list[MemoryUnit]:
    """A unit for each text, in the catalog of a page."""
    return [MemoryUnit(text, f"译{i}", f"{page}#{i}") for i, text in enumerate(texts)]


@settings(max_examples=examples(30))
@given(st.lists(SENTENCES, max_size=12), st.lists(SENTENCES, max_size=12), SENTENCES)
def test_a_kept_index_finds_what_a_new_one_finds(one: list[str], other: list[str], text: str) -> None:
    """Written to a file and read again; the units of a catalog that changed are those it has now."""
    old = build_index({"a.md": ("1", units_of("a.md", [*one, "gone"])), "b.md": ("1", units_of("b.md", other))})
    kept = read_index(old.to_bytes())
    memory = Memory(units_of("a.md", one), kept, ["a.md"])
    made = Memory([*units_of("a.md", one), *units_of("b.md", other)])

    assert kept.to_bytes() == old.to_bytes()
    assert {(each.score, each.unit.source) for each in memory.find(text, 0.75, most=99)} == {
        (each.score, each.unit.source) for each in made.find(text, 0.75, most=99)
    }
    assert memory.find("gone", 1.0) == []


@settings(max_examples=examples(200))
@given(st.binary(max_size=80), st.integers(0, 400), st.integers(0, 4))
def test_no_file_is_trusted(new: bytes, at: int, cut: int) -> None:
    """An index with other bytes in some place is read as data, or refused; nothing else happens."""
    data = build_index({"a.md": ("1", units_of("a.md", ["The city is a grid.", "The town is a grid."]))}).to_bytes()
    damaged = data[:at] + new + data[at + len(new) + cut - 2 :]
    try:
        found = Memory(kept=read_index(damaged)).find("The city is a grid.", 0.5)
    except DamagedIndexError:
        found = []

    assert all(isinstance(each.unit, MemoryUnit) for each in found)


@pytest.mark.parametrize(
    "head", [b"[]", b"[[9, 9, 9, 9, 9], []]", b"[" * 60_000, b"[[-1, 0, 0, 0, 0], []]", b"{}", b""]
)
def test_a_false_head_is_refused(head: bytes) -> None:
    """Before anything is read by it."""
    magic = build_index({}).to_bytes().partition(b"\n")[0]

    with pytest.raises(DamagedIndexError):
        read_index(magic + b"\n%d\n" % len(head) + head)


def made() -> Files:
    """An edition with a page that is translated, and one that is like it."""
    files = edition(
        "# Title\n\nThe city is divided into grids.\n", {"The city is divided into grids.": "城市划成网格。"}
    )
    files.write_source("# Other\n\nThe city is divided into grids.\n\nThe town is divided into grids.\n", "b.md")
    files.sync()
    return files


def test_offers_name_the_place_and_the_difference() -> None:
    """An identical paragraph elsewhere, and one that is like it."""
    files = made()
    remembered = Memory(remember(files.edition(), "zh"))
    unit = files.ids()["The city is divided into grids."]

    same = offer_lines(remembered, "The city is divided into grids.", "b.md#p00000")
    like = offer_lines(remembered, "The town is divided into grids.", "b.md#p00001")

    assert same == (f"memory: 100 % a.md#{unit}: 城市划成网格。",)
    assert like == (f"memory: 90 % a.md#{unit}: 城市划成网格。 ← The city is divided into grids.",)


def run(root: Path, *arguments: str) -> Result:
    """Run the command in an edition."""
    return CliRunner().invoke(cli, ["--root", str(root), *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The edition of `made` on the disk."""
    (tmp_path / "diglot.toml").write_text("")
    for path, data in made().by_path.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_suggestions_are_written_only_if_asked_for(root: Path) -> None:
    """And then sync keeps them, until the unit is translated."""
    catalog = root / "locales/zh/LC_MESSAGES/b.po"
    before = catalog.read_bytes()

    shown = run(root, "tm", "suggest")
    kept = catalog.read_bytes()
    run(root, "tm", "suggest", "--write")
    written = catalog.read_bytes()
    again = run(root, "sync")
    entries = {entry.source: entry for entry in parse_catalog(written, "b.po").entries}

    assert "memory: 100 % a.md#" in shown.output
    assert kept == before
    assert catalog.read_bytes() == written != before
    assert "Everything agrees." in again.output
    assert {entry.target for entry in entries.values()} == {""}
    assert [line[:14] for line in entries["The town is divided into grids."].extracted[1:]] == ["memory: 90 % a"]


def test_a_translated_unit_loses_its_suggestions(root: Path) -> None:
    """With the next sync; `--remove` takes away all others."""
    catalog = root / "locales/zh/LC_MESSAGES/b.po"
    before = catalog.read_bytes()
    run(root, "tm", "suggest", "--write")
    text = catalog.read_text("utf-8")
    head, _, tail = text.partition('msgid "The town is divided into grids."\nmsgstr ""')
    catalog.write_text(f'{head}msgid "The town is divided into grids."\nmsgstr "镇划成网格。"{tail}', "utf-8")

    run(root, "sync")
    once = catalog.read_text("utf-8")
    run(root, "tm", "suggest", "--remove")
    after = catalog.read_bytes().replace("镇划成网格。".encode(), b"")

    assert (text.count("memory: "), once.count("memory: ")) == (2, 1)
    assert after == before


def test_a_memory_of_another_program(root: Path) -> None:
    """It is kept beside the catalogs, and found."""
    file = root / "old.tmx"
    file.write_text(
        '<tmx version="1.4"><header srclang="en-GB"/><body><tu><tuv xml:lang="en-GB"><seg>A tale of two grids</seg>'
        '</tuv><tuv xml:lang="zh-CN"><seg>双网记</seg></tuv></tu></body></tmx>'
    )

    added = run(root, "tm", "add", str(file))
    found = run(root, "tm", "find", "A tale of two grids.")
    missed = run(root, "tm", "find", "Nothing at all")

    assert "1 unit from en-GB to zh-CN" in added.output
    assert "双网记" in found.output
    assert "locales/memory/old.tmx:1" in found.output
    assert missed.exit_code == 1


def test_sync_tells_of_what_is_like_a_new_text(root: Path) -> None:
    """As comments of the entry, once; the next sync finds everything in agreement, and a translation removes them."""
    page, catalog = root / "docs/en/b.md", root / "locales/zh/LC_MESSAGES/b.po"
    run(root, "sync")
    silent = catalog.read_text("utf-8")
    page.write_text(f"{page.read_text('utf-8')}\nThe city was divided into grids.\n", "utf-8")

    run(root, "sync")
    offered = catalog.read_text("utf-8")
    again, checked = run(root, "sync"), run(root, "sync", "--check")
    catalog.write_text(offered.replace('grids."\nmsgstr ""', 'grids."\nmsgstr "市曾划成网格。"'), "utf-8")
    run(root, "sync")

    assert "memory: " not in silent
    assert [line[:17] for line in offered.splitlines() if "memory: " in line] == ["#. memory: 95 % a"]
    assert "Everything agrees." in again.output
    assert "Everything agrees." in checked.output
    assert "memory: " not in catalog.read_text("utf-8")


@pytest.mark.parametrize("damage", ["<tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>'], ids=["cut off", "entities"])
def test_a_damaged_memory_does_not_keep_sync_from_its_work(root: Path, damage: str) -> None:
    """It is named, once; the new text gets into the catalog without suggestions. `diglot tm` ends there."""
    run(root, "sync")
    file = root / "locales/memory/旧 记忆.tmx"
    file.parent.mkdir()
    file.write_text(damage, "utf-8")
    page = root / "docs/en/b.md"
    page.write_text(f"{page.read_text('utf-8')}\nThe city was divided into grids.\n\nAnd so on.\n", "utf-8")

    synced, found = run(root, "sync"), run(root, "tm", "find", "grids")

    assert synced.exit_code == 0
    assert synced.output.count("旧 记忆.tmx") == 1
    assert "grids" in (root / "locales/zh/LC_MESSAGES/b.po").read_text("utf-8")
    assert "旧 记忆.tmx" in str(found.exception)


def test_sync_tells_of_what_is_like_a_changed_text(root: Path) -> None:
    """Also of the same text elsewhere; never as a translation."""
    page, catalog = root / "docs/en/b.md", root / "locales/zh/LC_MESSAGES/b.po"
    run(root, "sync")
    page.write_text(page.read_text("utf-8").replace("The town", "The city"), "utf-8")
    run(root, "sync")
    entries = parse_catalog(catalog.read_bytes(), "b.po").entries

    assert [any("memory: 100 % a.md" in line for line in entry.extracted) for entry in entries] == [False, False, True]
    assert {entry.target for entry in entries} == {""}


def test_the_index_is_kept_and_made_again_if_it_is_damaged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the user's cache; what changed since is found all the same."""
    monkeypatch.setattr("diglot.cli.stored_memory.LEAST_KEPT", 1)
    monkeypatch.setenv("DIGLOT_CACHE_DIR", str(root / "cache"))
    text = "The city is divided into grids."
    first = run(root, "tm", "find", text)
    (kept,) = (root / "cache/memory").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-40] + b"\xff" * 40)
    damaged = run(root, "tm", "find", text)
    catalog = root / "locales/zh/LC_MESSAGES/a.po"
    catalog.write_text(catalog.read_text("utf-8").replace("城市划成网格。", "市区划成网格。"), "utf-8")
    (root / "docs/zh/a.md").unlink()
    changed = run(root, "tm", "find", text)

    assert "城市划成网格。" in first.output
    assert damaged.output == first.output
    assert "市区划成网格。" in changed.output
    assert "城市划成网格。" not in changed.output

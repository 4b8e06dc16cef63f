"""The translation memory finds what is like a text; what it offers stays a comment."""

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
from diglot.memory import Match, Memory, MemoryUnit, offer_lines, remember

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
    its = memory("One and the same text.", "Another one.")

    assert its.find("One and the same text.", besides="a.md#0") == []


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
    its = Memory(remember(files.edition(), "zh"))
    unit = files.ids()["The city is divided into grids."]

    same = offer_lines(its, "The city is divided into grids.", "b.md#p00000")
    like = offer_lines(its, "The town is divided into grids.", "b.md#p00001")

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

    assert "1 units from en-GB to zh-CN" in added.output
    assert "双网记" in found.output
    assert "locales/memory/old.tmx:1" in found.output
    assert missed.exit_code == 1

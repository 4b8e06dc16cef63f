"""Branches that touch different units merge; those that touch the same one keep both texts."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from repetition import examples

from diglot.catalog import Catalog, parse_catalog, render_catalog
from diglot.errors import InputError
from diglot.keys import content_hash
from diglot.pages import Document, Kind, split_units
from diglot.spans import line_number
from diglot.sync.lock import Agreed, join_lock, parse_section, render_section, split_lock
from diglot.sync.threeway import Both, merge_files, merge_keyed

ROOT = Path(__file__).resolve().parents[2]
PAIRS = examples(50)
FIELDS = ("title", "description")
PO, LOCK, PAGE = "locales/zh/LC_MESSAGES/essay.po", "locales/zh/base.lock", "docs/zh/essay.md"
Files = dict[str, bytes]


class Essay:
    """The edition's essay, with edits of single units in the way a sync would write them."""

    def __init__(self) -> None:
        self.files = {path: (ROOT / path).read_bytes() for path in (PO, LOCK, PAGE)}
        self.catalog: Catalog = parse_catalog(self.files[PO], PO)
        self.page: Document = split_units(self.files[PAGE].decode(), FIELDS)
        self.sections = split_lock(self.files[LOCK].decode(), LOCK)
        self.agreed = parse_section(self.sections["essay.md"])
        active = [entry for entry in self.catalog.entries if not entry.obsolete]
        places: dict[str, list[int]] = {}
        for index, unit in enumerate(self.page.units):
            places.setdefault(unit.text, []).append(index)
        once = {text: units_there[0] for text, units_there in places.items() if len(units_there) == 1}
        fields = {unit.text for unit in self.page.units if unit.kind is Kind.FIELD}
        self.units = {
            entry.id: once[entry.target]
            for entry in active
            if entry.id and entry.target in once and entry.target not in fields
        }

    def line(self, unit: str) -> int:
        """The line of the page on which a unit stands."""
        return line_number(self.page.text, self.page.units[self.units[unit]].span.start)

    def edit(self, edits: dict[str, str]) -> Files:
        """The three files with new translations of some units, by id."""
        entries = [
            entry.edit(target=entry.target + edits[entry.id]) if entry.id in edits else entry
            for entry in self.catalog.entries
        ]
        text, at, parts = self.page.text, 0, []
        for index, added in sorted((self.units[unit], added) for unit, added in edits.items()):
            end = self.page.units[index].span.end
            parts += [text[at:end], added]
            at = end
        agreed = {
            unit: Agreed(was.source, content_hash(edits[unit])) if unit in edits else was
            for unit, was in self.agreed.items()
        }
        sections = {**self.sections, "essay.md": render_section(agreed)}
        return {
            PO: render_catalog(self.catalog.replace(entries)),
            PAGE: "".join([*parts, text[at:]]).encode(),
            LOCK: join_lock(sections.items()).encode(),
        }


@pytest.fixture(scope="module")
def essay() -> Essay:
    """The essay as it is committed."""
    return Essay()


def pairs(essay: Essay, count: int) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Edits of two branches that share no unit; every other pair is of neighbours."""
    chance = random.Random(count)
    units = list(essay.units)
    for number in range(count):
        if number % 2:
            start = chance.randrange(len(units) - 6)
            chosen = units[start : start + 6]
            ours, theirs = chosen[::2], chosen[1::2]
        else:
            chosen = chance.sample(units, min(len(units), 12))
            ours, theirs = chosen[:6], chosen[6:]
        yield {unit: f"甲{number}" for unit in ours}, {unit: f"乙{number}" for unit in theirs}


def git_merge(folder: Path, base: bytes, ours: bytes, theirs: bytes) -> tuple[int, bytes]:
    """What Git itself makes of three versions: how many conflicts, and the text."""
    for name, data in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(data)
    done = subprocess.run(["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=folder, capture_output=True)
    return done.returncode, done.stdout


def test_disjoint_edits_merge_in_git_alone(essay: Essay, tmp_path: Path) -> None:
    """Without a driver: catalogs and locks are written so that neighbours do not touch. On pages some do, such as list
    items: only there the driver is needed."""
    for ours, theirs in pairs(essay, PAIRS):
        our_files, their_files, both = essay.edit(ours), essay.edit(theirs), essay.edit(ours | theirs)
        touching = any(abs(essay.line(one) - essay.line(other)) < 2 for one in ours for other in theirs)
        for path in (PO, LOCK) if touching else (PO, LOCK, PAGE):
            base = essay.files[path]
            assert git_merge(tmp_path, base, our_files[path], their_files[path]) == (0, both[path]), path


def test_disjoint_edits_merge_by_units(essay: Essay) -> None:
    """With the driver, to the same bytes."""
    for ours, theirs in pairs(essay, PAIRS):
        our_files, their_files, both = essay.edit(ours), essay.edit(theirs), essay.edit(ours | theirs)
        for path, base in essay.files.items():
            assert merge_files(base, our_files[path], their_files[path], path, FIELDS) == (both[path], 0), path


def test_the_driver_merges_what_lines_cannot() -> None:
    """Neighbouring items and cells."""
    base = "- 一\n- 二\n\n| 三 | 四 |\n| --- | --- |\n| 五 | 六 |\n".encode()
    ours = base.replace("一".encode(), "甲".encode()).replace("五".encode(), "丙".encode())
    theirs = base.replace("二".encode(), "乙".encode()).replace("六".encode(), "丁".encode())
    merged = merge_files(base, ours, theirs, "docs/zh/a.md", FIELDS)

    assert merged is not None
    assert merged.data.decode() == "- 甲\n- 乙\n\n| 三 | 四 |\n| --- | --- |\n| 丙 | 丁 |\n"


def test_edits_of_the_same_unit_keep_both_texts_and_are_refused(essay: Essay) -> None:
    """In the catalog, between marks that no reader of catalogs accepts; the lock forgets what was agreed on."""
    unit = list(essay.units)[3]
    our_files, their_files = essay.edit({unit: "甲说"}), essay.edit({unit: "乙说"})
    merged = merge_files(essay.files[PO], our_files[PO], their_files[PO], PO, FIELDS)
    lock = merge_files(essay.files[LOCK], our_files[LOCK], their_files[LOCK], LOCK, FIELDS)

    assert merged is not None
    assert merged.conflicts == 1
    assert "甲说" in merged.data.decode()
    assert "乙说" in merged.data.decode()
    with pytest.raises(InputError, match="unsettled merge"):
        parse_catalog(merged.data, PO)
    assert lock is not None
    assert unit not in parse_section(split_lock(lock.data.decode(), LOCK)["essay.md"])
    assert merge_files(essay.files[PAGE], our_files[PAGE], their_files[PAGE], PAGE, FIELDS) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 3}),
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 1}),
        ({"a": 1}, {"a": 1, "b": 3}, {"a": 1, "b": 3}),
        ({"a": 1, "b": 2, "x": 9}, {"a": 1, "c": 4, "b": 2}, {"a": 1, "c": 4, "b": 2, "x": 9}),
        ({"a": 5, "b": 2}, {"a": 6, "b": 2}, {"a": Both(5, 6), "b": 2}),
        ({"a": 1, "b": 2, "c": 7}, {"a": 1, "b": 2, "c": 7}, {"a": 1, "b": 2, "c": 7}),
    ],
)
def test_three_ways(ours: dict[str, int], theirs: dict[str, int], merged: dict[str, object]) -> None:
    """One side changed: it wins. Removed and untouched: gone. Removed and edited: kept. Both alike: once. Else both."""
    result = merge_keyed({"a": 1, "b": 2}, ours, theirs)

    assert result == merged
    assert list(result) == list(merged)


@pytest.mark.slow
@pytest.mark.slow
def test_git_calls_the_driver(essay: Essay, tmp_path: Path) -> None:
    """In a real repository: neighbours merge; the same unit stops the merge, and the edition does not build."""
    from sites import make_edition, run_build

    def git(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)

    make_edition(tmp_path)
    (tmp_path / ".gitattributes").write_text("/locales/** merge=diglot\n/docs/zh/** merge=diglot\n")
    (tmp_path / ".gitignore").write_text(".diglot/\n")
    git("init", "--quiet", "--initial-branch=main")
    git("config", "merge.diglot.driver", f"{sys.executable} -m diglot merge-driver %O %A %B %P")
    git("add", "--all")
    git("commit", "--quiet", "--message=base")
    catalog = tmp_path / "locales/zh/LC_MESSAGES/index.po"
    page = tmp_path / "docs/zh/index.md"

    def branch(name: str, old: str, new: str) -> None:
        git("checkout", "--quiet", "-b", name, "main")
        for place in (catalog, page):
            place.write_text(place.read_text("utf-8").replace(old, new), "utf-8")
        git("commit", "--quiet", "--all", f"--message={name}")

    branch("one", "里面一项", "里面一条")
    branch("two", "一件事", "一件活")  # on the next line of the page
    branch("three", "里面一项", "里面一件")
    git("checkout", "--quiet", "one")
    clean = git("merge", "--no-edit", "two")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "- 里面一条\n- [ ] 一件活\n" in page.read_text("utf-8")
    both = git("merge", "--no-edit", "three")

    assert both.returncode == 1
    for place in (catalog, page):
        assert "里面一条" in place.read_text("utf-8")
        assert "里面一件" in place.read_text("utf-8")
    built = run_build(tmp_path, tmp_path / "site", "--strict")
    assert built.returncode != 0
    assert "unsettled merge" in built.stdout

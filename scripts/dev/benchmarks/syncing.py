"""Cutting, joining, syncing, updating a catalog, and starting."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from click.testing import CliRunner

from corpus import WORDS, Pages, edition, megabytes, some
from diglot.catalog import parse_catalog, render_catalog
from diglot.cli import cli
from diglot.edition import Edition
from diglot.errors import StructureError
from diglot.pages import Document, Kind, join_units, split_units
from diglot.repository import Repository
from diglot.sync import plan_sync
from measures import Measure, best, timed
from peers import EXTRACTORS, PARSERS, PEER_PAGES, measure_peers


def measure_cutting(pages: Pages, few: Pages, python: str) -> Iterator[Measure]:
    """Cutting pages into units, and peers that parse or render them."""

    def cut(texts: Pages) -> None:
        for text in texts.values():
            split_units(text)

    yield Measure("cutting pages into units", megabytes(pages) / best(lambda: cut(pages)), "MB/s", 8)
    yield from measure_peers(PARSERS, few, python, best(lambda: cut(few)))


def measure_joining(pages: Pages) -> Iterator[Measure]:
    """Cutting, and joining with another text for every unit, which cuts once more to see that the page holds."""
    texts = {name: translate(split_units(text)) for name, text in pages.items()}

    def work() -> None:
        for name, text in pages.items():
            join_units(split_units(text), texts[name])

    refused = sum(text is None for of_page in texts.values() for text in of_page)
    units = sum(map(len, texts.values()))
    note = f"{units - refused} of {units} units translated"
    yield Measure("cutting, joining translated", megabytes(pages) / best(work), "MB/s", note=note)


def translate(document: Document) -> list[str | None]:
    """A text for every unit; None for the odd one that must begin as it does."""
    texts: list[str | None] = [f"译{unit.text}" for unit in document.units]
    while True:
        try:
            join_units(document, texts)
            return texts
        except StructureError as error:
            texts[error.index] = None


def sync(root: Path) -> None:
    """`diglot sync` in this process. Raises RuntimeError with what it said when it did not end well."""
    result = CliRunner().invoke(cli, ["--root", str(root), "sync"], catch_exceptions=False)
    if result.exit_code:
        raise RuntimeError(f"diglot sync ended with {result.exit_code}: {result.output[-300:]}")


def measure_syncing(pages: Pages, few: Pages, python: str) -> Iterator[Measure]:
    """The first sync of an edition on disk, the second, which finds nothing to do, and those after it.

    Peers do only the first step of a first sync, extraction; ours is all of it, on the same pages.
    """
    first, second, later, command = first_syncs(pages)
    files = "sources to templates, catalogs, pages"
    yield Measure("first sync, on disk", megabytes(pages) / first, "MB/s", 2, f"{first:.2f} s; {files}")
    yield from measure_peers(EXTRACTORS, few, python, first_syncs(few)[0])
    yield Measure("second sync: nothing to do", second, "s", 1, "in this process")
    yield Measure("later sync: nothing to do", later, "s", 1, "in this process")
    yield Measure("later sync: nothing to do", command, "s", 1, "the whole command")


def first_syncs(pages: Pages) -> list[float]:
    """Seconds of the first three syncs of a new edition, and of one more as a command."""
    runs = []
    for _ in range(3):
        with edition(pages) as root:
            here = [timed(lambda: sync(root)) for _ in range(3)]
            runs.append([*here, timed(lambda: run_diglot("--root", str(root), "sync"))])
    return [min(times) for times in zip(*runs, strict=True)]


def measure_update(pages: Pages, count: int) -> Iterator[Measure]:
    """A page of `count` texts of the corpus, 5 % edited, 2 % new, 2 % gone: our whole plan, Babel's update alone."""
    texts = sentences(pages, count + count // 50)
    if len(texts) < 102:  # enough for two new ones
        yield Measure("updating a catalog, against Babel", None, note="the pages have too little text")
        return
    before, after, edits = edit(texts)
    was = translated_edition(before, after)
    old = {text: f"译{text}" for text in before}
    seconds = best(lambda: plan_sync(was), runs=5)
    [path] = was.translations["zh"].catalogs
    [data] = [data for name, data in plan_sync(was).writes if name == was.layout.catalog(path, "zh") and data]
    entries = {entry.source: entry.target for entry in parse_catalog(data, path).entries}

    babel = BabelCatalog("zh")
    for text, target in old.items():
        babel.add(text, target)
    template = BabelCatalog()
    for text in after:
        template.add(text)
    babel_seconds = best(lambda: babel.update(template), runs=1)
    seconds = min(seconds, best(lambda: plan_sync(was), runs=5))  # before and after: Babel's one run is a long one
    right = sum(entries.get(new) == old[text] for text, new in edits.items())
    babel_right = sum(babel[new].string == old[text] for text, new in edits.items())
    mean = sum(map(len, before)) // len(before)
    note = f"{seconds:.3f} s; {right} of {len(edits)} edits right; {len(before)} entries of {mean} letters"
    floor = 100 if len(before) >= 1000 else None  # Babel's time grows with the square of the entries
    yield Measure("updating a catalog, against Babel", babel_seconds / seconds, "times", floor, note)
    yield Measure("Babel, Catalog.update", babel_seconds, "s", note=f"{babel_right} of {len(edits)} edits right")


def sentences(pages: Pages, count: int) -> list[str]:
    """Units from all over the corpus, of four words or more, each of which alone on a page is one paragraph."""
    found: dict[str, None] = {}
    for text in some(pages, PEER_PAGES).values():
        for unit in split_units(text).units:
            if "\n" not in unit.text and unit.text.count(" ") >= 3:
                alone = [(piece.kind, piece.text) for piece in split_units(unit.text).units]
                if alone == [(Kind.PARAGRAPH, unit.text)]:
                    found[unit.text] = None
    return random.Random(count).sample(list(found), min(count, len(found)))


def edit(texts: Sequence[str]) -> tuple[list[str], list[str], dict[str, str]]:
    """Texts before and after edits (the last fiftieth is new), and which became which."""
    chance = random.Random(len(texts))
    share = len(texts) // 51
    before, new = list(texts[:-share]), texts[-share:]
    touched = chance.sample(before, share * 5 // 2 + share)
    edits = {}
    for text in touched[share:]:
        words = text.split(" ")
        for _ in range(1 + len(words) // 15):
            words[chance.randrange(1, len(words))] = chance.choice(WORDS)
        edits[text] = " ".join(words)
    after = [edits.get(text, text) for text in before if text not in touched[:share]]
    for text in new:
        after.insert(chance.randrange(len(after)), text)
    return before, after, {old: now for old, now in edits.items() if old != now}


def translated_edition(before: Sequence[str], after: Sequence[str]) -> Edition:
    """An edition of one page, translated and in agreement, whose source page has just become `after`."""
    with edition({"page.md": "\n\n".join(before) + "\n"}) as root:
        sync(root)
        repository = Repository(root)
        path = root / repository.layout.catalog("page.md", "zh")
        catalog = parse_catalog(path.read_bytes(), path.name)
        entries = [entry.edit(target=f"译{entry.source}") for entry in catalog.entries]
        path.write_bytes(render_catalog(catalog.replace(entries)))
        sync(root)
        (root / repository.layout.source_page("page.md")).write_text("\n\n".join(after) + "\n", "utf-8")
        return repository.read_edition()


def measure_help() -> Iterator[Measure]:
    """Starting the command."""
    yield Measure("diglot --help", best(lambda: run_diglot("--help"), runs=5), "s", 0.2, "the whole command")


def run_diglot(*arguments: str) -> None:
    """Run the command in a process of its own."""
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-m", "diglot", *arguments], check=True, capture_output=True, env=environ)


def run_report(root: Path, *arguments: str) -> tuple[float, float, float]:
    """What a command takes that reports faults: seconds on the clock, seconds of processors, with those of all its
    processes, and MiB of memory of its largest one.

    Raises RuntimeError if it ends in another way than with a report.
    """
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "diglot", "--root", str(root), *arguments]
    done = subprocess.run(
        [sys.executable, "-I", "-c", _MEASURED, *command], env=environ, capture_output=True, text=True
    )
    status, elapsed, seconds, kibibytes = json.loads(done.stdout)
    if status not in (0, 1):
        raise RuntimeError(f"diglot {arguments[0]} ended with {status}")
    return elapsed, seconds, kibibytes / 1024


_MEASURED = """
import json, os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
elapsed = time.perf_counter() - start
print(json.dumps([child.returncode, elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""
"""Runs a command in a small process of its own: Linux counts the memory of the process that starts a command as the
command's, and the benchmark is large."""

"""Measure cutting, syncing and starting against their floors and against other tools, in one run.

    scripts/bench                    a made corpus of 200 pages, the same every time
    scripts/bench FOLDER             every page (.md) of any folder, which is only read
    scripts/bench --json             for machines
    scripts/bench --peers PYTHON     an interpreter that has translate-toolkit or mdpo; po4a is looked for on the PATH

Absolute figures do not travel between machines, ratios do: a peer does its work on the same pages in the same run. Each
figure is the best of three runs, those of slow peers of one. Figures are read, not asserted: the exit status is 0.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from click.testing import CliRunner

from diglot.catalog import parse_catalog, render_catalog
from diglot.cli import cli
from diglot.edition import Edition
from diglot.errors import StructureError
from diglot.pages import Document, Kind, join_units, split_units
from diglot.repository import Repository
from diglot.sync import plan_sync

Pages = Mapping[str, str]
PEER_PAGES = 200
"""Pages that peers are given; some need a minute even for these."""
PARSERS = {
    "markdown-it-py, parsing": """
from markdown_it import MarkdownIt
parse = MarkdownIt("commonmark").enable("table").parse
start = time.perf_counter()
for text in texts:
    parse(text)
""",
    "Python-Markdown, to HTML": """
from markdown import Markdown
renderer = Markdown(extensions=["tables", "attr_list", "def_list", "footnotes", "admonition", "fenced_code"])
start = time.perf_counter()
for text in texts:
    renderer.reset().convert(text)
""",
}
EXTRACTORS = {
    "translate-toolkit, extraction": """
from translate.convert.md2po import main
start = time.perf_counter()
main(["-i", folder, "-o", out, "--progress=none"])
""",
    "mdpo, extraction": """
from mdpo import markdown_to_pofile
start = time.perf_counter()
for i, page in enumerate(pages):
    markdown_to_pofile(page, po_filepath=f"{out}/{i}.po", save=True)
""",
    "po4a, extraction": """
import os, subprocess
masters = [part for page in pages for part in ("-m", page)]
command = ["po4a-updatepo", "-f", "text", "-o", "markdown", "-M", "UTF-8", "-p", f"{out}/all.pot", *masters]
start = time.perf_counter()
done = subprocess.run(command, env=os.environ | {"LC_ALL": "C.UTF-8"}, stdout=sys.stderr)
assert done.returncode == 0
""",
}
"""What each tool runs, in its fastest way: one process, and one catalog for each page (po4a: for all of them)."""
PROLOGUE = """
import glob, sys, time
folder, out = sys.argv[1:]
pages = sorted(glob.glob(folder + "/**/*.md", recursive=True))
texts = [open(page, encoding="utf-8").read() for page in pages]
"""
CONSTRUCTS = ("paragraph", "paragraph", "paragraph", "paragraph", "list", "table", "code", "admonition")
TEXT = """
a about access account after all allow an and any are as at audit be because before between by can change check choice
cluster command common company condition container control cost could country data default depend describe different do
each either error every example file first follow for from give government group has have how if in index into is it
key kind know language law less license list machine made make many may means memory message method more must name need
network never new node not number object of on one only open or order other our output page part people person place
private process protect public question read reason record request resource right rule run same secret section security
server service set should show since so some source state still system than that the their then there they this time to
token under until update use user value version volume was we what when where which who will with without work year you
"""
WORDS = TEXT.split()


@dataclass(frozen=True)
class Measure:
    """One figure; None where it could not be taken, which `note` explains. Floors of seconds are ceilings."""

    name: str
    value: float | None
    unit: str = ""
    floor: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the floor is met; None where there is none, or no figure."""
        if self.value is None or self.floor is None:
            return None
        return self.value <= self.floor if self.unit == "s" else self.value >= self.floor


def say(line: str) -> None:
    """Write one progress line to standard error."""
    print(line, file=sys.stderr, flush=True)


def timed(work: Callable[[], object]) -> float:
    """The seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], runs: int = 3) -> float:
    """The seconds of the fastest of a few runs: what else the machine does can only slow a run down."""
    return min(timed(work) for _ in range(runs))


def megabytes(pages: Pages) -> float:
    """The size of pages as they are on disk."""
    return sum(len(text.encode()) for text in pages.values()) / 1e6


# What is measured on


def read_pages(folder: Path) -> dict[str, str]:
    """The pages below a folder, by their path in it; a file that is not UTF-8 is named and left out."""
    pages = {}
    for path in sorted(folder.rglob("*.md")):
        try:
            pages[path.relative_to(folder).as_posix()] = path.read_bytes().decode()
        except (UnicodeDecodeError, OSError) as error:
            say(f"left out: {path}: {error}")
    return pages


def make_pages(count: int = 200, size: int = 10_000) -> dict[str, str]:
    """Pages of prose, lists, tables, code and admonitions, made of common words, the same every time."""
    chance = random.Random(count)
    return {f"part-{i % 10}/page-{i}.md": make_page(chance, size) for i in range(count)}


def make_page(chance: random.Random, size: int) -> str:
    """One page of about `size` letters."""
    title = " ".join(chance.sample(WORDS, 4)).capitalize()
    parts = [f"---\ntitle: {title}\ndescription: {sentence(chance)}\n---\n", f"# {title}\n"]
    while sum(map(len, parts)) < size:
        if chance.random() < 0.15:
            parts.append(f"{'#' * chance.choice((2, 2, 3))} {' '.join(chance.sample(WORDS, 5)).capitalize()}\n")
        parts.append(make_block(chance, chance.choice(CONSTRUCTS)))
    return "\n".join(parts)


def make_block(chance: random.Random, construct: str) -> str:
    """One block of Markdown, with its last line end."""
    if construct == "list":
        return "".join(f"{chance.choice(('', '', '    '))}- {sentence(chance)}\n" for _ in range(5)).lstrip(" ")
    if construct == "table":
        rows = "".join(f"| `{chance.choice(WORDS)}` | {sentence(chance)} |\n" for _ in range(4))
        return f"| Name | What it does |\n| --- | --- |\n{rows}"
    if construct == "code":
        return "```yaml\n" + "".join(f"{chance.choice(WORDS)}: {chance.choice(WORDS)}\n" for _ in range(8)) + "```\n"
    text = "\n".join(sentence(chance) for _ in range(chance.randint(2, 5))) + "\n"
    return f"!!! note\n    {sentence(chance)}\n" if construct == "admonition" else text


def sentence(chance: random.Random) -> str:
    """A sentence, some with code, emphasis or a link in it."""
    words = chance.choices(WORDS, k=chance.randint(6, 22))
    form = chance.choice(("{}", "{}", "{}", "`{}`", "**{}**", "[{}](../index.md)"))
    words[3] = form.format(words[3])
    return " ".join(words).capitalize() + "."


def some(pages: Pages, count: int) -> dict[str, str]:
    """At most `count` pages, from all over the corpus."""
    names = list(pages)[:: -(-len(pages) // count)]
    return {name: pages[name] for name in names}


@contextmanager
def edition(pages: Pages) -> Iterator[Path]:
    """A folder with a new edition of these pages, flushed to the disk, which is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="diglot-bench-") as name:
        root = Path(name)
        (root / "diglot.toml").write_text('source = "en"\ntargets = ["zh"]\n', "utf-8")
        for page, text in pages.items():
            place = root / "docs" / "en" / page
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())
        if hasattr(os, "sync"):
            os.sync()
        yield root


# The measurements


def measure_cutting(pages: Pages, few: Pages, python: str) -> Iterator[Measure]:
    """Cutting pages into units, and peers that parse or render them."""

    def cut(its: Pages) -> None:
        for text in its.values():
            split_units(text)

    yield Measure("cutting pages into units", megabytes(pages) / best(lambda: cut(pages)), "MB/s", 8)
    yield from measure_peers(PARSERS, few, python, best(lambda: cut(few)))


def measure_peers(codes: Mapping[str, str], pages: Pages, python: str, ours: float) -> Iterator[Measure]:
    """What other tools need for the same pages, for which we took `ours` seconds; their start does not count."""
    for name, code in codes.items():
        with edition(pages) as root, tempfile.TemporaryDirectory(prefix="diglot-bench-") as out:
            script = f"{PROLOGUE}{code}print(time.perf_counter() - start)"
            command = [python, "-c", script, str(root / "docs" / "en"), out]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            missing = "ModuleNotFoundError" in done.stderr or "FileNotFoundError" in done.stderr
            said = done.stderr.strip().splitlines()
            yield Measure(name, None, note="not installed" if missing else f"failed: {' '.join(said[:1] + said[-1:])}")
        else:
            its = float(done.stdout.split()[-1])
            note = f"ours {its / ours:.1f} times as fast, {len(pages)} pages"
            yield Measure(name, megabytes(pages) / its, "MB/s", note=note)


def measure_joining(pages: Pages) -> Iterator[Measure]:
    """Cutting, and joining with another text for every unit, which cuts once more to see that the page holds."""
    texts = {name: translate(split_units(text)) for name, text in pages.items()}

    def work() -> None:
        for name, text in pages.items():
            join_units(split_units(text), texts[name])

    refused = sum(each is None for its in texts.values() for each in its)
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
    return [min(its) for its in zip(*runs, strict=True)]


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
    its = best(lambda: babel.update(template), runs=1)
    seconds = min(seconds, best(lambda: plan_sync(was), runs=5))  # before and after: Babel's one run is a long one
    right = sum(entries.get(new) == old[text] for text, new in edits.items())
    its_right = sum(babel[new].string == old[text] for text, new in edits.items())
    mean = sum(map(len, before)) // len(before)
    note = f"{seconds:.3f} s; {right} of {len(edits)} edits right; {len(before)} entries of {mean} letters"
    floor = 100 if len(before) >= 1000 else None  # Babel's time grows with the square of the entries
    yield Measure("updating a catalog, against Babel", its / seconds, "times", floor, note)
    yield Measure("Babel, Catalog.update", its, "s", note=f"{its_right} of {len(edits)} edits right")


def sentences(pages: Pages, count: int) -> list[str]:
    """Units from all over the corpus, of four words or more, each of which alone on a page is one paragraph."""
    found: dict[str, None] = {}
    for text in some(pages, PEER_PAGES).values():
        for unit in split_units(text).units:
            if "\n" not in unit.text and unit.text.count(" ") >= 3:
                alone = [(each.kind, each.text) for each in split_units(unit.text).units]
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
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    subprocess.run([sys.executable, "-m", "diglot", *arguments], check=True, capture_output=True, env=environ)


# Telling


def table(measures: Sequence[Measure]) -> str:
    """The figures for people."""
    rows = [("", "figure", "floor", "met", "")]
    for each in measures:
        sign = "at most" if each.unit == "s" else "at least"
        figure = "–" if each.value is None else f"{each.value:.2f} {each.unit}"
        floor = "" if each.floor is None else f"{sign} {each.floor:g} {each.unit}"
        rows.append((each.name, figure, floor, {True: "yes", False: "NO", None: ""}[each.met], each.note))
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    aligned = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in aligned)


def main() -> None:
    """Take every figure and print them."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of Markdown (default: made pages)")
    parser.add_argument("--json", action="store_true", help="print JSON, for machines")
    parser.add_argument("--quick", action="store_true", help="a catalog of 250 entries, and 40 pages for peers")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="an interpreter that has the peers")
    options = parser.parse_args()
    pages = read_pages(options.folder) if options.folder else make_pages()
    if not pages:
        parser.error(f"there are no pages (.md) in {options.folder}")
    few = some(pages, 40 if options.quick else PEER_PAGES)
    steps: dict[str, Callable[[], Iterator[Measure]]] = {
        "cutting": lambda: measure_cutting(pages, few, options.peers),
        "joining": lambda: measure_joining(pages),
        "syncing (peers are slow)": lambda: measure_syncing(pages, few, options.peers),
        "updating a catalog (Babel is slow)": lambda: measure_update(pages, 250 if options.quick else 1000),
        "starting": measure_help,
    }
    measures: list[Measure] = []
    for name, step in steps.items():
        say(f"measuring: {name}…")
        try:
            measures += step()
        except (RuntimeError, subprocess.CalledProcessError) as error:
            measures.append(Measure(name, None, note=f"not measured: {error}"))
    corpus = {"folder": str(options.folder or "made"), "pages": len(pages), "megabytes": round(megabytes(pages), 2)}
    if options.json:
        figures = [asdict(each) | {"met": each.met} for each in measures]
        print(json.dumps({"corpus": corpus, "measures": figures}, ensure_ascii=False, indent=2))
    else:
        print(f"{corpus['folder']}: {corpus['pages']} pages, {corpus['megabytes']} MB\n\n{table(measures)}")


if __name__ == "__main__":
    main()

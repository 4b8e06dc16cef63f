"""The benchmarks measure work: twice the pages are twice the work. Calls are counted in place of seconds, since the
count is the same on every machine. What a cache answers is hardly any calls, so a figure that measures one fails.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from diglot.cli import cli
from diglot.user_cache import VARIABLE

BENCHMARKS = Path(__file__).parents[1] / "scripts" / "dev" / "benchmarks"
PAGES = 4


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Any]]:
    """A module of the benchmarks by its name. All of them count calls."""
    names = [path.stem for path in BENCHMARKS.glob("*.py")]
    others = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    measures = importlib.import_module("measures")

    def count(work: Callable[[], object]) -> float:
        measures.forget()
        calls = 0

        def see(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(see)
        try:
            work()
        finally:
            sys.setprofile(None)
        return calls

    def module(name: str) -> Any:
        found = importlib.import_module(name)
        for each in ("timed", "spent"):
            if hasattr(found, each):
                monkeypatch.setattr(found, each, count)
        return found

    module("measures")
    yield module
    for name in names:
        sys.modules.pop(name, None)
    sys.modules.update(others)


def figures(measures: Any) -> dict[str, float]:
    """The figures by name."""
    return {each.name: each.value for each in measures}


def corpora(bench: Callable[[str], Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Made pages, and twice as many: every other one of them is new."""
    twice = bench("corpus").make_pages(2 * PAGES, 3000)
    return dict(list(twice.items())[::2]), twice


@pytest.mark.slow
def test_rates_are_the_same_for_twice_the_work(bench: Callable[[str], Any]) -> None:
    """Megabytes or units by the time they take."""
    syncing, checking = bench("syncing"), bench("checking")
    rates = []
    for pages in corpora(bench):
        made = {page: checking.translate(text) for page, text in pages.items()}
        found = figures(syncing.measure_joining(pages)) | figures(checking.measure_judging(pages, made))
        found |= {"cutting": figures(syncing.measure_cutting(pages, {}, sys.executable))["cutting pages into units"]}
        rates.append(found)

    once, twice = rates
    assert {name: (rate, twice[name]) for name, rate in once.items() if not 0.8 < twice[name] / rate < 1.25} == {}


@pytest.mark.weekly
@pytest.mark.slow
def test_a_page_more_costs_what_a_page_costs(bench: Callable[[str], Any]) -> None:
    """The first sync of an edition, the second and the third have a part that is the same for any number of pages."""
    syncing, pages = bench("syncing"), bench("corpus").make_pages(3 * PAGES, 3000)
    few, more, most = (syncing.first_syncs(dict(list(pages.items())[: number * PAGES]))[:3] for number in (1, 2, 3))

    assert all(0.6 < (c - b) / (b - a) < 1.6 for a, b, c in zip(few, more, most, strict=True)), (few, more, most)


@pytest.mark.weekly
@pytest.mark.slow
def test_terms_are_found_at_the_same_rate(bench: Callable[[str], Any]) -> None:
    """Mentions by the megabyte; reading a termbase takes twice the work for twice the concepts."""
    terms = bench("terms")
    once, twice = corpora(bench)
    reading = [terms.seconds_of_reading(terms.make_termbase(twice, count)) for count in (500, 1000, 1500)]
    first, second = (terms.find_mentions(pages, terms.make_termbase(twice, 600)) for pages in (once, twice))

    assert 0.8 < (reading[2] - reading[1]) / (reading[1] - reading[0]) < 1.25, reading
    assert 0.8 < second.speed / first.speed < 1.25, (first, second)
    assert second.found > 1.5 * first.found > 0


@pytest.mark.weekly
@pytest.mark.slow
def test_an_update_costs_what_its_entries_cost(bench: Callable[[str], Any]) -> None:
    """Planning the sync of a catalog of n, 2n and 3n entries, of which a twentieth was edited."""
    syncing = bench("syncing")
    pages = bench("corpus").make_pages(12, 6000)
    costs = []
    for count in (60, 120, 180):
        before, after, _ = syncing.edit(syncing.sentences(pages, count + count // 50 + 60)[: count + count // 50])
        edition = syncing.translated_edition(before, after)
        costs.append(syncing.best(lambda edition=edition: syncing.plan_sync(edition)))

    assert 0.6 < (costs[2] - costs[1]) / (costs[1] - costs[0]) < 1.6, costs


@pytest.mark.weekly
@pytest.mark.slow
def test_checking_costs_what_its_pages_cost(bench: Callable[[str], Any]) -> None:
    """`diglot check` of n, 2n and 3n pages, in this process, which counts; the measured one must end with a report."""
    checking, count = bench("checking"), bench("measures").timed
    pages = bench("corpus").make_pages(3 * PAGES, 3000)
    costs = []
    for number in (1, 4, 8, 12):  # the first loads what all of them need
        some = dict(list(pages.items())[:number])
        with checking.translated_edition(some, {page: checking.translate(text) for page, text in some.items()}) as root:
            line = ["--root", str(root), "check", "--format", "json", "--jobs", "1"]
            costs.append(count(lambda line=line: CliRunner().invoke(cli, line)))
        with pytest.raises(RuntimeError, match="ended with 2"):
            checking.run_check(root, 1)

    assert 0.6 < (costs[3] - costs[2]) / (costs[2] - costs[1]) < 1.6, costs


@pytest.mark.weekly
@pytest.mark.slow
@pytest.mark.parametrize("concepts", [0, 300], ids=["building", "linking"])
def test_building_costs_what_its_pages_cost(bench: Callable[[str], Any], tmp_path: Path, concepts: int) -> None:
    """The build of n, 2n and 3n pages in two languages, in this process, which counts; with terms, it links them."""
    building, terms, count = bench("site_building"), bench("terms"), bench("measures").timed
    costs, links = [], []
    for number in (0, 1, 2, 3):  # the first loads what all builds need
        root = tmp_path / str(number)
        building.make_edition(root, 1 + 3 * number)
        if concepts:
            pages = {path.name: path.read_text("utf-8") for path in (root / "docs/en").rglob("*.md")}
            (root / "locales/termbase.toml").write_text(terms.make_termbase(pages, concepts), "utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(root)
            patch.setenv(VARIABLE, str(root / "kept"))
            costs.append(count(lambda: build(load_config("mkdocs.yml", site_dir="site"))))
        links.append(sum(page.read_text("utf-8").count("diglot-term") for page in (root / "site").rglob("*.html")))

    assert 0.6 < (costs[3] - costs[2]) / (costs[2] - costs[1]) < 1.6, costs
    assert not concepts or links[3] > 2 * links[1] > 0, links


@pytest.mark.weekly
@pytest.mark.slow
def test_verifying_is_as_slow_by_the_page(bench: Callable[[str], Any]) -> None:
    """Both figures are by a thousand pages."""
    verifying = bench("verifying")
    once, twice = (figures(verifying.measure_verifying(pages)) for pages in corpora(bench))

    assert {name: (cost, twice[name]) for name, cost in once.items() if not 0.6 < twice[name] / cost < 1.4} == {}


@pytest.mark.parametrize("name", sorted({path.stem for path in BENCHMARKS.glob("*.py")} - {"__main__"}))
def test_each_part_of_the_benchmarks_can_be_imported(bench: Callable[[str], Any], name: str) -> None:
    module = bench(name)

    assert module.__doc__


def test_the_steps_of_a_build_are_functions_that_there_are(bench: Callable[[str], Any]) -> None:
    names = ("diglot", "mkdocs", "markdown", "jinja2", "importlib", "material.plugins")
    folders = [Path(str(importlib.import_module(name).__file__)).parents[1] for name in names]
    functions = " ".join(bench("build_shares")._FUNCTIONS.values()).split()

    missing = []
    for place, _, name in (each.partition(":") for each in functions):
        path = f"{place.replace('.', '/')}.py"
        files = [file for folder, top in zip(folders, names, strict=True) for file in _files(folder, top, path)]
        if not any(f"def {name}(" in file.read_text("utf-8") for file in files):
            missing.append(f"{place}:{name}")

    assert missing == []


def _files(folder: Path, top: str, path: str) -> list[Path]:
    """The files whose path ends like this, in a package: its own folder, or one in it."""
    package = folder / top.rpartition(".")[2]
    return [*folder.glob(path), *package.glob(f"*/{path}"), *package.glob(path), *package.glob(f"*/*/{path}")]


def test_the_memory_of_a_command_is_its_own(bench: Callable[[str], Any], tmp_path: Path) -> None:
    """However large the process is that measures it."""
    ballast = bytearray(b"x") * (300 * 2**20)
    _, _, mebibytes = bench("syncing").run_report(tmp_path, "explain", "DG101")

    assert 5 < mebibytes < len(ballast) / 2**20

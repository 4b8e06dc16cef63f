"""Measure Diglot against its floors and against other tools, in one run.

    scripts/bench                    generate a corpus of 200 pages, the same every time
    scripts/bench FOLDER             use every page (.md) of FOLDER, which is only read
    scripts/bench FOLDER --translations FOLDER    the same pages in Chinese, for the checks (default: generated)
    scripts/bench --json             print JSON
    scripts/bench --engines          build one edition with MkDocs and with Zensical, and compare cost and sites
    scripts/bench --peers PYTHON     compare with the tools of this interpreter: translate-toolkit, mdpo, or jieba with
                                     Material; po4a is looked for on the PATH

Compare ratios between machines, not absolute figures: the other tools do the same work on the same pages in the same
run. Each figure is the best of three runs; slow tools run once. No figure is asserted: the exit status is always 0.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from checking import measure_checking
from corpus import make_pages, megabytes, read_pages, some
from engine_building import measure_engines
from linking import measure_linking
from measures import Measure, say, table
from peers import PEER_PAGES
from remembering import measure_memory
from site_building import measure_site
from syncing import measure_cutting, measure_help, measure_joining, measure_syncing, measure_update
from terms import measure_terms
from verifying import measure_verifying


def main() -> None:
    """Take every figure and print them."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of Markdown (default: made pages)")
    parser.add_argument("--translations", type=Path, metavar="FOLDER", help="the pages in Chinese, by the same names")
    parser.add_argument("--json", action="store_true", help="print JSON, for machines")
    parser.add_argument("--quick", action="store_true", help="a catalog of 250 entries, and 40 pages for peers")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="an interpreter that has the peers")
    parser.add_argument("--engines", action="store_true", help="compare MkDocs and Zensical, and nothing else")
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
        "linking terms (three builds, three times)": lambda: measure_linking(few),
        "finding terms": lambda: measure_terms(pages),
        "looking up in a memory": lambda: measure_memory(10_000 if options.quick else 100_000),
        "checking": lambda: measure_checking(pages, read_pages(options.translations) if options.translations else {}),
        "verifying a site": lambda: measure_verifying(few),
        "starting": measure_help,
        "building a site": lambda: measure_site(options.peers, options.quick),
    }
    if options.engines:
        steps = {"building with both engines": measure_engines}
    measures: list[Measure] = []
    for name, step in steps.items():
        say(f"measuring: {name}…")
        try:
            measures += step()
        except (RuntimeError, subprocess.CalledProcessError) as error:
            measures.append(Measure(name, None, note=f"not measured: {error}"))
    corpus = {"folder": str(options.folder or "made"), "pages": len(pages), "megabytes": round(megabytes(pages), 2)}
    if options.json:
        figures = [asdict(measure) | {"met": measure.met} for measure in measures]
        print(json.dumps({"corpus": corpus, "measures": figures}, ensure_ascii=False, indent=2))
    else:
        print(f"{corpus['folder']}: {corpus['pages']} pages, {corpus['megabytes']} MB\n\n{table(measures)}")


if __name__ == "__main__":
    main()

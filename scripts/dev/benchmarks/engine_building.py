"""Building one edition with two engines: whether the sites are the same, and what each engine costs.

The edition is made: some of its texts changed after they were translated, some are new, and it has terms. Each engine
also builds the same pages without Diglot: MkDocs with Material and static-i18n both languages at once, Zensical each
language by itself. What is counted is processor time, of one build each, with nothing kept from another.

    python scripts/dev/benchmarks/engine_building.py 100 300      the figures alone, for these numbers of pages
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

import diglot
from corpus import some
from diglot.repository import read_site
from diglot.site import verify_site
from diglot.user_cache import VARIABLE
from measures import Measure, say, table
from site_building import make_edition
from terms import make_termbase

PAGES = (100, 300)
STATES = ("diglot-behind", "diglot-untranslated")
ENGINES = {"MkDocs": "mkdocs", "Zensical": "diglot.engines.zensical"}
_ALONE = """\
site_name: Site
site_url: https://example.org/{path}
docs_dir: docs/{code}
site_dir: zensical-alone/{path}
theme:
  {{name: material, variant: classic, font: false, language: {code}, features: [navigation.tabs, navigation.prune]}}
markdown_extensions: [admonition, attr_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]
"""


def measure_engines(counts: tuple[int, ...] = PAGES) -> Iterator[Measure]:
    """The seconds of four builds, and the differences of the two sites."""
    compile_package()
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="diglot-engines-") as name:
            root = Path(name)
            say(f"  an edition of {count} pages in each of two languages, with both engines…")
            make_changed_edition(root, count)
            seconds = {
                "MkDocs alone": run(root, "mkdocs", "build", "-q", "-f", "alone.yml", "-d", "mkdocs-alone"),
                "Diglot on MkDocs": run(root, "mkdocs", "build", "-q", "-d", "MkDocs"),
                "Zensical alone": sum(
                    run(root, "zensical", "build", "-f", f"alone-{code}.yml") for code in ("en", "zh")
                ),
                "Diglot on Zensical": run(root, ENGINES["Zensical"], "-d", "Zensical"),
            }
            for what, times in seconds.items():
                yield Measure(f"{count} pages a language, {what}", times, "s")
            yield from compare(root, count)


def compare(root: Path, count: int) -> Iterator[Measure]:
    """How the sites of the engines differ, and what is wrong with each."""
    sites = {engine: read_facts(root / engine) for engine in ENGINES}
    first, second = sites.values()
    counted = {
        engine: ", ".join(f"{sum(map(len, items.values()))} {kind}" for kind, items in facts.items())
        for engine, facts in sites.items()
    }
    for kind in first:
        differing = sum(first[kind].get(page) != second[kind].get(page) for page in first[kind].keys() | second[kind])
        yield Measure(f"{count} pages a language, pages with other {kind}", differing, "pages", note=counted["MkDocs"])
    for engine in ENGINES:
        found = Counter(finding.code for finding in verify_site(read_site(root / engine), ("en", "zh")))
        note = ", ".join(f"{number} × {code}" for code, number in found.items())
        yield Measure(
            f"{count} pages a language, findings of verify-site, {engine}", found.total(), "findings", note=note
        )


def read_facts(folder: Path) -> dict[str, dict[str, list[str]]]:
    """What the articles of a site have, by kind and by page."""
    facts: dict[str, dict[str, list[str]]] = {"ids": {}, "states": {}, "terms": {}}
    for place in sorted(folder.rglob("*.html")):
        page = place.relative_to(folder).as_posix()
        article = LexborHTMLParser(place.read_text("utf-8")).css_first("article")
        nodes = [] if article is None else article.css("*")
        facts["ids"][page] = [str(node.id) for node in nodes if node.id and node.id != "__skip"]
        facts["states"][page] = [
            f"{name} {node.id}"
            for node in nodes
            for name in STATES
            if name in (node.attributes.get("class") or "").split()
        ]
        facts["terms"][page] = [str(node.attributes["data-term"]) for node in nodes if "data-term" in node.attributes]
    return facts


def make_changed_edition(root: Path, count: int) -> None:
    """The edition: a tenth of its paragraphs changed after they were translated, and some are new."""
    make_edition(root, count)
    for path in sorted((root / "docs/en/").rglob("page-*.md")):
        text = path.read_text("utf-8")
        paragraphs = re.split(r"\n{2,}", text)
        plain = [index for index, paragraph in enumerate(paragraphs) if re.match(r"[A-Z].*\.\Z", paragraph, re.S)]
        for index in plain[::10]:
            paragraphs[index] += " A sentence was added."
        paragraphs.append("A paragraph that is new here.\n")
        path.write_text("\n\n".join(paragraphs), "utf-8")
    pages = {path.name: path.read_text("utf-8") for path in (root / "docs/en").rglob("*.md")}
    (root / "locales/termbase.toml").write_text(make_termbase(some(pages, 50), 500), "utf-8")
    for code, path in (("en", ""), ("zh", "zh/")):
        (root / f"alone-{code}.yml").write_text(_ALONE.format(code=code, path=path), "utf-8")


def compile_package() -> None:
    """Compile the modules of Diglot, as an installer does: those of the engines are compiled."""
    package = Path(diglot.__file__).parent
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(package)], check=True, capture_output=True)


def run(root: Path, *command: str) -> float:
    """Run a module of Python in the edition; the seconds of processor time that it took."""
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", VARIABLE: str(root / "kept")}
    before = os.times()
    done = subprocess.run([sys.executable, "-m", *command], cwd=root, env=environ, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-500:]}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    print(table(list(measure_engines(tuple(map(int, sys.argv[1:])) or PAGES))))

"""What a large termbase adds to the build of a site: linking by itself, and the glossary with its concordance."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import Pages, edition, megabytes
from diglot.user_cache import VARIABLE
from measures import Measure
from terms import CONCEPTS, make_termbase

RUNS = 3
CONFIG = """\
site_name: Measured
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: Chinese, build: true}
  - diglot
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]
"""


def measure_linking(pages: Pages) -> Iterator[Measure]:
    """The same edition, built without terms, with a termbase whose mentions stay text, and with links.

    Its pages are in two languages, the second untranslated. Builds take turns; of each kind the fastest counts.
    """
    kinds = {"none": "", "text": 'terms = "none"\n', "linked": ""}
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    with edition(pages) as root:
        (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
        (root / "locales").mkdir()
        termbase = root / "locales" / "termbase.toml"
        text = make_termbase(pages)
        settings = (root / "diglot.toml").read_text("utf-8")
        for number in range(RUNS):
            for kind, setting in kinds.items():
                (root / "diglot.toml").write_text(settings + setting, "utf-8")
                termbase.write_text("" if kind == "none" else text, "utf-8")
                seconds[kind].append(build(root, f"kept-{kind}-{number}"))
        links = sum(page.read_text("utf-8").count('class="diglot-term"') for page in (root / "site").rglob("*.html"))
    if not links:
        yield Measure("linking, share of the build", None, note="not measured: nothing was linked")
        return
    plain, unlinked, linked = (min(times) for times in seconds.values())
    note = f"{CONCEPTS} concepts, {len(pages)} pages, {megabytes(pages):.1f} MB, {links} links"
    yield Measure("building without terms", plain, "s", note="processor time, two languages")
    yield Measure("linking, share of the build", 100 * (linked - unlinked) / plain, "%", 10, note)
    yield Measure("reading terms, glossary, concordance", 100 * (unlinked - plain) / plain, "%")


def build(root: Path, kept: str) -> float:
    """Build the site, in a process of its own; the seconds that a processor worked on it, which a busy machine leaves
    alone. What it keeps for the next build goes into the folder `kept`: a build that finds it filled does less."""
    before = os.times()
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "NO_MKDOCS_2_WARNING": "1"}
    environ[VARIABLE] = str(root / kept)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=environ)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system

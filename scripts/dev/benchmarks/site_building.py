"""Building a site: with all that Diglot does, and with MkDocs, Material and static-i18n alone, on the same pages.

The site alone has the same pages in both languages, a search and a language selector, and neither ids, sides nor tools.
Its search is that which Material documents for Chinese, with jieba; without jieba it is measured, too.
Both are built in processes of their own, in turns; their processor time is compared, which other work on the machine
disturbs least. Pages are in sections, and the navigation is pruned: a flat one
would make Material spend most of the time on it, which would flatter us.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_shares import measure_shares
from corpus import make_page
from diglot.catalog import parse_catalog, render_catalog
from diglot.repository import Repository
from diglot.sync import plan_sync
from diglot.user_cache import VARIABLE
from measures import Measure, say

PAGES = (10, 100, 500)
LETTERS = 6000
CEILING = 1.25
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
_WORD = re.compile(r"(`[^`]*`|\]\([^)]*\))|[A-Za-z]+ ?")
CONFIG = """\
site_name: Site
site_url: https://example.org/
theme: {{name: material, font: false, features: [navigation.tabs, navigation.prune]}}
plugins:
  - search: {{lang: [en, zh]}}
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: zh, name: 中文, theme: {{language: {language}}}}}
{plugin}
markdown_extensions: [admonition, attr_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]
"""


def measure_site(python: str, quick: bool = False) -> Iterator[Measure]:
    """The time of a build, as a multiple of the time without us; `python` is an interpreter with Material and jieba."""
    has_jieba = not subprocess.run([python, "-c", "import jieba, material"], capture_output=True).returncode
    for count in PAGES[:2] if quick else PAGES:
        with tempfile.TemporaryDirectory(prefix="diglot-bench-") as name:
            root = Path(name)
            say(f"  a site of {count} pages in each of two languages…")
            make_edition(root, count)
            runs = range(5 if count < 50 else 3 if count < 500 else 1)
            turns = [
                (
                    build(root, "mkdocs.yml", sys.executable, f"kept-{number}"),
                    build(root, "alone.yml", sys.executable),
                    build(root, "alone.yml", python) if has_jieba else 0.0,
                    build_again(root, f"kept-{number}"),
                )
                for number in runs
            ]
            ours, alone, cutting, again = (min(times) for times in zip(*turns, strict=True))
            pages = len(list((root / "mkdocs").rglob("index.html")))
            what = f"building {count} pages a language"
            result = f"{ours:.1f} s for {pages} pages"
            if has_jieba:
                note = f"{result}; {cutting:.1f} s alone, which finds the Chinese words that jieba sees"
                yield Measure(what, ours / cutting, "times as long", CEILING, note)
            else:
                yield Measure(what, None, "times as long", CEILING, "no jieba: name an interpreter with --peers")
            note = f"{result}; {alone:.1f} s alone without jieba, which finds beginnings of Chinese sentences"
            yield Measure(what, ours / alone, "times as long", None, note)
            for step, share in measure_shares(root, "mkdocs.yml").items() if count == PAGES[1] else ():
                yield Measure(f"of building {count} pages a language: {step}", 100 * share, "% of the time")
            what = f"building {count} pages a language again, after a change of one translation"
            yield Measure(what, again / ours, "of the first time", None, f"{again:.1f} s; all else is as it was kept")


def make_edition(root: Path, count: int) -> None:
    """An edition in agreement, every unit of it translated, and both configurations."""
    chance = random.Random(count)
    for number in range(count):
        place = root / f"docs/en/part-{number // 20}/page-{number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = make_page(chance, LETTERS).replace("](../index.md)", f"](../part-0/page-{number % min(20, count)}.md)")
        place.write_text(text, "utf-8")
    (root / "docs/en/index.md").write_text("# Home\n\nThe home page.\n", "utf-8")
    (root / "diglot.toml").write_text('source = "en"\ntargets = ["zh"]\n', "utf-8")
    (root / "mkdocs.yml").write_text(CONFIG.format(language="zh-Hans", plugin="  - diglot"), "utf-8")
    (root / "alone.yml").write_text(CONFIG.format(language="zh", plugin=""), "utf-8")
    sync(root)
    for path in sorted((root / "locales/zh").rglob("*.po")):
        catalog = parse_catalog(path.read_bytes(), path.name)
        entries = [entry.edit(target=translate(entry.source, chance)) for entry in catalog.entries]
        path.write_bytes(render_catalog(catalog.replace(entries)))
    sync(root)


def translate(text: str, chance: random.Random) -> str:
    """Two characters for every word; code and links are kept."""
    return _WORD.sub(lambda word: word[1] or "".join(chance.choices(HAN, k=2)), text)


def sync(root: Path) -> None:
    """Carry out what a sync would do."""
    repository = Repository(root)
    plan = plan_sync(repository.read_edition())
    with repository.exclusive():
        repository.write(plan.writes)


def build_again(root: Path, kept: str) -> float:
    """Change a translation, and build with what the last build kept."""
    place = min((root / "locales/zh").rglob("page-*.po"))
    catalog = parse_catalog(place.read_bytes(), place.name)
    entries = [entry.edit(target=entry.target + "了") if entry.target else entry for entry in catalog.entries[-1:]]
    place.write_bytes(render_catalog(catalog.replace([*catalog.entries[:-1], *entries])))
    return build(root, "mkdocs.yml", sys.executable, kept)


def build(root: Path, config: str, python: str, kept: str = "") -> float:
    """Build a site in a process of its own, and give the seconds of processor time that it took.

    What it keeps for the next build goes into the folder `kept` of the edition.
    """
    command: Sequence[str] = [python, "-m", "mkdocs", "build", "-f", config, "-d", config.split(".")[0]]
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", VARIABLE: str(root / kept)}
    before = os.times()
    subprocess.run(command, cwd=root, env=environ, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system

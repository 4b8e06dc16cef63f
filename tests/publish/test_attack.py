"""The attack language: a site of which every translation is hostile, and what Chromium makes of it."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from attacks import PLACES, Payload, is_refused, payloads, places_of
from playwright.sync_api import Browser, BrowserContext, Error, Request, Route
from sharing import Shelf
from sites import Site, build, make_edition, run_build, served, sync

from diglot.catalog import Entry, parse_catalog, render_catalog
from diglot.safety import Allowances, judge_of

POKE = """() => {
  const types = ['mouseover', 'pointerenter', 'mouseenter', 'focus', 'toggle', 'animationstart', 'animationend'];
  for (const element of document.querySelectorAll('body *')) {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true }));
    const href = element.getAttribute('href') ?? '';
    if (!element.closest('a, area, label, form') || /^[\\u0000-\\u0020]*(java|vb)/i.test(href)) element.click?.();
  }
}"""
"""Does to every element what a reader might."""
CONFIG = """\
site_name: Attack
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: eo, name: x-xss}
  - diglot
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]
"""


class Watched:
    """A browser context that notes what ran and which foreign hosts were asked."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.home = home
        self.ran: set[str] = set()
        self.asked: set[str] = set()
        self.now = ""
        self.context: BrowserContext = browser.new_context(service_workers="block")
        self.context.expose_binding("attacked", lambda source, *numbers: self.ran.add(self.now))
        self.context.on("request", self._note)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def _note(self, request: Request) -> None:
        if not request.url.startswith(self.home):  # the hosts of the corpus end in .example, which leads nowhere
            self.asked.add(self.now)


@pytest.mark.weekly
def test_what_a_browser_runs_or_asks_for_is_refused(browser: Browser) -> None:
    """The judge's verdict, held against Chromium: each payload is rendered, opened and poked at, without the wall."""
    judge = judge_of(Allowances())
    watched = Watched(browser, "http://site.example/")
    body = ""

    def answer(route: Route) -> None:
        if route.request.url.startswith(watched.home):
            route.fulfill(status=200, content_type="text/html", body=body)
        else:
            route.abort()

    watched.context.route("**/*", answer)
    for payload in payloads():
        watched.now = payload.name
        html = judge.renderer.render(f"{payload.text}\n").html
        body = f"<!doctype html><html><head></head><body><main>{html}</main></body></html>"
        with suppress(Error):  # a payload that leads the page away takes the evaluation along
            watched.page.goto("http://site.example/", wait_until="commit")
            watched.page.evaluate(POKE)
        watched.page.wait_for_timeout(10)
    watched.context.close()
    refused = {each.name for each in payloads() if is_refused(judge, each, PLACES[0])}

    assert watched.ran | watched.asked <= refused
    assert len(watched.ran) >= 40, "the corpus attacks in earnest"
    assert len(watched.asked) >= 15


@pytest.fixture(scope="module")
def chosen(request: pytest.FixtureRequest) -> tuple[Payload, ...]:
    """Every sixth payload; with `--weekly` all of them."""
    return payloads() if request.config.getoption("--weekly") else payloads()[::6]


@pytest.fixture(scope="module", params=["mkdocs", pytest.param("zensical", marks=pytest.mark.weekly)])
def attacked(request: pytest.FixtureRequest, shelf: Shelf, chosen: tuple[Payload, ...]) -> tuple[Path, Site]:
    """The attacked edition and its site, by each engine."""
    builder = str(request.param)
    folder, _ = shelf.get("attack", lambda folder: make_attacked_edition(folder, chosen))
    return folder, Site(*shelf.get(f"attack-site-{builder}", lambda site: build(folder, site, builder=builder)))


def make_attacked_edition(folder: Path, chosen: tuple[Payload, ...]) -> None:
    """Write an edition with one page for each place, on which every unit is translated by a payload.

    Hostile files lie between the pages.
    """
    for place in PLACES:
        page = folder / "docs/en" / f"{place.name.replace(' ', '-').replace(chr(39), '')}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(place.template, place.source, len(chosen)), "utf-8")
    (folder / "docs/en/index.md").write_text("# Attack\n\n[list](list.md)\n", "utf-8")
    (folder / "docs/en/list.md").write_text("# The list\n", "utf-8")
    shutil.copy(Path(__file__).parents[2] / "tests/support/map.png", folder / "docs/en/map.png")
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["eo"]\n', "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    sync(folder)
    for catalog in sorted((folder / "locales/eo").rglob("*.po")):
        _attack(catalog, chosen)
    sealed = folder / "outside"
    sealed.mkdir()
    (sealed / "secret.md").write_text("# Secret\n\nNobody should read this.\n", "utf-8")
    docs = folder / "docs/eo"
    docs.mkdir(exist_ok=True)
    for name in ("page.html", "page.js", "page.svg", "extra.md", '"><img src=x onerror=attacked(1)>.md', "x.htm"):
        (docs / name).write_text("<script>attacked(1)</script>", "utf-8")
    (docs / "linked").symlink_to(sealed)
    (docs / "linked.md").symlink_to(sealed / "secret.md")
    (docs / "table-cell.md").write_text(
        "---\ntemplate: redirect.html\nlocation: //evil.example\n---\n\nText\n", "utf-8"
    )


def _page(template: str, source: str, payload_count: int) -> str:
    """A page with a copy of the place for each payload, each with a number to tell it by. A field stands but once."""
    copies = 1 if template.startswith("---") else payload_count
    pieces = (
        template.replace("{}", f"{source} {number}" if source[-1] not in "`)" else source) for number in range(copies)
    )
    return "\n".join(piece.replace("[^1]", f"[^{number}]") for number, piece in enumerate(pieces))


def _attack(path: Path, chosen: tuple[Payload, ...]) -> None:
    place = next((each for each in PLACES if each.name.replace(" ", "-").replace("'", "") == path.stem), None)
    catalog = parse_catalog(path.read_bytes(), path.name)
    texts = iter([each for each in chosen if place in places_of(each)])
    entries: list[Entry] = []
    for entry in catalog.entries:
        hostile = place is not None and entry.source.startswith(place.source)
        payload = next(texts, None) if hostile else None
        entries.append(entry.edit(target=place.target.replace("{}", payload.text)) if place and payload else entry)
    path.write_bytes(render_catalog(catalog.replace(entries)))


@pytest.fixture(scope="module")
def attacked_address(attacked: tuple[Path, Site]) -> Iterator[str]:
    """Where the attacked site is served."""
    with served(attacked[1].folder) as address:
        yield address


def test_every_attack_is_listed(attacked: tuple[Path, Site], chosen: tuple[Payload, ...]) -> None:
    """In the log of the build, with file and line; a strict build fails."""
    log = attacked[1].log
    listed = {place.name: log.count(f"docs/eo/{place.name.replace(' ', '-')}.md:") for place in PLACES}

    assert len(chosen) >= len(payloads()) // 6
    assert log.count("The site shows the source of unit") >= 9 * len(chosen)
    commonest = ("paragraph", "heading", "list item", "table cell", "definition")
    assert min(listed[name] for name in commonest) >= 0.7 * len(chosen)
    for name in ("page.html", "page.js", "page.svg", "x.htm", "linked"):
        assert f"docs/eo/{name}: " in log
    assert "\x1b" not in log.replace("\x1b[", "")
    assert "\u202e" not in log


def test_the_attacked_site_holds_none_of_it(attacked: tuple[Path, Site]) -> None:
    """No file of the attackers', no link to their host, no name of theirs in the navigation."""
    folder = attacked[1].folder
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}

    assert not {
        name for name in names if "linked" in name or "extra" in name or "onerror" in name or name[-4:] == ".htm"
    }
    assert not {name for name in names if name.startswith("eo/page.")}
    for name, text in attacked[1].texts():
        assert "evil.example" not in text, name
        assert "attacked(" not in text, name
        assert "Nobody should read this" not in text, name
        assert "redirect.html" not in text, name


@pytest.mark.weekly
@pytest.mark.browser
def test_the_attacked_site_runs_nothing_and_asks_nobody(
    browser: Browser, attacked: tuple[Path, Site], attacked_address: str
) -> None:
    """Every page with translations, opened and poked at in Chromium, with the reports of the gate ignored."""
    watched = Watched(browser, attacked_address)
    addresses = [address for address in attacked[1].pages if address.startswith(("eo/", "en-eo/"))]
    for address in addresses:
        watched.now = address
        watched.page.goto(attacked_address + address, wait_until="load")
        watched.page.evaluate(POKE)
    watched.page.wait_for_timeout(100)
    watched.context.close()

    assert watched.ran == set()
    assert watched.asked == set()
    assert len(addresses) >= 3 * len(PLACES)


def test_the_reader_is_told(attacked: tuple[Path, Site], chosen: tuple[Payload, ...]) -> None:
    """Every withheld passage carries a mark, and says that it is in the source language."""
    page = attacked[1].pages["eo/paragraph/"]
    withheld = page.having("diglot-withheld")

    assert len(withheld) >= 0.7 * len(chosen)
    assert {attributes.get("lang") for _, attributes in withheld} == {"en"}
    assert "withheld as unsafe" in page.html


@pytest.mark.slow
def test_a_strict_build_fails_on_one_unsafe_translation(tmp_path: Path) -> None:
    """And passes without it: who looks at nothing but the exit status is told."""
    make_edition(tmp_path / "edition")
    catalog = tmp_path / "edition/locales/zh/LC_MESSAGES/index.po"
    clean = run_build(tmp_path / "edition", tmp_path / "site", "--strict")
    catalog.write_text(catalog.read_text("utf-8").replace("第一段不变。", "[第一段](//evil.example)不变。"), "utf-8")
    done = run_build(tmp_path / "edition", tmp_path / "site", "--strict")

    assert clean.returncode == 0, clean.stdout
    assert done.returncode != 0
    assert "docs/zh/index.md:9: DG805 " in done.stdout

"""The hostile corpus on finished articles: each payload in each place, rendered with all extensions of Material.

The judge of units is blind here, so that everything reaches the page. What is published is compared with the page of
the source by a second reader of HTML, which knows nothing of units, and opened in Chromium without a policy.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from attacks import PLACES, Payload, Place, more_payloads, payloads, places_of
from editions import Files, edition
from finished_pages import publish_page
from playwright.sync_api import Browser, Request

from diglot.publish.publisher import PublishedPage

WORDS = frozenset({"lang", "title", "alt", "aria-label", "aria-description", "placeholder"})
_SHAPES = """
    p b i em strong small span sub sup abbr cite q mark ins del s u br wbr ul ol li dl dt dd table thead tbody tr td th
    caption blockquote div section h1 h2 h3 h4 h5 h6 hr code kbd samp var ruby rt rp rb bdi dfn figure figcaption
"""
SHAPES = frozenset(_SHAPES.split())
"""Elements that only shape a text: a translation may use others of them."""
OURS = frozenset(f"diglot-{name}" for name in ("link", "peek", "mark", "notice", "byline", "anchor", "modes", "bar"))
"""The classes of what is added to a page: tools and remarks."""
ON_THE_PAGE = [place for place in PLACES if place.name != "page field"]
CASES = [(payload, place) for payload in payloads() for place in places_of(payload) if place in ON_THE_PAGE]


class Capable(HTMLParser):
    """What a page can do, as the parser of Python's library sees it, without what this package adds."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()
        begin, end = html.index("<article>"), html.index('<script type="application/json" id="__diglot">')
        self.feed(html[begin:end])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element, if it can do anything."""
        names = (dict(attrs).get("class") or "").split()
        is_ours = not OURS.isdisjoint(names)
        if is_ours and not {name for name, _ in attrs} - WORDS - {
            "class",
            "data-diglot-called",
            "href",
            "hreflang",
            "id",
        }:
            return
        said = " ".join(value or "" for name, value in attrs if name in WORDS)
        assert "<img" not in said, "a script of the theme might write it as HTML"
        rest = tuple(sorted((name, _plain(name, value or "")) for name, value in attrs if name not in WORDS))
        rest = tuple(each for each in rest if each not in (("aria-current", "page"), ("class", "")))
        if rest or (tag not in SHAPES and tag != "a"):
            self.found[tag, rest] += 1

    def handle_comment(self, data: str) -> None:
        """Comments give orders to programs."""
        self.found["!--", (("", data),)] += 1


def _plain(name: str, value: str) -> str:
    """An address from the root of the site, in whichever language; classes without those of this package."""
    if name in ("href", "src"):
        return urljoin("http://site/zh/a/", value).replace("http://site/zh/", "http://site/")
    return " ".join(each for each in value.split() if not each.startswith("diglot-")) if name == "class" else value


@lru_cache(32)
def source_files(place: Place) -> Files:
    """The edition of a place; whoever changes it takes a copy."""
    return edition(place.template.replace("{}", place.source))


def attack(payload: Payload, place: Place, blind: bool = True) -> tuple[PublishedPage, PublishedPage]:
    """A page whose unit is translated by a payload, and the same with a translation of harmless words."""
    files = Files(dict(source_files(place).by_path))
    files.edit_entry(place.source, target=place.target.replace("{}", payload.text))
    return publish_page(files, blind=blind), harmless(place)


@lru_cache(32)
def harmless(place: Place) -> PublishedPage:
    """The page of a place, not translated."""
    return publish_page(Files(dict(source_files(place).by_path)))


def added(payload: Payload, place: Place) -> list[str]:
    """What a payload adds to a published page."""
    published, plain = attack(payload, place)
    capabilities = Capable(plain.html["zh/a/"]).found
    shown = {("a", (("href", value),)) for _, rest in capabilities for name, value in rest if name == "src"}
    more = [each for each in Capable(published.html["zh/a/"]).found if each not in capabilities and each not in shown]
    return [f"{payload.name} in {place.name}: {each}" for each in more]


def _some() -> Iterator[tuple[Payload, Place]]:
    """Each payload once, in one place after the other."""
    for number, payload in enumerate(payloads()):
        places = [place for place in places_of(payload) if place in ON_THE_PAGE]
        yield payload, places[number % len(places)]


@pytest.mark.slow
def test_each_payload_adds_nothing_to_a_finished_article() -> None:
    """Every sixth in one place; with `--weekly` each in every place."""
    assert [each for payload, place in list(_some())[::6] for each in added(payload, place)] == []


@pytest.mark.weekly
@pytest.mark.parametrize("place", ON_THE_PAGE, ids=lambda place: place.name)
def test_a_payload_adds_nothing_in_any_place(place: Place) -> None:
    """All of the corpus: at least 1,200 cases."""
    assert len(CASES) >= 1200
    assert [each for payload, place_of_case in CASES if place_of_case is place for each in added(payload, place)] == []


@pytest.mark.slow
@pytest.mark.browser
def test_finished_articles_run_nothing_and_ask_nobody(browser: Browser) -> None:
    """A few pages with all articles, opened in Chromium without a policy, and poked at."""
    _open(browser, list(_some())[::6])


@pytest.mark.weekly
@pytest.mark.browser
@pytest.mark.parametrize("place", ON_THE_PAGE, ids=lambda place: place.name)
def test_no_finished_article_runs_anything(browser: Browser, place: Place) -> None:
    """All of the corpus."""
    _open(browser, [(payload, place_of_case) for payload, place_of_case in CASES if place_of_case is place])


@pytest.mark.weekly
@pytest.mark.browser
def test_more_payloads_add_nothing_and_run_nothing(browser: Browser) -> None:
    """Five hundred other kinds, each in one place after the other."""
    cases = [(each, ON_THE_PAGE[each.number % len(ON_THE_PAGE)]) for each in more_payloads()]
    cases = [(each, place) for each, place in cases if place in places_of(each)]

    assert len(cases) >= 450
    assert [each for payload, place in cases for each in added(payload, place)] == []
    _open(browser, cases)


FIELDS = {
    "name": "zh.name = {}",
    "definition": 'zh.name = "河"\nzh.definition = {}',
    "reading": 'zh.name = "河"\nzh.reading = {}',
}
"""Fields of the termbase that a page shows with its terms; those of the glossary are in `test_term_cards.py`."""


@pytest.mark.weekly
@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_the_termbase_becomes_markup(field: str) -> None:
    """Every tenth payload of the corpus in a field that the page of a term's card shows."""

    def publish(text: str) -> PublishedPage:
        files = Files()
        files.write_source("# A\n\nThe river runs.\n")
        said = FIELDS[field].format(json.dumps(text, ensure_ascii=False))
        termbase = f'[river]\nen.name = "river"\nen.definition = "A stream."\n{said}\n'
        files.by_path["locales/termbase.toml"] = termbase.encode()
        files.apply(files.plan())
        return publish_page(files)

    plain = publish("河流").html
    assert any("河流" in html for html in plain.values())
    for payload in payloads()[::10]:
        for address, html in publish(payload.text).html.items():
            more = Capable(html).found.keys() - Capable(plain[address]).found.keys()

            assert not more, (payload.name, address)


def _open(browser: Browser, cases: list[tuple[Payload, Place]]) -> None:
    ran: list[str] = []
    asked: list[str] = []
    context = browser.new_context(service_workers="block")
    context.expose_binding("attacked", lambda source, *numbers: ran.append(str(numbers)))

    def note(request: Request) -> None:
        if not request.url.startswith(("http://site.example/", "data:")):
            asked.append(request.url)

    context.on("request", note)
    context.route("http://site.example/**", lambda route: route.fulfill(status=200, body=""))
    page = context.new_page()
    pages = [attack(payload, place)[0] for payload, place in cases]
    for address in ("zh/a/", "zh/en-zh/a/"):
        whole = "".join(_article(each.html[address]) for each in pages)
        page.goto("http://site.example/")
        page.set_content(f"<!doctype html><body>{whole}</body>", wait_until="load")
        page.evaluate(POKE)
        page.wait_for_timeout(50)
    context.close()

    assert ran == []
    assert asked == []


POKE = """() => {
  const types = ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart', 'error', 'load'];
  for (const element of document.querySelectorAll('body *')) {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true }));
    if (/^[\\u0000-\\u0020]*(java|vb)/i.test(element.getAttribute('href') ?? '')) element.click();
    for (const name of ['title', 'aria-label']) {
      if (element.hasAttribute(name)) document.body.append(Object.assign(document.createElement('div'),
        { innerHTML: element.getAttribute(name) }));
    }
  }
}"""
"""Does to every element what a reader might, and writes titles as HTML, as scripts of themes do."""


def _article(html: str) -> str:
    return html[html.index("<article>") : html.index("</article>")] + "</article>"

"""The search, as readers use it: typed into the box of a real browser. Queries come from what is visible on pages."""

import random
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import Site

pytestmark = pytest.mark.browser

LISTS = {
    "zh": """社会信用体系 | 信用评分 | 人事档案 | 大数据 | 云计算 | 信息化 | 公安信息化 | 内部安全机构 | 社会管理
        | 网格化警务 | 网格化管理 | 实名制 | 失信被执行人 | 干部考核 | 党国体制 | 互操作性 | 韦伯式官僚制 | 线人网络
        | 自我审查 | 审查 | FICO信用评分 | 虚拟专用网络 | 投资门槛 | 数据共享 | 中南海 | 周永康 | 东城区 | 法轮功
        | 罗吉尔·克里默斯""",
    "en": """social credit system | credit scoring | personal file | big data | cloud computing | informatization
        | internal security apparatus | social management | social stability | grid policing | grid management
        | true-name registration | judgment defaulter | cadre evaluation | Party-state | interoperability | pre-emption
        | informant network | self-censorship | censorship | FICO score | Zhongnanhai | Zhou Yongkang | Dongcheng
        | Falun Gong | Rogier Creemers""",
}
TERMS = {language: [term.strip() for term in terms.split("|")] for language, terms in LISTS.items()}
HAN = re.compile(r"[\u4e00-\u9fff]+")
WORD = re.compile(r"[A-Za-z]{4,}")


@pytest.fixture(scope="module")
def box(browser: Browser, address: str) -> Iterator[Page]:
    """The search box of the Chinese home page, open."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}zh/")
    page.locator("input.md-search__input").click()
    expect(page.locator(".md-search-result__meta")).not_to_contain_text("正在", timeout=30_000)
    yield page
    context.close()


def results(page: Page, query: str) -> list[str]:
    """The addresses found for a query, best first; the box is filled and a key released, as readers do."""
    page.evaluate(
        """async query => {
            const input = document.querySelector("input.md-search__input");
            const meta = document.querySelector(".md-search-result__meta");
            const list = document.querySelector(".md-search-result__list");
            const settled = () => new Promise(done => {
                let timer = setTimeout(done, 400);
                const watch = new MutationObserver(() => {
                    clearTimeout(timer);
                    timer = setTimeout(() => (watch.disconnect(), done()), 30);
                });
                watch.observe(meta.parentElement, {subtree: true, childList: true, characterData: true});
            });
            const done = settled();
            input.value = query;
            input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
            await done;
        }""",
        query,
    )
    return list(
        page.eval_on_selector_all(
            "a.md-search-result__link",
            "all => all.map(a => a.href.replace(/[?]h=[^#]*/, '').split('/').slice(3).join('/'))",
        )
    )


def texts(site: Site, language: str) -> dict[str, str]:
    """What stands on the pages of a language, by the address of each unit; a table is found as a whole."""
    found = {}
    for address, page in site.pages.items():
        if "en-zh" not in address and address.startswith("zh/") == (language == "zh"):
            cells = {attributes.get("id") for tag, attributes in page.elements if tag in ("td", "th")}
            for name, text in page.text_of.items():
                if re.fullmatch(r"p[0-9a-z]{5}", name) and text and name not in cells:
                    found[f"{address}#{name}"] = text
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_term_is_found(box: Page, edition_site: Site, language: str) -> None:
    """On a page of its own language, in a passage that has it."""
    visible = texts(edition_site, language)
    for term in TERMS[language]:
        holding = {place for place, text in visible.items() if term.lower() in " ".join(text.split()).lower()}
        if not holding:
            continue  # a term that the text does not use
        assert holding.intersection(results(box, term)), term


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_from_the_middle_of_sentences_are_found(box: Page, edition_site: Site, language: str) -> None:
    """Fifty of two to four characters, or fifty words, taken where they stand; the passage is among the results."""
    chance = random.Random(4)
    visible = texts(edition_site, language)
    found = 0
    for _ in range(50):
        while True:
            place = chance.choice(sorted(visible))
            runs = (HAN if language == "zh" else WORD).findall(visible[place])
            runs = [run for run in runs if len(run) > 6] if language == "zh" else runs
            if runs:
                break
        query = chance.choice(runs)
        if language == "zh":
            length = chance.randint(2, 4)
            start = chance.randint(1, len(query) - length)
            query = query[start : start + length]
        found += place in results(box, query)

    assert found >= 48


def test_a_phrase_that_is_nowhere_is_looked_for_in_pieces(box: Page) -> None:
    """A query is not in vain because its words never stand next to each other."""
    assert results(box, "网格化中南海")


def test_results_lead_to_the_paragraph(box: Page, edition_site: Site) -> None:
    """Of the page, and first of all those that hold the words."""
    places = results(box, "东城区")
    page = edition_site.pages["zh/commentary/security-state/"]
    holding = [place for place in places if place.startswith(page.address) and "#" in place]
    assert holding
    assert "东城区" in page.text_of[holding[0].split("#")[1]]


@pytest.mark.parametrize(("typed", "also"), [("dang'an", "dang’an"), ("China's", "China’s"), ("editors'", "editors’")])
def test_apostrophes_are_alike(box: Page, typed: str, also: str) -> None:
    """Whichever is typed, and whichever the text has."""
    found = results(box, typed)

    assert found
    assert found == results(box, also)

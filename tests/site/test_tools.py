"""The tools of a paragraph in a real browser: its link, citations, a report, and its counterpart in place."""

import json
import shutil
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect
from sites import LAGGING_CONFIG, ROOT, Site, build, clipboard, make_edition, served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "count", "name", "wanted"),
    [
        ("essay/", 5, "Copy the link", "{base}essay/#{id}"),
        (
            "essay/",
            5,
            "Copy a citation",
            "Rogier Creemers, “Old Files, New Technology”, in: Scores and Grids, November 23, 2026, paragraph 3,"
            " {base}essay/#{id}",
        ),
        (
            "zh/essay/",
            5,
            "复制双语引用格式",
            "Rogier Creemers，《旧档案，新技术》，载《评分与网格》，2026年11月23日，第3段，{base}zh/essay/#{id}\n"
            "Rogier Creemers, “Old Files, New Technology”, in: Scores and Grids, November 23, 2026, paragraph 3,"
            " {base}essay/#{id}",
        ),
        (
            "zh/en-zh/essay/",
            5,
            "复制引用格式（Markdown）",
            "Rogier Creemers，《旧档案，新技术》，载《评分与网格》，2026年11月23日，第3段，<{base}zh/essay/#{id}>",
        ),
    ],
)
def test_tools_copy(page: Page, address: str, path: str, count: int, name: str, wanted: str) -> None:
    """Addresses and citations, the same number in every language and mode."""
    page.goto(address + path)
    link = page.locator("a.diglot-link").nth(2)
    paragraph = (link.get_attribute("href") or "")[1:]
    link.focus()
    page.keyboard.press("Enter")
    tools = page.locator(".diglot-tools")
    expect(tools.locator("button")).to_have_count(count)
    tools.get_by_role("button", name=name, exact=True).click()
    expect(tools.locator("[role=status]")).to_have_text("Copied." if path == "essay/" else "已复制。")

    assert clipboard(page) == wanted.replace("{base}", address).replace("{id}", paragraph)
    page.keyboard.press("Escape")
    expect(tools).to_be_hidden()
    expect(link).to_be_focused()


def test_tools_copy_for_reference_managers(page: Page, address: str) -> None:
    """As CSL-JSON."""
    page.goto(f"{address}essay/")
    page.locator("a.diglot-link").nth(1).evaluate("link => link.click()")
    page.get_by_role("button", name="CSL-JSON").click()
    expect(page.locator(".diglot-tools [role=status]")).to_have_text("Copied.")
    item = json.loads(clipboard(page))[0]

    assert item["title"] == "Old Files, New Technology"
    assert item["locator"] == "2"
    assert item["URL"].startswith(f"{address}essay/#p")


def test_a_problem_is_reported_by_the_form(page: Page, tmp_path: Path) -> None:
    """With page and paragraph filled in; that the site names its repository makes no request to another host."""
    folder, asked = tmp_path / "edition", set[str]()
    make_edition(folder, config=f"repo_url: https://github.com/some/one\n{LAGGING_CONFIG}")
    shutil.copytree(ROOT / ".github/ISSUE_TEMPLATE", folder / ".github/ISSUE_TEMPLATE")
    build(folder, tmp_path / "site", "--strict")
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    with served(tmp_path / "site") as address:
        page.goto(f"{address}zh/", wait_until="networkidle")
        link = page.locator("a.diglot-link").nth(1)
        paragraph = (link.get_attribute("href") or "")[1:]
        link.evaluate("link => link.click()")
        report = page.locator(".diglot-tools a", has_text="报告问题").get_attribute("href") or ""

        assert report.startswith("https://github.com/some/one/issues/new?")
        assert dict(parse_qsl(urlsplit(report).query)) == {
            "template": "text.yml",
            "title": f"index.md {paragraph}",
            "page": f"{address}zh/#{paragraph}",
            "paragraph": paragraph,
        }
        assert asked == {urlsplit(address).netloc}


@pytest.mark.parametrize(("path", "lang"), [("essay/", "zh-Hans"), ("zh/essay/", "en")])
@pytest.mark.parametrize("way", ["Enter", "Space", "tap"])
def test_the_counterpart_opens_in_place(page: Page, address: str, path: str, lang: str, way: str) -> None:
    """With its language, without its tools; and goes away the same way."""
    page.goto(address + path)
    links = page.locator("a.diglot-peek")
    assert links.count() == page.locator("a.diglot-link").count()
    link = links.nth(3)
    for opened in (True, False):
        if way == "tap":
            link.evaluate("link => link.click()")
        else:
            link.focus()
            page.keyboard.press(way)
        expect(page.locator(".diglot-peeked")).to_have_count(int(opened))
        expect(link).to_have_attribute("aria-expanded", "true" if opened else "false")
        if opened:
            assert page.locator(".diglot-peeked > div").get_attribute("lang") == lang
            assert page.locator(".diglot-peeked a").count() == 0
    assert page.url == address + path


def test_the_counterpart_of_an_item_opens_inside_it(page: Page, lagging_site: Site) -> None:
    """Before the list in it, without the list in its counterpart; so a list holds nothing but items."""
    with served(lagging_site.folder) as base:
        page.goto(f"{base}zh/")
        for link in page.locator("article li > a.diglot-peek").all():
            link.evaluate("link => link.click()")
        shown = page.locator("article li > a.diglot-link + .diglot-peeked > div")
        expect(shown).to_have_count(4)

        assert [text.strip() for text in shown.all_text_contents()] == [
            "A new item, not translated",
            "An item that stays",
            "An inner item that stays",
            "A task that stays",
        ]
        assert page.locator("article :is(ul, ol) > :not(li)").count() == 0


def test_without_javascript_there_are_links(plain: Page, address: str) -> None:
    """To the paragraph itself, and to its counterpart."""
    plain.goto(f"{address}zh/essay/")
    links = plain.locator("a.diglot-peek").all()
    names = [(link.get_attribute("href") or "").split("#")[1] for link in links]
    plain.goto(f"{address}essay/")

    assert links
    for name in names:
        assert plain.locator(f"#{name}").count() == 1


def test_targets_are_large_enough(page: Page, address: str) -> None:
    """At least 24 pixels either way."""
    for path in ("essay/", "en-zh/essay/", "zh/", "en-zh/"):
        page.goto(address + path)
        sizes = page.eval_on_selector_all(
            ".diglot-bar a, .diglot-bar button, a.diglot-link, a.diglot-peek",
            "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))",
        )
        assert min(sizes) >= 24, path

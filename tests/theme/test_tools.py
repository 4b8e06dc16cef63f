"""The tools of a paragraph in a real browser: its link, citations, a report, and its counterpart in place."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect
from sites import LAGGING_CONFIG, ROOT, Site, build, clipboard, make_edition, served

pytestmark = pytest.mark.browser


WORK = "Is Big Data Increasing Beijing’s Capacity for Control?"
ENGLISH = (
    f"The editors of Scores and Grids, “Old Files, New Technology”, retold from Rogier Creemers, “{WORK}”, "
    "ChinaFile Conversation, 10 August 2016, in: Scores and Grids, 25 November 2026, "
)
CHINESE = (
    f"《评分与网格》编者：《旧档案，新技术》，据罗吉尔·克里默斯（Rogier Creemers）在“{WORK}”"
    "（ChinaFile Conversation，2016年8月10日）中的发言转述，载《评分与网格》，2026年11月25日，"
)
LINK = "Copy the link"
PAGES = ("essay/", "zh/essay/", "en-zh/essay/")


def copy(page: Page, form: str, both: bool = False) -> str:
    """What the open tools copy: the link, or a citation in one of its forms."""
    tools = page.locator(".diglot-tools")
    if form == LINK:
        tools.get_by_role("button", name=LINK).click()
    else:
        tools.locator("select").select_option(form)
        if both:
            tools.locator("input").check()
        tools.get_by_role("button", name=re.compile("Copy the citation|复制引文")).click()
    expect(tools.locator("[role=status]")).to_have_text(re.compile(r"Copied\.|已复制。"))
    return clipboard(page)


@pytest.mark.parametrize(
    ("path", "form", "both", "wanted"),
    [
        ("essay/", LINK, False, "{base}essay/#{id}"),
        ("essay/", "", False, ENGLISH + "paragraph 3, {base}essay/#{id}"),
        pytest.param(
            *("en-zh/essay/", "", False, ENGLISH + "paragraph 3, {base}essay/#{id}"), marks=pytest.mark.weekly
        ),
        (
            "zh/essay/",
            "",
            True,
            CHINESE + "第3段，{base}zh/essay/#{id}\n\n" + ENGLISH + "paragraph 3, {base}essay/#{id}",
        ),
        ("zh/en-zh/essay/", "Markdown", False, CHINESE + "第3段，<{base}zh/essay/#{id}>"),
        (
            "zh/essay/",
            "GB/T 7714",
            False,
            "《评分与网格》编者. 旧档案，新技术[EB/OL]. 评分与网格，第3段. "
            "(2026-11-25)[{today}]. {base}zh/essay/#{id}.",
        ),
    ],
)
def test_tools_copy(page: Page, address: str, path: str, form: str, both: bool, wanted: str) -> None:
    """Addresses and citations, the same number in every language and mode."""
    page.goto(address + path)
    link = page.locator("a.diglot-link").nth(2)
    paragraph = (link.get_attribute("href") or "")[1:]
    link.focus()
    page.keyboard.press("Enter")
    tools = page.locator(".diglot-tools")
    expect(tools.locator("button")).to_have_count(3 if "en-zh" in path else 4)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    filled = wanted.replace("{base}", address).replace("{id}", paragraph).replace("{today}", today)

    assert copy(page, form, both) == filled
    page.keyboard.press("Escape")
    expect(tools).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.parametrize(
    ("path", "form", "both", "wanted"),
    [
        ("essay/", "", False, ENGLISH + "{base}essay/"),
        ("zh/essay/", "", True, CHINESE + "{base}zh/essay/\n\n" + ENGLISH + "{base}essay/"),
        pytest.param(
            *("zh/en-zh/essay/?size=4#p1", "Markdown", False, CHINESE + "<{base}zh/essay/>"), marks=pytest.mark.weekly
        ),
        pytest.param("", "", False, "“Scores and Grids”, {base}", marks=pytest.mark.weekly),
    ],
)
def test_a_page_is_cited(page: Page, address: str, path: str, form: str, both: bool, wanted: str) -> None:
    """By a button beside the settings, without a number; the address is the page's own."""
    page.goto(address + path)
    opener = page.get_by_role("button", name="引用本页" if path.startswith("zh/") else "Cite this page")
    opener.click()
    expect(page.locator(".diglot-tools button")).to_have_count(1)

    assert copy(page, form, both) == wanted.replace("{base}", address)
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("path", ["zh/en-zh/essay/", *(pytest.param(each, marks=pytest.mark.weekly) for each in PAGES)])
def test_a_note_of_the_editors_is_cited_as_theirs(page: Page, address: str, path: str) -> None:
    """Without the work that the page retells, in every way to cite."""
    page.goto(address + path)
    link = page.locator("a.diglot-link").nth(2)
    link.evaluate(
        """link => {
            const block = link.closest(".diglot-row, p"), note = document.createElement("div");
            note.className = "admonition editors-note";
            block.replaceWith(note);
            note.append(block);
        }"""
    )
    link.evaluate("link => link.click()")
    is_chinese = path.startswith("zh/")

    for form in ("", "Markdown"):
        said = copy(page, form, form == "")
        assert "Creemers" not in said
        assert WORK not in said
        assert said.startswith("《评分与网格》编者：" if is_chinese else "The editors of Scores and Grids, ")
    for form in page.locator(".diglot-tools option").evaluate_all("all => all.map(each => each.value)"):
        assert "Creemers" not in copy(page, form)
    assert all("original-author" not in each for each in json.loads(copy(page, "CSL-JSON")))


@pytest.mark.both_engines
def test_tools_copy_for_reference_managers(page: Page, address: str) -> None:
    """As CSL-JSON, BibTeX and RIS; in both languages in one list."""
    page.goto(f"{address}essay/")
    page.locator("a.diglot-link").nth(2).evaluate("link => link.click()")
    item = json.loads(copy(page, "CSL-JSON"))[0]

    assert item["title"] == "Old Files, New Technology"
    assert item["author"] == [{"literal": "The editors of Scores and Grids"}]
    assert item["original-author"] == [{"literal": "Rogier Creemers"}]
    assert item["locator"] == "3"
    assert item["id"] == "essay-en-3"
    assert item["URL"].startswith(f"{address}essay/#p")
    assert copy(page, "BibTeX").startswith("@misc{essay-en-3,\n")
    assert copy(page, "RIS").endswith("\nER  - ")
    assert [each["language"] for each in json.loads(copy(page, "CSL-JSON", True))] == ["en", "zh-Hans"]


@pytest.mark.weekly
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
@pytest.mark.parametrize("way", ["Enter", *(pytest.param(each, marks=pytest.mark.weekly) for each in ("Space", "tap"))])
def test_the_counterpart_opens_in_place(page: Page, address: str, path: str, lang: str, way: str) -> None:
    """With its language, without its tools; and goes away the same way."""
    page.goto(address + path)
    links = page.locator("a.diglot-peek")
    assert links.count() == page.locator("a.diglot-link").count()
    link = links.nth(4)  # of a paragraph without links of its own
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


@pytest.mark.both_engines
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


@pytest.mark.both_engines
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

"""Credit on pages of any edition: what is wrong with it is told, and costs no page but its own byline."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sites import LAGGING_PAGE, Site, build, clipboard, make_edition, run_build, served

BAD = {
    "unknown.md": ("retold_from: {titel: A Talk}", "unknown key: “titel”"),
    "day.md": ("date: 2026-13-45", "“2026-13-45” is no date"),
    "list.md": ("author: [[Ann]]", "something else than a name"),
    "script.md": ("retold_from: {title: A, url: 'javascript:alert(1)'}", "no web address"),
}


@pytest.mark.slow
def test_a_credit_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """With file and line, without a traceback; a strict build ends with it, another one has all the pages."""
    others = {name: f"---\n{line}\n---\n\n# A page of its own\n\nText.\n" for name, (line, _) in BAD.items()}
    make_edition(tmp_path / "edition", others=others)

    said = build(tmp_path / "edition", tmp_path / "site")

    for name, (_, fact) in BAD.items():
        assert any(f"docs/en/{name}:2: " in line and fact in line for line in said.splitlines()), name
        assert (tmp_path / "site" / name.removesuffix(".md") / "index.html").is_file()
    assert "Traceback" not in said
    assert run_build(tmp_path / "edition", tmp_path / "strict", "--strict").returncode != 0


@pytest.mark.slow
def test_markup_in_a_credit_is_text(tmp_path: Path) -> None:
    """In the byline, the head and the facts."""
    hostile = "<script>alert(1)</script>"
    credit = (
        f"editors: ['{hostile}']\nretold_from:\n  author: '{hostile}'\n  title: '\"><b>x'\n"
        "  container: '</script><i>'\n  url: 'https://example.org/?\"onclick=alert(1)'\n"
    )
    make_edition(tmp_path / "edition", LAGGING_PAGE.replace("author: Ann Author\n", credit))
    build(tmp_path / "edition", tmp_path / "site")

    for page in Site(tmp_path / "site", "").pages.values():
        assert hostile not in page.html
        assert "</script><i>" not in page.html
        assert not any("onclick" in attributes for _, attributes in page.elements)
        assert page.address == "404.html" or "&lt;script&gt;alert(1)&lt;/script&gt;" in page.html


@pytest.mark.slow
def test_a_page_from_windows_is_a_page(tmp_path: Path) -> None:
    """Its translation has no front matter in its text either; its title is cited without the marks of Markdown."""
    page = "\ufeff---\r\nauthor: Ann Lee\r\n---\r\n\r\n# *Ways* & `means` of <b>all</b>\r\n\r\nText.\r\n"
    make_edition(tmp_path / "edition", others={"windows.md": page})
    site = Site(tmp_path / "site", build(tmp_path / "edition", tmp_path / "site", "--strict"))

    for address in ("windows/", "zh/windows/", "en-zh/windows/"):
        html = site.pages[address].html
        assert "author: Ann" not in html
        assert "Ann Lee, “Ways & means of all”" in html
    assert "<title>Ways &amp; means of all - Lagging</title>" in site.pages["en-zh/windows/"].html


@pytest.mark.slow
def test_help_leads_to_a_page_by_its_title(tmp_path: Path) -> None:
    """The one in front matter, or else its heading; in any folder, and in the language of the page."""
    make_edition(tmp_path / "edition")
    folder = tmp_path / "edition/docs/en/how"
    folder.mkdir()
    (folder / "read.md").write_text("---\ntitle: How & why\n---\n\n## A section\n", "utf-8")
    settings = tmp_path / "edition/diglot.toml"
    settings.write_text(settings.read_text("utf-8") + 'help = "how/read.md"\n', "utf-8")
    site = Site(tmp_path / "site", build(tmp_path / "edition", tmp_path / "site", "--strict"))

    for address, there in {"": "how/read/", "en-zh/": "../how/read/", "zh/how/read/": "./"}.items():
        assert f'"guide":{{"url":"{there}","title":"How & why"}}' in site.pages[address].html


@pytest.mark.slow
def test_help_without_its_page_is_told(tmp_path: Path) -> None:
    """In every build; a strict one ends with it."""
    make_edition(tmp_path / "edition")
    settings = tmp_path / "edition/diglot.toml"
    settings.write_text(settings.read_text("utf-8") + 'help = "gone.md"\n', "utf-8")
    done = run_build(tmp_path / "edition", tmp_path / "site", "--strict")

    assert "the page “gone.md” of `help` does not exist in docs" in done.stdout
    assert done.returncode != 0


@pytest.mark.browser
@pytest.mark.weekly
def test_odd_names_are_cited_as_they_are(page: Page, tmp_path: Path) -> None:
    """Signs of Markdown are escaped in Markdown, quotation marks in JSON; nothing in them is taken for a place."""
    credit = "author: 'A *B* \"C\" {url} $& [d](e)'\n"
    make_edition(tmp_path / "edition", LAGGING_PAGE.replace("author: Ann Author\n", credit))
    build(tmp_path / "edition", tmp_path / "site")
    with served(tmp_path / "site") as address:
        page.goto(address)
        page.locator("a.diglot-link").first.evaluate("link => link.click()")
        copied = []
        for form in ("", "Markdown", "CSL-JSON"):
            page.locator(".diglot-tools select").select_option(form)
            page.get_by_role("button", name="Copy the citation").click()
            page.wait_for_timeout(100)
            copied.append(clipboard(page))

        plain, markdown, item = copied[0], copied[1], json.loads(copied[2])[0]
        assert plain.startswith('A *B* "C" {url} $& [d](e), “A page”, in: Lagging, 2 January 2026, paragraph 1, http')
        assert markdown.startswith(r'A \*B\* "C" {url} $\& \[d\](e), “A page”, in: Lagging, ')
        assert markdown.endswith(">")
        assert item["author"] == [{"literal": 'A *B* "C" {url} $& [d](e)'}]
        assert item["URL"] == markdown.rpartition("<")[2].removesuffix(">")

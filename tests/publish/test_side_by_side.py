"""The pages side by side."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from sites import LAGGING_CONFIG, ROOT, Site, build, make_edition, sync

from diglot.engines.repository_links import FORM, has_issue_form, report_address
from diglot.interface import interface
from diglot.repository import Repository, read_site
from diglot.site import verify_site
from diglot.sync import plan_sync

FRAMES = {"en-zh/": "en", "zh/en-zh/": "zh-Hans"}


@pytest.fixture(params=FRAMES)
def folder(request: pytest.FixtureRequest) -> str:
    """The pages in one frame."""
    return str(request.param)


def facts_of(html: str) -> dict[str, object]:
    """The data block."""
    block = re.search(r'id="__diglot">(.*?)</script>', html, re.DOTALL)
    assert block
    return json.loads(block[1])


def in_rows(site: Site, folder: str) -> list[tuple[str, str]]:
    """Every page of a frame, with its name in one language."""
    return [(address, address.removeprefix(folder)) for address in site.pages if address.startswith(folder)]


def test_ids_are_those_of_the_source_page_and_unique(edition_site: Site, folder: str) -> None:
    """Plus those of the target, with a prefix."""
    for address, name in in_rows(edition_site, folder):
        page = edition_site.pages[address]
        assert len(page.ids) == len(set(page.ids)), address
        own = {each for each in edition_site.pages[name].ids if not each.startswith("letter-")}
        assert own <= set(page.ids)  # entries of the glossary stand in the order of the source


def test_the_frame_is_in_its_language(edition_site: Site, folder: str) -> None:
    """And each cell says its own; the frame's language comes first."""
    for address, _ in in_rows(edition_site, folder):
        page = edition_site.pages[address]
        assert page.language == FRAMES[folder]
        assert {each["lang"] for _, each in page.having("diglot-source")} == {"en"}
        assert {each["lang"] for _, each in page.having("diglot-target")} == {"zh-Hans"}
        first = "diglot-source" if FRAMES[folder] == "en" else "diglot-target"
        assert re.findall(r'class="diglot-row[^>]*><(?:div|span) class="([\w-]+)"', page.html) != []
        assert set(
            re.findall(r'class="diglot-row[^>]*><(?:div|span) class="(diglot-(?:source|target))"', page.html)
        ) == {first}


def test_both_texts_are_whole(edition_site: Site, folder: str) -> None:
    """Every unit of either page is in the rows, letter by letter."""
    plan = plan_sync(Repository(ROOT).read_edition())
    for address, name in in_rows(edition_site, folder):
        if name == "glossary/":  # its texts are those of the termbase
            continue
        page, pair = edition_site.pages[address], plan.pairs[f"{name.rstrip('/') or 'index'}.md", "zh"]
        for language in ("", "zh/"):
            single = edition_site.pages[language + name]
            for row in pair.rows:
                wanted = _letters(single.text_of.get(row.id, ""))
                found = {_letters(page.text_of.get(prefix + row.id, "")) for prefix in ("", "zh-")}
                assert any(wanted in text for text in found), (address, row.id)


def _letters(text: str) -> str:
    return "".join(text.replace("¶", "").split())


@pytest.mark.slow
@pytest.mark.parametrize("site", ["edition_site", "lagging_site"])
def test_paragraphs_have_one_number_everywhere(site: str, request: pytest.FixtureRequest) -> None:
    """They are counted by their links, which come in one order in every language and mode."""
    pages = request.getfixturevalue(site).pages
    for name in (address for address in pages if not address.startswith(("zh/", "en-zh/"))):
        orders = [
            [attributes["href"] for _, attributes in pages[folder + name].having("diglot-link")]
            for folder in ("", "zh/", "en-zh/", "zh/en-zh/")
            if folder + name in pages
        ]
        assert all(order == orders[0] for order in orders), name
        assert len(set(orders[0])) == len(orders[0])


def test_links_stay_side_by_side(edition_site: Site, folder: str) -> None:
    """Those of the text and of the navigation; the switch of modes leads out."""
    for address, name in in_rows(edition_site, folder):
        html = edition_site.pages[address].html
        bar = re.search(r'<nav class="diglot-modes".*?</nav>', html)
        assert bar
        links = re.findall(r'href="([^"]*)"', bar[0])
        depth = "../" * (address.count("/"))
        here = name or "./"
        assert [link.replace(depth, "") or "./" for link in links][:1] == [here if name else "./"]
        assert 'aria-current="page"' in bar[0]
        assert bar[0].index('aria-current="page"') > bar[0].rindex('href="./"')
        rest = html.replace(bar[0], "")
        rest = rest[: rest.index('id="__diglot"')] + rest[rest.index('id="__config"') :]
        for link in re.findall(r'<a [^>]*href="([^"#:]+)[#"]', rest):
            assert "en-zh" in _resolved(address, link) or "glossary/" in link, (address, link)


def _resolved(address: str, link: str) -> str:
    from urllib.parse import urljoin

    return urljoin(f"http://x/{address}", link)


def test_search_engines_get_single_pages(edition_site: Site, folder: str) -> None:
    """A page in rows is followed and not indexed; it names no canonical page, which would contradict that."""
    sitemap = (edition_site.folder / "sitemap.xml").read_text("utf-8")
    assert "en-zh" not in sitemap
    for address, name in in_rows(edition_site, folder):
        html = edition_site.pages[address].html
        assert html.count('<meta name="robots" content="noindex,follow">') == 1
        assert 'rel="canonical"' not in html
        assert 'name="robots"' not in edition_site.pages[name].html


def test_a_page_in_rows_says_its_own_address(edition_site: Site, folder: str) -> None:
    """For the sheets it is printed on."""
    for address, _ in in_rows(edition_site, folder):
        root = edition_site.pages[address].elements[0][1]
        assert root["data-diglot-address"] == f"https://example.org/scores-and-grids/{address}"


def test_titles_are_in_both_languages(edition_site: Site) -> None:
    """The frame's first."""
    title = re.compile(r"<title>(.*)</title>")
    assert title.findall(edition_site.pages["en-zh/essay/"].html) == [
        "Old Files, New Technology · 旧档案，新技术 - Scores and Grids"
    ]
    assert title.findall(edition_site.pages["zh/en-zh/"].html) == ["评分与网格 · Scores and Grids"]


def test_every_page_offers_three_modes(edition_site: Site) -> None:
    """In the same order everywhere, each named in its language, one of them current."""
    for address, page in edition_site.pages.items():
        if address.endswith("glossary/"):
            continue  # it is in both languages anyway
        bar = re.search(r'<nav class="diglot-modes"[^>]*>(.*?)</nav>', page.html)
        assert bar, address
        names = re.findall(r">([^<]+)</a>", bar[1])
        assert names == ["English", "中文", interface(page.language).gettext("Side by side")]
        assert bar[1].count("aria-current") == 1


def test_facts_say_how_to_cite(edition_site: Site) -> None:
    """In both languages, the page's own first."""
    facts = facts_of(edition_site.pages["zh/essay/"].html)
    own, other = facts["pages"]  # type: ignore[misc]
    assert own["cite"]["note"][""].endswith("《旧档案，新技术》，载《评分与网格》，2026年11月25日，第\x01段，\x02")
    assert other["cite"]["page"][""].startswith("The editors of Scores and Grids, “Old Files, New ")
    assert "edit" not in own
    assert facts["report"] == ""


def test_what_lags_is_shown_once_with_its_mark(lagging_site: Site, folder: str) -> None:
    """An untranslated unit is not told twice; its remark stays; ids stay unique; links hold."""
    page = lagging_site.pages[folder]
    assert page.html.count("A new paragraph, not translated.") == 1
    assert page.html.count("A new item, not translated") == 1
    assert len(page.having("diglot-mark")) == len(lagging_site.pages["zh/"].having("diglot-mark"))
    assert len(page.ids) == len(set(page.ids))
    assert page.html.count('print("code is no unit")') <= 1
    assert lagging_site.broken_links() == []


def test_remarks_are_in_the_language_of_the_frame(lagging_site: Site, folder: str) -> None:
    """On each passage and under the title, whatever language they are about, and they say which one they are in."""
    page, words = lagging_site.pages[folder], interface(FRAMES[folder])
    other = interface("zh" if folder == "en-zh/" else "en")
    notices = [(attributes["lang"], attributes["aria-label"]) for _, attributes in page.having("diglot-notice")]
    assert {attributes["lang"] for _, attributes in page.having("diglot-mark")} == {FRAMES[folder]}
    assert notices == [(FRAMES[folder], words.gettext("State of the translation"))]
    for remark in (
        "This passage is not translated yet.",
        "The original has changed since this was translated.",
        "not translated",
        "original changed",
    ):
        assert f">{words.gettext(remark)}</small>" in page.html
        assert f">{other.gettext(remark)}</small>" not in page.html
        assert f'title="{other.gettext(remark)}"' not in page.html
    one, many = (
        "The original of %(count)s passage on this page has changed since it was translated.",
        "The originals of %(count)s passages on this page have changed since they were translated.",
    )
    assert f"<p>{words.ngettext(one, many, 2)}</p>" in page.html


def test_who_answers_a_paragraph_is_told_in_each_column(edition_site: Site, folder: str) -> None:
    """In its language, as often as on the page in that language; the first column is that of the frame."""
    answers = edition_site.pages[f"{folder}essay/"].having("diglot-related")
    single = edition_site.pages["zh/essay/"].having("diglot-related")
    pair = [FRAMES[folder], *(set(FRAMES.values()) - {FRAMES[folder]})]
    assert [attributes["lang"] for _, attributes in answers] == pair * len(single)
    assert single


@pytest.mark.slow
def test_a_known_repository_gives_edit_links(tmp_path: Path) -> None:
    """To the line of the unit, in the source page and in the catalog."""
    folder = tmp_path / "edition"
    make_edition(folder, config=f"repo_url: https://github.com/some/one\nedit_uri: edit/main/docs/\n{LAGGING_CONFIG}")
    build(folder, tmp_path / "site", "--strict")
    facts = facts_of((tmp_path / "site/zh/index.html").read_text("utf-8"))
    target, source = facts["pages"]  # type: ignore[misc]

    catalog = (folder / "locales/zh/LC_MESSAGES/index.po").read_text("utf-8").splitlines()
    page = (folder / "docs/en/index.md").read_text("utf-8").splitlines()
    assert target["edit"] == "https://github.com/some/one/edit/main/locales/zh/LC_MESSAGES/index.po"
    assert source["edit"] == "https://github.com/some/one/edit/main/docs/en/index.md"
    assert set(source["lines"]) == set(target["lines"])
    for name, line in target["lines"].items():
        assert catalog[line - 1] == f'msgctxt "{name}"'
        said = catalog[line].removeprefix('msgid "').removesuffix('"').replace('\\"', '"')
        assert said[:12] in page[source["lines"][name] - 1]


@pytest.mark.parametrize(
    ("repository", "form", "report"),
    [
        (
            "https://github.com/some/one",
            True,
            "https://github.com/some/one/issues/new?template=text.yml&title=index.md%20{id}&page={url}&paragraph={id}",
        ),
        (
            "https://github.com/some/one/",
            False,
            "https://github.com/some/one/issues/new?title=index.md%20{id}&body={url}",
        ),
        (
            "https://codeberg.org/some/one",
            True,
            "https://codeberg.org/some/one/issues/new?title=index.md%20{id}&body={url}",
        ),
        (
            "https://gitlab.com/some/one",
            True,
            "https://gitlab.com/some/one/-/issues/new?issue%5Btitle%5D=index.md%20{id}&issue%5Bdescription%5D={url}",
        ),
        ("", True, ""),
    ],
)
def test_a_problem_is_reported_where_the_repository_is(
    tmp_path: Path, repository: str, form: bool, report: str
) -> None:
    """On GitHub in the edition's own form, if it has one; with paragraph and address in any case."""
    if form:
        (tmp_path / ".github/ISSUE_TEMPLATE").mkdir(parents=True)
        shutil.copy(ROOT / ".github/ISSUE_TEMPLATE" / FORM, tmp_path / ".github/ISSUE_TEMPLATE")

    assert report_address(repository, "index.md", has_issue_form(tmp_path)) == report


def test_the_form_has_the_fields_that_are_filled_in() -> None:
    """By their ids, as GitHub asks for them."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text("utf-8"))

    assert {"page", "paragraph"} <= {field["id"] for field in form["body"] if "id" in field}


@pytest.mark.slow
def test_each_target_has_its_own_pair(tmp_path: Path) -> None:
    """With its own folder in either frame; every link holds, also where addresses end in .html."""
    folder = tmp_path / "edition"
    french = "        - {locale: fr, name: Français, theme: {language: fr}}\n        - {locale: zh"
    make_edition(folder, config=LAGGING_CONFIG.replace("        - {locale: zh", french))
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["zh", "fr"]\n', "utf-8")
    sync(folder)
    site = Site(tmp_path / "site", build(folder, tmp_path / "site", "--strict"))

    assert set(site.pages) == {"", "zh/", "fr/", "en-zh/", "en-fr/", "zh/en-zh/", "fr/en-fr/"}
    assert site.broken_links() == []
    assert list(verify_site(read_site(tmp_path / "site"), ("en", "zh", "fr"))) == []
    modes = re.findall(r'<a href="([^"]*)" lang="([^"]*)"', site.pages["en-fr/"].html.split('class="diglot-modes"')[1])
    assert modes[:5] == [("../", "en"), ("../zh/", "zh-Hans"), ("../fr/", "fr"), ("../en-zh/", "en"), ("./", "en")]

    config = folder / "mkdocs.yml"
    config.write_text(f"use_directory_urls: false\n{config.read_text('utf-8')}", "utf-8")
    build(folder, tmp_path / "flat", "--strict")
    html = (tmp_path / "flat/zh/en-zh/index.html").read_text("utf-8")
    assert '<a href="../../index.html" lang="en" translate="no">' in html
    assert '"base": "../.."' in html

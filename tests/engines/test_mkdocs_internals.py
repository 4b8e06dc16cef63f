"""What `diglot.engines.mkdocs.internals` takes for granted about MkDocs, Material and static-i18n, fact by fact.

A test that fails here after an update says which line of the adapter to mend.
"""

import atexit
import gc
import os
import re
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, get_files
from pymdownx.highlight import Highlight
from sites import LAGGING_CONFIG, Site

from diglot.engines.material_pages import put_address, remove_head_links
from diglot.engines.mkdocs.hooks import DiglotPlugin
from diglot.engines.mkdocs.internals import MkDocsSite
from diglot.engines.mkdocs.search_index import find_search, take_over
from diglot.engines.theme_files import SCRIPTS, STYLES
from diglot.publish.code_blocks import SharedCodeBlocks
from diglot.publish.templates import THEME

TEMPLATES = Path(material.__file__).parent / "templates"


@pytest.fixture
def config(tmp_path: Path) -> Any:
    """A site's configuration, loaded but not built."""
    for language in ("en", "zh"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "index.md").write_text("# Title\n", "utf-8")
        (tmp_path / "docs" / language / "other.md").write_text("# Other\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(LAGGING_CONFIG.replace("  - diglot\n", ""), "utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


def i18n_files(config: Any) -> Files:
    """The files of the first build, as static-i18n leaves them."""
    config.plugins["i18n"].on_config(config)
    return config.plugins["i18n"].on_files(get_files(config), config=config)


def test_static_i18n_names_its_languages(config: Any) -> None:
    """`default_language`, `build_languages`, `current_language`, `building`, and each language's settings."""
    stack = MkDocsSite(config)
    assert stack.default_language == "en"
    assert stack.languages == ["en", "zh"]
    assert stack.is_first_build
    assert stack.i18n.current_language is None
    assert stack.language == "en"
    assert stack.language_tag_of("zh") == "zh-Hans"
    assert stack.i18n.config.docs_structure == "folder"


@pytest.mark.parametrize(
    ("code", "theme", "tag"),
    [
        ("zh", "zh-Hans", "zh-Hans"),
        ("zh", None, "zh"),
        ("pt-BR", "pt", "pt-BR"),
        ("pt-BR", "pt-BR", "pt-BR"),
        ("zh-Hant", "zh-TW", "zh-Hant"),
        ("ga", "en", "ga"),
        ("fil", "tl", "fil"),
    ],
)
def test_a_full_tag_of_the_edition_wins(config: Any, code: str, theme: str | None, tag: str) -> None:
    """Over that of the theme, which may be shorter, or another language where the theme has no better one."""
    stack = MkDocsSite(config)
    stack.i18n.get_language_config = lambda language: SimpleNamespace(theme=theme and {"language": theme})
    stack.i18n.current_language = code
    mended = stack.mend('<!doctype html>\n<html class="a" lang="pt" dir="ltr">\n<p lang="pt">', "x")

    assert stack.language_tag_of(code) == tag
    assert mended == f'<!doctype html>\n<html class="a" lang="{tag}" dir="ltr">\n<p lang="pt">'


def test_files_know_page_and_counterparts(config: Any) -> None:
    """`norm_src_uri` is the path below the language's folder, `alternates` the file in each language."""
    files = {file.src_uri: file for file in i18n_files(config).documentation_pages()}
    other = files["en/other.md"]
    assert other.norm_src_uri == "other.md"
    assert {language: file.url for language, file in other.alternates.items()} == {"en": "other/", "zh": "zh/other/"}


def test_generated_pages_are_pages(config: Any) -> None:
    """Added behind static-i18n they have its attributes, are found by the navigation, and reach the sitemap."""
    files = i18n_files(config)
    stack = MkDocsSite(config)
    config.plugins._current_plugin = "diglot"
    stack.generate_page(files, "made.md", 'A "title"')
    file = files.src_uris["en/made.md"]
    assert file.url == "made/"
    assert {language: each.url for language, each in file.alternates.items()} == {"en": "made/", "zh": "zh/made/"}
    assert (file.locale, file.norm_src_uri, file.edit_uri) == ("en", "made.md", None)
    assert files.get_file_from_path("made.md") is file
    assert file in stack.i18n.i18n_files_per_language["en"]
    assert file.content_string == '---\ntitle: "A \\"title\\""\n---\n'


def test_static_i18n_cannot_read_what_is_on_no_disk(config: Any) -> None:
    """The reason to add pages behind it."""
    files = get_files(config)
    config.plugins._current_plugin = "diglot"
    files.append(File.generated(config, "en/made.md", content=""))
    config.plugins["i18n"].on_config(config)
    with pytest.raises(TypeError):
        config.plugins["i18n"].on_files(files, config=config)


@pytest.mark.parametrize("directories", [True, False])
def test_addresses_are_those_of_mkdocs(config: Any, directories: bool) -> None:
    """Of pages and files, in each language's folder."""
    config.use_directory_urls = directories
    stack = MkDocsSite(config)
    for file in i18n_files(config).documentation_pages():
        assert stack.address_of(file.norm_src_uri, "en") == file.url
    assert stack.address_of("index.md", "zh") == ("zh/" if directories else "zh/index.html")
    assert stack.address_of("other.md", "zh") == ("zh/other/" if directories else "zh/other.html")
    assert stack.address_of("a/b.csv", "en") == "a/b.csv"


def test_the_selector_is_an_attribute_of_extra(edition_site: Site) -> None:
    """Templates see `config.extra.alternate`; what is set there is on the page, relative, also on home pages."""
    assert [link for link in edition_site.pages["zh/"].links if link == "../"]
    html = edition_site.pages["zh/"].html
    link = re.compile(r'<a href="([^"]*)" (?:lang="[^"]*" )?hreflang="(\w+)"')
    assert link.findall(html)[:2] == [("../", "en"), ("./", "zh")]  # the title page has another
    html = edition_site.pages["essay/"].html
    assert link.findall(html) == [("./", "en"), ("../zh/essay/", "zh")]


def test_material_s_templates_are_what_we_change() -> None:
    """The head lists alternates, the language partial is chosen by `theme.language`, the 404 page is a template."""
    base = (TEMPLATES / "base.html").read_text("utf-8")
    assert '<link rel="alternate" href="{{ alt.link | url }}" hreflang=' in base
    assert "{% block htmltitle %}" in base
    language = (TEMPLATES / "partials/language.html").read_text("utf-8")
    assert '"partials/languages/" ~ config.theme.language ~ ".html"' in language
    assert not (TEMPLATES / "partials/languages/zh-Hans.html").exists()
    words = re.compile(r'^  "([\w.]+)": "', re.MULTILINE)
    ours, theirs = (
        words.findall((folder / "partials/languages" / name).read_text("utf-8"))
        for folder, name in ((THEME, "zh-Hans.html"), (TEMPLATES, "zh.html"))
    )
    assert ours
    assert set(ours) <= set(theirs)
    assert (TEMPLATES / "404.html").exists()
    assert 'class="md-select__link"' in (TEMPLATES / "partials/alternate.html").read_text("utf-8")


def test_the_root_element_takes_the_address(edition_site: Site) -> None:
    """It is written in a way we know, and MkDocs knows the address of every page; without one nothing is said."""
    for address, page in edition_site.pages.items():
        if "en-zh/" not in address:
            assert page.elements[0][1]["data-diglot-address"] == f"https://example.org/scores-and-grids/{address}"
            assert f'<link rel="canonical" href="{page.elements[0][1]["data-diglot-address"]}"' in page.html
    assert put_address("<html lang=en>", "a&b") == '<html lang=en data-diglot-address="a&amp;b">'
    assert put_address("<html lang=en>", "") == "<html lang=en>"


def test_material_captures_clicks_below_head_alternates() -> None:
    """The reason to drop them: its script still asks for them."""
    script = next((TEMPLATES / "assets/javascripts").glob("bundle.*.min.js")).read_text("utf-8")
    assert "rel=alternate" in script


def test_head_alternates_are_dropped_and_feeds_kept() -> None:
    """Only those that name a language."""
    feed = '<link rel="alternate" type="application/rss+xml" href="feed.xml">\n'
    assert remove_head_links(f'{feed}  <link rel="alternate" href="zh/" hreflang="zh">\n') == feed


def test_theme_folders_are_searched_in_order(config: Any) -> None:
    """Ours comes before Material's and behind the site's own; each language's build does it again, which is safe."""
    stack = MkDocsSite(config)
    for _ in range(2):
        stack.install_theme()
    assert config.theme.dirs.index(str(THEME)) < config.theme.dirs.index(str(TEMPLATES))
    assert config.theme.dirs.count(str(THEME)) == 1
    assert config.extra_css == [*STYLES]
    assert [str(script) for script in config.extra_javascript] == [*SCRIPTS]


def test_templates_of_the_site_are_in_folders_before_ours(config: Any, tmp_path: Path) -> None:
    """That of `custom_dir`, and those that plugins add; without one there is none."""
    stack = MkDocsSite(config)
    stack.install_theme()
    assert stack.template_folders() == []
    (tmp_path / "own").mkdir()
    text = LAGGING_CONFIG.replace("name: material", "name: material, custom_dir: own").replace("  - diglot\n", "")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    stack = MkDocsSite(load_config(str(tmp_path / "mkdocs.yml")))
    stack.install_theme()
    assert stack.template_folders() == [tmp_path / "own"]


def test_assets_of_the_theme_are_published(edition_site: Site) -> None:
    """With the script as a module."""
    assert (edition_site.folder / STYLES[0]).exists()
    assert f'<script src="{SCRIPTS[0]}" type="module"></script>' in edition_site.pages[""].html


def test_the_search_index_is_filled_by_us(config: Any) -> None:
    """Its entries are a list, its settings a dictionary, and what mkdocs.yml says is remembered."""
    search = find_search(config)
    search.on_config(config)
    assert search.search_index.entries == []
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a deprecation of MkDocs would be a line in every build
        take_over(search)
    search.search_index.add_entry_from_context(None)
    assert search.search_index.entries == []
    assert search.search_index.config["separator"] == r"[\s\u200b\-，。]+"
    assert search.search_index.config["pipeline"] == ["stopWordFilter"]


def test_the_theme_starts_no_search_of_its_own(edition_site: Site) -> None:
    """It has one where there is its form, and asks for the index only then."""
    script = next((TEMPLATES / "assets/javascripts").glob("bundle.*.min.js")).read_text("utf-8")
    html = edition_site.pages["essay/"].html

    assert 'document.forms.namedItem("search")?' in script
    assert '"search").map(' in script
    assert 'name="search"' not in html
    assert 'data-md-component="search"' not in html
    assert html.count('class="diglot-search"') == 1
    assert not list((edition_site.folder / "search").glob("search_index.*"))


def test_pages_have_the_places_that_change_side_by_side(edition_site: Site) -> None:
    """Base and worker in the settings of Material's script, the scope of what it stores, canonical link, title."""
    for address, root in (("essay/", ".."), ("en-zh/essay/", "../.."), ("zh/en-zh/essay/", "../../..")):
        html = edition_site.pages[address].html
        assert f'"base": "{root}"' in html
        assert f'new URL("{root}",location)' in html
        assert f'"search": "{root}/assets/javascripts/workers/search.' in html
        assert html.count("<title>") == 1
    assert html.count("<article") == edition_site.pages["essay/"].html.count("<article") == 1


def test_treeprocessors_stand_where_we_think() -> None:
    """Footnotes, inline Markdown, attribute lists, abbreviations and headings, in this order around our steps."""
    md = Markdown(extensions=["footnotes", "attr_list", "abbr", "toc"])
    priority = {item.name: item.priority for item in md.treeprocessors._priority}
    assert priority["footnote"] > 45 > priority["inline"] > priority["attr_list"] > 6 > priority["toc"] > 4
    assert priority["abbr"] > 6


def test_extensions_take_our_titles() -> None:
    """The options of `toc` and `footnotes` that hold sentences."""
    options = {"toc": {"permalink": True, "permalink_title": "T"}, "footnotes": {"BACKLINK_TITLE": "B {}"}}
    html = Markdown(extensions=["toc", "footnotes"], extension_configs=options).convert("# A\n\nb[^1]\n\n[^1]: c")
    assert 'title="T"' in html
    assert 'title="B 1"' in html


@pytest.mark.parametrize(
    ("text", "html"),
    [("**注意：**请看", "<strong>注意：</strong>请看"), ("**“网格”**是", "<strong>“网格”</strong>是")],
)
def test_plain_emphasis_renders_chinese_bold(text: str, html: str) -> None:
    """And `betterem` and `mark` do not, which is what the warning is about."""
    assert html in Markdown().convert(text)
    assert html not in Markdown(extensions=["pymdownx.betterem"]).convert(text)


def test_a_code_block_is_highlighted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In all languages, on all pages, with the HTML that the highlighter gives; other settings are another block."""
    text = '``` py\nx = 1\n```\n\n``` py linenums="3"\nx = 1\n```\n\n``` py title="T"\nx = 1\n```\n\n`#!py y = 2`\n'
    highlighted: list[str] = []
    highlight = Highlight.highlight

    def record(self: Any, src: str, *arguments: Any, **named: Any) -> Any:
        highlighted.append(src)
        return highlight(self, src, *arguments, **named)

    monkeypatch.setattr(Highlight, "highlight", record)
    for options in ({}, {"line_spans": "__span"}):
        configs = {"pymdownx.highlight": options}
        names = ["pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"]
        plain = Markdown(extensions=names, extension_configs=configs).convert(text)
        highlighted.clear()
        shared = SharedCodeBlocks()
        pages = [Markdown(extensions=[*names, shared], extension_configs=configs).convert(text) for _ in range(3)]
        assert pages == [plain] * 3
        assert len(highlighted) == 2 + 3 + 3, "twice a block without a title, thrice one with a title and a phrase"


def test_mark_breaks_beside_chinese_punctuation() -> None:
    """The other extension of the warning."""
    assert "<mark>" not in Markdown(extensions=["pymdownx.mark"]).convert("==注意：==请看")


def test_the_builder_walks_through_links_unless_it_is_kept_from_it(
    config: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lists its files with `os.walk` of its own module; links in the folder of pages are passed over."""
    monkeypatch.setattr("mkdocs.structure.files.os", os)  # builds of other tests leave ours there
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret", "utf-8")
    docs = Path(config.docs_dir)
    (docs / "zh/linked").symlink_to(outside)
    (docs / "en/linked").symlink_to(outside)
    before = {file.src_uri for file in get_files(config)}
    (docs / "en/link.md").symlink_to(outside / "secret.md")
    (docs / "link.txt").symlink_to(outside / "secret.md")
    before |= {file.src_uri for file in get_files(config)}
    MkDocsSite(config).skip_links()
    after = {file.src_uri for file in get_files(config)}
    linked = {"zh/linked/secret.md", "en/linked/secret.md", "en/link.md", "link.txt"}

    assert linked <= before
    assert before - after == linked


def test_mkdocs_takes_no_file_of_the_theme_from_a_hidden_folder(config: Any) -> None:
    """So it need not list the icons of Material; templates find them nevertheless."""
    listed = []
    for install in (lambda: None, MkDocsSite(config).install_theme):
        install()
        files, environment = Files([]), config.theme.get_env()
        files.add_files_from_theme(environment, config)
        listed.append({path for path in files.src_uris if not (THEME / path).is_file()})

    assert listed[0] == listed[1]
    assert "assets/images/favicon.png" in listed[1]
    assert not any("/." in name or name.startswith(".") for name in environment.list_templates())
    assert environment.get_template(".icons/material/bookshelf.svg").render().startswith("<svg")


def test_python_does_not_take_apart_what_a_build_has_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take a tenth of the time of the build, at its end; only what is in no circle is taken apart."""
    at_end: list[object] = []
    monkeypatch.setattr(atexit, "register", at_end.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    DiglotPlugin().on_startup("build", dirty=False)

    assert gc.freeze in at_end


def test_a_page_asks_for_one_style_sheet(edition_site: Site) -> None:
    """All pages for the same, which has those of Material, of Diglot and of the edition."""
    links = [
        re.findall(r'<link rel="stylesheet" href="(?:\.\./)*([^"]*)">', page.html)
        for page in edition_site.pages.values()
    ]
    names = {name for each in links for name in each}

    assert len(links) > 60
    assert all(len(each) == 1 for each in links)
    assert len(names) == 1
    data = (edition_site.folder / names.pop()).read_text("utf-8")
    assert [sheet in data for sheet in (".md-typeset", ".diglot-row", "--edition-rule")] == [True] * 3

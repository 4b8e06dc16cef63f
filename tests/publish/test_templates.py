"""The templates of glossary, cards and notice, and those that a site has in their place."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from page_units_of import units_of
from selectolax.lexbor import LexborHTMLParser
from sites import LAGGING_CONFIG, Site, build, run_build
from term_sites import make_terms_edition

from diglot.errors import InputError
from diglot.interface import interface
from diglot.pairs import State
from diglot.publish.glossary import Glossary
from diglot.publish.glossary_entry import GlossaryEntry
from diglot.publish.glossary_page import GlossaryLabels, GlossaryPage, LetterEntries, render_glossary
from diglot.publish.glossary_passages import GlossaryPassage
from diglot.publish.templates import NOTICE, THEME, Templates
from diglot.publish.term_cards import TermCard, TermName, render_card
from diglot.publish.unit_notes import Notice, render_notice
from diglot.terms import Naming, Rejection, Source, Term

HOSTILE = """<b x="'&">{{ 1 }}"""
TAGS = {"en": "en", "fr": "fr"}
OWN = "the template of the site"


def make_term(text: str) -> Term:
    """A concept of which everything is known, and all of it is `text`."""
    naming = Naming(text, (text,), (Rejection(text, {"fr": text}),), f"{text}!", text, text)
    source = Source(text, text, 2021, ("en",), text, text)
    return Term("a", {"en": naming, "fr": naming}, related=("a",), sources=(source,))


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Put a template into a folder of a theme, and return it."""
    path = folder / "diglot" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def make_glossary(templates: Templates, text: str = "grid") -> str:
    """The glossary of one concept, with a passage that is not translated."""
    line = (text, text, text)
    passages = {"a": [GlossaryPassage("a.md", "p1", {"en": [line]})]}
    words, titles, downloads = interface("en"), {"a.md": text}, {text: text}
    terms = {"a": make_term(text)}
    return render_glossary(
        Glossary(terms, passages, "en", TAGS, words, titles, lambda page, code, unit: text, downloads), templates
    )


def make_card(templates: Templates, text: str = "grid") -> str:
    """The card of one concept."""
    return render_card(make_term(text), "en", TAGS, interface("en"), text, templates)


def make_notice(templates: Templates, state: State = State.BEHIND) -> str:
    """The notice of a page with one unit."""
    return render_notice(units_of("One.", state=state), interface("en"), templates)


@pytest.mark.parametrize(
    ("name", "value", "make"),
    [
        ("glossary.html", "glossary.title", make_glossary),
        ("glossary_entry.html", "entry.name", make_glossary),
        ("term_card.html", "card.definition", make_card),
        ("notice.html", "notice.label", make_notice),
    ],
)
def test_a_site_has_its_own(tmp_path: Path, name: str, value: str, make: Callable[[Templates], str]) -> None:
    """In the place of each; the others stay as they are."""
    write(tmp_path / "theme", name, f"<p>{OWN}: {{{{ {value} }}}}</p>")
    html = make(Templates(tmp_path, [Path("theme")]))

    assert re.search(rf"<p>{OWN}: [\w ]+</p>", html)
    assert OWN not in make(Templates(tmp_path))


def test_names_look_alike_in_cards_and_glossary(tmp_path: Path) -> None:
    """One template has the names of both."""
    write(tmp_path, "term_names.html", f"{{% macro show(names) %}}{OWN}{{% endmacro %}}")
    templates = Templates(tmp_path, [tmp_path])

    assert OWN in make_card(templates)
    assert OWN in make_glossary(templates)


def test_the_first_folder_counts(tmp_path: Path) -> None:
    """A folder that does not exist, or has no such template, is passed over."""
    write(tmp_path / "second", "notice.html", "second")
    write(tmp_path / "third", "notice.html", "third")

    assert make_notice(Templates(tmp_path, map(Path, ("first", "second", "third")))) == "second"


def test_text_is_no_markup() -> None:
    """Nor a template, in any value."""
    notice = Templates().render(NOTICE, notice=Notice(HOSTILE, [HOSTILE], HOSTILE))
    for html in (make_glossary(Templates(), HOSTILE), make_card(Templates(), HOSTILE), notice):
        tree = LexborHTMLParser(html.replace("<template", "<div").replace("</template", "</div"))
        attributes = [value for node in tree.css("*") for value in node.attributes.values()]

        assert tree.css("b, [x]") == []
        assert HOSTILE in tree.text()
        assert any(HOSTILE in (value or "") for value in attributes)


def test_text_is_no_markup_in_a_template_of_the_site(tmp_path: Path) -> None:
    """Unless the template says so."""
    write(tmp_path, "term_card.html", "<i title='{{ card.definition }}'>{{ card.definition }}</i>")
    html = make_card(Templates(tmp_path, [tmp_path]), HOSTILE)

    assert "<b" not in html
    assert LexborHTMLParser(html).css_first("i").attributes["title"] == HOSTILE


def test_a_notice_is_only_where_there_is_something_to_tell(tmp_path: Path) -> None:
    """Also if the site has its own."""
    write(tmp_path, "notice.html", OWN)
    templates = Templates(tmp_path, [tmp_path])

    assert make_notice(templates, State.CURRENT) == ""
    assert make_notice(templates, State.UNTRANSLATED) == OWN


@pytest.mark.parametrize(
    ("text", "line", "fact"),
    [
        ("<p>\n{% if %}", 2, "Expected an expression"),
        ("{% for each in notice.sentences %}", 1, "Unexpected end of template"),
        ("<p>\n\n{{ notice.sentence }}", 3, "has no attribute 'sentence'"),
        ("{{ card.names }}", 1, "'card' is undefined"),
        ("\n{{ 1 // 0 }}", 2, "ZeroDivisionError"),
        ("\n{{ notice.label | upside_down }}", 2, "No filter named 'upside_down'"),
        ("\n{% include 'diglot/gone.html' %}", 2, "there is no template “diglot/gone.html”"),
        ("{% include 'diglot/notice.html' %}", 1, "RecursionError"),
        ("\n{% include 'diglot/term_card.html' %}", 2, "'card' is undefined"),
        (b"<p>\n\xe9</p>", 2, "the template is not in UTF-8"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, text: str | bytes, line: int, fact: str) -> None:
    """With its line, the fact, and the way out."""
    write(tmp_path / "own", "notice.html", text)
    with pytest.raises(InputError) as caught:
        make_notice(Templates(tmp_path, [tmp_path / "own"]))

    error = caught.value
    assert (error.path, error.line) == ("own/diglot/notice.html", line)
    assert fact in error.fact
    assert error.cure == "Correct the template, or remove it to use that of Diglot."


def test_a_theme_elsewhere_is_named_by_its_whole_path(tmp_path: Path) -> None:
    """It has no path from the root of the edition."""
    path = write(tmp_path / "elsewhere", "notice.html", "{{ gone }}")
    with pytest.raises(InputError) as caught:
        make_notice(Templates(tmp_path / "edition", [tmp_path / "elsewhere"]))

    assert caught.value.path == path.as_posix()


def test_an_error_of_diglot_is_not_the_site_s() -> None:
    """It is raised as it is."""
    with pytest.raises(UndefinedError):
        Templates().render(NOTICE)


@pytest.mark.parametrize("linked", ["", "folder", "file"])
def test_where_translators_write_no_template_runs(tmp_path: Path, linked: str) -> None:
    """Neither in a folder there, nor by a link that leads there."""
    theirs = write(tmp_path / "docs/zh", "notice.html", "{{ 1 // 0 }}")
    folder = tmp_path / "docs/zh"
    if linked == "folder":
        folder = tmp_path / "own"
        folder.symlink_to(tmp_path / "docs/zh")
    elif linked:
        folder = tmp_path / "own"
        write(folder, "glossary.html", "").with_name("notice.html").symlink_to(theirs)
    with pytest.raises(InputError) as caught:
        make_notice(Templates(tmp_path, [folder], ["docs", "locales"]))

    assert "where translators write" in caught.value.fact
    assert "notice.html" in caught.value.path


@pytest.mark.parametrize(
    ("name", "variable", "kind"),
    [
        ("glossary.html", "glossary.", GlossaryPage),
        ("glossary.html", "", GlossaryLabels),
        ("glossary.html", "", LetterEntries),
        ("glossary_entry.html", "entry.", GlossaryEntry),
        ("term_card.html", "card.", TermCard),
        ("term_names.html", "", TermName),
        ("notice.html", "notice.", Notice),
    ],
)
def test_a_template_lists_what_it_gets(name: str, variable: str, kind: type) -> None:
    """In the comment at its top."""
    comment = (THEME / "diglot" / name).read_text("utf-8").split("-#}")[0]

    assert comment.startswith("{#-")
    for field in fields(kind):
        assert re.search(rf"{re.escape(variable)}\b{field.name}\b", comment), field.name


CONFIG = LAGGING_CONFIG.replace("name: material", "name: material, custom_dir: overrides/theme")


@pytest.mark.slow
def test_a_site_is_built_with_its_own_templates(tmp_path: Path) -> None:
    """In every language, and side by side."""
    edition = tmp_path / "edition"
    make_terms_edition(edition, config=CONFIG)
    theme = edition / "overrides/theme"
    write(theme, "glossary_entry.html", '<p class="own" id="{{ entry.id }}">{{ entry.name }}</p>')
    write(theme, "term_card.html", '<p class="own">{{ card.key }} {{ card.definition }}</p>')
    write(theme, "notice.html", '<p class="own">{{ notice.sentences | length }}</p> and text')
    site = Site(tmp_path / "site", build(edition, tmp_path / "site"))

    def found(address: str) -> list[str]:
        return [node.text() for node in LexborHTMLParser(site.pages[address].html).css(".own")]

    assert found("glossary/") == ["FICO score", "grid attendant", "grid management", "management"]
    assert found("zh/glossary/") == ["FICO评分", "管理", "网格化管理", "网格员"]
    cards = [
        "grid-attendant A person who watches over one cell of a city.",
        "grid-management Dividing a city into small cells. Each has someone who watches it.",
        "scores A number that stands for a person.",
    ]
    assert sorted(found("")) == cards
    assert found("zh/")[0] == "1"
    assert set(found("en-zh/")) >= {"1", *cards}
    html = site.pages["zh/"].html
    assert html.index("</h1>") < html.index('<p class="own">1</p> and text') < html.index("<h2")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "page"), [("glossary.html", "the glossary"), ("notice.html", "a page that lags")])
def test_a_broken_template_stops_the_build(tmp_path: Path, name: str, page: str) -> None:
    """With the place, and without a traceback."""
    edition = tmp_path / "edition"
    make_terms_edition(edition, config=CONFIG)
    write(edition / "overrides/theme", name, "\n{{ gone }}")
    done = run_build(edition, tmp_path / "site")

    assert done.returncode == 1, page
    assert f"diglot: overrides/theme/diglot/{name}:2: UndefinedError: 'gone' is undefined" in done.stdout
    assert "Correct the template" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.slow
def test_a_template_among_the_pages_is_not_run(tmp_path: Path) -> None:
    """Even if the folder of the theme is there: the build stops, and says where it belongs."""
    edition = tmp_path / "edition"
    make_terms_edition(edition, config=CONFIG.replace("overrides/theme", "docs/zh"))
    write(edition / "docs/zh", "notice.html", "{{ 1 // 0 }}")
    done = run_build(edition, tmp_path / "site")

    assert done.returncode == 1
    assert "docs/zh/diglot/notice.html: a template in a folder where translators write is not used" in done.stdout
    assert "ZeroDivisionError" not in done.stdout

"""The plugin's own sentences."""

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from gettext import c2py
from typing import Any

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from diglot.interface import admonition_title, interface
from diglot.interface_catalogs import (
    LOCALES,
    bring_catalogs,
    find_lost_places,
    find_missing_sentences,
    find_parents,
)
from diglot.language import parse_locale

LANGUAGES = sorted(path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/diglot.po"))
SHIPPED = """
ar de en es fr he id it ja ko nl pl pt_BR ru tr uk vi zh zh_Hant
"""
ADMONITIONS = """
note abstract summary tldr info todo tip hint important success check done question help faq warning caution attention
failure fail missing danger error bug example quote cite
"""
FINNISH = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Search"
msgstr "Haku"

msgid "Edited by %(names)s"
msgstr "Toimittanut"
"""


@cache
def extracted() -> set[object]:
    """The sentences in the code, with their contexts."""
    found = extract_from_dir(LOCALES.parent, method_map=[("**.py", "python")])
    return {(context, message) for _, _, message, _, context in found}


def catalog_of(language: str) -> Catalog:
    """A catalog of the package."""
    with (LOCALES / language / "LC_MESSAGES/diglot.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.fixture
def brought() -> Iterator[Any]:
    """Brings catalogs, and takes them away afterwards."""
    yield lambda **files: bring_catalogs({code: text.encode() for code, text in files.items()}, "locales/interface")
    bring_catalogs({}, "")


def test_the_languages_are_there() -> None:
    """Each page in one of them has an interface in its own language."""
    assert set(SHIPPED.split()) <= set(LANGUAGES)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["diglot.pot", *(f"{language}/LC_MESSAGES/diglot.po" for language in LANGUAGES)])
def test_catalogs_hold_the_sentences_of_the_code(path: str) -> None:
    """No more and no fewer: the documented commands were run."""
    with (LOCALES / path).open("rb") as file:
        catalog = read_po(file, locale=None if path == "diglot.pot" else path.split("/")[0])
    assert {(message.context, message.id) for message in catalog if message.id} == extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_are_complete(language: str) -> None:
    """Every sentence is translated, for certain, in every plural form."""
    catalog = catalog_of(language)
    for message in catalog:
        if message.id:
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(strings), message.id
            assert not message.fuzzy
            assert list(message.check(catalog)) == []
            assert find_lost_places(message) == ""
            assert len(strings) == (catalog.num_plurals if isinstance(message.id, tuple) else 1), message.id
            ends = message.id[0] if isinstance(message.id, tuple) else message.id
            assert all(each.endswith((" ", "：", "见", "見", "、")) for each in strings) or not ends.endswith(" ")
    assert find_missing_sentences(language)[0] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_cldr(language: str) -> None:
    """For whole numbers: each form of the catalog is one category of the language, and the other way round."""
    catalog, category = catalog_of(language), Locale.parse(language).plural_form
    form = c2py(catalog.plural_expr)

    pairs = {(category(count), form(count)) for count in (*range(2500), 10**6, 10**6 + 1, 2 * 10**6)}
    assert len(pairs) == len({each for each, _ in pairs}) == len({each for _, each in pairs}) == catalog.num_plurals


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_admonition_has_a_title(language: str) -> None:
    """In the language of the page, where Python-Markdown has its English name."""
    titles = [admonition_title(kind, language) for kind in ADMONITIONS.split()]

    assert all(titles)
    assert language == "en" or titles[0] != "Note"
    assert admonition_title("Note", language) == titles[0]
    assert admonition_title("editors-note", language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_pass_msgfmt(language: str) -> None:
    """The referee of every gettext catalog; it refuses, for one, a sentence that is defined twice."""
    path = LOCALES / language / "LC_MESSAGES/diglot.po"
    outcome = subprocess.run(["msgfmt", "--check", "-o", os.devnull, path], capture_output=True, check=False)

    assert outcome.returncode == 0, outcome.stderr.decode()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("zh", "zh"),
        ("zh-Hans", "zh-Hans"),
        ("zh-CN", "zh-CN"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-TW"),
        ("en-GB", "en-GB"),
        ("ja", "ja"),
        ("sr-Latn", "en"),
        ("fi", "en"),
    ],
)
def test_sentences_say_which_language_and_script_they_are_in(asked: str, said: str) -> None:
    """Simplified characters are not taken for traditional ones, which have other voices and fonts."""
    assert interface(asked).language == said


@pytest.mark.parametrize(
    ("asked", "parents", "search"),
    [
        ("pt-PT", ["pt_PT", "pt"], "Pesquisar"),
        ("pt-AO", ["pt_AO", "pt_PT", "pt"], "Pesquisar"),
        ("pt-BR", ["pt_BR", "pt"], "Pesquisar"),
        ("zh-Hant-HK", ["zh_Hant_HK", "zh_Hant"], "搜尋"),
        ("zh-MO", ["zh_Hant_MO", "zh_Hant_HK", "zh_Hant"], "搜尋"),
        ("zh-TW", ["zh_Hant_TW", "zh_Hant"], "搜尋"),
        ("zh-SG", ["zh_SG", "zh"], "搜索"),
        ("es-MX", ["es_MX", "es_419", "es"], "Buscar"),
        ("de-CH", ["de_CH", "de"], "Suche"),
        ("sr-Latn", ["sr_Latn"], "Search"),
        ("nb", ["nb", "no"], "Search"),
    ],
)
def test_sentences_are_those_of_the_nearest_parent(asked: str, parents: list[str], search: str) -> None:
    """As the CLDR has them; none in another script."""
    locale = parse_locale(asked)

    assert locale is not None
    assert list(find_parents(locale)) == parents
    assert interface(asked).gettext("Search") == search


def test_dates_and_numbers_follow_the_language() -> None:
    """Babel writes them."""
    assert interface("zh-Hans").date(date(2026, 11, 23)) == "2026年11月23日"
    assert interface("en").date(date(2026, 11, 23)) == "23 November 2026"
    assert interface("en-US").date(date(2026, 11, 23)) == "November 23, 2026"
    singular, plural = "%(count)s thing", "%(count)s things"
    assert interface("de").ngettext(singular, plural, 1234) == "1.234 things"


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("zh-Hans", "en", "英文"),
        ("zh-Hans", "fr", "法文"),
        ("zh-Hans", "zh", "中文"),
        ("zh-Hant", "ja", "日文"),
        ("en", "zh", "Chinese"),
        ("de", "en", "Englisch"),
    ],
)
def test_languages_are_called_as_those_of_texts(language: str, code: str, name: str) -> None:
    """Chinese says 英语 of what is spoken, and 英文 of what is written."""
    assert interface(language).language_name(code) == name


def test_a_language_without_a_catalog_gets_english() -> None:
    """In everything, dates and names of languages too, and says so, so that the page can mark it."""
    words = interface("fi")

    assert words.language == "en"
    assert words.gettext("Page not found") == "Page not found"
    assert words.date(date(2026, 11, 23)) == "23 November 2026"
    assert words.list(["A", "B"]) == "A and B"
    assert words.language_name("de") == "German"
    assert words.ngettext("%(count)s thing", "%(count)s things", 1234) == "1,234 things"


def test_an_edition_may_bring_a_catalog(brought: Any) -> None:
    """It is used at once; what it lacks is English, and is counted; a sentence without its placeholder is refused."""
    words = interface("fi")
    problems = brought(fi=FINNISH)

    assert [(problem.path, "%(names)s" in problem.fact) for problem in problems] == [("locales/interface/fi.po", True)]
    assert (words.gettext("Search"), words.language) == ("Haku", "fi")
    assert words.gettext("Edited by %(names)s") == "Edited by %(names)s"
    assert words.date(date(2026, 11, 23)) == "23. marraskuuta 2026"
    missing, total = find_missing_sentences("fi")
    assert (missing, total) == (total - 1, len(list(catalog_of("en"))) - 1)


def test_an_edition_may_override_single_sentences(brought: Any) -> None:
    """The others stay those of the package, also in languages below."""
    brought(**{"zh-Hans": FINNISH.replace("Haku", "查找"), "pt": FINNISH.replace("Haku", "Procurar")})

    assert interface("zh-CN").gettext("Search") == interface("zh").gettext("Search") == "查找"
    assert interface("zh-TW").gettext("Search") == "搜尋"
    assert interface("pt-PT").gettext("Search") == "Procurar"
    assert interface("pt-PT").gettext("Glossary") == "Glossário"
    assert find_missing_sentences("zh-CN")[0] == 0


def test_a_catalog_is_named_by_its_tag(brought: Any) -> None:
    """The message has the right name."""
    [underscore, unknown] = brought(pt_PT=FINNISH, xx=FINNISH)

    assert "pt-PT.po" in underscore.cure
    assert unknown.path == "locales/interface/xx.po"


@pytest.mark.parametrize("data", ["Search = Haku", 'msgid "Search', "\x00"])
def test_a_file_that_is_no_catalog_is_reported(brought: Any, data: str) -> None:
    """Its name is in the message, and the interface works as before."""
    problems = brought(fi=data)

    assert len(problems) == 1
    assert all(problem.path == "locales/interface/fi.po" and problem.cure for problem in problems)
    assert interface("fi").gettext("Search") == "Search"

"""The plugin's own sentences."""

import os
import subprocess
from datetime import date

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from diglot.interface import LOCALES, interface

LANGUAGES = sorted(path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/diglot.po"))


def extracted() -> set[object]:
    """The sentences in the code."""
    return {message for _, _, message, _, _ in extract_from_dir(LOCALES.parent, method_map=[("**.py", "python")])}


def test_english_and_chinese_are_there() -> None:
    """At least."""
    assert {"en", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("path", ["diglot.pot", *(f"{language}/LC_MESSAGES/diglot.po" for language in LANGUAGES)])
def test_catalogs_hold_the_sentences_of_the_code(path: str) -> None:
    """No more and no fewer: the documented commands were run."""
    with (LOCALES / path).open("rb") as file:
        catalog = read_po(file, locale=None if path == "diglot.pot" else path.split("/")[0])
    assert {message.id for message in catalog if message.id} == extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_are_complete(language: str) -> None:
    """Every sentence is translated, for certain, in every plural form."""
    with (LOCALES / language / "LC_MESSAGES/diglot.po").open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    for message in catalog:
        if message.id:
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(strings), message.id
            assert not message.fuzzy
            assert list(message.check(catalog)) == []


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
        ("zh-Hant", "zh-Hans"),
        ("zh_TW", "zh-Hans"),
        ("en-GB", "en-GB"),
        ("ja", "en"),
    ],
)
def test_sentences_say_which_language_and_script_they_are_in(asked: str, said: str) -> None:
    """Simplified characters are not taken for traditional ones, which have other voices and fonts."""
    assert interface(asked).language == said


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
    """And says so, so that the page can mark it."""
    assert interface("fr").gettext("Page not found") == "Page not found"
    assert interface("fr").language == "en"
    assert interface("zh-Hans").language == "zh-Hans"

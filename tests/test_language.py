"""What a language tag says, for every language that Babel knows."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from diglot.language import Language, canonical_tag, parse_language


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("zh", "zh"),
        ("ZH_hant_tw", "zh-Hant-TW"),
        ("pt_br", "pt-BR"),
        ("es-419", "es-419"),
        ("de-ch-1996", "de-CH-1996"),
        ("sr-latn", "sr-Latn"),
        ("zh-latn-PINYIN", "zh-Latn-pinyin"),
        ("iw-IL", "he-IL"),
        ("eng", "en"),
        ("sh", "sr-Latn"),
        ("sh-Cyrl-RS", "sr-Cyrl-RS"),
        ("prs", "fa-AF"),
        ("prs-arab", "fa-Arab-AF"),
        ("en-UK", "en-GB"),
        ("zh-yue-HK", "yue-HK"),
        ("zh-cmn-Hans", "zh-Hans"),
        ("en-u-co-phonebk", "en-u-co-phonebk"),
        ("", ""),
    ],
)
def test_a_tag_has_one_spelling(code: str, tag: str) -> None:
    """The canonical one, which stays as it is when it is read again."""
    assert parse_language(code).tag == tag
    assert parse_language(tag) == parse_language(code) == Language(tag)


@pytest.mark.parametrize("code", ["xx", "english", "e", "", "zh-", "en-u-co-phonebk", "zh-Hant-TW-Latn", "a b", "-en"])
def test_what_is_no_tag_of_a_known_language_has_no_canonical_form(code: str) -> None:
    """Nor has one with extensions: they say how things are sorted, not which language it is."""
    assert canonical_tag(code) is None


@pytest.mark.parametrize("code", ["iw", "prs", "zh_hant_tw", "de-CH-1996", "eng", "sh", "en-UK"])
def test_the_canonical_form_is_the_one_of_every_language(code: str) -> None:
    """There is one."""
    assert canonical_tag(code) == parse_language(code).tag == canonical_tag(parse_language(code).tag)


@pytest.mark.slow
def test_script_and_direction_are_those_babel_knows() -> None:
    """Of all its locales; from top to bottom is neither of both."""
    codes = sorted(locale_identifiers())
    pairs = [(parse_language(code), Locale.parse(code)) for code in codes]

    assert len(codes) > 700
    assert [each for each, locale in pairs if not each.script or locale.script not in (None, each.script)] == []
    assert [each for each, locale in pairs if each.is_rtl != (locale.text_direction == "rtl")] == []
    assert [each for each, _ in pairs if each.direction != ("rtl" if each.is_rtl else "ltr")] == []


@pytest.mark.parametrize(
    ("code", "script", "is_han", "has_blanks"),
    [
        ("zh", "Hans", True, False),
        ("zh-SG", "Hans", True, False),
        ("zh-HK", "Hant", True, False),
        ("zh-Latn", "Latn", False, True),
        ("yue", "Hant", True, False),
        ("wuu", "Hans", True, False),
        ("ja", "Jpan", False, False),
        ("ko", "Kore", False, True),
        ("th", "Thai", False, False),
        ("lo", "Laoo", False, False),
        ("pa-PK", "Arab", False, True),
        ("uz-AF", "Arab", False, True),
        ("uz", "Latn", False, True),
        ("xx-unknown", "", False, True),
        ("", "", False, True),
    ],
)
def test_a_language_is_written_in_its_script(code: str, script: str, is_han: bool, has_blanks: bool) -> None:
    """Also where the region decides it, and for languages that are none."""
    language = parse_language(code)

    assert (language.script, language.is_han, language.has_blanks) == (script, is_han, has_blanks)


def test_what_is_nearest_is_found() -> None:
    """As RFC 4647 looks up."""
    values = {"zh": 1, "zh-Hant": 2, "pt-BR": 3}

    assert parse_language("zh_Hant_TW").find(values) == 2
    assert parse_language("zh-Hans").find(values) == 1
    assert parse_language("pt").find(values) is None
    assert parse_language("").find(values) is None

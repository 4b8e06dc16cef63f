"""Numbers in digits, in languages whose number words are not known: signs, groups and digits as the CLDR has them."""

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from diglot.numbers import compare_digits, knows_words, read_figures

LANGUAGES = """
ar ar-EG bn ca cs da de de-CH el en-IN es es-MX et fa fi fr fr-CH gu he hi hr hu hy id is it ja ka kk km kn ko lt lv ml
mr ms my nb ne nl pa pl pt pt-PT ro ru sk sl sr sv sw ta te th tr uk ur uz vi
"""
PAIRS = [
    ("24 hours", "ja", "24時間", True),
    ("24 hours", "ja", "２４時間", True),
    ("24 hours", "ja", "42時間", False),
    ("24 hours", "ko", "24시간", True),
    ("24 hours", "th", "24ชั่วโมง", True),
    ("24 hours", "de", "24h", True),
    ("24 hours", "ru", "за 24 часа", True),
    ("3.5 percent", "de", "3,5 Prozent", True),
    ("3.5 percent", "de", "5,3 Prozent", False),
    ("3.5 percent", "fr", "3,5 pour cent", True),
    ("3.5%", "fr", "3,5\u202f%", True),
    ("50%", "tr", "%50", True),
    ("20 percent", "ja", "20パーセント", True),
    ("1,200 items", "de", "1.200 Einträge", True),
    ("1,200 items", "de", "1.300 Einträge", False),
    ("1,200 items", "de", "1,200 Einträge", True),
    ("1,200 items", "fr", "1\u202f200 entrées", True),
    ("1,200 items", "fr", "1 200 entrées", True),
    ("1,200 items", "ru", "1 200 записей", True),
    ("1,200 items", "ru", "1 300 записей", False),
    ("1,200 items", "de-CH", "1’200 Einträge", True),
    ("1,200 items", "de-CH", "1'200 Einträge", True),
    ("1,200,000.5", "de", "1.200.000,5", True),
    ("1,234,567", "hi", "12,34,567", True),
    ("1,234,567", "hi", "१२,३४,५६७", True),
    ("1,234,567", "hi", "१२,३४,५६८", False),
    ("1,234.5", "ar", "١٬٢٣٤٫٥", True),
    ("1,234.5", "fa", "۱٬۲۳۴٫۵", True),
    ("1.4 billion people", "ja", "14億人", True),
    ("1.4 billion people", "ja", "1億4000万人", False),
    ("1.4 billion people", "ko", "14억 명", True),
    ("1.4 billion people", "es", "1400 millones de personas", False),
    ("1.4 billion people", "de", "1,4 Milliarden Menschen", True),
    ("35,000 cameras", "ja", "3万5000台のカメラ", True),
    ("35,000 cameras", "ja", "3.5万台のカメラ", True),
    ("35,000 cameras", "ko", "3만 5000대의 카메라", True),
    ("only 5 of them", "ko", "그중 5만", True),
    ("Python 3.8 and 3.10.2", "ja", "Python 3.8と3.10.2", True),
    ("version 3.10.2", "de", "Version 3.10.3", False),
    ("at 5:45 a.m.", "de", "um 5.45 Uhr", True),
    ("at 5:45 a.m.", "fi", "kello 05.45", True),
    ("at 5:45 p.m.", "de", "um 17.45 Uhr", True),
    ("at 5:45 a.m.", "de", "um 5.54 Uhr", False),
    ("on 1 May 2024", "de", "am 01.05.2024", True),
    ("on 1 May 2024", "de", "am 1. Mai 2024", True),
    ("on 1 May 2024", "ja", "2024年5月1日に", True),
    ("on 1 May 2024", "de", "am 1. Mai 2042", False),
    ("at 3 p.m.", "de", "um 15 Uhr", True),
    ("the 1990s", "ru", "1990-е годы", True),
    ("seven ministries", "de", "sieben Ministerien", True),
    ("2 servers", "de", "zwei Server", True),
    ("2 servers", "de", "3 Server", False),
    ("3 to 4 million", "de", "3 bis 4 Millionen", True),
    ("COVID-19, a 5G mast", "de", "COVID-19, ein 5G-Mast", True),
    ("in 2,000 of 3,000 cases", "fr", "dans 2 000 cas sur 3 000", True),
]


@pytest.mark.parametrize(("english", "language", "other", "same"), PAIRS)
def test_digits_are_read_as_the_language_writes_them(english: str, language: str, other: str, same: bool) -> None:
    """In both directions."""
    ours, theirs = read_figures(english, "en"), read_figures(other, language)

    assert not knows_words(language)
    assert any(compare_digits(ours, theirs)) is not same
    assert any(compare_digits(theirs, ours)) is not same


@given(
    st.sampled_from(LANGUAGES.split()),
    st.decimals(0, 10**9, places=2, allow_nan=False),
    st.booleans(),
)
def test_numbers_are_read_as_babel_writes_them(language: str, number: Decimal, own_digits: bool) -> None:
    """In every language of the CLDR, in Latin digits and in those of the language."""
    locale = Locale.parse(language, sep="-")
    system = "default" if own_digits else "latn"
    written = format_decimal(number, locale=locale, numbering_system=system)
    ours = read_figures(format_decimal(number, locale="en"), "en")

    assert not any(compare_digits(ours, read_figures(written, language))), written


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_dates_and_shares_are_read_as_babel_writes_them(language: str) -> None:
    """Short dates, in the calendar of Europe, and percentages."""
    locale = Locale.parse(language, sep="-")
    share = format_percent(Decimal("0.35"), locale=locale)

    assert not any(compare_digits(read_figures("35%", "en"), read_figures(share, language))), share
    dated = format_date(date(2024, 11, 23), "medium", locale=locale)
    missing, _ = compare_digits(read_figures("23 2024", "en"), read_figures(dated, language))
    assert not missing, dated

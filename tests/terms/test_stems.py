"""Names in other forms than those of the termbase, in many languages."""

import pytest

from diglot.spans import Span
from diglot.terms.forms import is_proper
from diglot.terms.stems import is_inflected, may_have


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("de", "Ofen", "Zwei Öfen stehen dort."),
        ("de", "Ofen", "Die Farbe des Ofens"),
        ("de", "Netzverwaltung", "Die Netzverwaltungen der Städte"),
        ("de", "soziales Kredit-System", "des sozialen Kredit-Systems"),
        ("de-CH", "Haus", "Die Häuser"),
        ("nl", "rooster", "Het roosterbeheer"),
        ("sv", "nät", "De stora näten"),
        ("ru", "сетка", "в каждой сетке"),
        ("ru", "управление сеткой", "с управлением сеткой"),
        ("uk", "сітка", "багато сіток"),
        ("pl", "siatka", "wiele siatek"),
        ("cs", "mřížka", "mnoho mřížek"),
        ("it", "griglia", "le griglie"),
        ("pt-BR", "grade", "as grades"),
        ("ro", "oraș", "orașele"),
        ("ar", "شبكة", "في الشبكة"),
        ("he", "רשת", "בתוך הרשת"),
        ("tr", "kitap", "kitabı okudu"),
        ("hu", "rács", "a rácsok"),
        ("fi", "verkko", "verkkojen hallinta"),
    ],
)
def test_a_form_of_a_name_is_taken_for_it(language: str, name: str, text: str) -> None:
    """Plurals, cases, umlauts, compounds, articles that are joined."""
    assert may_have(text, name, language)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("de", "Ofen", "Der Herd ist offen und heiß."),
        ("de", "soziales System", "Das System ist groß."),
        ("ru", "сетка", "в каждом доме"),
        ("it", "griglia", "le reti"),
        ("he", "רשת", "בתוך הבית"),
        ("zh", "网格", "网络"),
        ("ja", "格子", "網"),
        ("de", "42", "Es sind 42."),
    ],
)
def test_another_word_is_not(language: str, name: str, text: str) -> None:
    """Nor a part of a name; and where words do not change, only the name itself counts."""
    assert not may_have(text, name, language)


def test_languages_with_inflection_are_known() -> None:
    """What is missing in these is never certain."""
    assert all(map(is_inflected, ["de", "de-CH", "ru", "pl", "ar", "fi", "eu", "sw"]))
    assert not any(map(is_inflected, ["zh", "zh-Hant", "ja", "ko", "vi", "th", "en"]))


@pytest.mark.parametrize(
    ("text", "said", "language", "proper"),
    [
        ("We run Grid in the cloud.", "Grid", "en", True),
        ("Nous utilisons Grille dans le nuage.", "Grille", "fr", True),
        ("Grid is a system.", "Grid", "en", False),
        ("It works. Grid is a system.", "Grid", "en", False),
        ("He said: “Grid is a system.”", "Grid", "en", False),
        ("The Use of Grid Management", "Grid Management", "en", False),
        ("we run a grid here", "grid", "en", False),
        ("THE GRID IS OLD", "GRID", "en", False),
        ("Wir betreiben das Gitter dort.", "Gitter", "de", False),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_proper_name(text: str, said: str, language: str, proper: bool) -> None:
    """Such as that of a product; not in German, and not in titles."""
    start = text.index(said)

    assert is_proper(text, Span(start, start + len(said)), language) is proper

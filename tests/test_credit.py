"""Who made a page: what front matter may say, and in which language a name is given."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diglot.credit import EDITORS, Credit, Day, Name, Origin, Spelling, parse_credit


def parse(front_matter: str) -> Credit:
    """The credit of front matter that is right."""
    credit, problems = parse_credit(f"---\n{front_matter}---\n\nText.\n", "docs/en/a.md")
    assert problems == []
    return credit


def test_roles_have_one_name_or_many() -> None:
    """In the plural or, for one, in the singular; plain or by language; an empty value is none."""
    credit = parse("author: Ann Lee\neditors: [Bo Chen, {de: Die Redaktion, ja: 編集部}]\ntranslators:\nreviewer: ~\n")

    assert credit.authors == (Name({"": "Ann Lee"}),)
    assert credit.editors == (Name({"": "Bo Chen"}), Name({"de": "Die Redaktion", "ja": "編集部"}))
    assert credit.translators == credit.reviewers == ()


def test_an_origin_has_a_title_and_what_else_is_known() -> None:
    """Numbers are texts there."""
    origin = parse("retold_from:\n  title: 1984\n  date: 1949-06\n  container: >\n    A\n    shelf\n").origin

    assert origin == Origin(Name({"": "1984"}), True, (), Name({"": "A shelf"}), Day(date(1949, 6, 1), 2), "")


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2026-11-25", "2026-11-25"),
        ("'2026-11'", "2026-11"),
        ("2026", "2026"),
        ("2026-11-25 10:30:00", "2026-11-25"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(said: str, iso: str) -> None:
    """A time of day is left out."""
    day = parse(f"date: {said}\n").day

    assert day is not None
    assert day.iso == iso


@pytest.mark.parametrize("said", ["{en: the editors, zh: 编者}", "the editors", "{zh: 编者}"])
def test_editors_who_are_not_named_are_known_as_such(said: str) -> None:
    """So each language, and a citation, has its own words for them."""
    assert parse(f"editors: {said}\n").editors == (EDITORS,)
    assert EDITORS.spelled("zh-Hans", "en") == Spelling("编者", "zh-Hans")
    assert EDITORS.spelled("ja", "de") == Spelling("編者", "ja")
    assert EDITORS.spelled("fi", "de") == Spelling("the editors", "en")


@pytest.mark.parametrize(
    ("spellings", "language", "expected"),
    [
        ({"en": "Li Na", "zh": "李娜"}, "zh-Hans", Spelling("李娜", "zh-Hans")),
        ({"en": "Li Na", "zh_TW": "李娜"}, "zh-TW", Spelling("李娜", "zh-TW")),
        ({"en": "Li Na", "zh": "李娜"}, "ar", Spelling("Li Na", "en")),
        ({"ja": "李娜", "zh": "李娜"}, "ar", Spelling("李娜", "ja")),
        ({"": "Li Na"}, "ar", Spelling("Li Na", "en")),
    ],
)
def test_a_name_is_given_in_the_page_s_language(spellings: dict[str, str], language: str, expected: Spelling) -> None:
    """Or else in the source language, or else as there is one; with the language it is in."""
    assert Name(spellings).spelled(language, "en") == expected


ANN, BO, CY = (Name({"": name}) for name in ("Ann", "Bo", "Cy"))
TALK = Name({"": "A Talk"})


@pytest.mark.parametrize(
    ("credit", "writers", "own"),
    [
        (Credit(authors=(ANN,), editors=(BO,)), (ANN,), (BO,)),
        (Credit(editors=(BO,)), (BO,), (BO,)),
        (Credit(editors=(BO,), origin=Origin(TALK, True, (CY,))), (BO,), (BO,)),
        (Credit(origin=Origin(TALK, True, (CY,))), (EDITORS,), (EDITORS,)),
        (Credit(authors=(ANN,), origin=Origin(TALK, True, (CY,))), (ANN,), (EDITORS,)),
        (Credit(editors=(BO,), origin=Origin(TALK, False, (CY,))), (CY,), (BO,)),
        (Credit(editors=(BO,), origin=Origin(TALK, False)), (), (BO,)),
    ],
)
def test_whose_sentences_a_page_has(credit: Credit, writers: tuple[Name, ...], own: tuple[Name, ...]) -> None:
    """Of a retelling those who retold, of a translation the author; of a note always the editors."""
    assert credit.writers == writers
    assert credit.own.writers == own
    assert credit.own.origin is None


def test_translators_made_translations() -> None:
    """A page in the source language has none, unless it is made from such a work; a name by language is for these."""
    credit = Credit(translators=(ANN, Name({"de": "Bo", "en": "Bo"})))

    assert credit.translators_of("en", translated=False) == ()
    assert credit.translators_of("de-AT", translated=True) == credit.translators
    assert credit.translators_of("ar", translated=True) == (ANN,)
    assert Credit(translators=(ANN,), origin=Origin(TALK, False)).translators_of("en", translated=False) == (ANN,)
    assert Credit(translators=(ANN,), origin=Origin(TALK, True)).translators_of("en", translated=False) == ()


def test_one_fault_leaves_the_rest() -> None:
    """It is told with file, line and way out."""
    text = "---\nauthors: Ann\ndate: yesterday\nretold_from:\n  url: ftp://x\n  title: A\n---\n"
    credit, problems = parse_credit(text, "docs/de/a.md")

    assert credit == Credit(authors=(ANN,))
    assert [str(problem) for problem in problems] == [
        "docs/de/a.md:3: “yesterday” is no date\n  Write year, month and day: 2026-11-25.",
        "docs/de/a.md:5: retold_from: “ftp://x” is no web address\n  Begin it with https://.",
    ]


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ('author: "A\\x01"', "a control character stands in the name"),
        ("date: 2026-W48", "“2026-W48” is no date"),
        ("retold_from: {title: A, author: B, authors: [C]}", "author and authors are the same"),
        ('retold_from: {title: A, url: "https://a.b/\\u202e"}', "is no web address"),
    ],
)
def test_what_could_be_misread_is_refused(said: str, fact: str) -> None:
    """It would be shown as something else, or in part."""
    credit, problems = parse_credit(f"---\n{said}\n---\n", "a.md")

    assert credit == Credit()
    assert [problem.line for problem in problems] == [2]
    assert fact in problems[0].fact


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "title", "author", "url", "date", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = ["author", "authors", "editors", "translators", "reviewer", "date", "retold_from", "translated_from", "x"]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_front_matter_is_read(values: dict[str, object]) -> None:
    """Whatever it says, there is a credit, and what is wrong has a line in the front matter."""
    front_matter = yaml.safe_dump(values, allow_unicode=True)
    text = f"---\n{front_matter}---\n"
    credit, problems = parse_credit(text, "a.md")

    assert isinstance(credit, Credit)
    assert all(1 < problem.line < 2 + len(text.splitlines()) for problem in problems)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Also one that is no YAML."""
    credit, _ = parse_credit(f"---\n{text}\n---\n", "a.md")

    assert isinstance(credit, Credit)

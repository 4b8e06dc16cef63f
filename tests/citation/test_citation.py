"""Citations: the sentence of the page's language, style guides, reference managers."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_credits import CHEN, DAY, LEE, NOVEL, RUIZ, TALK, UNNAMED

from diglot.citation import FORMATS, Place, Work, cite, csl_item
from diglot.credit import EDITORS, Credit, Day, Name

URL = "https://example.org/t/"


@pytest.mark.parametrize(
    ("work", "cited"),
    [
        (Work("T", "T", "en"), f"“T”, paragraph 3, {URL}"),
        (Work("T", "S", "en", Credit((LEE, CHEN))), f"Ann Lee and Bo Chen, “T”, in: S, paragraph 3, {URL}"),
        (
            Work("T", "S", "en", Credit(day=DAY, origin=TALK)),
            "The editors of S, “T”, retold from Li Na, “A Talk”, Talks, May 1999, in: S, 25 November 2026, "
            f"paragraph 3, {URL}",
        ),
        (
            Work("题", "书", "zh-Hans", Credit(translators=(LEE,), day=DAY, origin=TALK), "en"),
            "《书》编者：《题》，Ann Lee译，据李娜（Li Na）在“A Talk”（Talks，1999年5月）中的发言转述，载《书》，"
            f"2026年11月25日，第3段，{URL}",
        ),
        (
            Work("T", "S", "en", Credit(editors=(LEE,), origin=UNNAMED)),
            f"Ann Lee, “T”, retold from an unnamed contributor, “A Talk”, Talks, in: S, paragraph 3, {URL}",
        ),
        (
            Work("题", "书", "zh", Credit(origin=UNNAMED), "en"),
            f"《书》编者：《题》，据一位未具名撰稿人在“A Talk”（Talks）中的发言转述，载《书》，第3段，{URL}",
        ),
        (
            Work("T", "S", "de", Credit(day=DAY, origin=TALK, editors=(LEE, CHEN)), "en"),
            "Ann Lee und Bo Chen, „T“, nacherzählt nach: Li Na, „Ein Vortrag“, Talks, Mai 1999, in: S, "
            f"25. November 2026, Absatz 3, {URL}",
        ),
        (
            Work("T", "S", "fi", Credit(day=DAY, origin=TALK, editors=(LEE, CHEN)), "en"),
            "Ann Lee and Bo Chen, “T”, retold from Li Na, “A Talk”, Talks, May 1999, in: S, 25 November 2026, "
            f"paragraph 3, {URL}",
        ),
        (
            Work("T", "S", "en", Credit(translators=(CHEN,), editors=(LEE,), origin=NOVEL)),
            "Kawabata, “T”, translated by Bo Chen, edited by Ann Lee, translated from “Snow Country”, in: S, "
            f"paragraph 3, {URL}",
        ),
        (
            Work("題", "本", "ja", Credit(origin=NOVEL)),
            f"川端康成、『題』、『雪国』より翻訳、『本』所収、第3段落、{URL}",
        ),
    ],
)
def test_a_citation_follows_the_language(work: Work, cited: str) -> None:
    """In its order, with its punctuation; whoever was retold is not the author."""
    assert cite(work, Place(URL, paragraph="3")) == cited
    assert cite(work, Place(URL)) == re.sub("paragraph 3, |第3段，|第3段落、|Absatz 3, ", "", cited)


def test_what_editors_add_is_their_own() -> None:
    """Without the work that the page retells, or its authors."""
    retold = Work("T", "S", "en", Credit(origin=TALK))
    written = Work("题", "书", "zh", Credit((LEE,), (CHEN,)))

    assert cite(retold.own, Place(URL)) == f"The editors of S, “T”, in: S, {URL}"
    assert cite(written.own, Place(URL)) == f"Bo Chen：《题》，载《书》，{URL}"
    assert csl_item(retold.own).keys() == {"type", "title", "container-title", "author", "language"}


def test_reference_managers_get_roles() -> None:
    """By the names of CSL-JSON 1.0."""
    credit = Credit((), (LEE,), (CHEN,), (RUIZ,), DAY, TALK)

    assert csl_item(Work("题", "书", "zh", credit, "en")) == {
        "type": "webpage",
        "title": "题",
        "container-title": "书",
        "author": [{"literal": "Ann Lee"}],
        "translator": [{"literal": "Bo Chen"}],
        "original-author": [{"literal": "李娜（Li Na）"}],
        "original-title": "A Talk",
        "original-date": {"date-parts": [[1999, 5]]},
        "note": "据李娜（Li Na）在“A Talk”（Talks，1999年5月）中的发言转述，https://example.org/?a=1&b=2",
        "issued": {"date-parts": [[2026, 11, 25]]},
        "language": "zh",
    }
    edited = csl_item(Work("T", "S", "en", Credit((LEE,), (CHEN, EDITORS))))
    assert edited["author"] == [{"literal": "Ann Lee"}]
    assert edited["editor"] == [{"literal": "Bo Chen"}]


PAGE = Place(URL, "t-en", today="2026-12-01")
PASSAGE = Place(URL, "t-en-4", "4", "2026-12-01")
RETOLD = Work("Old Files", "Scores", "en", Credit(day=DAY, origin=TALK))
TRANSLATED = Work(
    "雪国", "选集", "zh-Hans", Credit((), (LEE,), (CHEN, RUIZ), (), Day(date(2020, 3, 1), 2), NOVEL), "ja"
)
BARE = Work("What now?", "What now?", "de")


@pytest.mark.parametrize(
    ("work", "place", "form", "cited"),
    [
        (
            RETOLD,
            PASSAGE,
            "Chicago",
            f"The editors of Scores, “Old Files,” Scores, November 25, 2026, para. 4, {URL}. "
            "Retold from Li Na, “A Talk”, Talks, May 1999.",
        ),
        (
            RETOLD,
            PASSAGE,
            "APA",
            f"The editors of Scores. (2026, November 25). Old Files. Scores. {URL} (para. 4) "
            "Retold from Li Na, “A Talk”, Talks, May 1999.",
        ),
        (
            RETOLD,
            PASSAGE,
            "MLA",
            f"The editors of Scores. “Old Files.” Scores, 25 Nov 2026, par. 4, {URL}. "
            "Retold from Li Na, “A Talk”, Talks, May 1999.",
        ),
        (
            RETOLD,
            PASSAGE,
            "GB/T 7714",
            f"The editors of Scores. Old Files[EB/OL]. Scores, para 4. (2026-11-25)[2026-12-01]. {URL}.",
        ),
        (
            TRANSLATED,
            PAGE,
            "Chicago",
            f"川端康成, “雪国,” trans. Bo Chen and Cy Ruiz, ed. Ann Lee, 选集, March 2020, {URL}. 译自『雪国』。",
        ),
        (
            TRANSLATED,
            PAGE,
            "APA",
            f"川端康成. (2020, March). 雪国 (Bo Chen & Cy Ruiz, Trans.; Ann Lee, Ed.). 选集. {URL} 译自『雪国』。",
        ),
        (
            TRANSLATED,
            PAGE,
            "MLA",
            "川端康成. “雪国.” Translated by Bo Chen and Cy Ruiz, edited by Ann Lee, 选集, Mar 2020, "
            f"{URL}. 译自『雪国』。",
        ),
        (
            TRANSLATED,
            PASSAGE,
            "GB/T 7714",
            f"川端康成. 雪国[EB/OL]. Bo Chen，Cy Ruiz，译. 选集，第4段. (2020-03)[2026-12-01]. {URL}.",
        ),
        (BARE, PAGE, "Chicago", f"“What now?,” {URL}."),
        (BARE, PAGE, "APA", f"What now? (n.d.). {URL}"),
        (BARE, PAGE, "MLA", f"“What now?” {URL}."),
        (BARE, Place(URL), "GB/T 7714", f"What now?[EB/OL]. {URL}."),
        (BARE, Place("https://example.org/a_b/*"), "Markdown", "„What now?“, <https://example.org/a_b/*>"),
        (Work("*T* [x]", "S", "en"), PAGE, "Markdown", f"“\\*T\\* \\[x\\]”, in: S, <{URL}>"),
    ],
)
def test_style_guides(work: Work, place: Place, form: str, cited: str) -> None:
    """Each part in the order, and with the punctuation, of its guide."""
    assert FORMATS[form](work, place) == cited


def test_bibtex_names_roles_and_escapes() -> None:
    """Names are in braces of their own, so that none is taken apart; addresses are as they are."""
    work = Work("50 % of_all {x}", "A & B", "en", Credit((LEE, EDITORS), (CHEN,), day=DAY))
    place = Place("https://example.org/a_b/%20#p1", "x-en", "2", "2026-12-01")

    assert FORMATS["BibTeX"](work, place).splitlines() == [
        "@misc{x-en,",
        r"  author = {{Ann Lee} and {The editors of A \& B}},",
        "  editor = {{Bo Chen}},",
        r"  title = {{50 \% of\_all \{x\}}},",
        r"  howpublished = {A \& B},",
        "  year = {2026},",
        "  month = nov,",
        "  url = {https://example.org/a_b/%20#p1},",
        "  urldate = {2026-12-01},",
        "  langid = {en},",
        "  pages = {paragraph 2},",
        "}",
    ]


def test_ris_has_one_tag_a_line() -> None:
    """As its readers want it: the type first, the end last, two blanks before the hyphen."""
    lines = FORMATS["RIS"](TRANSLATED, PASSAGE).splitlines()

    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert lines[0] == "TY  - ELEC"
    assert lines[-1] == "ER  - "
    assert [line[6:] for line in lines if line.startswith(("AU", "ED", "A4"))] == [
        "川端康成",
        "Ann Lee",
        "Bo Chen",
        "Cy Ruiz",
    ]
    assert "DA  - 2020/03//" in lines


def test_csl_json_says_where() -> None:
    """The paragraph is the locator."""
    [item] = json.loads(FORMATS["CSL-JSON"](RETOLD, PASSAGE))

    assert {key: item[key] for key in ("id", "URL", "locator", "label")} == {
        "id": "t-en-4",
        "URL": URL,
        "locator": "4",
        "label": "paragraph",
    }


@given(st.sampled_from(sorted(FORMATS)), st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
def test_every_form_keeps_every_name(form: str, name: str) -> None:
    """Whatever is in it; a form may escape its own special characters."""
    spelled = Name({"": name})
    cited = FORMATS[form](Work(name, "S", "zh", Credit((spelled,)), "en"), PASSAGE)
    if form == "CSL-JSON":
        cited = json.loads(cited)[0]["author"][0]["literal"]
    if form == "BibTeX":
        for char, escape in (("\\", "textbackslash{}"), ("~", "textasciitilde{}"), ("^", "textasciicircum{}")):
            cited = cited.replace(f"\\{escape}", char)
    if form in ("BibTeX", "Markdown"):
        cited = re.sub(r"\\([{}%&$#_\\`*\[\]<>])", r"\1", cited)

    assert name in cited
    assert form == "Markdown" or URL in FORMATS[form](Work(name, "S", "zh"), PASSAGE)

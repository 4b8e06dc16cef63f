"""Bylines, in languages with and without sentences of ours."""

import re
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_credits import CHEN, DAY, LEE, NOVEL, RUIZ, TALK, UNNAMED

from diglot.credit import EDITORS, Credit, Name, Origin
from diglot.interface import interface
from diglot.publish.byline import make_byline, say_reviewed
from diglot.reviews import Reviewed


def text_of(credit: Credit, language: str, reviewed: Reviewed | None = None) -> str:
    """What the byline says."""
    line = make_byline(credit, language, "en", reviewed)
    return "" if line is None else "".join(line.itertext()).replace("\u00a0·", " ·")


@pytest.mark.parametrize(
    ("credit", "language", "said"),
    [
        (Credit(), "en", ""),
        (Credit(authors=(LEE, CHEN, RUIZ), day=DAY), "en", "Ann Lee, Bo Chen and Cy Ruiz · 25 November 2026"),
        (Credit(authors=(LEE, CHEN, RUIZ), day=DAY), "zh-Hans", "Ann Lee、Bo Chen和Cy Ruiz · 2026年11月25日"),
        (Credit(authors=(LEE, CHEN), editors=(RUIZ,)), "de", "Ann Lee und Bo Chen · Herausgegeben von Cy Ruiz"),
        (Credit(editors=(EDITORS,), day=DAY), "ja", "編者 · 2026年11月25日"),
        (Credit(authors=(LEE, CHEN), editors=(RUIZ,)), "fi", "Ann Lee and Bo Chen · Edited by Cy Ruiz"),
        (Credit(editors=(EDITORS,), day=DAY), "fi", "By the editors · 25 November 2026"),
        (Credit(origin=TALK), "en", "Retold by the editors from Li Na’s contribution · “A Talk”, Talks"),
        (Credit(origin=TALK), "zh-Hans", "据李娜（Li Na）的发言转述 · “A Talk”（Talks）"),
        (Credit(origin=TALK, editors=(LEE,)), "en", "Retold by Ann Lee from Li Na’s contribution · “A Talk”, Talks"),
        (Credit(origin=TALK, editors=(LEE,)), "zh", "Ann Lee据李娜（Li Na）的发言转述 · “A Talk”（Talks）"),
        (Credit(origin=TALK), "fi", "Retold by the editors from Li Na’s contribution · “A Talk”, Talks"),
        (
            Credit(origin=TALK),
            "de",
            "Von den Herausgebern nacherzählt nach dem Beitrag von Li Na · „Ein Vortrag“, Talks",
        ),
        (
            Credit(origin=UNNAMED),
            "en",
            "Retold by the editors from a contribution whose author the source does not name · “A Talk”, Talks",
        ),
        (Credit(origin=UNNAMED), "zh-Hans", "据一位未具名撰稿人的发言转述 · “A Talk”（Talks）"),
        (Credit(origin=UNNAMED, editors=(LEE,)), "zh", "Ann Lee据一位未具名撰稿人的发言转述 · “A Talk”（Talks）"),
        (
            Credit(origin=NOVEL, translators=(LEE,), reviewers=(CHEN,)),
            "en",
            "Kawabata · Translated from “Snow Country” · Translated by Ann Lee · Reviewed by Bo Chen",
        ),
        (Credit(origin=NOVEL), "ja", "川端康成 · 原典：『雪国』"),
        (Credit(origin=NOVEL), "zh", "Kawabata · 译自“Snow Country”"),
    ],
)
def test_a_byline_says_who_did_what(credit: Credit, language: str, said: str) -> None:
    """Lists and dates are the language's; a title has the marks of its own language."""
    assert text_of(credit, language) == said


@pytest.mark.parametrize(
    ("reviewed", "language", "said"),
    [
        (Reviewed(0, 0), "en", ""),
        (Reviewed(0, 3), "en", "Translation not yet reviewed by a second person"),
        (Reviewed(1, 1200), "en", "1 of 1,200 passages of the translation reviewed by a second person"),
        (Reviewed(3, 3), "en", "Translation reviewed by a second person"),
        (Reviewed(0, 3), "zh", "译文尚未经第二人审校"),
        (Reviewed(2, 3), "zh-Hans", "译文共3段，其中2段已经第二人审校"),
        (Reviewed(3, 3), "zh-Hans", "译文已经第二人审校"),
    ],
)
def test_a_byline_says_whether_the_translation_was_reviewed(reviewed: Reviewed, language: str, said: str) -> None:
    """All, some, or none of it."""
    assert say_reviewed(reviewed, interface(language)) == said
    assert text_of(Credit(), language, reviewed) == said


def test_a_byline_says_in_which_language_its_words_are() -> None:
    """A sentence in English on a page in Finnish, a name in another language; and leads to the source."""
    finnish = make_byline(Credit(origin=TALK), "fi", "de")
    chinese = make_byline(Credit(origin=TALK), "zh", "en")
    assert finnish is not None
    assert chinese is not None

    assert finnish.get("lang") == "en"
    assert [(each.text, each.get("lang")) for each in finnish.iter("bdi")] == [
        ("Li Na", None),
        ("„Ein Vortrag“", "de"),
        ("Talks", "de"),
    ]
    assert chinese.get("lang") is None
    assert [each.get("lang") for each in chinese.iter("bdi")] == [None, "en", "en"]
    assert [each.get("href") for each in chinese.iter("a")] == ["https://example.org/?a=1&b=2"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_names_are_text(name: str) -> None:
    """Whatever is in them: markup, places of sentences, letters from right to left."""
    spelled = Name({"": name})
    credit = Credit((spelled,), (spelled, EDITORS), day=DAY, origin=Origin(spelled, True, (spelled,), spelled))
    line = make_byline(credit, "zh", "en")
    assert line is not None

    assert text_of(credit, "zh").count(name) >= 4
    assert set(re.findall(r"<(\w+)", tostring(line, "unicode"))) == {"p", "bdi", "time"}

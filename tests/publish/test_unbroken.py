"""Places in Chinese at which no line breaks."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from diglot.publish.unbroken import keep_unbroken


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("总数超过1200项。其中约1000项", ["1200项", "1000项"]),
        ("2014—2020年，2016年8月10日", ["2014—2020年", "2016年", "8月", "10日"]),
        ("1,200.5亿元，占20%的人，3：1", ["1,200.5亿", "20%的"]),
        ("米歇尔·福柯和J.·斯科特 · 书", ["尔·", ".·"]),
        ('<a href="#">罗吉尔·克里默斯</a>的<b>3</b>个', ["尔·"]),
        ('<code>3项</code><span lang="en">3项 a·b</span>', []),
        ("没有数字，也没有间隔号", []),
    ],
)
def test_numbers_and_points_stay_where_they_belong(html: str, kept: list[str]) -> None:
    """Nothing is added to the text, and nothing in code or in another language is changed."""
    tree = LexborHTMLParser(f"<body>{html}")
    assert tree.body
    text = tree.body.text()
    keep_unbroken(tree, tree.body, "zh-Hans")
    assert re.findall('class="diglot-unbroken">([^<]*)<', tree.body.html or "") == kept
    assert tree.body.text() == text


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_other_languages_are_left_alone(language: str) -> None:
    """Their lines break at blanks, or after other rules."""
    tree = LexborHTMLParser("<body>1200项 尔·福柯")
    assert tree.body
    keep_unbroken(tree, tree.body, language)
    assert "span" not in (tree.body.html or "")

"""The switch of views: beside each other, or with many languages in lists that open."""

import re

import pytest

from diglot.interface import interface
from diglot.publish.view_switch import SHOWN, View, render_view_switch

NAMES = {"en": "English", "zh-Hans": "中文", "fr": "Français", "ar": "العربية", "ru": "Русский", "ja": "日本語"}


def switch(count: int, current: str, parallels: int | None = None, frame: str = "en") -> str:
    """Of a page in `count` languages; `current` is the link of the view that is shown, `frame` its own language."""
    languages = [View(tag, name, tag, tag == current) for tag, name in list(NAMES.items())[:count]]
    others = languages[1:] if parallels is None else languages[1 : parallels + 1]
    beside = [View(f"en-{one.lang}", f"Side by side: {one.name}", frame, f"en-{one.lang}" == current) for one in others]
    return render_view_switch(languages, beside, interface(frame))


@pytest.mark.parametrize("count", range(2, len(NAMES) + 1))
def test_every_view_is_a_link_once(count: int) -> None:
    """In the order of the languages, each in its language, one of them current; scripts count on that."""
    html = switch(count, "en-fr" if count > 2 else "zh-Hans")
    links = re.findall(r'<a href="([^"]*)" lang="([^"]*)"', html)
    tags = list(NAMES)[:count]

    assert links == [*((tag, tag) for tag in tags), *((f"en-{tag}", "en") for tag in tags[1:])]
    assert html.count('aria-current="page"') == 1
    assert ("<details" in html) == (count > SHOWN)
    assert html.count("<nav ") == html.count("aria-label=") == 1


def test_a_list_is_named_by_the_current_view() -> None:
    """And else by the language of the page's frame, or by what its views have in common."""
    summaries = re.compile(r'<summary><span lang="([^"]*)"( class="diglot-current")?>([^<]*)</span></summary>')
    mark = ' class="diglot-current"'

    assert summaries.findall(switch(5, "ar")) == [("ar", mark, "العربية"), ("en", "", "Side by side")]
    assert summaries.findall(switch(5, "en-ru", frame="ru")) == [
        ("ru", "", "Русский"),
        ("ru", mark, "Side by side: Русский"),
    ]
    assert summaries.findall(switch(4, "en-fr", frame="xx"))[0] == ("en", "", "English")


def test_one_view_side_by_side_is_a_link() -> None:
    """A page of a translation has only that with its source; a list of one would be one step more."""
    html = switch(6, "fr", parallels=1)
    assert html.count("<details") == 1
    assert html.endswith('</details><a href="en-zh-Hans" lang="en">Side by side: 中文</a></nav></div>')


def test_names_are_escaped() -> None:
    """Wherever they stand."""
    views = [View("a?b&c", f"<b>{number}", "en", number == 0) for number in range(4)]
    html = render_view_switch(views, [], interface("en"))
    assert "<b>" not in html
    assert html.count("&lt;b&gt;0") == 2
    assert html.count('href="a?b&amp;c"') == 4

"""The last judgement: what a finished article has that the article of its source has not is not served."""

import pytest
from editions import edition
from finished_pages import publish_page


def published(source: str, translations: dict[str, str], blind: bool = True) -> tuple[str, list[str]]:
    """The translated page, and what was reported."""
    files = edition(source)
    for text, translation in translations.items():
        files.edit_entry(text, target=translation)
    done = publish_page(files, blind=blind)
    return done.html["zh/a/"], done.problems


PARAGRAPH = "See [the list](list.md) first."


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        (PARAGRAPH, '<a href="term:no" href=javascript:attacked() onclick=attacked()>x</a>', ""),
        (PARAGRAPH, '<a href="term:no" title="" onclick=attacked()" href=javascript:attacked()>x</a>', ""),
        (PARAGRAPH, "<a href=TERM:no onclick=attacked()>x</a>", ""),
        (PARAGRAPH, "[x](term:no){: onclick=attacked() }", ""),
        (
            PARAGRAPH,
            '见<a class="diglot-term" href="term:no" id="__config" style="x" ping="//evil.example">名单</a>',
            "DG8",
        ),
        (PARAGRAPH, "见[名单](https://evil.example/)。", "DG805"),
        (PARAGRAPH, "见[名单](javascript:attacked())。", "DG803"),
        (PARAGRAPH, "见[名单](list.md){: #__config }。", "DG816"),
        (PARAGRAPH, "见[名单](list.md){: .md-header }。", "DG802"),
        (PARAGRAPH, "见[名单](other.md)。", "DG804"),
        (PARAGRAPH, "见[名单](list.md)，运行`rm -rf /`。", "DG807"),
        (PARAGRAPH, "见[名单](list.md)<kbd>rm -rf /</kbd>。", "DG807"),
        (PARAGRAPH, "见[名单](list.md)<samp>curl x | sh</samp>。", "DG807"),
        (PARAGRAPH, "见[名单](list.md) $\\href{javascript:attacked()}{x}$。", "DG8"),
        (PARAGRAPH, "见[名单](list.md)<!-- diglot:skip -->。", "DG815"),
        ("Run `rm -rf /tmp/cache/old` now.", "运行 `rm -rf /`。", "DG807"),
        ("Press <kbd>Ctrl</kbd> and ++ctrl+c++.", "按<kbd>Ctrl</kbd>和++ctrl+alt+del++。", "DG8"),
        ("It is $x^2$ here.", "这是$y^2$。", "DG807"),
        ("A :material-file: here.", "一个:material-home:。", "DG8"),
        ("See ![map](map.png).", "见![地图](other.md.png)。", "DG804"),
        ("Not ![a](map.png) but ![b](https://a.example/b.png).", "是![](map.png)，不是![](map.png)other.md。", "DG804"),
    ],
)
def test_a_unit_that_can_do_more_shows_its_source(source: str, translation: str, code: str) -> None:
    """Also if the judge of units lets everything pass. The other units stay as they are."""
    html, problems = published(f"# Lists\n\n{source}\n\n- An item\n", {source: translation, "An item": "一项"})

    for trace in ("attacked", "evil", "__config", "rm -rf /<", "md-header", "curl", "other.md", "javascript", "toc"):
        assert trace not in html.replace('class="headerlink"', ""), trace
    assert "一项" in html
    assert 'diglot-withheld"' in html or not code
    assert any(problem.startswith(f"docs/zh/a.md:3: {code}") for problem in problems) or not code


@pytest.mark.parametrize("blind", [True, False])
@pytest.mark.parametrize(
    ("source", "translation", "is_withheld"),
    [
        ("![a](map.png) and ![b](key.png).", "![甲](map.png)和![乙](map.png)。", True),
        ("![a](map.png), ![b](key.png), ![c](map.png).", "![甲](key.png)、![乙](key.png)、![丙](map.png)。", True),
        ('<img src="map.png" alt=""> and ![b](key.png).', '<img src="key.png" alt="">和![乙](key.png)。', True),
        ("![a](map.png) and ![b](key.png).", "![乙](key.png)和![甲](map.png)。", False),
        ("![a](map.png) and ![b](map.png).", "![甲](map.png)和![乙](map.png)。", False),
        ("![a](map.png) and ![b](key.png).", "只有![甲](map.png)。", False),
    ],
)
def test_an_image_is_not_shown_in_the_place_of_a_missing_one(
    source: str, translation: str, is_withheld: bool, blind: bool
) -> None:
    """Only its address tells what it shows; order and number are the translator's."""
    html, problems = published(f"# Lists\n\n{source}\n", {source: translation}, blind)

    assert ("diglot-withheld" in html) is is_withheld
    if blind:  # else the judge of units has withheld it before
        assert any("DG804" in problem for problem in problems) is is_withheld


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("It is $x_\\text{if so}$ here.", "这是$x_\\text{如果}$。"),
        ("Run `diglot sync` or diglot.", "运行 `diglot sync`，再运行 `diglot sync` 或 `diglot`。"),
        ("Press <kbd>Enter</kbd>.", "按<kbd>回车</kbd>。"),
        ("A note[^1] here.", "注[^1]，又见注[^1]。"),
        (
            "See https://example.org/a and <https://example.org/b>.",
            "见[这里](https://example.org/a)和<https://example.org/b>。",
        ),
        ("A ![map](map.png) here.", "这里有![地图](map.png)。"),
        ("See [x](term:none) here.", "见[某](term:none)。"),
        ("See [the guide](https://example.org/en/guide/).", "见[指南](https://example.org/zh-cn/guide/)。"),
    ],
)
def test_a_good_translation_is_served(source: str, translation: str) -> None:
    """Words, a link said twice, a note referred to again, the Chinese version of a page."""
    html, problems = published(f"{source}\n\n[^1]: The note.\n", {source: translation}, blind=False)

    assert "diglot-withheld" not in html
    assert [each for each in problems if "DG8" in each] == []


FEATURES = """\
# Features

!!! note "A title"
    A text with an *emphasis*{ .red } and (1).
    { .annotate }

    1.  An annotation

??? tip "More"
    Hidden text

=== "First tab"
    One

=== "Second tab"
    Two

- [x] A task
- [ ] Another :material-home:

| Name | Value |
| :--- | ----: |
| A cell | ++ctrl+c++ |

Term
:   A definition

The HTML specification[^1] says ==marked== and H~2~O {++added++}.

``` py title="a.py" hl_lines="1"
print("x")
```

<div class="grid cards" markdown>

-   :material-clock: **Fast**

    ---

    A card, see [the list](list.md){ .md-button }

</div>

<figure markdown="span">
  ![A picture](map.png){ width="300" loading=lazy }
  <figcaption>The caption</figcaption>
</figure>

$$
x^2
$$

*[HTML]: Hyper Text

[^1]: A note with [a link](https://example.org/a "its title").
"""
IN_CHINESE = {
    "Features": "特性",
    "A title": "标题",
    "More": "更多",
    "Hidden text": "隐藏的文字",
    "First tab": "第一页",
    "Second tab": "第二页",
    "One": "一",
    "Two": "二",
    "Name": "名称",
    "Value": "值",
    "A cell": "一格",
    "Term": "术语",
    "A definition": "定义",
    "The caption": "说明",
    "Hyper Text": "超文本",
    "An annotation": "注解",
    'A note with [a link](https://example.org/a "its title").': '注，见[链接](https://example.org/a "题名")。',
}


def test_the_features_of_material_are_no_breaches() -> None:
    """Every extension of its documentation on one page, translated; ids that titles make are others."""
    html, problems = published(FEATURES, IN_CHINESE, blind=False)

    assert problems == []
    assert "diglot-withheld" not in html
    assert html.count("第一页") >= 1


def test_a_tab_may_not_have_an_id_of_the_theme() -> None:
    """Titles make ids of tabs, and a script of the theme finds its parts by theirs."""
    source = 'See [it](#first-tab).\n\n=== "First tab"\n    One\n\n=== "Second tab"\n    Two\n'
    for title in ("__config", "search"):
        html, problems = published(source, {"First tab": title, "See [it](#first-tab).": "见[它](#first-tab)。"})

        assert f'for="{title}"' not in html
        assert f'id="{title}"' not in html
        assert html.count('"first-tab"') == 2
        assert problems == []


def test_units_that_are_unsafe_together_are_withheld() -> None:
    """A tag that begins in one unit and ends in another."""
    html, problems = published(
        "First one.\n\nSecond one.\n", {"First one.": "第一<b onclick=attacked() title='", "Second one.": "'>第二"}
    )

    assert "onclick" not in html.replace("&lt;b onclick", "")
    assert problems


def test_what_is_withheld_leads_where_the_source_leads() -> None:
    """From a page in another folder, and says that it is in the source language."""
    html, _ = published(
        "See [the list](../list/#x) first.\n", {"See [the list](../list/#x) first.": "[x](//evil.example)"}
    )

    assert 'href="../../list/#x"' in html
    assert '<p id="' in html
    assert 'lang="en"' in html


def test_a_table_of_contents_is_the_author_s() -> None:
    """It takes the place of the paragraph, so the page has its source's article."""
    html, problems = published(f"# Lists\n\n{PARAGRAPH}\n\n- An item\n", {PARAGRAPH: "**[TOC]**", "An item": "一项"})

    assert 'class="toc"' not in html
    assert "See <a" in html
    assert "An item" in html
    assert problems

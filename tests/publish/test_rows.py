"""Two articles in rows."""

import re
from html.parser import HTMLParser

import pytest
from selectolax.lexbor import LexborHTMLParser

from diglot.publish.article import Article
from diglot.publish.row_blocks import RowSide
from diglot.publish.rows import pair_articles


def rows(source: str, target: str, *, target_first: bool = False) -> str:
    """The rows of two articles whose links need no change."""
    return pair_articles(
        (parsed(source), RowSide("source", "en", str, "", not target_first)),
        (parsed(target), RowSide("target", "zh-Hans", str, "zh-", target_first)),
        target_first,
    )


def parsed(html: str) -> Article:
    """An article without units."""
    return Article(LexborHTMLParser(f"<body>{html}"), {})


class Shape(HTMLParser):
    """Ids, and the cells of each row by role."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an id; keep the book of open elements."""
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in ("hr", "img", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every element ends where it began."""
        assert self.open.pop() == tag


def test_a_pair_is_a_row_with_the_unit_s_id() -> None:
    """The cells say their languages; the target's own id has a prefix."""
    html = rows('<p id="p1">One.</p>', '<p id="p1">一。</p>')
    assert html == (
        '<div class="diglot-row" id="p1"><div class="diglot-source" lang="en"><p>One.</p></div>'
        '<div class="diglot-target" lang="zh-Hans"><p id="zh-p1">一。</p></div></div>'
    )


def test_the_page_s_own_language_comes_first() -> None:
    """In the order of the HTML, so for every kind of reader; the permanent link is in that language, too."""
    link = '<a class="diglot-link" href="#p1" aria-label="{}"></a>'
    html = rows(
        f'<p id="p1">One.{link.format("Link")}</p>', f'<p id="p1">一。{link.format("链接")}</p>', target_first=True
    )
    assert html.index("diglot-target") < html.index("diglot-source") < html.index("链接")
    assert "Link" not in html
    assert 'href="#p1"' in html


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ('<ul><li id="1">a</li><li id="2">b</li></ul>', '<ul><li id="1">甲</li><li id="2">乙</li></ul>', 2),
        (
            '<ol><li id="1">a<ul><li id="2">b</li></ul></li></ol>',
            '<ol><li id="1">甲<ul><li id="2">乙</li></ul></li></ol>',
            1,
        ),
        (
            '<dl><dt id="1">a</dt><dd>b</dd><dt id="2">c</dt><dd>d</dd></dl>',
            '<dl><dt id="1">甲</dt><dd>乙</dd><dt id="2">丙</dt><dd>丁</dd></dl>',
            2,
        ),
        ("<table><tr><td>a</td></tr></table>", "<table><tr><td>甲</td></tr></table>", 1),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "<blockquote><p>甲</p><p>乙</p></blockquote>", 2),
        (
            '<div class="admonition"><p class="admonition-title">a</p><p>b</p></div>',
            '<div class="admonition"><p class="admonition-title">甲</p><p>乙</p></div>',
            2,
        ),
        ("<details><summary>a</summary><p>b</p></details>", "<details><summary>甲</summary><p>乙</p></details>", 2),
        (
            '<div class="footnote"><hr><ol><li id="fn:1"><p>a</p></li></ol></div>',
            '<div class="footnote"><hr><ol><li id="fn:1"><p>甲</p></li></ol></div>',
            2,
        ),
        ("<p>a</p>", "<h2>甲</h2>", 2),
        ("<p>a</p>", "<aside>注</aside><p>甲</p>", 2),
        (
            '<div class="tabbed-set"><input name="t"><p>a</p></div>',
            '<div class="tabbed-set"><input name="t"><p>甲</p></div>',
            1,
        ),
    ],
)
def test_structures_become_rows(source: str, target: str, count: int) -> None:
    """Lists are cut into items, boxes hold rows, what cannot be paired stands alone; all of it is well formed."""
    html = rows(source, target)

    assert len(re.findall(r'class="diglot-row', html)) == count
    assert Shape(html).open == []
    for letter in re.findall(r"[a-d](?=<)|[甲乙丙丁注]", source + target):
        assert html.count(letter + "<") == 1


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        # an index that each language sorts by its own titles, and one of contributors
        (
            '<ul><li><a href="a/">Apples</a></li><li><a href="b/">Pears</a></li></ul>',
            '<ul><li><a href="b/">梨</a></li><li><a href="a/">苹果</a></li></ul>',
            ["Apples Pears | 梨 苹果"],
        ),
        ("<ul><li>Ann 3</li><li>Bo 2</li></ul>", "<ul><li>阿博 2</li><li>安 3</li></ul>", ["Ann 3 Bo 2 | 阿博 2 安 3"]),
        ("<ul><li>Ann</li><li>Bo</li></ul>", "<ul><li>安</li></ul>", ["Ann Bo | 安"]),
        ("<dl><dt>Ann</dt><dd>x</dd><dt>Bo</dt></dl>", "<dl><dt>阿博</dt><dt>安</dt></dl>", ["Ann x Bo | 阿博 安"]),
        # one of both kinds
        (
            '<ul><li id="1">a</li><li>Pears</li></ul>',
            '<ul><li>苹果</li><li id="1">甲</li></ul>',
            ["a Pears | 苹果 甲"],
        ),
        # headings with the names of tags
        (
            '<h2 id="tag:a">Apples</h2><h2 id="tag:b">Pears</h2>',
            '<h2 id="tag:b">梨</h2><h2 id="tag:a">苹果</h2>',
            ["梨", "Apples | 苹果", "Pears"],
        ),
        ('<h2 id="tag:a">Apples</h2>', '<h2 id="tag:b">梨</h2>', ["Apples", "梨"]),
        # units are paired, in whatever order
        (
            '<ul><li id="1">a</li><li id="2">b</li></ul>',
            '<ul><li id="1">甲</li><li id="2">乙</li></ul>',
            ["a | 甲", "b | 乙"],
        ),
        ("<ul><li>1652</li><li>x</li></ul>", "<ul><li>1652</li><li>x</li></ul>", ["1652", "x"]),
    ],
)
def test_what_a_plugin_lists_is_not_paired_one_by_one(source: str, target: str, pairs: list[str]) -> None:
    """Each language has it in its own order, so a row must not say that two of them are the same."""
    html = re.sub(r'</div><div class="diglot-target', r" |\g<0>", rows(source, target))
    html = re.sub(r'<div class="diglot-row', r"⏎\g<0>", html)
    said = [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in html.split("⏎")[1:]]

    assert said == pairs
    assert Shape(html).open == []


def test_numbers_of_items_go_on() -> None:
    """Also when the list does not begin at one."""
    html = rows(
        '<ol start="3"><li id="1">a</li><li id="2">b</li></ol>',
        '<ol start="3"><li id="1">甲</li><li id="2">乙</li></ol>',
    )
    assert html.count('start="3"') == html.count('start="4"') == 2


@pytest.mark.parametrize(
    "same", ["<hr>", "<pre><code>x = 1</code></pre>", '<p><img src="a.png" alt=""></p>', "<p>1652</p>"]
)
def test_what_both_share_is_there_once(same: str) -> None:
    """Rules, code, images, figures."""
    html = rows(same, same)
    assert html == f'<div class="diglot-row diglot-row--once" lang="en">{same}</div>'


def test_a_source_shown_in_the_target_is_there_once_with_its_remark() -> None:
    """The remark stays, and so does the unit's id."""
    mark = '<small class="diglot-mark" lang="zh-Hans">未译</small>'
    html = rows('<p id="p1">One.</p>', f'<p class="diglot-untranslated" id="p1" lang="en">One.{mark}</p>')
    assert html == (
        '<div class="diglot-row diglot-row--once diglot-untranslated" id="p1" lang="en"><p>One.</p>' + mark + "</div>"
    )
    item = rows(
        '<ul><li id="p2">One</li></ul>', f'<ul><li id="p2" class="diglot-untranslated" lang="en">One{mark}</li></ul>'
    )
    assert item.count("One") == 1
    assert mark in item


LINK = '<a class="diglot-link" href="#{}" aria-label="{}"></a>'


def item(name: str, text: str, label: str, inner: str = "", lang: str = "") -> str:
    """An item of a list with its link, and another list in it."""
    tag = f' lang="{lang}"' if lang else ""
    return f'<ul><li id="{name}"{tag}>{text}{LINK.format(name, label)}{inner}</li></ul>'


@pytest.mark.parametrize("target_first", [False, True])
def test_the_order_of_links_is_that_of_the_page(target_first: bool) -> None:
    """Also of items in items, since it numbers the paragraphs; all are in the language of the frame, none is lost."""
    label = "链接" if target_first else "Link"
    for lang in ("", "en"):
        source = item("p1", "a", "Link", item("p2", "b", "Link")) + item("p3", "c", "Link")
        target = item("p1", "甲", "链接", item("p2", "乙", "链接", "", lang), lang) + item("p3", "丙", "链接")
        html = rows(source, target, target_first=target_first)

        assert re.findall(r'href="#(p\d)" aria-label="(.*?)"', html) == [(f"p{i}", label) for i in (1, 2, 3)]
        assert ("甲" in html) == ("乙" in html) == (not lang)


def test_an_item_in_another_language_than_its_items_hides_none() -> None:
    """The source shown for the outer one, the translation for the inner one: both languages are there."""
    target = item("p1", "a", "", item("p2", "乙", "", lang="zh-Hans"), "en")
    html = rows(item("p1", "a", "", item("p2", "b", "")), target)
    assert html.count(">a<") == 2
    assert html.count(">b<") == html.count(">乙<") == 1


def test_no_id_is_there_twice_and_every_reference_holds() -> None:
    """Footnotes, labels and descriptions of the target lead to its own."""
    article = (
        '<h2 id="a"><span id="p0"></span>{0}</h2><p id="p1">{0}<sup id="fnref:1"><a href="#fn:1">1</a></sup>'
        '<label for="x">{0}</label><input id="x" name="n" aria-describedby="p1 y"><a href="#a">{0}</a></p>'
        '<hr id="r"><p><a href="#r">{0}</a></p><ol><li id="fn:1">{0}<a href="#fnref:1">↩</a></li></ol>'
    )
    html = rows(article.format("a"), article.format("甲"))
    ids = Shape(html).ids

    assert len(ids) == len(set(ids))
    assert {"a", "p0", "p1", "fnref:1", "fn:1", "x"} <= set(ids)
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)
    assert 'for="zh-x"' in html
    assert 'aria-describedby="zh-p1 y"' in html
    assert 'name="zh-n"' in html


def test_an_article_may_begin_with_anything() -> None:
    """A box, a template, a bare text, nothing."""
    assert "甲" in rows("<div><p>a</p></div>", "<div><p>甲</p></div>")
    assert rows("<template><p>a</p></template><p>b</p>", "<p>乙</p>").startswith("<template>")
    assert "甲" in rows("a <b>b</b>", "甲 <b>乙</b>")
    assert rows("", "") == ""


def test_links_in_templates_are_moved() -> None:
    """They are in no tree, and a script will put them on the page."""

    def up(link: str) -> str:
        return f"../{link}"

    html = pair_articles(
        (parsed('<template><a href="../a/">a</a></template>'), RowSide("source", "en", up)),
        (parsed('<template><a href="../b/">b</a></template>'), RowSide("target", "zh", up, "zh-")),
    )
    assert html == '<template><a href="../../a/">a</a></template><template><a href="../../b/">b</a></template>'


@pytest.mark.parametrize("tag", ["summary", 'p class="admonition-title"'])
def test_the_title_of_a_box_stays_one_where_it_is_not_translated(tag: str) -> None:
    """A browser takes a `<summary>` in another element for no title of its `<details>`."""
    name, box = tag.split()[0], "details" if tag == "summary" else "div"
    html = rows(
        f'<{box}><{tag} id="p1">Title</{name}><p id="p2">One.</p></{box}>',
        f'<{box}><{tag} id="p1" lang="en">Title<small class="diglot-mark">未译</small></{name}>'
        f'<p id="p2">一。</p></{box}>',
    )
    assert html.startswith(f'<{box}><{name} class="diglot-row diglot-row--title diglot-row--once')
    assert f'<span lang="en">Title</span><small class="diglot-mark">未译</small></{name}>' in html
    assert html.count("Title") == 1


@pytest.mark.parametrize("target_first", [False, True])
def test_who_answers_what_is_not_translated_is_told_once(target_first: bool) -> None:
    """Contributors and editors, in the language of the frame."""
    said = '<small class="diglot-related">{}</small><small class="diglot-related">{}</small>'
    html = rows(
        f'<p id="p1">One.{said.format("discussed", "noted")}</p>',
        f'<p id="p1" lang="en">One.{said.format("讨论", "编者注")}</p>',
        target_first=target_first,
    )
    assert re.findall('related">([^<]*)', html) == (["讨论", "编者注"] if target_first else ["discussed", "noted"])


@pytest.mark.parametrize(("target_first", "label"), [(False, "Note"), (True, "注")])
def test_a_box_is_called_what_it_is_in_the_language_of_the_frame(target_first: bool, label: str) -> None:
    """Once, before the titles that its author gave it, if any."""
    title = '<p class="admonition-title"{2}><span class="diglot-label">{0}</span>{1}</p>'
    note = f'<div role="note" aria-label="{{0}}">{title}</div>'
    for titles in (("", ""), (" One", " 一")):
        name = ' id="p1"' if titles[0] else ""
        html = rows(note.format("Note", titles[0], name), note.format("注", titles[1], name), target_first=target_first)
        assert re.findall('aria-label="([^"]*)"', html) == [label]
        assert re.findall('diglot-label">([^<]*)', html) == [label]
        assert re.findall('lang="[^"]*">([^<]*)', html) == [
            each for each in titles[:: -1 if target_first else 1] if each
        ]

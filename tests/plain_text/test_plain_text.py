"""Plain texts cut into pages."""

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.plain_text import BlockKind, cut_text, decode_text, render_page, slug

TALK = """\
Is Big Data a Good Judge?

A magazine asked several writers how citizens should react
to large collections of data.

* * *

AN ESSAY ON FILES

The file is old. Every office had one.

What would a better file have?

a short life;
a reader who is named;
an end.

The second reason

Machines count what they can. The rest is left
to others.

* * *

第二个回答

档案并不是新的东西。上个世纪的每个机关都有档案，
每个办事员都可以往里面加一行字。
"""


def shape(text: str) -> list[tuple[str, list[tuple[str, int]]]]:
    """The pages: titles, and the kinds of their blocks with how many lines each has."""
    return [(page.title, [(block.kind.value, len(block.lines)) for block in page.blocks]) for page in cut_text(text)]


def test_a_discussion_has_a_page_for_each_contribution() -> None:
    """With its title, headings, and a list where lines end with semicolons."""
    assert shape(TALK) == [
        ("Is Big Data a Good Judge?", [("paragraph", 2)]),
        (
            "AN ESSAY ON FILES",
            [("paragraph", 1), ("paragraph", 1), ("list", 3), ("title", 1), ("paragraph", 2)],
        ),
        ("第二个回答", [("paragraph", 2)]),
    ]
    assert "办事员都可以" in render_page(cut_text(TALK)[2], "")
    assert "档案，每个办事员" in render_page(cut_text(TALK)[2], "")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("  One is indented\nand goes on.\n  So is two,\nas well.\n", [2, 2]),
        ("\u3000\u3000第一段话在这里，\n很长。\n\u3000\u3000第二段话在这里，\n也长。\n", [2, 2]),
        (f"{'Long line. ' * 15}\n{'Another one. ' * 15}\n", [1, 1]),
        ("One line\nof a paragraph.\n\nAnother\nof two lines.\n", [2, 2]),
        ("One.\r\nTwo.\r\n\r\nThree.\r\nFour.\r\n", [2, 2]),
    ],
)
def test_paragraphs_are_told_by_the_layout(text: str, blocks: list[int]) -> None:
    """By blank lines, by indented first lines, or by one long line each."""
    [page] = cut_text(text)

    assert [len(block.lines) for block in page.blocks] == blocks
    assert {block.kind for block in page.blocks} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    ("text", "items", "numbered"),
    [
        ("We want:\n\n- bread,\n- roses\n  and songs.\n", ["bread,", "roses and songs."], False),
        ("1. One.\n2. Two.\n3. Three.\n", ["One.", "Two.", "Three."], True),
        ("(1) One.\n\n(2) Two.\n", ["One.", "Two."], True),
        ("一、第一；\n二、第二；\n三、第三。\n", ["一、第一；", "二、第二；", "三、第三。"], False),
        ("• One\n• Two\n", ["One", "Two"], False),
        ("first;\n\nsecond;\n\nthird.\n\nA paragraph that is longer than all of these items together.\n", None, False),
    ],
)
def test_lists(text: str, items: list[str] | None, numbered: bool) -> None:
    """By their marks or by semicolons; the marks go, as Markdown has its own."""
    [block] = [block for page in cut_text(text) for block in page.blocks if block.kind is BlockKind.LIST]

    assert list(block.lines) == (items or ["first;", "second;", "third."])
    assert block.is_numbered is numbered


def test_a_page_ends_at_a_rule_a_form_feed_or_three_blank_lines() -> None:
    """A rule right below a line makes a title of it."""
    text = "One.\nOne.\n\n---\n\nTwo.\nTwo.\n\f\nThree.\nThree.\n\n\n\nFour\n====\n\nFour.\nFour.\n"

    assert [title for title, _ in shape(text)] == ["", "", "", "Four"]


def test_long_chapters_are_pages() -> None:
    """Short ones are sections."""
    chapter = "\n\n".join(f"{name}\n\n{'Words of a sentence. ' * 200}" for name in ("Chapter 1", "Chapter 2"))

    assert [title for title, _ in shape(chapter)] == ["Chapter 1", "Chapter 2"]
    assert len(shape(chapter.replace("Words of a sentence. " * 200, "Words of a sentence. " * 9))) == 1


def words_of(text: str) -> list[str]:
    """Letters and digits, in order; numbers before items are marks."""
    return re.findall(r"[^\W_]+", text)


EXTENSIONS = ["admonition", "attr_list", "footnotes", "tables", "pymdownx.details", "pymdownx.superfences"]
MARKUP = (
    "<a>",
    "</b>",
    "<b c>",
    "&lt;",
    "&#98;",
    "&#98",
    "{: .a}",
    "\n>b",
    "\n!!! a",
    "\n??? b",
    '\n=== "c"',
    "\n---",
    "[^a]",
)
"""What Markdown, with the extensions of a new edition, would take for more than text."""


@given(
    st.lists(st.sampled_from([*"ab c\n\n.;!#*-_`<>[]()&=+~1234\\\"'\t中文。\u3000", *MARKUP]), max_size=200).map(
        "".join
    )
)
def test_no_word_is_lost_and_none_becomes_markup(text: str) -> None:
    """What Markdown shows of the pages has the letters of the text, in order."""
    shown = ""
    for page in cut_text(text):
        html = markdown.markdown(render_page(page, "").removeprefix("# \n"), extensions=EXTENSIONS)
        assert not re.search(r"<(?!/?(?:p|h[1-6]|ul|ol|li|em|br|hr|blockquote)\b)", html), (text, html)
        shown += " " + unescape(re.sub(r"<[^>]*>", " ", html))
    letters = re.sub(r"[^a-z中文]", "", text.lower())

    assert re.sub(r"[^a-z中文]", "", shown.lower()) == letters
    assert (shown.count("<"), shown.count("{")) == (text.count("<"), text.count("{"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Naïve café — “quoted”", "cp1252"),
        ("档案并不是新的东西。", "gb18030"),
        ("檔案並不是新的東西。", "big5"),
        ("Дело не ново, «дело» старо.", "cp1251"),
        ("plain", "utf-8"),
        ("Ünïcode", "utf-8"),
        ("Ünïcode", "utf-16"),
        ("Ünïcode", "utf-8-sig"),
        ("Ünïcode für alle\n", "utf-16-le"),
        ("Ünïcode für alle\n", "utf-16-be"),
        ("Дело не ново, «дело» старо.".replace("«", "").replace("»", ""), "koi8_r"),
        ("Дело не ново, дело старо.", "cp866"),
        ("그것은 새로운 것이 아니다. 오래된 것이다.", "euc_kr"),
        ("吾輩は猫である。名前はまだ無い。", "shift_jis"),
        ("吾輩は猫である。名前はまだ無い。", "euc_jp"),
        ("床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。", "big5"),
    ],
)
def test_encodings_are_recognized(text: str, encoding: str) -> None:
    """By the letters that come out."""
    assert decode_text(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("language", "text", "encoding"),
    [
        ("ar", "كانت المدينة مركزًا للتجارة، وفيها سوق.", "cp1256"),
        ("ar", "كانت المدينة مركزًا للتجارة، وفيها سوق.", "iso8859_6"),
        ("cs", "Příliš žluťoučký kůň úpěl ďábelské ódy.", "cp1250"),
        ("cs", "Žluťoučký kůň běžel přes most, když začalo pršet.", "iso8859_2"),
        ("cs", "Příliš žluťoučký kůň úpěl ďábelské ódy.", "cp852"),
        ("de", "Der alte Müller hatte drei Söhne; sie mußten mahlen.", "cp1252"),
        ("de", "Der alte Müller hatte drei Söhne; sie mußten mahlen.", "mac_roman"),
        ("el", "Η πόλη ήταν μεγάλη και ωραία.", "iso8859_7"),
        ("fr", "Où êtes-vous ? Là-bas, près de l’été : « déjà ».", "cp1252"),
        ("he", "העיר הייתה גדולה ויפה מאוד.", "cp1255"),
        ("he", "העיר הייתה גדולה ויפה מאוד.", "cp862"),
        ("is", "Þetta er gömul saga, sögð á Íslandi.", "cp1252"),
        ("ja", "①吾輩は猫である～名前はまだ無い。", "cp932"),
        ("ja", "吾輩は猫である。名前はまだ無い。", "iso2022_jp"),
        ("ko", "그것은 새로운 것이 아니다.", "cp949"),
        ("pl", "Zażółć gęślą jaźń, powiedział ktoś.", "iso8859_2"),
        ("pl", "Zażółć gęślą jaźń, powiedział ktoś.", "cp1250"),
        ("ru", "Дорогая Анна, спасибо за твоё письмо.", "cp866"),
        ("th", "แม่น้ำเริ่มต้นจากภูเขาทางเหนือ", "cp874"),
        ("tr", "Işık ağaçların üstüne düştü, şimdi gün doğuyor.", "cp1254"),
        ("uk", "Ґанок і їжак: щось є.", "koi8_u"),
        ("zh-Hant", "檔案並不是新的東西。", "big5"),
        ("zh", "档案并不是新的东西。", "gb18030"),
        ("fr", "Дело не ново, «дело» старо.", "cp1251"),
    ],
)
def test_the_language_tells_of_the_encoding(language: str, text: str, encoding: str) -> None:
    """One that is wrong does no harm: the text is then read as one of an unknown language."""
    assert decode_text(text.encode(encoding), language)[0] == text


def test_letters_in_latin_words_are_no_chinese_ones() -> None:
    """Each pair of an accented letter and the next one is a character of GB 18030."""
    text = "Der alte Müller hatte drei Söhne; sie mußten mahlen. Früh kam der Esel."
    assert decode_text(text.encode("cp1252")) == (text, "cp1252")


def test_what_is_no_text_is_refused() -> None:
    """Such as an image."""
    with pytest.raises(UnicodeDecodeError):
        decode_text(b"\x89PNG\r\n\x1a\n\0\0\0")


def test_names_of_files_have_latin_letters() -> None:
    """Without signs; a title in another script has none."""
    assert slug("Café: “A & B”, it's so") == "cafe-a-b-its-so"
    assert slug("第二个回答") == ""


SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))
ENCODED = {"classic": "gb18030", "verse": "gb18030", "tale": "cp1251", "cat": "cp932"}
"""How the texts of other languages are given, as they were before UTF-8."""


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_texts_of_many_shapes_become_the_pages_a_person_would_make(path: Path) -> None:
    """A novel, a play, a poem, a letter, a statute, a catechism, an essay, a diary, a tale, a memo, a mail. The pages
    that were agreed on stand beside each text, divided by lines of equals signs."""
    encoding = ENCODED.get(path.stem, "utf-8")
    text, found = decode_text(path.read_text("utf-8").encode(encoding))
    pages = [render_page(page, path.stem) for page in cut_text(text)]

    assert found == encoding
    assert "=====\n".join(pages) == path.with_suffix(".md").read_text("utf-8")

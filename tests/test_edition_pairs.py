"""The pages of an edition in all their languages, and what each is called."""

import pytest

from diglot.edition_pairs import EditionPairs
from diglot.pages import join_units, split_units
from diglot.pairs import Pair, PairRow, State


def pair(page: str, text: str, language: str = "zh", translations: tuple[str, ...] = ()) -> Pair:
    """A page whose first units are translated; an empty translation shows the source."""
    document = split_units(text, ["title"])
    texts = [unit.text for unit in document.units]
    shown = [given or source for given, source in zip([*translations, *[""] * len(texts)], texts, strict=False)]
    rows = [
        PairRow(f"u{i}", source, target, State.CURRENT if target != source else State.UNTRANSLATED, target == source)
        for i, (source, target) in enumerate(zip(texts, shown, strict=True))
    ]
    return Pair(page, language, document, join_units(document, shown), tuple(rows))


def edition(*pairs: Pair) -> EditionPairs:
    """The pairs as an edition has them."""
    return EditionPairs({(each.page, each.language): each for each in pairs})


def titles(text: str, *translations: str) -> tuple[str, str]:
    """What a page is called in source and target."""
    pairs = edition(pair("c/a.md", text, "zh", translations))
    return pairs.title("c/a.md", "en"), pairs.title("c/a.md", "zh")


def test_pages_are_in_order_with_their_pairs() -> None:
    """Whichever order the languages come in."""
    made = [pair("b.md", "B\n", "zh"), pair("a.md", "A\n", "zh"), pair("b.md", "B\n", "de")]
    pairs = edition(*made)

    assert list(pairs.pages) == ["b.md", "a.md"]
    assert [(each.page, each.language) for each in pairs] == [("b.md", "zh"), ("b.md", "de"), ("a.md", "zh")]
    assert list(pairs.targets("b.md")) == ["zh", "de"]
    assert pairs.pair("b.md", "de") is made[2]
    assert pairs.pair("b.md", "en") is made[0]
    assert pairs.source("b.md") is made[0].source
    assert ("b.md" in pairs, "c.md" in pairs) == (True, False)
    assert (pairs.has_target("a.md", "zh"), pairs.has_target("a.md", "de")) == (True, False)
    assert not pairs.has_target("c.md", "zh")


def test_a_document_is_that_of_its_language() -> None:
    """The source's for every language that the page is not translated to."""
    pairs = edition(pair("a.md", "One.\n", "zh", ("一。",)))

    assert pairs.document("a.md", "zh").text == "一。\n"
    assert pairs.document("a.md", "en").text == pairs.document("a.md", "de").text == "One.\n"


@pytest.mark.parametrize("ask", ["pair", "title", "document"])
def test_a_page_that_there_is_not_is_an_error(ask: str) -> None:
    """Not a guess."""
    with pytest.raises(KeyError):
        getattr(edition(pair("a.md", "A\n")), ask)("b.md", "zh")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Plain", "Plain"),
        ("`git push` and ``co`de``", "git push and co`de"),
        ("A *slanted* and **bold _one_**", "A slanted and bold one"),
        ("See [the *list*](list.md#p1)", "See the list"),
        ("A&amp;B &lt;C&gt; &#8212; AT&T", "A&B <C> — AT&T"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
        ("Press <kbd>Ctrl &amp; C</kbd> on <span>it</span>", "Press Ctrl & C on it"),
        ("A ![map](map.png) of <https://example.org>", "A map of https://example.org"),
        ("Notes[^1] \\*here\\*", "Notes *here*"),
        ("One<br>two", "One two"),
    ],
)
def test_a_heading_is_a_title_in_words(heading: str, title: str) -> None:
    """Without markup, and with what code says: in the source, where nothing is translated, and in a translation."""
    assert titles(f"# {heading}\n") == (title, title)
    assert titles("# Other\n", heading) == ("Other", title)
    assert titles(f"# {heading}\n", "别的") == (title, "别的")


def test_the_title_of_the_front_matter_comes_first() -> None:
    """In its language; it is text, not Markdown."""
    page = "---\ntitle: A *title*\n---\n\n# A heading\n"

    assert titles(page, "标题", "小标题") == ("A *title*", "标题")
    assert titles(page, "", "小标题") == ("A *title*", "A *title*")
    assert titles('---\ntitle: "A: b"\n---\n\n# A heading\n') == ("A: b", "A: b")
    assert titles("---\ndate: 2026\n---\n\n# A heading\n", "标题") == ("A heading", "标题")


def test_attributes_of_a_heading_are_not_its_title() -> None:
    """They stay with the heading, whatever it is called."""
    assert titles("# With an id {#here .loud}\n") == ("With an id", "With an id")
    assert titles("# With an id {#here .loud}\n", "题") == ("With an id", "题")


def test_headings_of_the_first_level_come_before_others() -> None:
    """And any heading before the name of the file."""
    assert titles("## Before\n\n# Title\n\n# Second\n", "前", "题") == ("Title", "题")
    assert titles("Text.\n\n### Low\n\n## Lower\n", "文。", "低") == ("Low", "低")
    assert titles("Text.\n", "文。") == ("c/a", "c/a")
    assert titles("# <!-- nothing -->\n\n## Some\n")[0] == "Some"

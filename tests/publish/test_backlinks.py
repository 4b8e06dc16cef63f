"""Which paragraphs answer a paragraph."""

from diglot.pages import split_units
from diglot.pairs import Pair, PairRow, State
from diglot.publish.backlinks import Answer, UnitAddress, find_backlinks


def pair(page: str, text: str) -> Pair:
    """A page whose units are named c0, c1 … after the page."""
    document = split_units(text)
    rows = [
        PairRow(f"{page[0]}{i}", unit.text, unit.text, State.CURRENT, False) for i, unit in enumerate(document.units)
    ]
    return Pair(page, "zh", document, text, tuple(rows))


def test_links_of_other_pages_are_answers() -> None:
    """By their paths, also by reference; not those of the page itself, of code, or to no unit."""
    pairs = [
        pair("essay.md", "# Essay\n\nOne, see [two](#e2).\n\nTwo, see [one](essay.md#e1).\n"),
        pair(
            "c/first.md",
            "[One](../essay.md#e1) and [again](../essay.md#e1).\n\n`[no](../essay.md#e1)` [none](../essay.md#gone)\n\n"
            "[Two][T] [U]\n\n[t]: ../essay.md#e2\n[u]: ../essay.md#e1\n[U]: elsewhere.md\n",
        ),
        pair("c/second.md", "[One](../essay.md#e1 'title'), [x](https://example.org/essay.md#e1), [y](../essay.md)\n"),
    ]

    assert find_backlinks(pairs) == {
        UnitAddress("essay.md", "e1"): (Answer("c/first.md", "c0"), Answer("c/second.md", "c0")),
        UnitAddress("essay.md", "e2"): (Answer("c/first.md", "c2"),),
    }


def test_the_editors_are_not_the_contributor() -> None:
    """What links in an editors' note is told from what links beside it; definitions may stand anywhere."""
    pairs = [
        pair("essay.md", "# Essay\n\nOne.\n\n!!! editors-note\n    See [one](essay.md#e1), and [one](#e1).\n"),
        pair(
            "c/first.md",
            "[One](../essay.md#e1), as [the editors](#c2) say.\n\n"
            '!!! editors-note "On [two](../essay.md#e2)"\n'
            "    See [one](../essay.md#e1), [the first](first.md#c0), [what follows](#c3).\n\n"
            "    - [A *note*][of theirs] and [the  Essay].\n\n"
            "    [of theirs]: ../essay.md#e2\n\n"
            "[The essay][] and `[the essay]` and [none].\n\n"
            "[the essay]: <../essay.md#e1>\n",
        ),
        pair("d.md", "??? editors-note\n    In [their note](c/first.md#c2).\n\nIn [their note](c/first.md#c2).\n"),
    ]

    assert find_backlinks(pairs) == {
        UnitAddress("essay.md", "e1"): (
            Answer("c/first.md", "c0"),
            Answer("c/first.md", "c2", by_editors=True),
            Answer("c/first.md", "c3", by_editors=True),
            Answer("c/first.md", "c4"),
        ),
        UnitAddress("essay.md", "e2"): (
            Answer("c/first.md", "c1", by_editors=True),
            Answer("c/first.md", "c3", by_editors=True),
        ),
        UnitAddress("c/first.md", "c2"): (Answer("d.md", "d0", by_editors=True), Answer("d.md", "d1")),
    }

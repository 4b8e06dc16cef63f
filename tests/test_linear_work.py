"""Pages made of one construct over and over: cutting, registering, matching, syncing and checking them is linear.

Counted is how often each function is called, in Python and in C, for a page of so many repetitions and for one of four
times as many. A function that is called more than six times as often for the longer page compares all with all.
"""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from editions import Files

from diglot.catalog import parse_catalog, render_catalog
from diglot.checks import choose_checks, run_checks
from diglot.cli.check import take_stock
from diglot.pages.split import _split

pytestmark = pytest.mark.slow

FEW = 40
FOLD, MOST = 4, 6
"""How many times as long the longer page is, and how many times as often a function may be called for it."""
LINES = {
    "open paragraphs in HTML": "<p>\n",
    "paragraphs in HTML": "<p>a</p>\n",
    "open boxes": "<details>\n",
    "open boxes with Markdown": "<details markdown>\n",
    "boxes with Markdown": "<div markdown>\n\na\n\n</div>\n\n",
    "boxes in HTML": "<div>a</div>\n\n",
    "scripts": "<script>\n",
    "preformatted": "<pre>\n",
    "cells in HTML": "<td>\n",
    "comments": "<!-- a -->\n",
    "open comments": "<!-- \n\n",
    "notes to translators": "<!-- diglot:note a -->\na\n\n",
    "open skips": "<!-- diglot:skip -->\n",
    "skips": "<!-- diglot:skip -->\na\n<!-- diglot:end -->\n\n",
    "ignored checks": "<!-- diglot: ignore DG302 a house -->\na\n\n",
    "headings": "# a\n",
    "headings apart": "## a\n\n",
    "headings with ids": "# a {#x}\n\n",
    "underlined headings": "a\n---\n",
    "rules below text": "a b\nc d\n\n---\n\n",
    "rules": "----\n",
    "rules of stars": "***\n\n",
    "dashes": "-\n",
    "hashes": "#\n",
    "pipes": "|\n",
    "definitions alone": ": def\n",
    "definitions": "a\n:   b\n\n",
    "admonitions without text": "!!! x\n",
    "admonitions": "!!! note\n    a\n\n",
    "details": "??? x\n    a\n\n",
    "tabs": '=== "a"\n    b\n\n',
    "blocks": "/// a\n",
    "colons": ":::\n",
    "lines of Windows": "a\r\n",
    "paragraphs of Windows": "a\r\n\r\n",
    "template syntax": "{{ }}\n",
    "template blocks": "{% x %}\n",
    "items": "- Yes\n",
    "items apart": "- Yes\n\n",
    "numbered items": "1. Yes\n",
    "tasks": "- [ ] Yes\n",
    "lazy items": "- a\nb\n",
    "equal paragraphs": "Yes\n\n",
    "quotations": "> a\n",
    "quotations apart": "> a\n\n",
    "quoted items": "> - a\n",
    "quotations in items": "- > a\n",
    "code": "```\na\n```\n",
    "open code": "```\n",
    "titled code": '``` py title="a"\nx\n```\n\n',
    "indented code": "    a\n",
    "footnotes of one name": "[^1]: a\n",
    "references of one name": "[a]: b\n",
    "abbreviations": "*[A]: b\n",
    "images": "![a](b)\n",
    "links": "[a](b) ",
    "links by reference": "[a][b] ",
    "emphasis": "*a* ",
    "code spans": "`a` ",
    "formulas": "$a$ ",
    "open formulas": "$$\n",
    "entities": "&amp; ",
    "addresses": "https://a.b/c ",
    "terms": "[a](term:b) ",
    "attributes": "a {: #x }\n\n",
    "contents": "[TOC]\n\n",
    "snippets": "--8<-- a\n",
    "blank lines": "  \n",
}
"""What is repeated, by what it is called."""
PAGES: dict[str, Callable[[int], str]] = {
    "a wide table": lambda n: "\n".join(f"| {' | '.join([cell] * n)} |" for cell in ("a", "-", "b")),
    "a long table": lambda n: "| a | b |\n| - | - |\n" + "| c | d |\n" * n,
    "fields": lambda n: "---\n" + "".join(f"a{i}: b\n" for i in range(n)) + "---\n\na\n",
    "open fields": lambda n: "---\n" + "title: b\n" * n,
    "nested items": lambda n: "".join(f"{'    ' * (i % 6)}- a\n" for i in range(n)),
    "nested quotations": lambda n: "> > > a\n" * n,
    "footnotes": lambda n: "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n)),
    "references": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)) + "[a1]",
    "different paragraphs": lambda n: "".join(f"Yes {i}\n\n" for i in range(n)),
}
"""Pages that are no line repeated, by the number of repetitions."""
IN_A_LINE = {
    *("[a](", "![a](", "![", "[", "](", "[](", "[a][", "[^", "[^1]", "[a](b 'c) ", "[a](<", "[[a]] ", "(", "))"),
    *(
        "<a ",
        '<a b="',
        "</a",
        "<!",
        "<![CDATA[",
        "<b>",
        "&#",
        "&#x61;",
        "``a`",
        "`a",
        "**a ",
        "*a",
        "_a ",
        "~a",
        "==a ",
    ),
    *(
        "{: ",
        "{a}",
        "\\(",
        "\\",
        "$a",
        "$$a ",
        ":a",
        "++a ",
        "a@b.c ",
        "#1 ",
        "'a ",
        '"a ',
        "-- ",
        "1,",
        "一",
        "a\u0301",
    ),
    *("{{a", "}}", "{%", "://", "www.a.b ", "[a](term:", "--8<-- ", "\u200d", "@a "),
}
"""What is repeated in one paragraph, which then has more signs of Markdown than a unit may have."""
FEW_IN_A_LINE = 4200
ALWAYS = {"items", "equal paragraphs", "ignored checks", "a wide table"}
"""Those that are tried in every run; the others every week."""


def counted(work: Callable[[], object]) -> Counter[str]:
    """How often each function is called."""
    _split.cache_clear()
    calls: Counter[Any] = Counter()

    def see(frame: Any, event: str, argument: Any) -> None:
        if event == "call":
            calls[frame.f_code] += 1
        elif event == "c_call":
            calls[getattr(argument, "__qualname__", "")] += 1

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return Counter({str(called): number for called, number in calls.items()})


def work(text: str) -> dict[str, Counter[str]]:
    """The calls of each step: the first sync, a sync of translations, one of an edited source, and the checks."""
    files = Files()
    files.write_source(text)
    steps = {"first sync": counted(lambda: files.apply(files.plan()))}
    for path, data in list(files.by_path.items()):
        if path.endswith(".po"):
            catalog = parse_catalog(data, path)
            entries = [entry.edit(target=f"译{entry.source}") for entry in catalog.entries]
            files.by_path[path] = render_catalog(catalog.replace(entries))
    steps["sync of translations"] = counted(lambda: files.apply(files.plan()))
    checks = choose_checks()
    stock = take_stock(files.edition(), files.plan())
    steps["checks"] = counted(lambda: run_checks(stock, checks))
    middle = text.find("\n", len(text) // 2) + 1
    files.write_source(f"A new text.\n\n{text[:middle]}\n\nYes and no.\n\n{text[middle:]}")
    steps["sync of an edit"] = counted(lambda: files.apply(files.plan()))
    return steps


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in ALWAYS else pytest.mark.weekly) for name in (*LINES, *PAGES)],
)
def test_work_is_linear(name: str) -> None:
    """In the number of repetitions, step by step."""
    compare_work(PAGES.get(name) or (lambda n: LINES[name] * n), FEW)


def compare_work(make: Callable[[int], str], number: int, fold: int = FOLD, most: int = MOST) -> None:
    """No function is called more than `most` times as often for a page of `fold` times as many repetitions."""
    work(make(1))  # what is loaded and remembered for all pages
    few, many = work(make(number)), work(make(fold * number))
    over = {
        step: {
            called: (few[step][called], calls)
            for called, calls in its.items()
            if calls > most * max(few[step][called], number)
        }
        for step, its in many.items()
    }

    assert {step: found for step, found in over.items() if found} == {}


@pytest.mark.weekly
@pytest.mark.slow
@pytest.mark.parametrize("piece", sorted(IN_A_LINE))
def test_work_is_linear_in_a_line(piece: str) -> None:
    """A paragraph of one thing over and over, which Python-Markdown itself might take minutes for."""
    compare_work(lambda n: f"a {piece * n}", FEW_IN_A_LINE, 2, 3)


def test_there_are_as_many_as_is_said() -> None:
    """130 in SECURITY.md, and no name stands for two."""
    assert len(LINES) + len(PAGES) + len(IN_A_LINE) >= 130
    assert not LINES.keys() & PAGES.keys()

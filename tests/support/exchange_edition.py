"""An edition whose units have all kinds of codes, states and comments, to be exported and taken back."""

from collections.abc import Callable

from editions import LAYOUT, Files

from diglot.catalog import Entry, parse_catalog, render_catalog
from diglot.edition import Edition
from diglot.exchange import Exchange, Returned, Side, TakenBack, gather_units, take_back
from diglot.pairs import Pair
from diglot.sync import carry_out, plan_sync

PAGE = """\
# All kinds of codes

Some **bold *and* slanted** words, `code`, and [a *link*](b.md "Title").

![A map of *here*](map.png) and ![](map.png), <b>raw</b> and <https://example.org/>.

First line  \nsecond line, & < > "quoted" 'single' ]]>.

- =SUM(A1) is what a spreadsheet would run
- 'quoted first
- -5 degrees, +3, @home

A formula $a_b$ and a note.[^1]

[^1]: What the note says, with _x001B_ in it.
"""
TARGETS = {
    "All kinds": "各种代码",
    "Some": '一些**粗体*和*斜体**的词，`code`，还有[一个*链接*](b.md "标题")。',
    "![A map": "![*此处*的地图](map.png)和![](map.png)，<b>原文</b>和<https://example.org/>。",
    "First": "第一行  \n第二行，& < > “双引号” ‘单引号’ ]]>。",
    "=SUM": "=SUM(A1) 是电子表格会执行的",
    "'quoted": "'先有引号",
    "-5": "-5 度，+3，@家",
    "A formula": "公式 $a_b$ 和一条注。[^1]",
}


def make_files() -> Files:
    """An edition in agreement: units translated, fuzzy and untranslated, with comments."""
    files = Files({LAYOUT.source_page("a.md"): PAGE.encode()})
    files.sync()

    def translate(entry: Entry) -> Entry:
        target = next((text for start, text in TARGETS.items() if entry.source.startswith(start)), "")
        entry = entry.edit(target=target)
        if entry.source.startswith("A formula"):
            entry = entry.edit(flags=("fuzzy",), previous_source="A formula $a_b$ and another note.[^1]")
        if entry.source.startswith("-5"):
            entry = entry.edit(comments=("Is it Celsius?", "=Yes, it is."))
        return entry

    edit_catalog(files, translate)
    files.sync()
    return files


def edit_catalog(files: Files, edit: Callable[[Entry], Entry], page: str = "a.md") -> None:
    """Edit every entry in use of a catalog."""
    path = LAYOUT.catalog(page, files.language)
    catalog = parse_catalog(files.by_path[path], path)
    edited = (entry if entry.obsolete else edit(entry) for entry in catalog.entries)
    files.by_path[path] = render_catalog(catalog.replace(edited))


def agreed(files: Files) -> tuple[Edition, dict[tuple[str, str], Pair]]:
    """The edition when its files agree, and its pairs."""
    edition = files.edition()
    plan = plan_sync(edition)
    assert plan.clear
    return carry_out(edition, plan.writes), dict(plan.pairs)


def exchange_of(files: Files) -> Exchange:
    """What is exported."""
    return gather_units(agreed(files)[0], files.language)


def take(files: Files, returned: Returned, side: Side | None = None) -> TakenBack:
    """Take a file back, into the files of the edition as well."""
    edition, pairs = agreed(files)
    taken = take_back(edition, pairs, returned, side=side)
    for page, data in taken.catalogs.items():
        files.by_path[LAYOUT.catalog(page, files.language)] = data
    return taken


def empty(files: Files) -> None:
    """Take all translations and comments out of the catalogs."""
    edit_catalog(files, lambda entry: entry.edit(target="", flags=(), comments=(), previous_source=None))
    files.sync(allow_loss=99)


def entries(files: Files, page: str = "a.md") -> dict[str, Entry]:
    """The entries of a catalog, by the first word of their source."""
    data = files.by_path[LAYOUT.catalog(page, files.language)]
    return {entry.source.split()[0]: entry for entry in parse_catalog(data, page).entries if not entry.obsolete}

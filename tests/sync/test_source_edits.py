"""What becomes of units when authors edit the source."""

from editions import Files
from sync_editions import CATALOG, CHINESE, CITY, COMMITTEE, FILE, LOCK, TEMPLATE, folder_edition

from diglot.catalog import parse_catalog


def test_rewrapping_the_source_changes_only_the_page_itself(files: Files) -> None:
    """Line ends inside a paragraph are not text; the Chinese paragraph has none to follow."""
    before = dict(files.by_path)
    files.write_source(files.source().replace("list of the people\nwho pay", "list of\nthe people who pay"))
    files.sync()
    assert files.changed(before) == {"docs/en/a.md"}


def test_an_edit_touches_its_template_entry_its_catalog_entry_and_its_lock_line(files: Files) -> None:
    """And nothing else: the translation stays, marked, with the source it was made from."""
    before = dict(files.by_path)
    edited = COMMITTEE.replace("old town hall", "new town hall")
    files.write_source(files.source().replace(COMMITTEE, edited))
    files.sync()
    assert files.changed(before) == {"docs/en/a.md", TEMPLATE, CATALOG, LOCK}
    entry = files.entries()[edited]
    assert entry.target == CHINESE[COMMITTEE]
    assert entry.fuzzy
    assert entry.previous_source == COMMITTEE
    assert entry.id == parse_catalog(before[TEMPLATE], "").entries[-1].id
    for path, count in ((TEMPLATE, 1), (LOCK, 1), (CATALOG, 3)):
        old, new = before[path].splitlines(), files.by_path[path].splitlines()
        assert len([line for line in new if line not in old]) == count, path


def test_an_edit_taken_back_leaves_no_trace(files: Files) -> None:
    """Also over several steps: the first previous source is what the translation says."""
    before = dict(files.by_path)
    for old, new in (
        ("old town hall", "new town hall"),
        ("new town hall", "big new hall"),
        ("big new hall", "old town hall"),
    ):
        files.write_source(files.source().replace(old, new))
        files.sync()
    assert files.by_path == before


def test_a_dropped_negation_is_not_served(files: Files) -> None:
    """“Do open …” must not stand over “不要打开……”: that paragraph shows its source, the translation is kept."""
    edited = FILE.replace("Do not open", "Do open")
    files.write_source(files.source().replace(FILE, edited))
    files.sync()
    assert edited in files.target()
    assert CHINESE[FILE] not in files.target()
    assert files.entries()[edited].target == CHINESE[FILE]
    row = next(row for row in files.plan(settled=()).pairs["a.md", "zh"].rows if row.source == edited)
    assert row.shows_source
    assert row.state == "behind"


def test_the_policy_decides_what_a_behind_paragraph_shows(files: Files) -> None:
    """By default its old translation, otherwise the source."""
    files.write_source(files.source().replace("old town hall", "new town hall"))
    files.sync()
    assert CHINESE[COMMITTEE] in files.target()
    files.behind = "source"
    files.sync()
    assert CHINESE[COMMITTEE] not in files.target()
    assert "new town hall" in files.target()


def test_moving_a_section_keeps_ids_and_translations(files: Files) -> None:
    """The catalog follows the page's order; no entry changes."""
    ids = files.ids()
    section = files.source()[files.source().index("## How") : files.source().index("The committee")]
    files.write_source(files.source().replace(section, "").rstrip() + f"\n\n{section}")
    files.sync()
    assert files.ids() == ids
    assert all(files.entries()[text].target == target for text, target in CHINESE.items())
    assert not any(entry.fuzzy for entry in files.entries().values())


def test_a_deleted_paragraph_comes_back_with_its_translation(files: Files) -> None:
    """Under its old id, as if it had never been away."""
    before = dict(files.by_path)
    source = files.source()
    files.write_source(source.replace(FILE + "\n\n", ""))
    files.sync()
    assert files.entries(obsolete=True)[FILE].target == CHINESE[FILE]
    files.write_source(source)
    files.sync()
    assert files.by_path == before


def test_a_paragraph_moved_to_another_page_takes_its_translation(files: Files) -> None:
    """With its id."""
    files.write_source("# Another page\n", "b.md")
    files.sync()
    unit = files.ids()[CITY]
    files.write_source(files.source().replace(CITY.replace("people who", "people\nwho") + "\n\n", ""))
    files.write_source(f"# Another page\n\n{CITY}\n", "b.md")
    files.sync()
    assert files.entries("b.md")[CITY].target == CHINESE[CITY]
    assert files.ids("b.md")[CITY] == unit


def test_a_split_paragraph_keeps_its_id_on_the_larger_piece(files: Files) -> None:
    """The other piece says where its translation is to be found."""
    unit = files.ids()[COMMITTEE]
    larger, smaller = "The committee meets on the first Monday of the month.", "It meets in the old town hall."
    files.write_source(files.source().replace(COMMITTEE, f"{larger}\n\n{smaller.replace('It meets ', '')}"))
    files.sync()
    assert files.ids()[larger] == unit
    assert f"split from {unit}" in files.entries()["in the old town hall."].extracted


def test_an_author_may_remove_what_was_translated() -> None:
    """A page, half a page in its midst, the beginning: all of it becomes obsolete, which is no loss."""
    files = folder_edition()
    del files.by_path["docs/en/guide/more/c.md"]
    files.write_source("\n\n".join(files.source("guide/a.md").split("\n\n")[2:]) + "\n", "guide/a.md")
    files.write_source("\n\n".join(files.source("guide/b.md").split("\n\n")[::3]) + "\n", "guide/b.md")
    files.sync()

    assert len(files.entries("guide/more/c.md", obsolete=True)) == 4
    assert len(files.entries("guide/a.md", obsolete=True)) == 2

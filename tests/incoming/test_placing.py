"""What becomes of translations that were found, in a catalog."""

from diglot.catalog import Catalog, new_catalog, new_entry, parse_catalog, render_catalog
from diglot.incoming import Fate, Offer, place_offers
from diglot.pages import split_units

PAGE = split_units("# Title\n\nOne.\n\nTwo.\n\nThree.\n")
IDS = ("p00001", "p00002", "p00003", "p00004")


def catalog(**targets: str) -> Catalog:
    """A catalog of the page with some translations."""
    entries = [new_entry(unit, each.text, targets.get(unit, "")) for unit, each in zip(IDS, PAGE.units, strict=True)]
    return new_catalog("zh", "test").replace(entries)


def offer(unit: str, text: str, **more: str) -> Offer:
    """A translation from line 1 of a file."""
    source = PAGE.units[IDS.index(unit)].text if unit else ""
    return Offer(unit, source, text, "a.md:1", more.get("previous"), more.get("doubt", ""))


def test_each_text_has_a_fate() -> None:
    """Accepted, behind, doubtful, known, missing; written so that gettext reads it."""
    offers = [
        offer("p00001", "标题"),
        offer("p00002", "一。", previous="Onn."),
        offer("p00003", "二。", doubt="it stands elsewhere"),
        offer("", "多余。"),
    ]
    edited, placed = place_offers(PAGE, IDS, catalog(), offers)
    read = parse_catalog(render_catalog(edited), "a.po")
    entries = {entry.id: entry for entry in read.entries if entry.id}

    assert [each.fate for each in placed] == [Fate.CURRENT, Fate.BEHIND, Fate.DOUBTFUL, Fate.UNPLACED, Fate.MISSING]
    assert [(entry.target, entry.fuzzy) for entry in entries.values()] == [
        ("标题", False),
        ("一。", True),
        ("二。", True),
        ("", False),
    ]
    assert entries["p00002"].previous_source == "Onn."
    assert entries["p00003"].comments == ("a.md:1: it stands elsewhere.",)
    assert [(entry.target, entry.obsolete) for entry in read.entries if entry.id is None] == [("多余。", True)]


def test_nothing_is_written_over() -> None:
    """A translation of the catalog stays, and the other one is kept; a second time nothing changes."""
    offers = [offer("p00002", "一。"), offer("p00003", "二。")]
    before = catalog(p00002="壹。", p00003="二。")
    edited, placed = place_offers(PAGE, IDS, before, offers)
    again, _ = place_offers(PAGE, IDS, edited, offers)

    assert [each.fate for each in placed[:2]] == [Fate.OTHER, Fate.KNOWN]
    assert [entry.target for entry in edited.entries] == ["", "壹。", "二。", "", "一。"]
    assert again == edited


def test_a_text_that_cannot_stand_there_is_kept() -> None:
    """It would become a list, a heading or two paragraphs."""
    offers = [offer("p00002", "- 一。"), offer("p00003", "二。\n\n三。"), offer("p00004", "四。")]
    edited, placed = place_offers(PAGE, IDS, catalog(), offers)

    assert [each.fate for each in placed[:3]] == [Fate.UNPLACED, Fate.UNPLACED, Fate.CURRENT]
    assert {entry.target for entry in edited.entries if entry.obsolete} == {"- 一。", "二。\n\n三。"}


def test_the_text_of_the_source_is_no_translation() -> None:
    """It is told, and not put in."""
    edited, placed = place_offers(PAGE, IDS, catalog(), [offer("p00002", "One.")])

    assert placed[0].fate is Fate.UNTRANSLATED
    assert edited == catalog()

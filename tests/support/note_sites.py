"""A small edition with editors' notes, in a language that the interface knows and in one that it does not."""

from pathlib import Path

from sites import LAGGING_CONFIG, sync

from diglot.catalog import parse_catalog, render_catalog

SWEDISH_TOO = "        - {locale: sv, name: Svenska, theme: {language: sv}}\n"
DARK_TOO = """\
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
"""
CONFIG = LAGGING_CONFIG.replace("  - diglot\n", f"{SWEDISH_TOO}  - diglot\n").replace(
    "theme: {name: material, font: false}\n", DARK_TOO
)

ESSAY = """\
# Essay

A claim of the essay.

A second claim.

A third claim.
"""

REPLY = """\
# Reply

A reply to [the claim](essay.md#FIRST), before any note.

!!! editors-note "On boarding and scores"
    The editors on [the same claim](essay.md#FIRST) and [another][second]. See [their list](#LISTED).

    - A point of the editors
        - A point inside it

    | Country | Year |
    | --- | --- |
    | A country | 2014 |

    [second]: essay.md#SECOND

A reply between the notes.

!!! editors-note
    A note without a title, on [the claim](essay.md#FIRST).

- An item of the reply

    ??? editors-note "Folded in an item"
        A folded note in an item.

??? editors-note
    A folded note without a title.

!!! editors-note ""
    A note that wants no title.

!!! note "A plain box"
    What a plain box says.
"""

SWEDISH = {
    "Essay": "Uppsats",
    "A claim of the essay.": "En tes i uppsatsen.",
    "A second claim.": "En andra tes.",
    "A third claim.": "En tredje tes.",
    "Reply": "Svar",
    "On boarding and scores": "Om ombordstigning och poäng",
    "A point of the editors": "En punkt från utgivarna",
    "A note without a title, on [the claim](essay.md#FIRST).": "Utan titel, om [tesen](essay.md#FIRST).",
}
CHINESE = {
    "Essay": "文章",
    "A claim of the essay.": "文章的一个论点。",
    "A second claim.": "第二个论点。",
    "A third claim.": "第三个论点。",
    "Reply": "回应",
    "A reply to [the claim](essay.md#FIRST), before any note.": "对[这一论点](essay.md#FIRST)的回应，在任何注之前。",
    "On boarding and scores": "关于登机与评分",
    "The editors on [the same claim](essay.md#FIRST) and [another][second]. See [their list](#LISTED).": (
        "编者谈[同一论点](essay.md#FIRST)和[另一论点][second]。参见[编者的清单](#LISTED)。"
    ),
    "A point of the editors": "编者的一点",
    "A point inside it": "其中一点",
    "Country": "国家",
    "Year": "年份",
    "A country": "某国",
    "A reply between the notes.": "两条注之间的回应。",
    "A note without a title, on [the claim](essay.md#FIRST).": "没有标题的注，谈[这一论点](essay.md#FIRST)。",
    "An item of the reply": "回应的一项",
    "A folded note in an item.": "一项里折起的注。",
    "A folded note without a title.": "没有标题、折起的注。",
    "A note that wants no title.": "不要标题的注。",
    "A plain box": "普通的框",
    "What a plain box says.": "普通的框里说的话。",
}
"""All but one title."""


def make_notes_edition(folder: Path) -> dict[str, str]:
    """Write and sync it, and give the ids of its units by their texts.

    Swedish, of which the interface has no catalog, is translated in part.
    """
    (folder / "docs/en").mkdir(parents=True)
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["zh", "sv"]\n', "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (folder / "docs/en/index.md").write_text("# Start\n", "utf-8")
    (folder / "docs/en/essay.md").write_text(ESSAY, "utf-8")
    (folder / "docs/en/reply.md").write_text(REPLY, "utf-8")
    sync(folder)
    names = {
        "FIRST": _ids(folder)["A claim of the essay."],
        "SECOND": _ids(folder)["A second claim."],
        "LISTED": _ids(folder)["A point of the editors"],
    }

    def named(text: str) -> str:
        for name, its in names.items():
            text = text.replace(name, its)
        return text

    (folder / "docs/en/reply.md").write_text(named(REPLY), "utf-8")
    sync(folder)
    for language, translations in (("zh", CHINESE), ("sv", SWEDISH)):
        texts = {named(source): named(target) for source, target in translations.items()}
        for place in (folder / f"locales/{language}/LC_MESSAGES").glob("*.po"):
            catalog = parse_catalog(place.read_bytes(), place.name)
            entries = [entry.edit(target=texts.get(entry.source, "")) for entry in catalog.entries]
            place.write_bytes(render_catalog(catalog.replace(entries)))
    sync(folder)
    return _ids(folder) | names


def _ids(folder: Path) -> dict[str, str]:
    found = {}
    for place in (folder / "locales/zh/LC_MESSAGES").glob("*.po"):
        found |= {entry.source: str(entry.id) for entry in parse_catalog(place.read_bytes(), place.name).entries}
    return found

"""A site of MkDocs that becomes an edition, however its `mkdocs.yml` is written."""

from pathlib import Path

import pytest

from diglot.cli.site_joined import join_site, list_moves, read_joined_site
from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.mkdocs_yaml import parse_mkdocs_yaml

LANGUAGES = ("en", "zh")
THEMES = {"en": "en", "zh": "zh"}
SUFFIXES = """\
site_name: A
plugins:
  - search # words
  - i18n:
      docs_structure: suffix # of names
      languages:
        - locale: en
          default: true
          name: English
        - locale: fr
          name: Français
  - tags
"""
WRITTEN = {
    "variables and names": 'site_name: !ENV [A, "b"]\nplugins:\n  - search:\n      lang: !ENV [L, en]\n  # last\n\n'
    "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: !relative $docs_dir\n"
    "  - pymdownx.emoji:\n      emoji_index: !!python/name:a.b\n",
    "a comma at the end": "site_name: A\nplugins: [search, tags,]\n",
    "no plugins": "site_name: A\nplugins: []\n",
    "no line end": "site_name: A\nplugins:\n- search\n- tags:\n    enabled: false",
    "an end of the document": "%YAML 1.1\n---\nsite_name: A\n...\n",
    "lines of text": "site_name: A\nplugins:\n  - macros:\n      text: |\n        one - two\n\n        three\n\n# c\n",
    "a byte order mark": "\ufeffsite_name: A\nplugins:\n  - search\n",
    "CRLF": "site_name: A\r\nplugins:\r\n  - search\r\n# c\r\n",
    "CR": "site_name: A\rplugins:\r  - search\r",
    "merged tables": "x: &x {lang: en}\nsite_name: A\nplugins:\n  - search:\n      <<: *x\n  - tags: *x\nextra: *x\n",
    "a key twice": "site_name: A\nplugins:\n  - tags\nplugins:\n  - search\n",
    "an anchor": "site_name: A\nplugins: &the-list\n  - search\n",
}


def join(text: str) -> str:
    """The text with both plugins."""
    return join_site(text, "mkdocs.yml", LANGUAGES, THEMES, read_joined_site(text, "mkdocs.yml", lambda path: None))


def plain(values: object) -> object:
    """Values whose tagged nodes can be compared."""
    if isinstance(values, dict):
        return {key: plain(value) for key, value in values.items()}
    if isinstance(values, list):
        return [plain(each) for each in values]
    return values if isinstance(values, str | int | None) else str(getattr(values, "python_name", values))


@pytest.mark.parametrize("name", WRITTEN)
def test_two_plugins_are_added_and_nothing_else_is_changed(name: str) -> None:
    """Behind the plugins that are there; all other settings stay, and no byte of the text goes."""
    text = WRITTEN[name]
    before, after = (parse_mkdocs_yaml(each, "mkdocs.yml", lambda path: None) for each in (text, join(text)))
    old, new = before.pop("plugins", ["search"]), after.pop("plugins")
    rest = iter(join(text))

    assert plain(new[: len(old)]) == plain(old)
    assert [next(iter(each)) if isinstance(each, dict) else each for each in new[len(old) :]] == ["i18n", "diglot"]
    assert plain(after) == plain(before)
    assert all(char in rest for char in text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INHERIT: base.yml\nsite_name: A\n", "it inherits its plugins"),
        ("x: &p\n  - search\nsite_name: A\nplugins: *p\n", "cannot be added to"),
        ("- a\n", "the file has no settings"),
        ("a: b\nplugins:\n\t- search\n", "the file is not YAML"),
        ("plugins:\n  search: {}\n", "the plugins are a table"),
        ("plugins: [i18n]\n", "lists no languages"),
        ("docs_dir: ../docs\n", "docs_dir is “../docs”"),
        (SUFFIXES, "the site has pages in other languages: fr"),
        (
            SUFFIXES.replace("locale: en", "locale: de").replace("locale: fr", "locale: zh"),
            "the language of the site is “de”",
        ),
    ],
)
def test_what_cannot_be_added_to_is_refused(text: str, said: str) -> None:
    """With the way out."""
    base = "plugins:\n  - search\n  - tags\n"
    with pytest.raises(InputError, match=said):
        join_site(text, "m", LANGUAGES, THEMES, read_joined_site(text, "m", lambda path: base))


def test_a_parent_names_the_folder_of_pages_and_the_theme() -> None:
    """What a file inherits counts as its own."""
    site = read_joined_site("INHERIT: b.yml\n", "mkdocs.yml", lambda path: "docs_dir: pages/\ntheme: material\n")

    assert (site.docs, site.has_theme_languages) == ("pages", True)


@pytest.mark.parametrize("structure", ["      docs_structure: suffix # of names\n", ""])
def test_pages_with_suffixes_go_into_folders(tmp_path: Path, structure: str) -> None:
    """And the plugin i18n is told so; languages that it does not list are added."""
    text = SUFFIXES.replace("      docs_structure: suffix # of names\n", structure)
    site = read_joined_site(text, "mkdocs.yml", lambda path: None)
    for name in ("index.md", "index.fr.md", "sub/v1.2.md", "sub/v1.2.fr.md", "i.fr.png", "a.css"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("x", "utf-8")
    moves = dict(list_moves(ClosedFolder(tmp_path), site, ("en", "fr", "zh")))
    joined = parse_mkdocs_yaml(join_site(text, "m", ("en", "fr", "zh"), THEMES, site), "m", lambda path: None)
    i18n = joined["plugins"][1]["i18n"]

    assert moves == {
        "docs/i.fr.png": "docs/fr/i.png",
        "docs/index.fr.md": "docs/fr/index.md",
        "docs/index.md": "docs/en/index.md",
        "docs/sub/v1.2.fr.md": "docs/fr/sub/v1.2.md",
        "docs/sub/v1.2.md": "docs/en/sub/v1.2.md",
    }
    assert i18n["docs_structure"] == "folder"
    assert [each["locale"] for each in i18n["languages"]] == ["en", "fr", "zh"]
    assert joined["plugins"][2:] == ["tags", "diglot"]

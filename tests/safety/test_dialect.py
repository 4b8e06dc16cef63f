"""The Markdown of a site, read from its settings without running anything."""

import json
from pathlib import Path

from diglot.dialect import Dialect, read_dialect
from diglot.renderer import renderer_of

ROOT = Path(__file__).parent.parent.parent


def test_the_edition_has_a_dialect() -> None:
    """That of its mkdocs.yml, and it can be rendered."""
    dialect = read_dialect((ROOT / "mkdocs.yml").read_text("utf-8"))

    assert "attr_list" in dialect.extensions
    assert "pymdownx.superfences" in dialect.extensions
    assert json.loads(dialect.options)["toc"] == {"permalink": "¶"}
    assert renderer_of(dialect).render("a").html == "<p>a</p>"


def test_python_tags_are_not_followed(tmp_path: Path) -> None:
    """They would run as code."""
    trap = tmp_path / "trap"
    text = (
        "markdown_extensions:\n"
        "  - attr_list\n"
        "  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        f"x: !!python/object/apply:os.system ['touch {trap}']\n"
        "y: !ENV [A, b]\n"
    )
    dialect = read_dialect(text)

    assert dialect.extensions == ("attr_list", "pymdownx.emoji")
    assert json.loads(dialect.options)["pymdownx.emoji"] == {}
    assert not trap.exists()


def test_what_is_not_known_is_left_out() -> None:
    """A name would have to be run to know what it does."""
    dialect = read_dialect("markdown_extensions: {attr_list: {}, evil.module: {a: 1}, markdown.extensions.tables: {}}")

    assert dialect.extensions == ("attr_list", "tables")


def test_what_cannot_be_read_is_the_usual_dialect() -> None:
    """Broken, empty, of another kind."""
    for text in ("", "a: b: c", "[1, 2]", "markdown_extensions: 3", "\t"):
        assert read_dialect(text) == Dialect()

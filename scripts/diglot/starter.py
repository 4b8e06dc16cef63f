"""The files of a new edition."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diglot.edition_files import SITE, Layout
from diglot.interface import own_name
from diglot.plain_text import as_markdown
from diglot.translators_guide import translators_guides

_PLAIN = re.compile(r"[^\W\d_][\w ()’-]*(?<! )")
_WORDS_OF_YAML = frozenset({"false", "n", "no", "null", "off", "on", "true", "y", "yes"})
"""What YAML 1.1 takes for something else than a text (10.2, language-independent types)."""
_POLICY = """
# Pages load nothing from other hosts. To allow one, say for what and why, and remove the signs in front of these lines:
# [[policy.allow]]
# host = "https://images.example.org"
# for = ["images"] # or media, frames, scripts, styles, fonts, connections
# reason = "…"
"""
_IGNORED = ".diglot/\n/site/\n.venv/\n__pycache__/\n"


@dataclass(frozen=True, slots=True)
class Starter:
    """What is known of a new edition."""

    title: str
    source: str
    targets: Sequence[str]
    themes: Mapping[str, str]
    """The language of the theme for each language."""
    url: str = ""
    license: str = ""
    docs: str = "docs"
    """The folder of pages."""
    tool: str = "diglot"
    """How Diglot is installed with pip."""


def starter_files(starter: Starter) -> dict[str, str]:
    """The files of an edition by path, without its pages."""
    layout = Layout(starter.source, starter.docs)
    return {
        "diglot.toml": _settings(starter),
        SITE: _site(starter),
        layout.termbase: _termbase(starter),
        ".gitignore": _IGNORED,
        ".gitattributes": _attributes(starter, layout),
        ".github/workflows/publish.yml": _workflow(starter),
        **dict(
            translators_guides(starter.title, layout, [(language, own_name(language)) for language in starter.targets])
        ),
    }


def first_page(title: str) -> str:
    """A page to begin with."""
    return f"# {as_markdown(title)}\n\nReplace this paragraph by your text, and run `diglot sync`.\n"


def _settings(starter: Starter) -> str:
    targets = ", ".join(f'"{language}"' for language in starter.targets)
    lines = [
        f"project = {_quoted(starter.title)}",
        f'source = "{starter.source}" # {starter.docs}/{starter.source} has the pages as they are written',
        f"targets = [{targets}] # diglot add LANGUAGE adds one",
    ]
    if starter.docs != "docs":
        lines.append(f"docs = {_quoted(starter.docs)}")
    if starter.license:
        lines.append(f'license = "{starter.license}" # of the texts, by its SPDX identifier')
    return "\n".join([*lines, _POLICY])


def _site(starter: Starter) -> str:
    languages = []
    for number, code in enumerate((starter.source, *starter.targets)):
        languages += [f"        - locale: {quote_for_yaml(code)}", f"          name: {quote_for_yaml(own_name(code))}"]
        languages += ["          default: true"] if not number else []
        if number or starter.themes[code] != code:  # static-i18n takes the tag for that of the theme
            languages += ["          theme:", f"            language: {quote_for_yaml(starter.themes[code])}"]
    url = [f"site_url: {starter.url}" if starter.url else "site_url: https://example.org/ # write where it will be"]
    return "\n".join(
        [
            f"site_name: {quote_for_yaml(starter.title)}",
            *url,
            "",
            "theme:",
            "  name: material",
            f"  language: {quote_for_yaml(starter.themes[starter.source])}",
            "  font: false # nothing is fetched from other sites",
            "",
            "extra:",
            "  generator: false",
            "",
            "plugins:",
            "  - search",
            "  - i18n:",
            "      docs_structure: folder",
            "      languages:",
            *languages,
            "  - diglot",
            "",
            "markdown_extensions:",
            "  - admonition",
            "  - attr_list",
            "  - footnotes",
            "  - tables",
            "  - toc:",
            '      permalink: "¶"',
            "  - pymdownx.details",
            "  - pymdownx.superfences",
            "",
        ]
    )


def _termbase(starter: Starter) -> str:
    lines = [
        "# The terms of this edition: each is linked where it occurs, and `diglot check` looks for its translations.",
        "# Remove the signs at the beginning of these lines to use the example, and add glossary.md to `nav`.",
        "#",
        "# [big-data]",
        "#",
    ]
    for code in (starter.source, *starter.targets):
        lines += [f"# [big-data.{code}]", '# name = "…"', '# definition = "…"', "#"]
    return "\n".join([*lines[:-1], ""])


def _attributes(starter: Starter, layout: Layout) -> str:
    lines = [
        "# Bytes stay what they are on every system.",
        "* -text",
        "",
        "# Merged unit by unit, if Git knows how:",
        "#   git config merge.diglot.driver 'diglot merge-driver %O %A %B %P'",
        f"/{layout.locales}/** merge=diglot",
        *(f"/{layout.docs}/{language}/** merge=diglot" for language in starter.targets),
    ]
    return "\n".join([*lines, ""])


def _workflow(starter: Starter) -> str:
    return f"""\
# Checks every change, and publishes what is on main with GitHub Pages (Settings, Pages, Source: GitHub Actions).
name: Publish
on:
  push: {{branches: [main]}}
  pull_request: {{}}
permissions: {{}}
concurrency: {{group: "publish-${{{{ github.ref }}}}"}}
jobs:
  build:
    runs-on: ubuntu-latest
    permissions: {{contents: read}}
    steps:
      - uses: actions/checkout@v5
        with: {{fetch-depth: 0, persist-credentials: false}}
      - uses: actions/setup-python@v6
        with: {{python-version: "3.13"}}
      - run: pip install {starter.tool}
      - run: diglot sync --check
      - run: diglot check
      - run: diglot build --strict
      - run: diglot verify-site site
      - uses: actions/upload-pages-artifact@v4
        with: {{path: site}}
  publish:
    if: github.ref == 'refs/heads/main'
    needs: build
    runs-on: ubuntu-latest
    permissions: {{pages: write, id-token: write}}
    environment: {{name: github-pages}}
    steps:
      - uses: actions/deploy-pages@v4
"""


def _quoted(text: str) -> str:
    """A text as TOML has it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quote_for_yaml(text: str) -> str:
    """A text, such as a title or the tag of a language, as YAML has it: bare if it would be a text then."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else "'" + text.replace("'", "''") + "'"

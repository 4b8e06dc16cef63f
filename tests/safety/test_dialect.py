"""The Markdown of a site, read from its settings without running anything."""

import json
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from dialects import read_dialect
from mkdocs.config import load_config

from diglot.dialect import PYTHON_NAME, Dialect, find_delimiters, find_dialect, short_name
from diglot.errors import InputError
from diglot.mkdocs_yaml import parse_mkdocs_yaml
from diglot.pages import Kind
from diglot.renderer import FAILED, renderer_of
from diglot.repository import Repository
from diglot.safety import Allowances, Danger, JudgedText, judge_of

ROOT = Path(__file__).parent.parent.parent
TWEMOJI = "material.extensions.emoji.twemoji"


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

    assert dialect.extensions == ("toc", "tables", "fenced_code", "attr_list", "pymdownx.emoji")
    assert json.loads(dialect.options) == {"pymdownx.emoji": {"emoji_index": {PYTHON_NAME: TWEMOJI}}}
    assert "twemoji" in renderer_of(dialect).render(":smile:").html
    assert not trap.exists()


def test_an_option_that_would_run_something_is_left_out(tmp_path: Path) -> None:
    """Also when the dialect is used; the other options count."""
    trap = tmp_path / "trap"
    text = (
        "markdown_extensions:\n"
        "  - pymdownx.tabbed:\n"
        "      alternate_style: true\n"
        f"      slugify: !!python/object/apply:os.system ['touch {trap}']\n"
        "  - pymdownx.snippets:\n"
        "      base_path: [!relative $config_dir/parts]\n"
    )
    dialect = read_dialect(text)
    renderer_of(dialect).render('=== "a"\n\n    b\n')

    assert json.loads(dialect.options) == {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.snippets": {}}
    assert not trap.exists()


def test_an_extension_that_is_not_installed_is_refused_with_its_line() -> None:
    """When it is used; reading it runs nothing."""
    text = "site_name: x\nmarkdown_extensions:\n  - attr_list\n  - no.such.extension:\n      a: 1\n"
    dialect = read_dialect(text, "mkdocs.yml")
    with pytest.raises(InputError) as caught:
        renderer_of(dialect)

    assert dialect.extensions[-2:] == ("attr_list", "no.such.extension")
    assert (caught.value.path, caught.value.line) == ("mkdocs.yml", 4)
    assert "no.such.extension" in caught.value.fact


@pytest.mark.parametrize("option", ["no_such_option: 1", "emoji_index: !!python/name:material.no_such"])
def test_options_that_cannot_be_used_are_refused_with_their_line(option: str) -> None:
    """An option that there is not, a name that there is not."""
    dialect = read_dialect(f"markdown_extensions:\n  - attr_list\n  - pymdownx.emoji:\n      {option}\n", "mkdocs.yml")
    with pytest.raises(InputError) as caught:
        renderer_of(dialect)

    assert (caught.value.path, caught.value.line) == ("mkdocs.yml", 3)
    assert "pymdownx.emoji" in caught.value.fact


EXTENSION = """
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor


class Fails(Preprocessor):
    def run(self, lines):
        if any("@@" in line for line in lines):
            raise RuntimeError("there is no page")
        return lines


class Own(Extension):
    config = {"tag": ["u", "a tag"]}

    def extendMarkdown(self, md):
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(%%)(.+?)%%", self.getConfig("tag")), "own", 200)
        md.preprocessors.register(Fails(md), "fails", 5)


def makeExtension(**options):
    return Own(**options)
"""


@pytest.mark.parametrize("name", ["own_dialect", "own_dialect:Own"])
def test_an_installed_extension_of_others_is_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its options. Where it fails, the others render the text alone."""
    (tmp_path / "own_dialect.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(str(tmp_path))
    renderer = renderer_of(read_dialect(f'markdown_extensions:\n  - attr_list\n  - "{name}": {{tag: ins}}\n'))

    assert not renderer.is_known
    assert renderer.render("%%a%% *b*").html == "<p><ins>a</ins> <em>b</em></p>"
    assert renderer.render("@@ *b*").html == f"{FAILED}<p>@@ <em>b</em></p>"


def test_a_translation_on_which_an_extension_fails_is_unsafe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless it fails on the source as well: then the other extensions tell."""
    (tmp_path / "own_dialect.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(str(tmp_path))
    judge = judge_of(Allowances(dialect=read_dialect("markdown_extensions: [own_dialect]")))

    assert judge.judge(JudgedText(Kind.PARAGRAPH, "a @@", "b @@", "zh")) == ()
    assert [each.danger for each in judge.judge(JudgedText(Kind.PARAGRAPH, "a", "b @@", "zh"))] == [Danger.ELEMENT]
    assert [each.danger for each in judge.judge(JudgedText(Kind.PARAGRAPH, "a", "%%b%%", "zh"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "markdown_extensions: [3, [attr_list], null, {}, {4: {a: 1}}]",
        "markdown_extensions: {3: {}, null: }",
        "markdown_extensions: [toc: [a]]",
        "markdown_extensions: [toc: {2026-11-26: 1, title: 2026-11-26, permalink: .inf, slugify: !other x}]",
    ],
)
def test_odd_values_do_not_stop_the_reading(text: str) -> None:
    """MkDocs refuses them; until it does, the extensions that MkDocs enables by itself are read."""
    dialect = read_dialect(text)

    assert dialect.extensions == ("toc", "tables", "fenced_code")
    assert renderer_of(dialect).render("a").html == "<p>a</p>"


SITES = {
    "nothing": {"mkdocs.yml": "site_name: x\n"},
    "a list": {
        "mkdocs.yml": "site_name: x\nmarkdown_extensions: [attr_list, toc: {permalink: '¶', toc_depth: 3}, meta: ]\n"
    },
    "a table": {
        "mkdocs.yml": "site_name: x\nmarkdown_extensions: {attr_list: {}, smarty: {smart_dashes: false}, abbr: }\n"
    },
    "inherited": {
        "mkdocs.yml": "INHERIT: base.yml\nsite_name: x\n",
        "base.yml": "markdown_extensions: [footnotes, smarty: {smart_quotes: no}]\n",
    },
    "a list replaces a list": {
        "mkdocs.yml": "INHERIT: base.yml\nsite_name: x\nmarkdown_extensions: [attr_list]\n",
        "base.yml": "markdown_extensions: [footnotes]\n",
    },
    "tables are merged, over three files": {
        "mkdocs.yml": "INHERIT: sub/base.yml\nsite_name: x\nmarkdown_extensions: {smarty: {smart_dashes: false}}\n",
        "sub/base.yml": "INHERIT: ../first.yml\nmarkdown_extensions: {smarty: {smart_quotes: false}, abbr: {}}\n",
        "first.yml": "markdown_extensions: {footnotes: {BACKLINK_TEXT: up}, smarty: {smart_ellipses: false}}\n",
    },
    "variables": {
        "mkdocs.yml": (
            "site_name: x\nmarkdown_extensions:\n  - toc:\n      permalink: !ENV [NO_SUCH, DIGLOT_MARK, '#']\n"
            "      toc_depth: !ENV DIGLOT_DEPTH\n      baselevel: !ENV [NO_SUCH, 2]\n      title: !ENV NO_SUCH\n"
        )
    },
    "names of Python's": {
        "mkdocs.yml": (
            "site_name: x\nmarkdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n"
            "        - name: mermaid\n          class: mermaid\n"
            "          format: !!python/name:pymdownx.superfences.fence_code_format\n"
            f"  - pymdownx.emoji:\n      emoji_index: !!python/name:{TWEMOJI}\n"
        )
    },
    "merge keys and anchors": {
        "mkdocs.yml": (
            "site_name: x\nextra:\n  all: &all {smart_dashes: false}\nmarkdown_extensions:\n"
            "  - smarty:\n      <<: *all\n      smart_quotes: false\n  - footnotes\n"
        )
    },
    "long names and hooks": {
        "mkdocs.yml": "site_name: x\nhooks: [hook.py]\nmarkdown_extensions: [markdown.extensions.tables, attr_list]\n",
        "hook.py": "def on_config(config):\n    return config\n",
    },
}


@pytest.mark.parametrize("site", SITES)
def test_the_dialect_is_the_one_that_mkdocs_reads(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same extensions with the same options, through INHERIT, variables and names."""
    monkeypatch.setenv("DIGLOT_MARK", "§")
    monkeypatch.setenv("DIGLOT_DEPTH", "3")
    (tmp_path / "docs").mkdir()
    (tmp_path / "diglot.toml").write_text('source = "en"\n')
    for name, text in SITES[site].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    dialect = Repository(tmp_path).read_edition().rules.dialect
    config = load_config(str(tmp_path / "mkdocs.yml"))

    assert list(dialect.extensions) == list(dict.fromkeys(map(short_name, config.markdown_extensions)))
    expected = {short_name(name): options for name, options in config.mdx_configs.items()}
    assert looked_up(json.loads(dialect.options)) == expected
    assert renderer_of(dialect).render("*a*").html == "<p><em>a</em></p>"


def looked_up(value: Any) -> Any:
    """Options with the things that names of Python's stand for."""
    if isinstance(value, dict):
        if PYTHON_NAME in value:
            return pkgutil.resolve_name(value[PYTHON_NAME])
        return {key: looked_up(its) for key, its in value.items()}
    return [looked_up(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("files", "path", "line"),
    [
        ({"mkdocs.yml": "site_name: x\nINHERIT: gone.yml\n"}, "mkdocs.yml", 2),
        ({"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "x: 1\n\nINHERIT: sub/gone.yml\n"}, "base.yml", 3),
        ({"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "INHERIT: mkdocs.yml\n"}, "base.yml", 1),
    ],
)
def test_a_file_that_is_not_there_cannot_be_inherited_from(files: dict[str, str], path: str, line: int) -> None:
    """Nor can one that inherits from it itself."""
    with pytest.raises(InputError) as caught:
        read_dialect(files["mkdocs.yml"], "mkdocs.yml", files.get)

    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize("text", ["", "a: b: c", "[1, 2]", "markdown_extensions: 3", "\t"])
def test_what_cannot_be_read_is_the_usual_dialect(text: str, tmp_path: Path) -> None:
    """Broken, empty, of another kind."""
    (tmp_path / "diglot.toml").write_text('source = "en"\n')
    (tmp_path / "mkdocs.yml").write_text(text)

    assert Repository(tmp_path).read_edition().rules.dialect == Dialect()


@pytest.mark.parametrize(
    ("settings", "source", "target"),
    [
        ('plugins: [macros: {j2_variable_start_string: "[[", j2_variable_end_string: "]]"}]', "A list", "[[ config ]]"),
        ('plugins: {macros: {j2_variable_start_string: "<<"}}', "A << x }} list", "<< config }}"),
        ('plugins: [macros: {j2_variable_end_string: "$"}]', "A {{ x $ list", "{{ config $"),
        (
            'plugins: [macros: {j2_block_start_string: "(%", j2_block_end_string: "%)"}]',
            "A list",
            "名单 (% include x %)",
        ),
        ('plugins: [include-markdown: {opening_tag: "{!", closing_tag: "!}"}]', "{!a!}", "{!b!}"),
        ('plugins: [include-markdown: {opening_tag: "[include"}]', "A list", "[include-markdown 'x' %}"),
        ('markdown_extensions: [toc: {marker: "[[ALL]]"}]', "A list", "名单 [[ALL]]"),
        ("plugins: [macros]", "A {{ x }} list", "{{ y }}"),
    ],
)
def test_commands_have_the_signs_that_plugins_are_given(settings: str, source: str, target: str) -> None:
    """A translation adds and changes no command; one that says its source's command is let through."""
    values = parse_mkdocs_yaml(settings, "mkdocs.yml", lambda path: None)
    judge = judge_of(Allowances(dialect=find_dialect(values), delimiters=find_delimiters(values)))
    refused = [judge.judge(JudgedText(Kind.PARAGRAPH, source, text, "zh")) for text in (target, source)]

    assert Danger.DELIMITER in {breach.danger for breach in refused[0]}
    assert Danger.DELIMITER not in {breach.danger for breach in refused[1]}

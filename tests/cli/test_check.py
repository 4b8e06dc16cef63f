"""`diglot check` and `diglot explain`, as they are typed."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diglot.cli import cli
from diglot.errors import InputError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A synced edition of two pages, with a half-width mark in each translation."""
    (tmp_path / "diglot.toml").write_text("")
    for page in ("a", "b"):
        (tmp_path / "docs/en").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"docs/en/{page}.md").write_text(f"# Page {page}\n\nThe list, which is public.\n")
    assert run(tmp_path, "sync").exit_code == 0
    for page in ("a", "b"):
        (tmp_path / f"docs/zh/{page}.md").write_text(f"# 页面{page}\n\n名单,是公开的。\n")
    assert run(tmp_path, "sync").exit_code == 0
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--root", str(root), *arguments], catch_exceptions=False)


def found(root: Path, *arguments: str) -> list[tuple[str, str]]:
    """Code and first place of what is found."""
    findings = json.loads(run(root, "check", "--format", "json", *arguments).stdout)["findings"]
    return [(each["code"], each["places"][0]["path"]) for each in findings]


def test_a_finding_names_its_place_in_catalog_and_page(root: Path) -> None:
    """Page and catalog with line and column, the texts, and what mends it; exit status 1."""
    result = run(root, "check", "docs/zh/a.md")

    assert result.exit_code == 1
    assert "docs/zh/a.md:3:3: DG501 warning: " in result.stdout
    assert "locales/zh/LC_MESSAGES/a.po:18:11" in result.stdout
    assert "  source: The list, which is public.\n  target: 名单‹,›是公开的。\n" in result.stdout
    assert "“,” → “，”" in result.stdout
    assert "0 errors, 1 warning, 0 hints" in result.stderr


def test_checks_are_chosen(root: Path) -> None:
    """By beginnings of codes, on the command line and in the settings, where the command line has the last word."""
    assert found(root) == [("DG501", "docs/zh/a.md"), ("DG501", "docs/zh/b.md")]
    assert found(root, "--ignore", "DG5") == []
    assert found(root, "--select", "dg2,DG9") == []
    (root / "diglot.toml").write_text('[checks]\nDG501 = "hint"\n')
    assert run(root, "check").exit_code == 0
    (root / "diglot.toml").write_text('[checks]\nDG501 = "off"\n')
    assert found(root) == []
    assert len(found(root, "--select", "DG501")) == 2


def test_an_unknown_code_is_refused(root: Path) -> None:
    """Wherever it is written, with the nearest one."""
    (root / "diglot.toml").write_text('[checks]\nDG5O1 = "off"\n')
    with pytest.raises(InputError, match="there is no check “DG5O1”") as refused:
        run(root, "check")
    assert refused.value.path == "diglot.toml"
    assert "DG501" in refused.value.cure


def test_fix_corrects_catalog_and_page_once(root: Path) -> None:
    """The second run writes nothing, and neither does a sync."""
    result = run(root, "check", "--fix")
    after = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}

    assert result.exit_code == 0
    assert "fixed: locales/zh/LC_MESSAGES/a.po" in result.stderr
    assert (root / "docs/zh/a.md").read_text() == "# 页面a\n\n名单，是公开的。\n"
    assert "名单，是公开的。" in (root / "locales/zh/LC_MESSAGES/a.po").read_text()
    assert run(root, "check", "--fix").stderr == "0 errors, 0 warnings, 0 hints\n"
    assert run(root, "sync", "--check").exit_code == 0
    assert {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()} == after


def test_marks_of_boxes_that_are_not_enabled_are_named(root: Path) -> None:
    """By what mkdocs.yml lists; a hint."""
    boxes = ("??? note", "!!! note", '=== "Tab"')
    (root / "docs/en/a.md").write_text("# Page a\n\n" + "".join(f"{box}\n    Text.\n\n" for box in boxes))
    (root / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [admonition]\n")
    result = run(root, "check", "--select", "DG112")

    assert result.exit_code == 0
    assert "docs/en/a.md:3:1: DG112 hint: readers see “???”, since pymdownx.details is not enabled" in result.stdout
    assert "pymdownx.tabbed is not enabled" in result.stdout
    assert result.stdout.count("DG112") == 2


def test_a_bad_page_does_not_keep_others_from_being_fixed(root: Path) -> None:
    """A broken catalog, a page of another structure: each is reported and stays; all others are mended."""
    for page in ("c", "d"):
        (root / f"docs/en/{page}.md").write_text(f"# Page {page}\n\nThe list, which is public.\n")
    run(root, "sync")
    catalog, page = root / "locales/zh/LC_MESSAGES/c.po", root / "docs/zh/d.md"
    catalog.write_text(catalog.read_text().replace('msgstr ""\n\n', 'msgstr "名单,是公开的。\n\n'))
    page.write_text("# 页面d\n\n名单,是公开的。\n\n- 多余,的。\n")
    bad = {path: path.read_bytes() for path in (catalog, page)}
    result = run(root, "check", "--fix")

    assert result.exit_code == 1
    assert (root / "docs/zh/a.md").read_text() == "# 页面a\n\n名单，是公开的。\n"
    assert (root / "docs/zh/b.md").read_text() == "# 页面b\n\n名单，是公开的。\n"
    assert {path: path.read_bytes() for path in bad} == bad
    assert "locales/zh/LC_MESSAGES/c.po:" in result.stdout
    assert "docs/zh/d.md:5" in result.stdout
    assert not {"fixed: docs/zh/c.md", "fixed: docs/zh/d.md"} & set(result.stderr.splitlines())


def test_since_looks_at_changed_units_only(root: Path) -> None:
    """In a Git repository: those whose source or translation is not what it was."""
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "."]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    assert found(root, "--since", "HEAD") == []
    page = root / "docs/zh/b.md"
    page.write_text(page.read_text().replace("名单,", "名册,"))
    assert found(root, "--since", "HEAD", "--select", "DG5") == [("DG501", "docs/zh/b.md")]
    with pytest.raises(InputError, match="Git says"):
        run(root, "check", "--since", "nowhere")


def test_explain(root: Path) -> None:
    """One check by code or name, in either language; all of them without one."""
    assert "Punctuation beside Chinese characters should be full-width." in run(root, "explain", "dg501").output
    assert "汉字旁的点号" in run(root, "explain", "halfwidth-punctuation", "--language", "zh").output
    assert "DG201 hint    not-translated:" in run(root, "explain").output
    with pytest.raises(InputError, match="no check “DG999”"):
        run(root, "explain", "DG999")

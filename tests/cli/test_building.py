"""`diglot build`: one command for all engines."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from diglot.cli import build, cli
from diglot.errors import InputError


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, Any]]]:
    """What would be run; the status is 3."""
    found: list[tuple[list[str], dict[str, Any]]] = []

    def call(command: list[str], **options: Any) -> int:
        found.append((command, options))
        return 3

    monkeypatch.setattr(build.subprocess, "call", call)
    return found


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ([], ["mkdocs", "build", "-f", "mkdocs.yml"]),
        (["--strict", "-d", "out"], ["mkdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", "out"]),
        (["--engine", "properdocs", "--strict"], ["properdocs", "build", "-f", "mkdocs.yml", "--strict"]),
        (["--engine", "zensical", "--strict"], ["diglot.engines.zensical", "--strict"]),
    ],
)
def test_each_engine_is_run_in_a_process_of_its_own(
    tmp_path: Path, calls: list[tuple[list[str], dict[str, Any]]], options: list[str], wanted: list[str]
) -> None:
    """In the folder of the edition, by the same Python; its exit status is that of the command."""
    result = CliRunner().invoke(cli, ["--root", str(tmp_path), "build", *options])

    assert [command for command, _ in calls] == [[sys.executable, "-m", *wanted]]
    assert calls[0][1]["cwd"] == tmp_path
    assert result.exit_code == 3


def test_the_time_of_the_commit_is_given(
    tmp_path: Path, calls: list[tuple[list[str], dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that builds of one commit are alike; what is set already stays, and without Git nothing is set."""
    command = ["--root", str(tmp_path), "build"]
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    CliRunner().invoke(cli, command)
    monkeypatch.setattr(build, "run_git", lambda *arguments: b"1790000000\n")
    CliRunner().invoke(cli, command)
    monkeypatch.setattr(build, "run_git", lambda *arguments: b"99999999999999\n")
    CliRunner().invoke(cli, ["--root", str(tmp_path), "build"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    CliRunner().invoke(cli, command)

    assert [options["env"].get("SOURCE_DATE_EPOCH") for _, options in calls] == [None, "1790000000", None, "5"]


@pytest.mark.parametrize("engine", list(build.ENGINES))
def test_an_engine_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    """With the command that installs it."""
    monkeypatch.setattr(build, "find_spec", lambda name: None)

    with pytest.raises(InputError, match=f"^{engine} is not installed") as raised:
        CliRunner().invoke(cli, ["--root", str(tmp_path), "build", "--engine", engine], catch_exceptions=False)
    assert "pip install" in raised.value.cure


def test_every_engine_can_be_found() -> None:
    """The modules that are run are there."""
    for module, *_ in build.ENGINES.values():
        assert importlib.util.find_spec(module) is not None
        assert importlib.util.find_spec(f"{module}.__main__") is not None


def test_the_script_has_the_same_engines() -> None:
    """`scripts/build --with` and `diglot build --engine` name the same ones."""
    from importlib.machinery import SourceFileLoader

    root = Path(__file__).parents[2] / "scripts"
    sys.path.insert(0, str(root))
    try:
        module = SourceFileLoader("script_build", str(root / "build")).load_module()
    finally:
        sys.path.remove(str(root))

    assert list(module.BUILDERS) == list(build.ENGINES)
    assert [each[0] for each in module.BUILDERS.values()] == [each[0] for each in build.ENGINES.values()]

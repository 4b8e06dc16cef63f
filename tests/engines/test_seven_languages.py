"""Languages of seven kinds added to the edition of this repository, with made-up translations: nothing is wrong."""

import json
from pathlib import Path
from shutil import copy, copytree

import pytest
from click.testing import CliRunner
from made_up import translate_all
from sites import ROOT, run_build

from diglot.cli import cli
from diglot.repository import Repository, read_site
from diglot.site import verify_site

pytestmark = [pytest.mark.slow, pytest.mark.weekly]
ADDED = ("ar", "de", "ja", "ko", "ru", "pt-BR", "zh-Hant")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition, in nine languages."""
    folder = tmp_path_factory.mktemp("nine")
    for name in ("docs", "locales"):
        copytree(ROOT / name, folder / name)
    for name in ("diglot.toml", "mkdocs.yml"):
        copy(ROOT / name, folder)
    for language in ADDED:
        done = CliRunner().invoke(cli, ["--root", str(folder), "add", language], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    translate_all(Repository(folder), ADDED)
    return folder


def test_no_check_finds_an_error(edition: Path) -> None:
    """Made-up sentences may be in bad style, which is a warning at most."""
    runner = CliRunner()
    found = json.loads(runner.invoke(cli, ["--root", str(edition), "check", "--format", "json"]).stdout)["findings"]

    assert runner.invoke(cli, ["--root", str(edition), "sync", "--check"]).exit_code == 0
    assert [each for each in found if each["severity"] == "error"] == []
    assert {each["code"] for each in found if each["severity"] == "warning"} <= {
        *("DG501", "DG505", "DG511", "DG512", "DG520"),
    }


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_site_is_right(edition: Path, tmp_path: Path, engine: str) -> None:
    """Built strictly, and looked at by the gate: no finding."""
    done = run_build(edition, tmp_path, "--strict", builder=engine)

    assert done.returncode == 0, done.stdout
    assert list(verify_site(read_site(tmp_path), ("en", "zh", *ADDED))) == []

"""The same commit gives the same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sites import ROOT, build

MOMENT = "1790000000"
ONE = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
OTHER = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "77", "LC_ALL": "C"}
"""Conditions of a build that must not matter."""


def digests(folder: Path) -> dict[str, str]:
    """A digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy(names: list[str], folder: Path) -> None:
    """Copy parts of the repository; the files get another time, and folders may be listed in another order."""
    for name in reversed(names):
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules", "*.mo")
            shutil.copytree(source, folder / name, ignore=ignored, copy_function=shutil.copyfile)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)


@pytest.mark.slow
def test_two_builds_of_a_site_are_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, time zone, locale, with another seed for hashes and other times of files."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    sites = []
    for number, conditions in enumerate((ONE, OTHER)):
        edition = tmp_path / ("one" if number == 0 else "another/folder")
        copy(["docs", "locales", "diglot.toml", "mkdocs.yml"], edition)
        for name, value in conditions.items():
            monkeypatch.setenv(name, value)
        build(edition, edition / "site", "--strict")
        sites.append(digests(edition / "site"))

    assert sites[0] == sites[1]
    assert len(sites[0]) > 40


@pytest.mark.slow
@pytest.mark.weekly
def test_two_builds_of_the_package_are_alike(tmp_path: Path) -> None:
    """Wheel and sdist, from clean copies, under the same conditions as above; the wheel has the compiled interface."""
    parts = ["scripts", "tests", "requirements", "hatch_build.py", "pyproject.toml"]
    parts += ["README.md", "LICENSE", "LICENSE-OPENCC", "LICENSE-TEXT"]
    packages = []
    for number, conditions in enumerate((ONE, OTHER)):
        folder = tmp_path / ("one" if number == 0 else "another/folder")
        copy(parts, folder)
        environ = os.environ | conditions | {"SOURCE_DATE_EPOCH": MOMENT}
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build"], cwd=folder, env=environ, check=True, capture_output=True
        )
        packages.append(digests(folder / "dist"))

    assert packages[0] == packages[1]
    assert sorted(name.rpartition(".")[2] for name in packages[0]) == ["gz", "whl"]


def test_scripts_build_takes_the_time_of_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a time is set already."""
    code = "import sys; sys.path.insert(0, 'scripts'); from environment import commit_time; print(commit_time())"
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def said() -> str:
        return subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()

    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    wanted = asked.stdout.strip()
    assert said() == str({"SOURCE_DATE_EPOCH": wanted} if wanted else {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert said() == "{}"

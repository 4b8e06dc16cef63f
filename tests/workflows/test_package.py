"""The package, from its sdist, on the oldest and the newest Python at hand; the same site on both."""

import os
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path

import pytest
from workflow_files import ROOT

MOMENT = "1790000000"
OLDEST = (3, 11)


@cache
def pythons() -> list[str]:
    """The oldest and the newest interpreter that the package supports, of those on the PATH and of pyenv."""
    names = [f"python3.{minor}" for minor in range(OLDEST[1], OLDEST[1] + 12)]
    found = [path for name in names if (path := shutil.which(name))]
    found += map(str, Path.home().glob(".pyenv/versions/3.*/bin/python"))
    versions: dict[tuple[int, ...], str] = {}
    for path in found:
        code = "import sys, ensurepip; print(*sys.version_info[:3])"
        done = subprocess.run([path, "-c", code], capture_output=True, text=True)
        if done.returncode == 0 and (version := tuple(map(int, done.stdout.split()))) >= OLDEST:
            versions.setdefault(version, path)
    ordered = [versions[version] for version in sorted(versions)]
    return list(dict.fromkeys([ordered[0], ordered[-1]]))


def run(*command: object, cwd: Path, **environ: str) -> str:
    """Run a command; a failure fails the test with what it said."""
    own = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    parts, both = [str(part) for part in command], subprocess.STDOUT
    done = subprocess.run(parts, cwd=cwd, env=own | environ, text=True, stdout=subprocess.PIPE, stderr=both)
    assert done.returncode == 0, done.stdout[-3000:]
    return done.stdout


@pytest.mark.workflows
def test_the_package_installs_and_runs(tmp_path: Path) -> None:
    """Sdist, wheel, environment, everything else by hash; it builds the edition, which passes, to the same bytes."""
    sites = []
    for number, python in enumerate(pythons()):
        folder = tmp_path / str(number)
        run("git", "clone", "--quiet", ROOT, folder / "clone", cwd=tmp_path)
        run(python, "-m", "venv", folder / "venv", cwd=tmp_path)
        own = folder / "venv/bin/python"
        install = (own, "-I", "-m", "pip", "--no-input", "-q", "install", "--no-build-isolation")
        for lock in ("build-system", "site"):
            run(*install, "--require-hashes", "-r", f"requirements/{lock}.txt", cwd=folder / "clone")
        run(own, "-m", "hatchling", "build", "-t", "sdist", "-d", folder / "dist", cwd=folder / "clone")
        [sdist] = (folder / "dist").glob("*.tar.gz")
        with tarfile.open(sdist) as archive:
            archive.extractall(folder / "unpacked", filter="data")
        [unpacked] = (folder / "unpacked").iterdir()
        run(own, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=unpacked)
        [wheel] = (folder / "dist").glob("*.whl")
        run(*install, "--no-deps", "--no-index", wheel, cwd=folder)
        shutil.rmtree(folder / "clone/scripts")  # nothing but what is installed
        assert "diglot" in run(folder / "venv/bin/diglot", "--version", cwd=folder)
        build = (own, "-m", "mkdocs", "build", "--strict", "-d", folder / "site")
        run(*build, cwd=folder / "clone", SOURCE_DATE_EPOCH=MOMENT, PYTHONUTF8="1")
        run(folder / "venv/bin/diglot", "verify-site", folder / "site", cwd=folder / "clone")
        sites.append(folder / "site")

    assert len(sites) >= 1
    for other in sites[1:]:
        assert run("diff", "--recursive", "--brief", sites[0], other, cwd=tmp_path) == ""

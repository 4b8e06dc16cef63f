"""Conventions that a linter does not know."""

import ast
import re
import subprocess
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "diglot"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400
VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|process|handle|misc|common)(?:_|$)")


@cache
def parsed(path: Path) -> ast.Module:
    """A module, read once for all tests."""
    return ast.parse(path.read_text("utf-8"))


def test_modules_are_short_and_named_for_what_they_hold() -> None:
    """At 300 lines look for the second idea; at 400 there is one."""
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert [str(path) for path in MODULES if lines[path] > MOST_LINES] == []
    assert [str(path) for path in MODULES if VAGUE.search(path.stem)] == []


def test_no_two_modules_have_one_name() -> None:
    """Whoever reads a name in a listing or a message knows the file; a command has the name that is typed."""
    names = [path.name for path in MODULES if not path.name.startswith("__") and path.parent.name != "cli"]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_public_things_say_what_they_are() -> None:
    """Modules, and public classes and functions at their top level, have a docstring."""
    found = [str(path) for path in MODULES if not ast.get_docstring(parsed(path))]
    for path in MODULES:
        for node in parsed(path).body:
            is_public = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                found.append(f"{path}:{node.lineno}: {node.name}")

    assert found == []


def test_errors_have_a_way_out() -> None:
    """Every InputError is made with a fact and a cure."""
    found = []
    for path in MODULES:
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in ("InputError", "StructureError"):
                continue
            if len(node.args) < 2 and not {"fact", "cure"} <= {keyword.arg for keyword in node.keywords}:
                found.append(f"{path}:{node.lineno}")

    assert found == []


def test_locks_carry_hashes_and_no_addresses() -> None:
    """Anyone may install from the index they trust; nobody can be handed other bytes."""
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text("utf-8")
        requirements = re.findall(r"^[A-Za-z0-9][\w.-]*==", text, re.MULTILINE)
        assert requirements
        assert len(re.findall(r"^[A-Za-z0-9][\w.-]*==[^\n]*\\\n\s+--hash=sha256:", text, re.MULTILINE)) == len(
            requirements
        )
        assert "://" not in text
        assert not re.search(r"--(?:extra-)?index-url|--find-links", text)


def test_what_is_locked_runs_on_the_oldest_python() -> None:
    """Which is 3.11.0, not the one that made the locks: Debian 12 has 3.11.2."""
    wanted = {dist.metadata["Name"]: dist.metadata["Requires-Python"] or "" for dist in distributions()}

    assert len(wanted) > 50
    assert {name: versions for name, versions in wanted.items() if "3.11.0" not in SpecifierSet(versions)} == {}


def test_the_npm_lock_carries_hashes_and_no_addresses() -> None:
    """As the Python locks do."""
    import json

    lock = json.loads((ROOT / "tests/npm/package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}

    assert packages
    assert [name for name, each in packages.items() if "integrity" not in each or "resolved" in each] == []


def test_the_package_and_the_lock_ask_for_the_same() -> None:
    """Bounds of pyproject.toml are those the lock was made from."""
    import tomllib

    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    lines = (ROOT / "requirements" / "site.in").read_text("utf-8").splitlines()
    listed = {line.split("#")[0].replace(" ", "") for line in lines}

    assert {each.replace(" ", "") for each in wanted} <= listed


def test_the_edition_is_in_agreement() -> None:
    """What is committed needs no sync, as continuous integration would say."""
    from diglot.repository import Repository
    from diglot.sync import plan_sync

    plan = plan_sync(Repository(ROOT).read_edition())

    assert [str(problem) for problem in plan.problems] == []
    assert not plan.conflicts
    assert [path for path, _ in plan.writes] == []


def test_catalogs_pass_msgfmt() -> None:
    """The referee of every gettext catalog. (It warns of the dates that ours do not carry.)"""
    for catalog in sorted(ROOT.glob("locales/*/LC_MESSAGES/**/*.po")):
        outcome = subprocess.run(
            ["msgfmt", "--check", "--output-file=-", str(catalog)], capture_output=True, check=False
        )
        assert outcome.returncode == 0, outcome.stderr.decode()

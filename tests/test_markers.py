"""Markers of tests, and what a quick run leaves out by them."""

import ast
import re
import sys
import tomllib
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
REGISTERED = {each.split(":")[0] for each in OPTIONS["markers"]}
OF_PYTEST = {"parametrize", "skipif", "xfail", "usefixtures", "filterwarnings"}
LEFT_OUT = {"browser", "slow", "workflows"}
BUILDING = {"build", "run_build", "build_here", "built", "request.getfixturevalue"}
FILES = sorted(path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """scripts/test, imported."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("script_test", str(ROOT / "scripts/test"))
    spec = spec_from_loader("script_test", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_every_marker_is_registered() -> None:
    """Pytest refuses others, so that a misspelt one leaves nothing out and lets nothing in unseen."""
    used = {name for path in FILES for name in re.findall(r"pytest\.mark\.(\w+)", path.read_text("utf-8"))}

    assert used - OF_PYTEST <= REGISTERED
    assert "--strict-markers" in OPTIONS["addopts"]


def test_a_quick_run_leaves_out_what_is_marked_and_nothing_else(script: ModuleType) -> None:
    """By three markers, each registered; a full run selects nothing."""
    assert script.pytest_options(["--quick"]) == [*script.PROCESSES, "-m", "not (browser or slow or workflows)"]
    assert set(script.QUICK) == LEFT_OUT <= REGISTERED
    assert script.pytest_options([]) == script.PROCESSES
    assert script.pytest_options(["-k", "x"]) == ["-k", "x"]


def test_the_tests_of_this_run_are_marked_by_their_fixtures(request: pytest.FixtureRequest) -> None:
    """Whatever asks for a site or for Chromium, directly or not, is left out of a quick run."""
    unmarked = [
        item.nodeid
        for item in request.session.items
        for fixture, marker in (("shelf", "slow"), ("browser", "browser"))
        if fixture in getattr(item, "fixturenames", ()) and not item.get_closest_marker(marker)
    ]

    assert unmarked == []


def test_tests_that_build_are_marked() -> None:
    """Those that call a builder themselves, or ask for a site by a name that pytest does not see."""
    unmarked = []
    for path in FILES:
        module = ast.parse(path.read_text("utf-8"))
        if is_marked([node for node in module.body if isinstance(node, ast.Assign)]):
            continue
        for node in module.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                called = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
                if called & BUILDING and not is_marked(node.decorator_list):
                    unmarked.append(f"{path.relative_to(ROOT)}: {node.name}")

    assert unmarked == []


def is_marked(nodes: list[ast.Assign] | list[ast.expr]) -> bool:
    """Whether one of them names a marker by which a quick run leaves something out."""
    return any(f"pytest.mark.{name}" in ast.unparse(node) for node in nodes for name in LEFT_OUT)

"""Options and profiles of the whole suite."""

import os
import tempfile

import pytest
from engine_choice import ENGINES, NOT_ON_ZENSICAL
from firefox import runs_in_firefox
from hypothesis import HealthCheck, settings
from repetition import PROFILE, examples

pytest_plugins = ["site_fixtures", "term_fixtures"]

# The same cases in every run, so that a red build is about the change; the nightly profile looks for new ones.
settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("quick", parent=settings.get_profile("default"))
settings.register_profile("nightly", parent=settings.get_profile("default"), derandomize=False)
settings.load_profile(PROFILE)
LEFT_OUT = {"weekly": "--weekly", "workflows": "--run-workflows"}
"""Markers of tests that run only if an option asks for them."""
MARKED_BY_FIXTURE = {"shelf": "slow", "browser": "browser"}
"""What a test is marked as that asks for a site, or for Chromium."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--every-engine` is for the weekly run.

    `--update-cases` writes what the program gives into the case files, for a person to read in the diff.
    """
    parser.addoption("--update-cases", action="store_true", help="rewrite the expectations of Markdown case files")
    parser.addoption("--every-engine", action="store_true", help="run the tests of reading with all engines")
    parser.addoption("--run-workflows", action="store_true", help="run the steps of the workflows, from a clean clone")
    parser.addoption("--firefox", action="store_true", help="run the tests of reading, and no others, in Firefox")
    parser.addoption("--weekly", action="store_true", help="run the long tests of what seldom changes, too")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let tests of reading run on the sites of more than one engine."""
    test = metafunc.definition
    is_asked = metafunc.config.getoption("--every-engine") or test.get_closest_marker("both_engines")
    is_reading = "engine" in metafunc.fixturenames and test.path.parent.name == "theme"
    if is_asked and is_reading and metafunc.function.__name__ not in NOT_ON_ZENSICAL:
        engines = [pytest.param(each, marks=() if each == ENGINES[0] else pytest.mark.weekly) for each in ENGINES]
        metafunc.parametrize("engine", engines, indirect=True, scope="session")


def pytest_configure(config: pytest.Config) -> None:
    """Let the builds of one run share what they keep, but with no other run; the processes of a run inherit it.

    Messages are in English, whatever the language of the machine is.
    """
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="diglot-kept-")
        config.add_cleanup(folder.cleanup)
        os.environ["DIGLOT_CACHE_DIR"] = folder.name


@pytest.hookimpl(tryfirst=True)  # before pytest selects by marker
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by their fixtures, and leave out what takes many minutes; `pytest_terminal_summary` says so.

    The longest test goes first: begun last, it would keep one process busy while the other has nothing left to do.
    """
    for item in items:
        for fixture, marker in MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
    items.sort(key=lambda item: item.get_closest_marker("longest") is None)
    if config.getoption("--firefox"):
        others = [item for item in items if not runs_in_firefox(item)]
        items[:] = [item for item in items if runs_in_firefox(item)]
        config.hook.pytest_deselected(items=others)
    wanted = {marker for marker, option in LEFT_OUT.items() if config.getoption(option)}
    left_out = [item for item in items if any(item.get_closest_marker(marker) for marker in LEFT_OUT.keys() - wanted)]
    if left_out:
        chosen = set(map(id, left_out))
        items[:] = [item for item in items if id(item) not in chosen]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out."""
    for marker, option in LEFT_OUT.items():
        if not config.getoption(option):
            terminalreporter.section(f"NOT RUN: tests marked {marker}", yellow=True)
            terminalreporter.line(f"They take many minutes. To run them: ./scripts/test {option}")

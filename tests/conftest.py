"""Options and profiles of the whole suite."""

import os

import pytest
from hypothesis import HealthCheck, settings

# The same cases in every run, so that a red build is about the change; the nightly profile looks for new ones.
settings.register_profile("default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", parent=settings.get_profile("default"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-cases` writes what the program gives into the case files, for a person to read in the diff."""
    parser.addoption("--update-cases", action="store_true", help="rewrite the expectations of Markdown case files")

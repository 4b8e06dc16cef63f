"""How often tests repeat: a little in every run, less with HYPOTHESIS_PROFILE=quick, much more with `nightly`."""

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "default")
NIGHTLY = PROFILE == "nightly"
MORE = 20
"""How many times as many examples the nightly profile tries."""
LESS = 5
"""The quick profile tries one of so many examples."""


def examples(count: int) -> int:
    """How many examples a test tries that tries `count` in every run."""
    if PROFILE == "quick":
        return max(1, count // LESS)
    return count * MORE if NIGHTLY else count

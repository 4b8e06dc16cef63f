"""How often tests repeat: a little in every run, and much more with HYPOTHESIS_PROFILE=nightly."""

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "default")
NIGHTLY = PROFILE == "nightly"
MORE = 20
"""How many times as many examples the nightly profile tries."""


def examples(count: int) -> int:
    """How many examples a test tries that tries `count` in every run."""
    return count * MORE if NIGHTLY else count

"""Which checks of texts there are: the modules in the folders of this package whose names begin with a code."""

from collections.abc import Collection, Mapping

from diglot.checks.findings import Rule
from diglot.rules import Check, Family

TextCheck = Check[Rule]
"""A check of texts."""

FAMILY: Family[Rule] = Family("diglot.checks", "DG")


def load_checks() -> tuple[TextCheck, ...]:
    """All checks, in the order of their codes."""
    return FAMILY.checks


def choose_checks(
    select: Collection[str] = (), ignore: Collection[str] = (), severities: Mapping[str, str] | None = None
) -> tuple[TextCheck, ...]:
    """The checks to run, see `Family.choose`. Raises InputError for a code that no check has."""
    return FAMILY.choose(select, ignore, severities)

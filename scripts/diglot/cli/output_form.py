"""The option that chooses the form of a command's output."""

from collections.abc import Callable
from typing import Any

import click


def form_option(*forms: str) -> Callable[[Any], Any]:
    """`--format`, which takes one of these forms. The first is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="The form of the output.",
    )

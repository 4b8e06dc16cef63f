"""The option that says in how many processes a command works."""

import click

from diglot.rules.workers import usable_cores

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=usable_cores,
    metavar="N",
    help="The most processes that work at once. Default: as many as there are cores.",
)
"""`--jobs`: short work is done in one process anyway."""

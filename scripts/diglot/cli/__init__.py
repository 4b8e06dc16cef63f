"""The command `diglot`: one file for each subcommand, imported only when it is called."""

import sys
from importlib import import_module
from pathlib import Path

import click

from diglot import __version__
from diglot.errors import InputError

COMMANDS = {
    "check": "Look for what is wrong with the translations.",
    "explain": "Say what a check asks for, and why.",
    "ledger": "Remember every address of the built site, or see whether one is gone.",
    "merge-driver": "Merge two versions of a file, unit by unit; for Git.",
    "revert": "Take one contributor's translations back.",
    "review": "Say that a second person read translations.",
    "status": "Show how far each page is translated.",
    "sync": "Make sources, catalogs and translated pages agree.",
    "terms": "Find terms and their uses, see how they are rendered, and lay out their file.",
    "verify-live": "See whether the published site is the one that was built.",
    "verify-site": "Look for faults in the built site, before it goes out.",
}


class _Commands(click.Group):
    """Finds a subcommand in the module of its name, so that `--help` imports none of them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = import_module(f"diglot.cli.{name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="diglot")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=".",
    help="The edition's folder, which holds diglot.toml.",
)
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Publish Markdown in two or more languages, and keep the languages in step.

    Exit status: 0 clean; 1 something is pending or in conflict; 2 misuse or input that cannot be used.
    """
    context.obj = root


def main() -> None:
    """Run the command, turning wrong input into a message and exit status 2."""
    try:
        cli()
    except InputError as error:
        click.echo(f"{click.style('error:', fg='red', bold=True)} {error}", err=True)
        sys.exit(2)

"""The command `diglot`: one file for each subcommand, imported only when it is called."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from diglot import __version__
from diglot.cli.given_paths import STANDING
from diglot.cli.speaking import SpokenContext, choose_language, say, say_error, show_usage_error, speak
from diglot.closed_folder import refusal_of
from diglot.errors import InputError
from diglot.message import Message

COMMANDS = {
    "add": "Add a language to the edition.",
    "build": "Build the site.",
    "catalog": "Restore the layout of catalogs that another program wrote.",
    "check": "Report faults of the translations.",
    "explain": "Explain a check, or list all checks.",
    "export": "Write translations into a file for another program.",
    "import": "Import translations that were made elsewhere.",
    "init": "Make a new edition.",
    "ledger": "Record the addresses of the built site; report addresses that are gone.",
    "merge-driver": "Merge two versions of a file by unit (called by Git).",
    "report": "Make a report of how far the translations are.",
    "revert": "Undo the translations of one contributor.",
    "review": "Record that you reviewed translations.",
    "status": "Show how much of each page is translated.",
    "sync": "Update catalogs and translated pages.",
    "terms": "Find terms, show how they are translated, format the termbase.",
    "tm": "Find texts that were translated before, and offer them to translators.",
    "verify-live": "Compare the published site with the built files.",
    "verify-site": "Check the built site before it is published.",
}


class _Commands(click.Group):
    """Finds a subcommand in the module of its name, so that `--help` imports none of them."""

    context_class = SpokenContext

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def main(self, args: Sequence[str] | None = None, **options: Any) -> Any:  # type: ignore[override]
        """Run a command, as click does. Errors in its options are printed in the language of the user."""
        if not options.pop("standalone_mode", True):
            return super().main(args, standalone_mode=False, **options)
        try:
            status = super().main(args, standalone_mode=False, **options)
        except click.ClickException as error:
            show_usage_error(error)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(say("Aborted!"), err=True)
            sys.exit(1)
        sys.exit(status if isinstance(status, int) else 0)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            near = get_close_matches(name, COMMANDS, 1)
            if near:
                context.fail(Message("There is no command “{}”. Did you mean “{}”?", name, near[0]))
            context.fail(Message("There is no command “{}”.", name))
        command = import_module(f"diglot.cli.{name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return speak(command)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="diglot")
@click.option(
    "--language",
    "spoken",
    metavar="LANGUAGE",
    is_eager=True,
    expose_value=False,
    callback=lambda context, option, value: choose_language(value or ""),
    help="The language of help and messages, such as zh. Default: that of the environment (LANGUAGE, LANG).",
)
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the edition, with diglot.toml. Default: the current folder, or the nearest one above it.",
)
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    """Publish Markdown in two or more languages, and keep the translations up to date.

    Paths are relative to the current folder, or to that of --root.

    Exit status: 0 nothing to do; 1 changes, conflicts or faults were found; 2 wrong options or unusable input.
    """
    from diglot.settings import find_edition  # late: help needs no settings, nor what they are read with

    context.meta[STANDING] = here = root or Path.cwd()
    context.obj = root or find_edition(here) or Path()


def main() -> None:
    """Run the command. For an InputError, or an error of the system, print its message and exit with status 2."""
    try:
        cli()
    except (InputError, OSError) as raised:
        error = refusal_of(raised) if isinstance(raised, OSError) else raised
        click.echo(f"{click.style(say('error:'), fg='red', bold=True)} {say_error(error)}", err=True)
        sys.exit(2)

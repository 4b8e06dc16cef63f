"""`diglot build`: build the site with one of the engines, in a process of its own."""

import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click

from diglot.cli.git import run_git
from diglot.cli.given_paths import GivenPath
from diglot.closed_folder import ClosedFolder
from diglot.edition_files import SITE
from diglot.errors import InputError
from diglot.message import Message

ENGINES = {
    "mkdocs": ("mkdocs", "build", "-f", "mkdocs.yml"),
    "properdocs": ("properdocs", "build", "-f", "mkdocs.yml"),
    "zensical": ("diglot.engines.zensical",),
}
"""The module of each engine, and its arguments."""
_PACKAGES = {"mkdocs": "mkdocs", "properdocs": "properdocs", "zensical": "diglot[zensical]"}

_LAST_MOMENT = 253_402_214_400
"""Seconds from 1970 to the end of the year 9999, less a day for the zones."""


@click.command("build")
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True, help="The site generator."
)
@click.option("--strict", is_flag=True, help="Exit 1 if there is a warning.")
@click.option(
    "-d",
    "--site-dir",
    metavar="FOLDER",
    type=GivenPath(),
    help="Where the site is written. Default: site_dir of mkdocs.yml.",
)
@click.pass_obj
def command(root: Path, engine: str, strict: bool, site_dir: str | None) -> None:
    """Build the site.

    All engines read the same mkdocs.yml, write the same pages to the same addresses, and write nothing into the
    edition. In a Git repository, builds of one commit give the same bytes.
    """
    if find_spec(engine) is None:
        cure = Message("Install it: pip install '{}'. Or name another engine with --engine.", _PACKAGES[engine])
        raise InputError(Message("{} is not installed", engine), cure)
    ClosedFolder(root).place(SITE)
    options = [*(["--strict"] if strict else []), *(["--site-dir", site_dir] if site_dir else [])]
    # The other two: no notice of Material's about another major version of MkDocs, which is not used here.
    quiet = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    environ = os.environ | _commit_time(root) | quiet
    raise SystemExit(subprocess.call([sys.executable, "-m", *ENGINES[engine], *options], cwd=root, env=environ))


def _commit_time(root: Path) -> dict[str, str]:
    """SOURCE_DATE_EPOCH as the time of the last commit; nothing if it is set already, without Git, or if no
    calendar has that time."""
    if "SOURCE_DATE_EPOCH" not in os.environ:
        with suppress(InputError):
            moment = run_git(root, "log", "-1", "--format=%ct").decode().strip()
            return {"SOURCE_DATE_EPOCH": moment} if int(moment) <= _LAST_MOMENT else {}
    return {}

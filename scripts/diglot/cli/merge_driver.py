"""`diglot merge-driver`: Git calls it to merge a catalog, a lock or a translated page."""

import subprocess
from pathlib import Path

import click

from diglot.cli.speaking import say
from diglot.repository import read_side, write_side
from diglot.settings import find_edition, read_settings
from diglot.sync.threeway import merge_files


@click.command("merge-driver")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("path")
@click.pass_obj
def command(root: Path, base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge two versions of a file by unit. Git calls this command.

    Set it up once for each clone; .gitattributes names the files:

    \b
        git config merge.diglot.name "Diglot, unit by unit"
        git config merge.diglot.driver "diglot merge-driver %O %A %B %P"

    A file that cannot be merged by unit is merged by line, as Git does it. The exit status is 1 if both branches
    changed a unit differently; both texts are then kept.
    """
    sides = [read_side(side) for side in (base, ours, theirs)]
    root = find_edition(Path(path).parent) or root  # Git calls it at the top of the repository
    merged = merge_files(sides[0], sides[1], sides[2], path, read_settings(root).fields)
    if merged is None:
        command = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", str(ours), str(base), str(theirs)]
        raise SystemExit(0 if subprocess.run(command, check=False).returncode == 0 else 1)
    write_side(ours, merged.data)
    if merged.conflicts:
        click.echo(
            say("{}: {} units were changed differently on both branches; both texts are kept.", path, merged.conflicts),
            err=True,
        )
        raise SystemExit(1)

"""`diglot ledger`: record the addresses of the site, and check that none is gone."""

from pathlib import Path

import click

from diglot.cli.given_paths import GivenPath
from diglot.cli.speaking import say, say_message
from diglot.repository import Repository, read_site
from diglot.site import Site
from diglot.site.address_ledger import missing, parse_ledger, record, render_ledger


@click.command("ledger")
@click.argument("site", type=GivenPath(), default="site")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if an address is gone.")
@click.pass_obj
def command(root: Path, site: str, check: bool) -> None:
    """Record the addresses of the built site; report addresses that are gone.

    SITE is the folder of a built site (default: site). Run this for each release: it adds new pages and paragraph ids
    to locales/addresses.txt. It reports recorded addresses that are gone and have no new place in that file. To add a
    new place, write “old/ = new/” or “p2v5r3 = p9c4d1” there. With --check nothing is written.
    """
    repository = Repository(root)
    settings, path = repository.settings, repository.layout.ledger
    ledger = parse_ledger(repository.read_ledger(), path)
    built = Site(read_site(root / site, root), (settings.source, *settings.targets))
    gone = list(missing(ledger, built))
    for sentence in gone:
        click.echo(f"{click.style(path, bold=True)}: {say_message(sentence)}")
    if gone:
        click.echo(say("Add the new place of each address to the ledger. Its first lines explain how."), err=True)
    if not check:
        text = render_ledger(record(ledger, built))
        if text != repository.read_ledger():
            with repository.exclusive():
                repository.write_ledger(text)
            click.echo(f"{say('written')}: {path}", err=True)
    if gone:
        raise SystemExit(1)

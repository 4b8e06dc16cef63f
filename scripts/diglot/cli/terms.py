"""`diglot terms`: find terms and their uses, show how they are translated, and format the termbase."""

import json
import unicodedata
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from diglot.cli.output_form import form_option
from diglot.cli.speaking import columns_of, say, say_written
from diglot.repository import Repository
from diglot.sync import plan_sync
from diglot.terms import Concordance, Term, Termbase, TermRendering, format_termbase, make_concordance
from diglot.terms.forms import plain_text

FAILING = (TermRendering.REJECTED, TermRendering.MISSING)


@click.group("terms")
def command() -> None:
    """Find terms and their uses, show how they are translated, and format the termbase."""


def _read(root: Path) -> tuple[Repository, Termbase, Concordance]:
    repository = Repository(root)
    plan = plan_sync(repository.read_edition(), is_carried_out=False)
    if plan.termbase.problems:
        raise plan.termbase.problems[0]
    source = repository.settings.source
    return repository, plan.termbase, make_concordance(plan.pairs.values(), plan.termbase, source)


@command.command("find")
@click.argument("word")
@form_option("text", "json")
@click.pass_obj
def find(root: Path, word: str, form: str) -> None:
    """Show all terms with WORD in their key, names or readings, in any language, and every use of these terms.

    Capitals, the tones of pinyin and the kind of apostrophe are ignored. The exit status is 1 if there is no such term.
    """
    repository, termbase, concordance = _read(root)
    wanted = _bare(word)
    terms = [term for term in termbase.terms.values() if any(wanted in _bare(name) for name in _names(term))]
    uses = concordance.by_key()
    if form == "json":
        found = [asdict(term) | {"uses": [asdict(use) for use in uses.get(term.key, ())]} for term in terms]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    for term in [] if form == "json" else terms:
        click.secho(term.key, bold=True)
        for language, naming in term.namings.items():
            also = say(" (also: {})", ", ".join(naming.admitted)) if naming.admitted else ""
            click.echo(f"  {language}  {naming.name} {naming.reading}".rstrip() + also)
            for rejection in naming.rejected:
                click.echo("      " + say("not {}: {}", rejection.name, rejection.reason(language)[0]))
        for use in uses.get(term.key, ()):
            place = repository.layout.target_page(use.page, use.language)
            click.echo(f"  {place}:{use.line}: {use.left}{click.style(use.text, bold=True)}{use.right}")
    if not terms:
        click.echo(say("No term has “{}” in its key, names or readings.", word), err=True)
        raise SystemExit(1)


@command.command("status")
@form_option("text", "json")
@click.pass_obj
def status(root: Path, form: str) -> None:
    """Show how each term is translated, counted by paragraph (unit) and target language.

    Units that are untranslated or behind are “open” and not checked. The exit status is 1 if a unit uses a rejected
    name, or no name. If a translation leaves out a term on purpose, add a comment to its catalog entry:

    \b
        # diglot: no-term KEY: reason
    """
    repository, termbase, concordance = _read(root)
    counts = Counter((pairing.key, pairing.language, pairing.rendering) for pairing in concordance.pairings)
    faults = [pairing for pairing in concordance.pairings if pairing.rendering in FAILING]
    if form == "json":
        click.echo(json.dumps([asdict(pairing) for pairing in concordance.pairings], ensure_ascii=False, indent=2))
    else:
        rows = [[say("term"), say("language"), say("units"), *map(say, TermRendering)]]
        for key in termbase.terms:
            for language in repository.settings.targets:
                numbers = [counts[key, language, rendering] for rendering in TermRendering]
                rows.append([key, language, str(sum(numbers)), *map(str, numbers)])
        widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell + " " * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=True))
            click.echo("  ".join(cells).rstrip())
        for pairing in faults:
            place = repository.layout.target_page(pairing.page, pairing.language)
            source = repository.layout.source_page(pairing.page)
            fault = say(pairing.rendering) + (say(" name “{}”", pairing.found) if pairing.found else "")
            message = say("{} (source: {}:{})", fault, source, pairing.line)
            click.echo(f"{place}:{pairing.target_line}: {pairing.key}: {message}")
    if faults:
        raise SystemExit(1)


@command.command("format")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would be written.")
@click.pass_obj
def format_command(root: Path, check: bool) -> None:
    """Sort and format the termbase. Values do not change; comments stay beside their lines."""
    repository = Repository(root)
    if check:
        _lay_out(repository, check)
    else:
        with repository.exclusive():
            repository.clear_temporary()
            _lay_out(repository, check)


def _lay_out(repository: Repository, check: bool) -> None:
    edition = repository.read_edition()
    path = edition.layout.termbase
    for problem in edition.unreadable:
        if problem.path == path:
            raise problem
    text = format_termbase(edition.termbase, path)
    if text == edition.termbase:
        message = say("{} is already formatted.", path) if text else say("There are no terms in {}.", path)
        click.echo(message, err=True)
        return
    if not check:
        repository.write([(path, text.encode())])
    click.echo(f"  {say_written(check)}: {path}")
    if check:
        raise SystemExit(1)


def _names(term: Term) -> list[str]:
    names = [term.key]
    for naming in term.namings.values():
        names += [naming.name, *naming.admitted, *(rejection.name for rejection in naming.rejected)]
        names += [naming.reading, naming.reading.replace(" ", "")]
    return names


def _bare(text: str) -> str:
    """Without capitals and tones, with one kind of apostrophe."""
    apart = unicodedata.normalize("NFD", plain_text(text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))

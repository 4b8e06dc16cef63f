"""`diglot add`: add a language to an edition."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import tomlkit

from diglot.cli.file_edits import keeping_line_ends
from diglot.cli.site_languages import add_language
from diglot.cli.speaking import say_message
from diglot.cli.sync import report
from diglot.edition_files import SITE
from diglot.errors import InputError
from diglot.interface import own_name
from diglot.interface_catalogs import find_missing_sentences, make_catalog
from diglot.language import canonical_tag
from diglot.message import Message
from diglot.repository import Repository
from diglot.settings import FILE
from diglot.sync import plan_sync
from diglot.theme_languages import theme_language
from diglot.translators_guide import guide_path, is_in_own_language, translators_guides

_BUILDABLE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""The tags that static-i18n takes (`RE_LOCALE` in its `config.py`)."""


@click.command("add")
@click.argument("language")
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@click.pass_obj
def command(root: Path, language: str, dry_run: bool) -> None:
    """Add LANGUAGE to the edition, a tag such as fr, pt-BR or zh-Hant.

    It is added to diglot.toml and to the plugin i18n in mkdocs.yml; its catalogs and a guide for its translators are
    made. Existing files are kept: pages in the folder of the language become its translations.
    """
    _refuse_wrong(language)
    repository = Repository(root)
    if dry_run:
        _add(repository, language, dry_run)
        return
    with repository.exclusive():
        repository.clear_temporary()
        _add(repository, language, dry_run)


def _add(repository: Repository, language: str, dry_run: bool) -> None:
    settings = repository.settings
    if language == settings.source:
        raise InputError(Message("“{}” is the source language", language), Message("Name another one."), FILE)
    if language not in settings.targets:
        repository.settings = replace(settings, targets=(*settings.targets, language))
    edition = repository.read_edition()
    files = {path: repository.read_settings_file(path) for path in (FILE, SITE)}
    changed = {
        FILE: _with_target(files[FILE], repository.settings.targets),
        SITE: add_language(files[SITE], SITE, language, own_name(language), theme_language(language)),
    }
    for path, text in changed.items():
        click.echo("".join(show_difference(files[path], text, path)), nl=False)
    writes: list[tuple[str, bytes | None]] = [
        (path, text.encode()) for path, text in changed.items() if text != files[path]
    ]
    if find_missing_sentences(language)[0] and language not in edition.interface:
        writes.append((f"{edition.layout.interface}/{language}.po", make_catalog(language)))
    guides = dict(translators_guides(settings.project, edition.layout, [(language, own_name(language))]))
    writes += [(path, text.encode()) for path, text in guides.items() if not repository.has_file(path)]
    plan = plan_sync(edition)
    if plan.clear:
        plan = replace(plan, writes=(*writes, *plan.writes))
        if not dry_run:
            repository.write(plan.writes)
        tell_of_guides([language] if any(path in guides for path, _ in writes) else ())
    report(plan, dry_run)


def tell_of_guides(languages: Sequence[str]) -> None:
    """Say which guides for translators are not in the language of the translators."""
    for code in languages:
        if not is_in_own_language(code):
            note = Message(
                "The guide for translators {} is in English: put it into their language, {}.",
                guide_path(code),
                own_name(code),
            )
            click.echo(say_message(note))


def _refuse_wrong(language: str) -> None:
    tag = canonical_tag(language)
    if tag is None:
        raise InputError(
            Message("“{}” is not a language Babel knows", language), Message("Use a tag such as fr, pt-BR or zh-Hant.")
        )
    if tag != language:
        raise InputError(
            Message("“{}” is not how the language tag is written", language), Message("Run `diglot add {}`.", tag)
        )
    if not _BUILDABLE.fullmatch(language):
        cure = Message("Use a tag of a language with two letters, with a script or a country if need be.")
        raise InputError(Message("mkdocs-static-i18n cannot build pages in “{}”", language), cure)


@keeping_line_ends
def _with_target(text: str, targets: Sequence[str]) -> str:
    """The text of `diglot.toml` with these targets; its comments stay."""
    document = tomlkit.parse(text)
    known = document.get("targets")
    if known is None:
        document["targets"] = list(targets)
    else:
        for target in targets:
            if target not in known:
                known.append(target)
    return tomlkit.dumps(document)


def show_difference(before: str, after: str, path: str) -> Iterator[str]:
    """The lines of a difference between two texts of a file."""
    lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in difflib.unified_diff(*lines, path, path, n=2):
        yield line if line.endswith("\n") else f"{line}\n"

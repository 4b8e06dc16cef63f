"""`diglot init`: a working edition from nothing, from a folder of Markdown, or from a plain text."""

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from subprocess import list2cmdline
from unicodedata import category

import click

from diglot.cli.add import show_difference, tell_of_guides
from diglot.cli.site_joined import join_site, list_moves, read_joined_site
from diglot.cli.speaking import say, say_message, say_written
from diglot.cli.sync import report
from diglot.closed_folder import ClosedFolder
from diglot.credit.licence import is_licence
from diglot.edition_files import SITE, Layout
from diglot.errors import InputError
from diglot.exchange.file_formats import load_function
from diglot.incoming.word_page import read_word_page
from diglot.language import canonical_tag
from diglot.message import Message
from diglot.plain_text import UNREADABLE, BlockKind, TextPage, cut_text, decode_text, render_page, slug
from diglot.repository import Repository
from diglot.safety.characters import describe
from diglot.settings import FILE
from diglot.starter import Starter, first_page, starter_files
from diglot.sync import plan_sync
from diglot.theme_languages import theme_language
from diglot.translators_guide import guide_path

_COPIED = frozenset({".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf"})


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--title", help="The name of the edition. Default: asked for.")
@click.option("--source", metavar="LANGUAGE", help="The language the pages are written in, such as en.")
@click.option("--target", "targets", multiple=True, metavar="LANGUAGE", help="A language of translations; repeatable.")
@click.option("--license", "licence", default="", metavar="ID", help="The licence of the texts, such as CC-BY-4.0.")
@click.option("--url", default="", help="The address that the site will have.")
@click.option(
    "--from",
    "origin",
    type=click.Path(path_type=Path, exists=True),
    help="A folder or file of Markdown, a plain text, or a Word document.",
)
@click.option("--yes", is_flag=True, help="Change a site that is there, without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_obj
def command(
    root: Path,
    folder: Path | None,
    title: str | None,
    source: str | None,
    targets: tuple[str, ...],
    licence: str,
    url: str,
    origin: Path | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Make an edition in FOLDER, or here: its settings, a first page, and its catalogs.

    An existing site of MkDocs becomes an edition: two plugins are added to `mkdocs.yml`, and the pages are moved into
    the folder of their language. The changes are shown first. Otherwise no file is overwritten.

    A plain text is divided into pages by its layout. Check the result, and correct it.
    """
    place = folder or Path.cwd()
    here = ClosedFolder(place)
    site = _read_site(here, has_pages=origin is not None)
    title = _title(title, place.absolute().name)
    source, languages = _languages(source, targets)
    if licence and not is_licence(licence):
        raise InputError(
            Message("“{}” is no identifier of a licence", licence),
            Message("Write one of spdx.org/licenses, as CC-BY-4.0."),
        )
    themes = {language: theme_language(language) for language in (source, *languages)}
    there = read_joined_site(site, SITE, lambda path: _read_text(here, path)) if site is not None else None
    docs = there.docs if there else "docs"
    starter = Starter(title, source, languages, themes, url and f"{url.rstrip('/')}/", licence, docs)
    files: dict[str, bytes] = {path: text.encode() for path, text in starter_files(starter).items()}
    moves: list[tuple[str, str]] = []
    if site is None or there is None:
        files |= dict(_pages(origin, place, title, Layout(source)))
    else:
        moves = list_moves(here, there, (source, *languages))
        joined = join_site(site, SITE, (source, *languages), themes, there)
        _show_changes(site, joined, moves, dry_run)
        if not (dry_run or yes or _agrees()):
            cure = Message("Run it again with --yes, or with --dry-run.")
            raise InputError(Message("this folder has a site, which would be changed as shown"), cure, SITE)
    new = {path: data for path, data in files.items() if not here.has_file(path)}
    for path in files:
        click.echo(f"  {say('stays') if path not in new else say_written(dry_run)}: {path}")
    tell_of_guides([language for language in languages if guide_path(language) in new])
    if dry_run:
        return
    if site is not None:
        new |= {goal: here.read(old) or b"" for old, goal in moves} | {SITE: joined.encode()}
    Repository.create(place, new)
    for old, _ in moves:
        here.remove(old)
    repository = Repository(place)
    with repository.exclusive():
        plan = plan_sync(repository.read_edition())
        repository.write(plan.writes)
    report(plan)
    go = "" if place.resolve() == Path.cwd() else f"cd {_quoted(place)} && "
    click.echo(say("\nNext: {}diglot build --strict, then open site/index.html; translate with `diglot sync`.", go))


def _read_text(folder: ClosedFolder, path: str) -> str | None:
    """The text of a file; None if there is none."""
    if not folder.has_file(path):
        return None
    try:
        return (folder.read(path) or b"").decode()
    except UnicodeDecodeError:
        raise InputError(Message("the file is not UTF-8"), Message("Save it as UTF-8."), path) from None


def _read_site(here: ClosedFolder, has_pages: bool) -> str | None:
    """The `mkdocs.yml` of a site that is to become an edition; None if there is no site.

    Raises InputError if the folder has an edition, or a site that pages of `--from` cannot be added to.
    """
    if here.has_file(FILE):
        raise InputError(
            Message("there is an edition in this folder"), Message("To add a language, run `diglot add`."), FILE
        )
    site = _read_text(here, SITE)
    if site is None and here.has_file("mkdocs.yaml"):
        raise InputError(
            Message("this folder has a site already"), Message("Rename this file to mkdocs.yml."), "mkdocs.yaml"
        )
    if site is not None and has_pages:
        raise InputError(
            Message("this folder has a site already"), Message("Put the pages of --from into another folder."), SITE
        )
    return site


def _title(title: str | None, default: str) -> str:
    """The title on one line, asked for if it is not given. Raises InputError if it has a control character."""
    title = " ".join((title or _ask(Message("Title of the edition"), default)).split()) or default
    if control := [char for char in title if category(char) == "Cc"]:
        raise InputError(
            Message("the title holds {}", describe(control[0])), Message("Write it without that character.")
        )
    return title


def _languages(source: str | None, targets: Sequence[str]) -> tuple[str, list[str]]:
    """The tags of the source language and of the others, asked for if they are not given. Raises InputError."""
    source = _tag(source or _ask(Message("Language the pages are written in"), "en"))
    asked = targets or tuple(_ask(Message("Languages of the translations"), "zh").replace(",", " ").split())
    languages = [_tag(language) for language in asked]
    if len({source, *languages}) <= len(languages) or not languages:
        raise InputError(
            Message("a language is named twice, or none"), Message("Name one source language and at least one other.")
        )
    return source, languages


def _show_changes(site: str, joined: str, moves: Sequence[tuple[str, str]], dry_run: bool) -> None:
    """Print what becomes of a site: the changed lines of `mkdocs.yml`, and where its files go."""
    click.echo("".join(show_difference(site, joined, SITE)), nl=False)
    for old, goal in moves:
        click.echo(f"  {say('would be moved' if dry_run else 'to move')}: {old} → {goal}")


def _quoted(place: Path) -> str:
    """A folder as one word of a command line."""
    return list2cmdline([str(place)]) if os.name == "nt" else shlex.quote(str(place))


def _ask(question: Message, default: str) -> str:
    """An answer from the terminal; the default where there is none."""
    return str(click.prompt(say_message(question), default=default)) if sys.stdin.isatty() else default


def _agrees() -> bool:
    """Whether the user agrees, at a terminal."""
    return sys.stdin.isatty() and click.confirm(say("Change the site like this?"))


def _tag(language: str) -> str:
    tag = canonical_tag(language)
    if tag is None:
        raise InputError(
            Message("“{}” is not a language Babel knows", language),
            Message("Use a tag such as en, zh, pt-BR or zh-Hant."),
        )
    return tag


def _pages(origin: Path | None, place: Path, title: str, layout: Layout) -> Iterator[tuple[str, bytes]]:
    """The first pages of the edition, by path."""
    if origin is None:
        here = ClosedFolder(place)
        if not any(entry.path.endswith(".md") for entry in here.walk(f"{layout.docs}/{layout.source}")):
            yield layout.source_page("index.md"), first_page(title).encode()
    elif origin.is_dir():
        yield from _copied(origin, title, layout)
    elif origin.suffix.lower() == ".docx":
        data = ClosedFolder(origin.absolute().parent).read(origin.name) or b""
        load_function("zip_files:check_package")(data, str(origin))
        yield layout.source_page("index.md"), read_word_page(data, str(origin), title).encode()
    elif origin.suffix.lower() == ".md":
        yield layout.source_page("index.md"), ClosedFolder(origin.absolute().parent).read(origin.name) or b""
    else:
        yield from _cut(origin, title, layout)


def _copied(origin: Path, title: str, layout: Layout) -> Iterator[tuple[str, bytes]]:
    """The pages of a folder, with their images, under the same names."""
    there = ClosedFolder(origin, str(origin))
    names = sorted(
        path for path, kind in there.walk() if kind == "file" and PurePosixPath(path).suffix.lower() in _COPIED
    )
    if not any(name.endswith(".md") for name in names):
        raise InputError(
            Message("this folder has no pages of Markdown"), Message("Name a folder with *.md files."), str(origin)
        )
    for name in names:
        yield layout.source_page(name), there.read(name) or b""
    if "index.md" not in names and "README.md" not in names:
        yield layout.source_page("index.md"), first_page(title).encode()


def _cut(origin: Path, title: str, layout: Layout) -> Iterator[tuple[str, bytes]]:
    """The pages of a plain text."""
    try:
        data = ClosedFolder(origin.absolute().parent).read(origin.name) or b""
        text, encoding = decode_text(data, layout.source)
    except UnicodeDecodeError:
        cure = Message("Save it as plain text: in a word processor, with “Save as”.")
        raise InputError(Message("this file is no plain text"), cure, str(origin)) from None
    pages = cut_text(text)
    if not pages:
        raise InputError(Message("this file has no text"), Message("Name another one."), str(origin))
    if len(pages) == 1:
        click.echo(say("{}: read as {}; 1 page found.", origin, encoding))
    else:
        click.echo(say("{}: read as {}; {} pages found.", origin, encoding, len(pages)))
    if unreadable := text.count(UNREADABLE):
        click.echo(say("{} places of it cannot be read; they are shown as “{}”.", unreadable, UNREADABLE))
    for name, page in zip(_names(pages), pages, strict=True):
        count = {kind: sum(block.kind is kind for block in page.blocks) for kind in BlockKind}
        click.echo(
            say(
                "  {}: “{}”, {} paragraphs, {} lists, {} headings",
                *(name, page.title or title, count[BlockKind.PARAGRAPH], count[BlockKind.LIST], count[BlockKind.TITLE]),
            )
        )
        yield layout.source_page(name), render_page(page, title if name == "index.md" else name[:-3]).encode()


def _names(pages: Sequence[TextPage]) -> Iterator[str]:
    """A name for each page; the first is the opening page."""
    used = {"index"}
    for number, page in enumerate(pages, 1):
        if number == 1:
            yield "index.md"
            continue
        name = slug(page.title) or f"page-{number}"
        while name in used:
            name = f"{name}-{number}"
        used.add(name)
        yield f"{name}.md"

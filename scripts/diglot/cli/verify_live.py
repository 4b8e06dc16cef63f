"""`diglot verify-live`: compare the published site with the built files."""

import json
import time
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

import click

from diglot.annotations import annotation
from diglot.cli.given_paths import GivenPath
from diglot.cli.output_form import form_option
from diglot.cli.speaking import say, say_message
from diglot.cli.web import ask_all
from diglot.errors import InputError
from diglot.message import Message
from diglot.repository import read_whole_site
from diglot.safety.characters import escape
from diglot.site import Site
from diglot.site.live import RULE, Mismatch, compare, is_same_place, pauses, wanted_of


@click.command("verify-live")
@click.argument("site", type=GivenPath(), default="site")
@click.option("--url", default="", help="Address of the home page, if it has no canonical link.")
@click.option(
    "--wait",
    type=click.IntRange(0),
    default=600,
    metavar="SECONDS",
    show_default=True,
    help="How long to repeat requests for files that differ.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=1800,
    metavar="SECONDS",
    show_default=True,
    help="How long everything may take.",
)
@form_option("text", "json", "github")
@click.pass_obj
def command(root: Path, site: str, url: str, wait: int, limit: int, form: str) -> None:
    """Compare the published site with the built files.

    SITE is the folder of the built site (default: site). Each of its files is requested at its address and compared,
    byte for byte; so is the page “not found”. The exit status is 1 if a file still differs after the time to wait,
    or was not answered when the limit was reached.
    """
    files = read_whole_site(root / site, root)
    named = _named(files)
    url = _address(url or named)
    wanted = wanted_of(files, url)
    began = time.monotonic()
    ends = began + limit
    waits = takewhile(lambda pause: time.monotonic() + pause < ends, pauses(wait))
    wrong = compare(wanted, lambda some: ask_all(some, ends), waits, _wait)
    if form == "json":
        found = {"url": url, "addresses": len(wanted), "mismatches": [_facts(mismatch) for mismatch in wrong]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for mismatch in wrong:
            click.echo(_annotation(mismatch) if form == "github" else _line(mismatch))
    if named and not is_same_place(named, url):
        _say_other_address(named, url, form)
    result = say("{} different", len(wrong)) if wrong else say("all equal")
    click.echo(say("{} addresses, {}, after {:.0f} s.", len(wanted), result, time.monotonic() - began), err=True)
    if wrong:
        click.echo(say("If the server caches files for longer, run this again later; if not, publish again."), err=True)
        raise SystemExit(1)


_TITLE = f"{RULE.code} {RULE.name}"


def _named(files: Mapping[str, bytes]) -> str:
    """The address in the canonical link of the home page; empty if there is none."""
    opening = Site({path: data for path, data in files.items() if path == "index.html"}, ("",))
    page = opening.pages.get("index.html")
    return opening.url if page and page.canonical else ""


def _address(url: str) -> str:
    """The address with a slash at its end. Raises InputError if it is not the address of a site."""
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable or "@" in url or "?" in url or "#" in url:
        fact = (
            Message("“{}” is not the address of a site", url)
            if url
            else Message("the address of the site is not known")
        )
        raise InputError(fact, Message("Use --url https://example.org/edition/, or set site_url in mkdocs.yml."))
    return url.rstrip("/") + "/"


def _wait(seconds: float, left: int) -> None:
    click.echo(say("{} still different; asking again in {:.0f} s …", left, seconds), err=True)
    time.sleep(seconds)


def _say_other_address(named: str, url: str, form: str) -> None:
    note = Message(
        "the pages say that the site is at {}, not at {}. If that is wrong, set site_url in mkdocs.yml.", named, url
    )
    if form == "github":
        click.echo(annotation("warning", note, {"title": "another address"}))
    else:
        click.echo(say("note: {}", say_message(note)), err=True)


def _annotation(mismatch: Mismatch) -> str:
    return annotation("error", f"{mismatch.wanted.address}: {mismatch}", {"title": _TITLE})


def _line(mismatch: Mismatch) -> str:
    return f"{click.style(mismatch.wanted.address, bold=True)}: {_TITLE}: {escape(str(mismatch))}"


def _facts(mismatch: Mismatch) -> dict[str, str]:
    place = {"address": mismatch.wanted.address, "path": mismatch.wanted.path}
    return {"code": RULE.code, "name": RULE.name} | place | {"expected": mismatch.expected, "came": mismatch.came}

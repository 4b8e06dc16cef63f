"""`diglot verify-site`: check the built site before it is published."""

import gc
import json
from collections.abc import Iterable
from pathlib import Path

import click

from diglot.annotations import LEVELS, annotation
from diglot.cli.check import codes_of
from diglot.cli.given_paths import GivenPath
from diglot.cli.jobs import jobs_option
from diglot.cli.output_form import form_option
from diglot.cli.speaking import say, say_message
from diglot.known_files import read_copied_pages, read_known_files
from diglot.repository import Repository, SiteFiles
from diglot.rules import Severity
from diglot.site import SiteFinding, verify_site
from diglot.site.registry import FAMILY


@click.command("verify-site")
@click.argument("site", type=GivenPath(), default="site")
@form_option("text", "json", "github")
@click.option("--select", metavar="CODES", default="", help="Only these checks or families: VS1,VS143.")
@click.option("--ignore", metavar="CODES", default="", help="All checks but these.")
@click.option("--url", default="", help="Address of the home page, if it has no canonical link.")
@jobs_option
@click.pass_obj
def command(root: Path, site: str, form: str, select: str, ignore: str, url: str, jobs: int) -> None:
    """Check the built site before it is published.

    SITE is the folder of the built site (default: site). The checks are links, anchors, ids, files, search, sitemap,
    languages, hreflang, canonical links, headings, texts of pictures, foreign hosts, markup and files that neither the
    theme nor a text brings, and the Content-Security-Policy. They work offline. The exit status is 1 if there is an
    error or a warning; `[checks]` in diglot.toml sets the severity of a check. `diglot explain CODE` explains a check.
    """
    repository = Repository(root)
    settings = repository.settings
    checks = FAMILY.choose(codes_of(select), codes_of(ignore), settings.checks)
    files = SiteFiles(root / site, root)
    known = read_known_files(repository)
    languages = settings.source, *settings.targets
    copied = read_copied_pages(repository)
    gc.disable()  # a page makes thousands of objects, and none refers to itself: they go without the collector
    try:
        findings = list(verify_site(files, languages, url, checks, known, settings.policy, copied, jobs))
    finally:
        gc.enable()  # this may be the process of somebody else, such as a test
    pages = sum(path.endswith(".html") for path in files)
    if form == "json":
        listed = [
            {
                "code": each.code,
                "name": _name_of(each.code),
                "severity": each.severity,
                "path": each.path,
                "message": each.message,
            }
            for each in findings
        ]
        click.echo(json.dumps({"pages": pages, "findings": listed}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(_annotation(repository, Path(site), finding) if form == "github" else _line(finding))
    said = say("1 page, {}.", _count(findings)) if pages == 1 else say("{} pages, {}.", pages, _count(findings))
    click.echo(said, err=True)
    if any(finding.severity is not Severity.HINT for finding in findings):
        raise SystemExit(1)


def _name_of(code: str) -> str:
    check = FAMILY.find(code)
    return check.rule.name if check else ""


def _line(finding: SiteFinding) -> str:
    said = say_message(finding.message)
    return f"{click.style(finding.path, bold=True)}: {finding.code} {_name_of(finding.code)}: {said}"


def _count(findings: Iterable[SiteFinding]) -> str:
    number = len(list(findings))
    return say("no findings") if number == 0 else say("1 finding") if number == 1 else say("{} findings", number)


def _annotation(repository: Repository, site: Path, finding: SiteFinding) -> str:
    """A workflow command of GitHub, at the Markdown page, if the built page was made from one."""
    title = f"{finding.code} {_name_of(finding.code)}"
    place = _written(repository, finding.path) or (site / finding.path).as_posix()
    return annotation(LEVELS[finding.severity], f"{finding.path}: {finding.message}", {"file": place, "title": title})


def _written(repository: Repository, path: str) -> str | None:
    settings, layout = repository.settings, repository.layout
    folder, _, rest = path.partition("/")
    language, name = (folder, rest) if folder in settings.targets else (settings.source, path)
    stem = name.removesuffix("index.html").rstrip("/")
    for page in (f"{stem}.md", f"{stem}/index.md" if stem else "index.md", name.removesuffix(".html") + ".md"):
        place = layout.source_page(page) if language == settings.source else layout.target_page(page, language)
        if repository.has_file(place):
            return place
    return None

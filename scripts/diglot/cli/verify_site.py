"""`diglot verify-site`: check the built site before it is published."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from diglot.annotations import annotation
from diglot.repository import Repository, read_site
from diglot.site import RULES, SiteFinding, verify_site


@click.command("verify-site")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default="site")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--url", default="", help="Address of the home page, if it has no canonical link.")
@click.pass_obj
def command(root: Path, site: Path, form: str, url: str) -> None:
    """Check the built site before it is published.

    SITE is the folder of the built site (default: site). The checks are links, anchors, ids, files, search, sitemap,
    languages, hreflang, canonical links, headings, texts of pictures, foreign hosts and the Content-Security-Policy.
    They work offline. The exit status is 1 if there are findings.
    """
    repository = Repository(root)
    settings = repository.settings
    files = read_site(root / site)
    findings = list(verify_site(files, (settings.source, *settings.targets), url))
    pages = sum(path.endswith(".html") for path in files)
    if form == "json":
        listed = [
            {"code": each.code, "name": RULES[each.code].name, "path": each.path, "message": each.message}
            for each in findings
        ]
        click.echo(json.dumps({"pages": pages, "findings": listed}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(_annotation(repository, site, finding) if form == "github" else _line(finding))
    click.echo(f"{pages} pages, {_count(findings)}.", err=True)
    if findings:
        raise SystemExit(1)


def _line(finding: SiteFinding) -> str:
    return f"{click.style(finding.path, bold=True)}: {finding.code} {RULES[finding.code].name}: {finding.message}"


def _count(findings: Iterable[SiteFinding]) -> str:
    number = len(list(findings))
    return "no findings" if number == 0 else "1 finding" if number == 1 else f"{number} findings"


def _annotation(repository: Repository, site: Path, finding: SiteFinding) -> str:
    """A workflow command of GitHub, at the Markdown page, if the built page was made from one."""
    title = f"{finding.code} {RULES[finding.code].name}"
    place = _written(repository, finding.path) or (site / finding.path).as_posix()
    return annotation("error", f"{finding.path}: {finding.message}", {"file": place, "title": title})


def _written(repository: Repository, path: str) -> str | None:
    settings, layout = repository.settings, repository.layout
    folder, _, rest = path.partition("/")
    language, name = (folder, rest) if folder in settings.targets else (settings.source, path)
    stem = name.removesuffix("index.html").rstrip("/")
    for page in (f"{stem}.md", f"{stem}/index.md" if stem else "index.md", name.removesuffix(".html") + ".md"):
        place = layout.source_page(page) if language == settings.source else layout.target_page(page, language)
        if (repository.root / place).is_file():
            return place
    return None

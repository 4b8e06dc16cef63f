"""`diglot explain`: what a check requires, and why."""

import click

from diglot.checks.loader import find_check, load_checks
from diglot.checks.reference import LABELS, render_reference


@click.command("explain")
@click.argument("code", required=False)
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option("--all", "whole", is_flag=True, help="Print the documentation of all checks, in Markdown.")
def command(code: str | None, language: str, whole: bool) -> None:
    """Explain a check: what it requires, and why.

    CODE is a code (DG302) or a name (number-changed). Without CODE, all checks are listed.
    """
    if whole:
        click.echo(render_reference(language), nl=False)
    elif code is None:
        for check in load_checks():
            title = check.docs.said_in(language)[0]
            click.echo(f"{check.rule.code} {check.rule.severity:<7} {check.rule.name}: {title}")
    else:
        check = find_check(code)
        title, why, bad, good = check.docs.said_in(language)
        labels = LABELS[language == "zh"]
        click.echo(f"{check.rule.code} {check.rule.name} ({check.rule.severity})\n\n{title}\n\n{why}\n")
        click.echo(f"{labels[0]}{bad}\n{labels[1]}{good}")

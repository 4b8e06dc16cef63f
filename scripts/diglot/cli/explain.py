"""`diglot explain`: what a check of texts or of the built site requires, and why."""

import click

from diglot.checks.loader import FAMILY as TEXTS
from diglot.checks.reference import LABELS, render_reference
from diglot.cli.speaking import say, spoken_language
from diglot.rules import Check
from diglot.rules.family import Coded, unknown_check
from diglot.site.registry import FAMILY as SITES


@click.command("explain")
@click.argument("code", required=False)
@click.option("--language", type=click.Choice(["en", "zh"]), help="Default: the language of help and messages.")
@click.option("--all", "whole", is_flag=True, help="Print the documentation of all checks of texts, in Markdown.")
def command(code: str | None, language: str | None, whole: bool) -> None:
    """Explain a check: what it requires, and why.

    CODE is a code (DG302, VS101) or a name (number-changed). Without CODE, all checks are listed.
    """
    language = language or spoken_language()
    checks: tuple[Check[Coded], ...] = (*TEXTS.checks, *SITES.checks)
    if whole:
        click.echo(render_reference(language), nl=False)
    elif code is None:
        for check in checks:
            title = check.docs.in_language(language)[0]
            title = say(title) if language == spoken_language() else title
            click.echo(f"{check.rule.code} {say(check.rule.severity):<7} {check.rule.name}: {title}")
    else:
        found = TEXTS.find(code) or SITES.find(code)
        if found is None:
            raise unknown_check(code, [word for check in checks for word in (check.rule.code, check.rule.name)])
        title, why, bad, good = found.docs.in_language(language)
        if language == spoken_language():
            title, why = say(title), say(why)
        labels = LABELS[language == "zh"]
        click.echo(f"{found.rule.code} {found.rule.name} ({say(found.rule.severity)})\n\n{title}\n\n{why}\n")
        click.echo(f"{labels[0]}{bad}\n{labels[1]}{good}")

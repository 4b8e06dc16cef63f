"""A rejected name should be explained in every language of the edition.

Why: readers of the other language see the name in the glossary, too, and cannot read why it misleads.
Bad: reason = "“栅格”是制图的术语。"
Good: reason = { en = "It is a term of map-making.", zh = "“栅格”是制图的术语。" }

否决一个名称的理由，应以本版的每种语言写出。

原因：另一种语言的读者在术语表里也会见到这个名称，却读不懂它误导在哪里。
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG908", "reason-missing", "edition", Severity.HINT)


def check(whole: Whole) -> Iterator[Finding]:
    """Each rejected name, with the languages that its reason is not given in."""
    for term in whole.termbase.terms.values():
        for naming in term.namings.values():
            for rejection in naming.rejected:
                if missing := [code for code in term.namings if code not in rejection.reasons]:
                    message = Message(
                        "“{}” ({}) is rejected without a reason in {}", rejection.name, term.key, ", ".join(missing)
                    )
                    place = FilePlace(whole.termbase.path, naming.line)
                    yield RULE.at(whole, message, place=place)

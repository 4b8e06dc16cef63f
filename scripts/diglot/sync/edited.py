"""A plan for catalogs whose entries were edited by a program.

The files of the edition are made to agree first. So the edits of a person and those of the program are told apart, and
no edit of a person is lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from diglot.edition import Edition
from diglot.sync.outcome import Plan
from diglot.sync.plan import plan_sync
from diglot.sync.rewrite import carry_out, in_order

EditCatalogs = Callable[[Edition, Plan], Mapping[tuple[str, str], bytes]]
"""Gives the catalogs that change, by page and language, for an edition whose files agree, but for the pages that its
plan holds."""


def plan_edited(edition: Edition, edit: EditCatalogs) -> Plan:
    """A plan that makes the edition agree, with edited catalogs. A page that is held back, before or because of the
    edits, keeps its catalog; the plan says what is wrong with it."""
    first = plan_sync(edition)
    agreed = carry_out(edition, first.writes)
    edits = {place: data for place, data in edit(agreed, first).items() if place not in first.held}
    held, problems, conflicts = first.held, first.problems, first.conflicts
    while edits:
        edited = {edition.layout.catalog(*place): data for place, data in edits.items()}
        second = plan_sync(carry_out(agreed, edited.items()), only={page for page, _ in edits})
        if not (stopped := {place for place in edits if place in second.held}):
            writes = in_order((dict(first.writes) | edited | dict(second.writes)).items())
            return replace(
                first,
                writes=writes,
                pairs={**first.pairs, **second.pairs},
                problems=problems,
                conflicts=conflicts,
                held=held,
            )
        known = {str(problem) for problem in problems}
        problems = (*problems, *(problem for problem in second.problems if str(problem) not in known))
        conflicts = tuple(dict.fromkeys((*conflicts, *second.conflicts)))
        held |= stopped
        edits = {place: data for place, data in edits.items() if place not in stopped}
    return replace(first, problems=problems, conflicts=conflicts, held=held)

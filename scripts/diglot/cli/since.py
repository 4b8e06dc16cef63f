"""Which findings are in units that changed since a Git revision: a change does not select its whole file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from diglot.catalog import parse_catalog
from diglot.checks import Finding
from diglot.cli.git import run_git
from diglot.edition import Layout
from diglot.errors import InputError


def changed_since(root: Path, revision: str, layout: Layout) -> Callable[[Finding], bool]:
    """Says of a finding whether its unit, or its page, is not as it was at `revision`.

    Raises InputError where there is no Git, no repository or no such revision.
    """
    names = _git(root, "diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    changed = set((names + new).decode("utf-8", "replace").split("\0"))

    @cache
    def texts_before(page: str, language: str) -> dict[str | None, tuple[str, str]]:
        path = layout.catalog(page, language)
        try:
            catalog = parse_catalog(_git(root, "show", "--end-of-options", f"{revision}:./{path}"), path)
        except InputError:
            return {}  # there was no such catalog, or none that can be read: everything in it is new
        return {entry.id: (entry.source, entry.target) for entry in catalog.entries if not entry.obsolete}

    def is_changed(finding: Finding) -> bool:
        its = finding.subject
        files = {place.path for place in finding.places}
        if its.page:
            files |= {layout.source_page(its.page), layout.template(its.page)}
            files |= {layout.catalog(its.page, its.language), layout.target_page(its.page, its.language)}
        if not files & changed:
            return False
        return not its.unit or texts_before(its.page, its.language).get(its.unit) != (its.source, its.target)

    return is_changed


def _git(root: Path, *arguments: str) -> bytes:
    return run_git(root, *arguments, cure="Name a revision that this repository has.")

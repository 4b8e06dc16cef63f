"""Select findings by units that changed since a Git revision. Other units of a changed file are not selected."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from diglot.catalog import parse_catalog
from diglot.checks import Finding
from diglot.cli.git import run_git
from diglot.edition_files import Layout
from diglot.errors import InputError
from diglot.message import Message


def changed_since(root: Path, revision: str, layout: Layout) -> Callable[[Finding], bool]:
    """Return a function that tells whether the unit or page of a finding changed since `revision`.

    Raises InputError if Git is missing, if this is no repository, or if there is no such revision.
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
            return {}  # no such catalog, or an unreadable one: all its units count as changed
        return {entry.id: (entry.source, entry.target) for entry in catalog.entries if not entry.obsolete}

    def is_changed(finding: Finding) -> bool:
        subject = finding.subject
        page, language = subject.page, subject.language
        files = {place.path for place in finding.places}
        if page:
            files |= {layout.source_page(page), layout.template(page)}
            files |= {layout.catalog(page, language), layout.target_page(page, language)}
        if not files & changed:
            return False
        return not subject.unit or texts_before(page, language).get(subject.unit) != (subject.source, subject.target)

    return is_changed


def _git(root: Path, *arguments: str) -> bytes:
    return run_git(root, *arguments, cure=Message("Name a revision that this repository has."))

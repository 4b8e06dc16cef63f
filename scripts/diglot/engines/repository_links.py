"""Links from a site to the repository of its edition: where a text is edited, and where a problem is reported."""

from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from diglot.closed_folder import ClosedFolder

FORM = "text.yml"
"""The issue form of an edition for problems of its text, with the fields `page` and `paragraph`."""
_EDIT = {"github.com": "edit/master/", "gitlab.com": "edit/master/", "bitbucket.org": "src/default/"}


def edit_base(repository: str, edit_uri: str | None, docs: str) -> str:
    """What the path of a file, from the root of the repository, is added to for a link that edits it; or empty.

    `edit_uri` is the setting of `mkdocs.yml` for the folder `docs`; None if it is not set, which means what MkDocs
    supposes for some hosts.
    """
    if edit_uri is None and (guess := _EDIT.get(urlsplit(repository).hostname or "")):
        edit_uri = f"{guess}{docs}/"
    if not repository or not edit_uri:
        return ""
    base = urljoin(repository.rstrip("/") + "/", edit_uri)
    base = base if base.endswith("/") else f"{base}/"
    return base.removesuffix(f"{docs}/") if base.endswith(f"/{docs}/") else ""


def report_address(repository: str, page: str, has_form: bool) -> str:
    """Where a problem of a page is reported, with places for the paragraph's id and address; or empty.

    On GitHub that is the edition's own issue form, if it has one, with the fields `page` and `paragraph` filled in.
    """
    repository = repository.rstrip("/")
    if not repository:
        return ""
    if "gitlab" in repository:
        issue, title, texts = "/-/issues/new?", "issue[title]", {"issue[description]": "{url}"}
    elif "github" in repository and has_form:
        issue, title, texts = f"/issues/new?template={FORM}&", "title", {"page": "{url}", "paragraph": "{id}"}
    else:
        issue, title, texts = "/issues/new?", "title", {"body": "{url}"}
    fields = {title: f"{quote(page)}%20{{id}}"} | texts
    return repository + issue + "&".join(f"{quote(name)}={value}" for name, value in fields.items())


def has_issue_form(root: Path) -> bool:
    """Whether an edition has the issue form."""
    return ClosedFolder(root).has_file(f".github/ISSUE_TEMPLATE/{FORM}")

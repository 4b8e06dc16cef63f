"""The last step of a build, on the written files: pages for old addresses, and the Content-Security-Policy."""

from collections.abc import Mapping
from pathlib import Path

from diglot.site import finish_site
from diglot.site.address_ledger import Ledger


def finish(folder: Path, languages: Mapping[str, str], ledger: Ledger) -> None:
    """Finish the site in `folder`; `languages` are tags by code, the one at the root first."""
    texts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix == ".html" or path.name == "sitemap.xml"
    }
    for path, data in finish_site(texts, languages, ledger).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)

"""The last step of a build, on the written files: the site gets its policy."""

from pathlib import Path

from diglot.site import finish_site


def finish(folder: Path, source: str) -> None:
    """Finish the site in `folder`; `source` is the language of its default versions, as the sitemap writes it."""
    texts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix == ".html" or path.name == "sitemap.xml"
    }
    for path, data in finish_site(texts, source).items():
        (folder / path).write_bytes(data)

"""Keep pages from one build to the next, so that a build renders only the pages that changed.

Two things are kept: the content of a page, as Markdown was converted to it; and the page, as the templates made it.
What Diglot does to pages afterwards is done in every build. Each has a key: a digest of everything it was made from,
the code of Diglot included. It is made again when the key differs. A build with an empty cache writes the same bytes,
but takes longer.

- The cache is in the cache folder of the user, or in `DIGLOT_CACHE_DIR`. It is not in the folder of the edition, where
  a pull request could add a page that was never judged.
- Translations are judged in every build, before the cache is read.
- If you let `PageRendering` or a template read something new, add it to the key. `tests/engines/test_page_cache.py`
  builds after edits of every kind, with and without the cache, and compares the bytes.
- A page with a warning is not kept, so that the next build gives the warning again.
- Nothing is kept if there are plugins, hooks or extensions that may read data that is not in the keys.
- The workflows cache packages, by hash, but no pages: what they publish is made from the commit alone.
"""

import json
import logging
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import get_toc

from diglot.closed_folder import ClosedFolder
from diglot.engines.cache import Cache, CacheEntry, digest, digest_programs, functions_in
from diglot.publish.code_blocks import SharedCodeBlocks
from diglot.publish.markdown_extension import PageRendering, UnitExtension

_PLUGINS = frozenset({"search", "material/search", "i18n", "diglot"})
"""Plugins that read nothing that is not in the keys."""
_EXTENSIONS = ("markdown.extensions.", "pymdownx.")
_READERS = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Extensions that read files."""
PACKAGES = (
    *("babel", "jinja2", "markdown", "mkdocs", "mkdocs-material", "mkdocs-static-i18n"),
    *("properdocs", "pygments", "pymdown-extensions"),
)
_OBJECTS = frozenset({"plugins", "theme", "hooks", "markdown_extensions", "edit_uri_template"})
"""Settings that are objects; the digest takes them as mkdocs.yml has them."""
_APART = frozenset({"site_dir", "strict"})
"""Settings that leave pages as they are."""
_TIME = b"build_date"
"""Occurs in templates that show the time of the build."""


class PageCache:
    """The cache of the pages of one edition, in one build of all its languages."""

    def __init__(self, root: Path, edition: object, listener: "LogCounter") -> None:
        """`edition` is everything that affects all pages and is not a setting of MkDocs."""
        self._cache = Cache(root)
        self._edition = edition
        self._settings: dict[str, str] = {}
        self._navigations: dict[str, str] = {}
        self._contents: dict[tuple[str, str], CacheEntry] = {}
        self._listener = listener
        self._messages_before = 0

    def give_content(
        self,
        page: Any,
        rendering: PageRendering,
        language: str,
        markdown: str,
        text: str,
        config: Any,
        files: Any,
    ) -> bool:
        """If the content of a page is in the cache, let MkDocs use it and not convert the page, and return True.

        `text` is the page as the edition has it, which `markdown` comes from.
        """
        if not (settings := self._settings_of(language, config, files)):
            return False
        key = digest(
            settings,
            page.file.url,
            markdown,
            text,
            " ".join(rendering.ids),
            page.meta,
            None if rendering.is_source else rendering.headings,
        )
        entry = self._cache.entry(f"contents/{language}/{rendering.page}.json", key)
        values = _read(entry.text)
        self._contents[rendering.page, language] = entry if values is not None else replace(entry, text=None)
        self._messages_before = self._listener.count
        if values is not None:
            page.render = lambda config, files: _give(page, rendering, values, files)
        return values is not None

    def keep_content(self, page: Any, rendering: PageRendering, language: str, html: str) -> None:
        """Keep the content of a page, unless a message was logged, which the next build must log again."""
        entry = self._contents.get((rendering.page, language))
        has_logged = self._listener.count > self._messages_before or not self._listener.counts_all
        if entry is None or entry.text is not None or has_logged or page.links_to_anchors is None:
            return
        values = {
            "html": html,
            "title": page._title_from_render,
            "toc": [_heading(heading) for heading in page.toc],
            "anchors": sorted(page.present_anchor_ids),
            "links": {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()},
            "found": sorted(rendering.found),
            "headings": dict(rendering.headings) if rendering.is_source else {},
        }
        entry.keep(json.dumps(values, ensure_ascii=False))

    def page(self, page: Any, name: str, language: str, nav: Any, config: Any) -> CacheEntry | None:
        """A page as the templates make it; None if it cannot be kept. The titles of all pages must be known."""
        content = self._contents.get((name, language))
        if content is None or page.file.inclusion.is_excluded():
            return None
        if language not in self._navigations:
            self._navigations[language] = digest(_items(nav.items), _templates(config))
        alternates = {code: file.url for code, file in page.file.alternates.items()}
        key = digest(content.key, self._navigations[language], page.url, page.title, alternates)
        return self._cache.entry(f"pages/{language}/{name}.html", key)

    def sweep(self) -> None:
        """Remove pages that are gone from the cache."""
        if self._contents:
            self._cache.sweep()

    def _settings_of(self, language: str, config: Any, files: Any) -> str:
        """A digest of everything that affects all pages of a language; empty if that is not known."""
        if language not in self._settings and not _has_known_inputs(config):
            self._settings[language] = ""
        elif language not in self._settings:
            values = {name: value for name, value in config.items() if name not in _OBJECTS | _APART}
            given = [{key: user[key] for key in user if key not in _APART} for user in config.user_configs]
            names = [name for name in config.markdown_extensions if isinstance(name, str)]
            theme = config.theme.name, dict(config.theme)
            addresses = sorted((file.src_uri, file.url) for file in files)
            self._settings[language] = digest(
                digest_programs(*PACKAGES), self._edition, values, given, names, theme, addresses
            )
        return self._settings[language]


class LogCounter(logging.Handler):
    """Counts the messages of MkDocs and its plugins."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0
        self.logger = logging.getLogger("mkdocs")
        self.logger.addHandler(self)

    @property
    def counts_all(self) -> bool:
        """Whether MkDocs logs all messages: with -q it does not."""
        return self.logger.isEnabledFor(logging.INFO)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a message."""
        self.count += 1


def _has_known_inputs(config: Any) -> bool:
    """Whether the key of a page covers all inputs of the page: no plugin, hook or extension reads anything else."""
    if config.hooks or not set(config.plugins) <= _PLUGINS:
        return False
    names = [name for name in config.markdown_extensions if isinstance(name, str)]
    if not all(
        isinstance(extension, (str, UnitExtension, SharedCodeBlocks)) for extension in config.markdown_extensions
    ):
        return False
    if any(name in _READERS or ("." in name and not name.startswith(_EXTENSIONS)) for name in names):
        return False
    modules = (function.__module__ for function in functions_in(config.mdx_configs))
    return all(module.startswith(("material.", "pymdownx.")) for module in modules)


def _templates(config: Any) -> object:
    """The site's own templates; with the time, if one of them shows it."""
    if not config.theme.custom_dir:
        return None
    files = ClosedFolder(Path(config.theme.custom_dir)).read_all()
    return files, time.time() if any(_TIME in data for data in files.values()) else None


def _items(items: Sequence[Any]) -> list[object]:
    """The navigation: titles and addresses."""
    return [(item.title, getattr(item, "url", None), _items(item.children or ())) for item in items]


def _heading(heading: Any) -> dict[str, Any]:
    """A heading of the table of contents, as MkDocs reads it."""
    children = [_heading(child) for child in heading.children]
    return {"name": heading.title, "id": heading.id, "level": heading.level, "children": children}


def _read(text: str | None) -> Any:
    """The kept values; None if there are none, or if they are damaged."""
    with suppress(ValueError):
        return None if text is None else json.loads(text)
    return None


def _give(page: Any, rendering: PageRendering, values: Mapping[str, Any], files: Any) -> None:
    """Set what MkDocs' conversion of the page would set. By its key, the files of its links exist."""
    page.content = values["html"]
    page.toc = get_toc(values["toc"])
    page._title_from_render = values["title"]
    page.present_anchor_ids = set(values["anchors"])
    page.links_to_anchors = {files.get_file_from_path(path): anchors for path, anchors in values["links"].items()}
    rendering.found.update(values["found"])
    if rendering.is_source:
        rendering.headings.update(values["headings"])

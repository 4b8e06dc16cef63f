"""Search: Diglot fills the index of Material's search plugin with passages, and the browser splits Chinese text.

Material splits Chinese into words with jieba during the build, and splits queries by the same words; a word that jieba
divided in another way is not found. Diglot's index has the text as it is written, and the browser splits it. The file
`assets/javascripts/lunr/min/lunr.zh.min.js` does this; it replaces the module that Material's search worker loads for
Chinese, so it must have this name (no build step made it). Chinese has no spaces, so a token is the text between two
punctuation marks. It is indexed at every character and at every Latin word, each time with the characters that follow.
The worker adds a wildcard to each word of a query, so any part of a clause is found.

This module sets `separator` and `pipeline`: leave them out of `mkdocs.yml`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from diglot.closed_folder import ClosedFolder
from diglot.engines.site_settings import SEARCH_PLUGINS
from diglot.engines.theme_files import SEPARATOR
from diglot.publish.passages import SearchPassage

IndexedPage = tuple[str, Mapping[str, Any], Sequence[SearchPassage]]
"""A page's address, its front matter, and its passages."""
PIPELINE = ("stopWordFilter",)


def find_search(config: Any) -> Any:
    """The search plugin of a site; None if it has none."""
    return next((config.plugins[name] for name in SEARCH_PLUGINS if name in config.plugins), None)


def take_over(plugin: Any) -> None:
    """Stop the plugin from splitting pages itself, and set the options that mkdocs.yml does not set."""
    index, set_by_user = plugin.search_index, {key for user in plugin.config.user_configs for key in user}
    index.add_entry_from_context = lambda page: None
    if "separator" not in set_by_user:
        index.config["separator"] = SEPARATOR
    index.config["pipeline"] = [*PIPELINE]


def write_index(plugin: Any, config: Any, pages: Sequence[IndexedPage]) -> None:
    """Write the index of these pages, with the tags and the weight that their front matter gives them."""
    index = plugin.search_index
    index.entries = index._entries = [entry for page in pages for entry in _entries(*page)]  # Material's, MkDocs' own
    plugin.on_post_build(config=config)
    site = ClosedFolder(Path(config.site_dir))
    if site.has_file(script := "search/search_index.js"):  # of the plugin `offline`
        site.write(script, b"var __index = " + (site.read("search/search_index.json") or b""))


def _entries(url: str, meta: Mapping[str, Any], passages: Sequence[SearchPassage]) -> list[dict[str, Any]]:
    about = meta.get("search") or {}
    if about.get("exclude"):
        return []
    more: dict[str, Any] = {}
    if isinstance(tags := meta.get("tags"), list):
        more["tags"] = [str(tag) for tag in tags if tag]
    if "boost" in about:
        more["boost"] = about["boost"]
    return [
        {"location": f"{url}#{fragment}" if fragment else url, "title": title, "text": text} | more
        for fragment, title, text in passages
    ]

"""Search: where the theme is Material, Diglot's own (`publish/search_files.py`) is used; other themes keep theirs.

MkDocs' search plugin fills its index from the HTML of pages, which has our marks and tools, too. So it gets its entries
from us, for the themes whose script reads its index. Where our search is, there is no such index.

Leave `separator` and `pipeline` out of `mkdocs.yml`: they are set here.
"""

import warnings
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from diglot.closed_folder import ClosedFolder
from diglot.engines.site_settings import SEARCH_PLUGINS
from diglot.publish.passages import SearchSection

IndexedPage = tuple[str, Sequence[SearchSection]]
"""A page's address, and its sections."""
PIPELINE = ("stopWordFilter",)
SEPARATOR = r"""[\s\-\u3000、。，．？！；：·（）《》〈〉“”‘’ʼ'—…"/|]+"""
"""The characters between words, with apostrophes of any kind, so that dang'an finds dang’an."""
_INDEX, _SCRIPT = "search/search_index.json", "search/search_index.js"


def find_search(config: Any) -> Any:
    """The search plugin of a site; None if it has none."""
    return next((config.plugins[name] for name in SEARCH_PLUGINS if name in config.plugins), None)


def take_over(plugin: Any) -> None:
    """Stop the plugin from splitting pages itself, and set the options that mkdocs.yml does not set."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # nothing else says which options mkdocs.yml sets
        index, set_by_user = plugin.search_index, {key for user in plugin.config.user_configs for key in user}
    index.add_entry_from_context = lambda page: None
    if "separator" not in set_by_user:
        index.config["separator"] = SEPARATOR
    index.config["pipeline"] = [*PIPELINE]


def write_index(plugin: Any, config: Any, pages: Sequence[IndexedPage]) -> None:
    """Write the plugin's index of these pages."""
    index = plugin.search_index
    index.entries = index._entries = [entry for page in pages for entry in _entries(*page)]  # Material's, MkDocs' own
    plugin.on_post_build(config=config)


def remove_index(config: Any) -> None:
    """Remove the plugin's index, which is empty; also as the script that the plugin `offline` makes of it."""
    site = ClosedFolder(Path(config.site_dir))
    for path in (_INDEX, _SCRIPT):
        if site.has_file(path):
            site.remove(path)


def _entries(url: str, sections: Sequence[SearchSection]) -> list[dict[str, Any]]:
    return [
        {
            "location": f"{url}#{fragment}" if fragment else url,
            "title": escape(section.title, quote=False),
            "text": escape(text, quote=False),
        }
        for section in sections
        for fragment, text in _texts(section)
    ]


def _texts(section: SearchSection) -> list[tuple[str, str]]:
    """What is at the heading of a section, and its passages at their own places."""
    outside = [passage.text for passage in section.passages if not passage.fragment]
    return [
        (section.fragment, " ".join(outside)),
        *((passage.fragment, passage.text) for passage in section.passages if passage.fragment),
    ]

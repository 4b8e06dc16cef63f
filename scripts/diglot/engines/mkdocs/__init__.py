"""The MkDocs plugin: an adapter between the toolkit and MkDocs, Material and static-i18n, and nothing more.

Reading order: `hooks` (what happens at which event), `pages` (the pages as they are written, and those side by side),
`page_cache` (what is kept from one build to the next), `search_index`, `finishing` (the last step, on the written
files), `internals` (the inner workings of MkDocs, Material and static-i18n, in one place).
"""

from diglot.engines.mkdocs.hooks import DiglotPlugin

__all__ = ["DiglotPlugin"]

"""The MkDocs plugin: an adapter between the toolkit and MkDocs, Material and static-i18n.

Reading order: `hooks` (what happens at which event), `pages` (the written pages, and the pages side by side),
`page_cache` (pages kept between builds), `search_index`, `finishing` (the last step, on the written files), `internals`
(everything that depends on undocumented behaviour of MkDocs, Material and static-i18n).
"""

from diglot.engines.mkdocs.hooks import DiglotPlugin

__all__ = ["DiglotPlugin"]

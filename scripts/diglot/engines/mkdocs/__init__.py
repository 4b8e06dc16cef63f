"""The MkDocs plugin: an adapter between the toolkit and MkDocs, Material and static-i18n.

Reading order: `hooks` (what happens at which event), `pages` (the written pages, and the pages side by side),
`page_cache` (pages kept between builds), `search_index`, `finishing` (the last step, on the written files), `internals`
(everything that depends on undocumented behaviour of MkDocs, Material and static-i18n).
"""

import gc

gc.set_threshold(500_000, 10, 10)
"""How often Python looks for objects that refer to each other in a circle. A build makes many objects that stay, its
imports the first of them, and few circles: with Python's own values it spends a twentieth of its time on this."""

from diglot.engines.mkdocs.hooks import DiglotPlugin  # noqa: E402

__all__ = ["DiglotPlugin"]

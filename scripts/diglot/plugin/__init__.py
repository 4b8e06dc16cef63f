"""The MkDocs plugin: an adapter between the toolkit and MkDocs, Material and static-i18n, and nothing more.

Reading order: `hooks` (what happens when), `units` (what is known of each unit), `sentinels` (marks that travel through
the Markdown renderer), `taking` and `rendering` (marks become attributes), `terms` and `linking` (mentions become
links), `additions` (what readers see), `stack` (the inner workings of the three, in one place).
"""

from diglot.plugin.hooks import DiglotPlugin

__all__ = ["DiglotPlugin"]

"""Which tests of reading run on a site of Zensical as well.

Every test of `tests/theme` runs on a site of MkDocs. Those marked `both_engines` run on one of Zensical too, with
`--weekly`. With `--every-engine`, all others do as well, but those named here.
"""

ENGINES = ("mkdocs", "zensical")
NOT_ON_ZENSICAL: dict[str, str] = {}
"""Tests by name, with the reason."""

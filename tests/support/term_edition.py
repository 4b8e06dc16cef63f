"""An edition of one page that names terms, in two languages."""

from collections.abc import Callable

from click.testing import Result

SOURCE = """# Grid management

The city has grid management and data.

Of [these grids](term:grid-management) nobody knows.

The police IT uses data.

<!-- diglot: no-terms -->

A data point.

<!-- diglot: end -->
"""
TRANSLATED = {
    "Grid management": "网格化管理",
    "The city has grid management and data.": "市里有栅格管理，也有数据。",
    "Of [these grids](term:grid-management) nobody knows.": "没人知道[这些格子](term:grid-management)。",
    "The police IT uses data.": "公安信息化。",
}
Run = Callable[..., Result]
"""Runs `diglot` with these arguments."""

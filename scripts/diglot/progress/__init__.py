"""The progress of the translations of an edition: figures, a page, a badge.

Reading order: `coverage` (the figures), `history_chart`, `report_page`, `badge`.
"""

from diglot.progress.badge import make_badge
from diglot.progress.coverage import Coverage, Moment, Share, count_catalogs, share_current
from diglot.progress.report_page import ReportedProgress, make_page

__all__ = [
    "Coverage",
    "Moment",
    "ReportedProgress",
    "Share",
    "count_catalogs",
    "make_badge",
    "make_page",
    "share_current",
]

"""Keep source pages, templates, catalogs and target pages in agreement, unit by unit.

    plan_sync(edition) -> Plan      what has to be written, and the conflicts and problems; writes nothing

Reading order: `plan` (all of the edition), `source` (old units to new ones, by `alignment/match`), `language_steps`
(one language), `reconcile` (a page on disk), `merge` (one unit, three ways), `align` (a target page to its units),
`page` (one page in one language), `doubt`, `between_units` and `unsettled` (what a page has that needs a decision),
`lock` (the last agreed texts), `loss_limit` and `damage` (accidents), `held` and `left_pages` (what a problem stops),
`term_hints`, `writes` and `outcome` (the result), `rewrite` and `reword` (texts replaced by program), `threeway` (for
Git).
"""

from diglot.sync.outcome import Change, Conflict, Plan, Take
from diglot.sync.page import Offers
from diglot.sync.plan import plan_sync
from diglot.sync.rewrite import carry_out, in_order, plan_rewrite

__all__ = ["Change", "Conflict", "Offers", "Plan", "Take", "carry_out", "in_order", "plan_rewrite", "plan_sync"]

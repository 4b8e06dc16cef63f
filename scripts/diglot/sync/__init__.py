"""Keep source pages, templates, catalogs and target pages in agreement, unit by unit.

    plan_sync(edition) -> Plan      what would have to be written, and what stands in the way; writes nothing

Reading order: `plan` (the whole edition), `page` (one page in one language), `match` (old units to new ones), `merge`
(three-way, unit by unit), `align` (a target page to its units), `lock` (the record of agreement), `loss` (the brake),
`rewrite` (translations replaced by a program).
"""

from diglot.sync.outcome import Change, Conflict, Plan, Take
from diglot.sync.plan import plan_sync
from diglot.sync.rewrite import carry_out, in_order, plan_rewrite

__all__ = ["Change", "Conflict", "Plan", "Take", "carry_out", "in_order", "plan_rewrite", "plan_sync"]

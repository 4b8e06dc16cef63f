"""One framework for both linters: `diglot check` (DG, the texts) and `diglot verify-site` (VS, the built site).

A check is a module named by its code and name (`dg302_number_changed`), with a `RULE`, a generator `check`, and a
docstring that is its documentation. Checks that differ in a value only share a module, which is named by their codes
(`dg104_to_109_parts_differ`) and lists them as `CHECKS`. A `Family` is the checks of one package: it finds, chooses and
weighs them.
"""

from diglot.rules.docs import Docs, parse_docs
from diglot.rules.family import OFF, Check, Family, Severity

__all__ = ["OFF", "Check", "Docs", "Family", "Severity", "parse_docs"]

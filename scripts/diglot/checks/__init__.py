"""Checks: what a translation should be, one check a file.

A check is a module named by its code and name, with a docstring that is its documentation, a frozen RULE, and one
generator `check` that yields findings. Reading order: `model` (Rule, Finding).
"""

from diglot.checks.model import Finding, Fix, Place, Rule, Severity

__all__ = ["Finding", "Fix", "Place", "Rule", "Severity"]

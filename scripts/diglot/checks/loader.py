"""Which checks there are: the modules of this package whose names begin with a code."""

import difflib
import pkgutil
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

import diglot.checks
from diglot.checks.docs import Docs, parse_docs
from diglot.checks.findings import Finding, Rule, Severity
from diglot.errors import InputError

_MODULE = re.compile(r"(dg\d{3})_(\w+)")
OFF = "off"


@dataclass(frozen=True)
class Check:
    """A check: its rule, its generator, and its documentation."""

    rule: Rule
    run: Callable[[Any], Iterator[Finding]]
    docstring: str

    @cached_property
    def docs(self) -> Docs:
        """The documentation, in both languages."""
        return parse_docs(self.docstring)


@lru_cache
def load_checks() -> tuple[Check, ...]:
    """All checks, in the order of their codes."""
    found = []
    for module in sorted(pkgutil.iter_modules(diglot.checks.__path__)):
        if _MODULE.fullmatch(module.name):
            loaded = import_module(f"diglot.checks.{module.name}")
            found.append(Check(loaded.RULE, loaded.check, loaded.__doc__ or ""))
    return tuple(found)


def choose_checks(
    select: Collection[str] = (), ignore: Collection[str] = (), severities: Mapping[str, str] | None = None
) -> tuple[Check, ...]:
    """The checks to run. `select` and `ignore` hold codes or beginnings of codes (`DG4`), `select` empty meaning all;
    `severities` sets the weight of single checks, or `off`, which `select` of the full code overrules.

    Raises InputError for a code that no check has.
    """
    severities = severities or {}
    for code in (*select, *ignore):
        _refuse_unknown(code, "")
    for code in severities:
        _refuse_unknown(code, "diglot.toml")
    chosen = []
    for check in load_checks():
        code = check.rule.code
        its = severities.get(code)
        if select and not code.startswith(tuple(select)):
            continue
        if code.startswith(tuple(ignore)) or (its == OFF and code not in select):
            continue
        weighed = check.rule if its in (None, OFF) else replace(check.rule, severity=Severity(its))
        chosen.append(replace(check, rule=weighed))
    return tuple(chosen)


def find_check(named: str) -> Check:
    """The check with a code or a name. Raises InputError, naming the nearest, if there is none."""
    for check in load_checks():
        if named.upper() == check.rule.code or named.lower() == check.rule.name:
            return check
    known = [word for check in load_checks() for word in (check.rule.code, check.rule.name)]
    raise InputError(f"there is no check “{named}”", _nearest(named, known))


def _refuse_unknown(code: str, path: str) -> None:
    codes = [check.rule.code for check in load_checks()]
    if len(code) < 3 or not any(known.startswith(code) for known in codes) or (path and code not in codes):
        raise InputError(f"there is no check “{code}”", _nearest(code, codes), path)


def _nearest(named: str, known: Iterable[str]) -> str:
    code = named[:2].upper() + named[2:].upper().replace("O", "0").replace("I", "1").replace("L", "1")
    close = difflib.get_close_matches(code if len(named) < 7 else named.lower(), known, 1, 0.3)
    return f"Is {close[0]} meant? `diglot explain` lists all." if close else "`diglot explain` lists all checks."

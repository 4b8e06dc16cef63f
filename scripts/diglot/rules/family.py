"""The checks of one package: which there are, which are chosen, and how much each weighs."""

import difflib
import pkgutil
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from diglot.errors import InputError
from diglot.message import Message
from diglot.rules.docs import Docs, parse_docs

OFF = "off"
PREFIXES = ("DG", "VS")
"""How the codes of each family begin."""


class Severity(StrEnum):
    """How much a finding weighs: an error or a warning fails a run, a hint never does."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Coded(Protocol):
    """What every rule has; it is a dataclass."""

    @property
    def code(self) -> str:
        """The family's letters and three digits, never used again for something else."""
        ...

    @property
    def name(self) -> str:
        """A readable alias, as in the name of its file: `number-changed`."""
        ...

    @property
    def severity(self) -> Severity:
        """How much its findings weigh."""
        ...


R = TypeVar("R", bound=Coded, covariant=True)


@dataclass(frozen=True)
class Check(Generic[R]):
    """A check: its rule, its generator, and its documentation."""

    rule: R
    run: Callable[[Any], Iterator[Any]]
    docstring: str

    @cached_property
    def docs(self) -> Docs:
        """The documentation, in both languages. Raises ValueError if a part is missing."""
        return parse_docs(self.docstring)


class Family(Generic[R]):
    """The checks in a package and its folders, whose codes begin with `prefix`."""

    def __init__(self, package: str, prefix: str) -> None:
        self.package = package
        self.prefix = prefix

    @cached_property
    def by_module(self) -> Mapping[str, tuple[Check[R], ...]]:
        """The checks of each module, by its name: what it lists as `CHECKS`, or the one that it is itself."""
        named = re.compile(rf"{self.prefix.lower()}\d{{3}}_\w+")
        below = pkgutil.walk_packages(import_module(self.package).__path__, f"{self.package}.")
        loaded = [import_module(module.name) for module in below if named.fullmatch(module.name.rpartition(".")[2])]
        return {module.__name__: _checks_in(module) for module in loaded}

    @cached_property
    def checks(self) -> tuple[Check[R], ...]:
        """All checks, in the order of their codes."""
        found = (check for checks in self.by_module.values() for check in checks)
        return tuple(sorted(found, key=lambda check: check.rule.code))

    def choose(
        self,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        severities: Mapping[str, str] | None = None,
    ) -> tuple[Check[R], ...]:
        """The checks to run. `select` and `ignore` hold codes or beginnings of codes (`DG4`), `select` empty meaning
        all; `severities` sets the weight of single checks, or `off`, which `select` of the full code overrules. What
        `severities` says of the other family is left to it.

        Raises InputError for a code that no check has.
        """
        others = tuple(prefix for prefix in PREFIXES if prefix != self.prefix)
        severities = {code: weight for code, weight in (severities or {}).items() if not code.startswith(others)}
        for code in (*select, *ignore):
            self._refuse_unknown(code, "")
        for code in severities:
            self._refuse_unknown(code, "diglot.toml")
        chosen = []
        for check in self.checks:
            code = check.rule.code
            weight = severities.get(code)
            if select and not code.startswith(tuple(select)):
                continue
            if code.startswith(tuple(ignore)) or (weight == OFF and code not in select):
                continue
            if weight not in (None, OFF):
                check = replace(check, rule=replace(check.rule, severity=Severity(weight)))  # type: ignore[type-var]
            chosen.append(check)
        return tuple(chosen)

    def find(self, named: str) -> Check[R] | None:
        """The check with a code or a name; None if there is none."""
        for check in self.checks:
            if named.upper() == check.rule.code or named.lower() == check.rule.name:
                return check
        return None

    def _refuse_unknown(self, code: str, path: str) -> None:
        codes = [check.rule.code for check in self.checks]
        if len(code) < 3 or not any(known.startswith(code) for known in codes) or (path and code not in codes):
            raise unknown_check(code, codes, path)


def _checks_in(module: ModuleType) -> tuple[Check[Any], ...]:
    if checks := getattr(module, "CHECKS", ()):
        return tuple(checks)
    return (Check(module.RULE, module.check, module.__doc__ or ""),)


def unknown_check(named: str, known: Iterable[str], path: str = "") -> InputError:
    """What to tell someone who names a check that there is not; `known` are the codes and names there are."""
    code = named[:2].upper() + named[2:].upper().replace("O", "0").replace("I", "1").replace("L", "1")
    close = difflib.get_close_matches(code if len(named) < 7 else named.lower(), known, 1, 0.3)
    cure = (
        Message("Is {} meant? `diglot explain` lists all.", close[0])
        if close
        else Message("`diglot explain` lists all checks.")
    )
    return InputError(Message("there is no check “{}”", named), cure, path)

"""A figure, how it is taken, and how it is told."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One figure; None where it could not be taken, which `note` explains. Floors of costs are ceilings."""

    name: str
    value: float | None
    unit: str = ""
    floor: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the floor is met; None where there is none, or no figure."""
        if self.value is None or self.floor is None:
            return None
        return self.value <= self.floor if self.is_cost else self.value >= self.floor

    @property
    def is_cost(self) -> bool:
        """Whether less is better."""
        return self.unit in ("s", "%", "times as long")


def say(line: str) -> None:
    """Write one progress line to standard error."""
    print(line, file=sys.stderr, flush=True)


def timed(work: Callable[[], object]) -> float:
    """The seconds that `work` takes, with nothing remembered of what was done before."""
    forget()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spent(work: Callable[[], object]) -> float:
    """The seconds that a processor works on `work`, with nothing remembered: what else the machine does is left out."""
    forget()
    start = time.process_time()
    work()
    return time.process_time() - start


def best(work: Callable[[], object], runs: int = 3) -> float:
    """The seconds of the fastest of a few runs: what else the machine does can only slow a run down."""
    return min(timed(work) for _ in range(runs))


def forget() -> None:
    """Empty the caches of Diglot's functions: otherwise every run but the first would measure them."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "diglot":
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def table(measures: Sequence[Measure]) -> str:
    """The figures for people."""
    rows = [("", "figure", "floor", "met", "")]
    for measure in measures:
        sign = "at most" if measure.is_cost else "at least"
        figure = "–" if measure.value is None else f"{measure.value:.2f} {measure.unit}"
        floor = "" if measure.floor is None else f"{sign} {measure.floor:g} {measure.unit}"
        rows.append((measure.name, figure, floor, {True: "yes", False: "NO", None: ""}[measure.met], measure.note))
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    aligned = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in aligned)

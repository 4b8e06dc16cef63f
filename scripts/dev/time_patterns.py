"""Times every regular expression of the package on texts that are made to be slow for it.

    python scripts/dev/time_patterns.py [NAME…]

`pattern_attacks.py` says how the texts are grown. Each text is read once, as the package reads it: searched, or matched
at one place. Those that take longest by the character are measured at two lengths, the second four times the first; the
exponent of the time by the length is printed: 1 for a time in proportion to the length.
With names (of modules, or of patterns as they are printed) only those are timed. Ends with 1 if one is above 1.1.
`pattern_steps.py` counts steps instead, which says the same on every machine; a test does so.
"""

import math
import re
import signal
import sys
import time
from types import FrameType

from package_patterns import patterns
from pattern_attacks import attacks

MOST = 1.1
LIMIT = 2.0
"""Seconds after which a search is given up: it is called quadratic at least."""
FIRST = 4_000
"""The characters of the texts that are read once."""
CLOSE = 4
"""So many of the slowest texts of a pattern are measured."""
LEAST = 0.02
"""Seconds that a search takes at least that is measured."""
LONGEST = 1_000_000


def _expire(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def seconds(pattern: re.Pattern[str], text: str, everywhere: bool) -> float:
    """The time that going through a text takes; that of the limit if it takes longer."""
    signal.signal(signal.SIGVTALRM, _expire)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    begin = time.process_time()
    try:
        if everywhere:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
    except TimeoutError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begin


def grown(parts: tuple[str, str, str], size: int) -> str:
    """A text of about so many characters."""
    before, pump, behind = parts
    return before + pump * max(1, size // len(pump)) + behind


def exponent(pattern: re.Pattern[str], parts: tuple[str, str, str], everywhere: bool) -> float:
    """How the time grows with the length: 1 for a time in proportion to it, and for what is too fast to measure."""
    size = FIRST
    while (first := seconds(pattern, grown(parts, size), everywhere)) < LEAST:
        if size >= LONGEST:
            return 1.0
        size *= 2 if first > LEAST / 4 else 4
    if first >= LIMIT:
        return 2.0
    short, long = grown(parts, size), grown(parts, 4 * size)
    first, second = (min(seconds(pattern, text, everywhere) for _ in range(3)) for text in (short, long))
    return 2.0 if second >= LIMIT else math.log(second / first) / math.log(len(long) / len(short))


def worst(pattern: re.Pattern[str], everywhere: bool) -> tuple[float, tuple[str, str, str]]:
    """The largest exponent, and the text that has it. A high one is measured again: another program may have run."""
    speeds = []
    for parts in attacks(pattern):
        text = grown(parts, FIRST)
        speeds.append((seconds(pattern, text, everywhere) / len(text), parts))
        if speeds[-1][0] * len(text) >= LIMIT:
            return 2.0, parts
    found = (0.0, ("", "", ""))
    for _, parts in sorted(speeds, reverse=True)[:CLOSE]:
        value = exponent(pattern, parts, everywhere)
        for _ in range(2):
            value = min(value, exponent(pattern, parts, everywhere)) if value > MOST else value
        found = max(found, (value, parts))
    return found


def main(names: list[str]) -> int:
    """Print a table, the slowest last."""
    rows = []
    for name, pattern, everywhere in patterns():
        if not names or any(name.startswith(beginning) for beginning in names):
            value, parts = worst(pattern, everywhere)
            rows.append((value, name, parts))
    for value, name, parts in sorted(rows):
        print(f"{value:5.2f}  {name}", *(map(repr, parts) if value > MOST else ()))
    bad = sum(value > MOST for value, *_ in rows)
    print(f"{len(rows)} patterns; exponents above {MOST}: {bad}; the worst: {max(rows)[0]:.2f}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

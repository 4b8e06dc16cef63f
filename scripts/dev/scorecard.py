#!/usr/bin/env python3
"""Print the results of OpenSSF Scorecard in Markdown: scripts/dev/scorecard.py RESULTS.

RESULTS is the JSON file that Scorecard wrote. The exit status is 1 if a check in `NEVER_LESS` lost a point: these
checks depend on the files of the repository alone. The other checks also depend on settings, people and time; they are
reported and do not change the exit status.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

MOST = 10
UNKNOWN = -1
"""The score of a check that could not be made."""
NEVER_LESS = ("Dangerous-Workflow", "Token-Permissions")


def table(results: dict[str, Any]) -> list[str]:
    """The checks, worst first, with a link to what each is about."""
    checks = sorted(results["checks"], key=lambda check: (check["score"] == UNKNOWN, check["score"], check["name"]))
    rows = [f"| {name_of(check)} | {score_of(check)} | {cell(check['reason'])} |" for check in checks]
    head = f"OpenSSF Scorecard of `{results['repo']['commit'][:12]}`: **{results['score']} of {MOST}**"
    return [head, "", "| check | score | why |", "| --- | ---: | --- |", *rows]


def name_of(check: dict[str, Any]) -> str:
    """The name of a check, as a link."""
    return f"[{cell(check['name'])}]({check['documentation']['url']})"


def score_of(check: dict[str, Any]) -> str:
    """The score of a check, or a dash."""
    return "–" if check["score"] == UNKNOWN else str(check["score"])


def cell(text: str) -> str:
    """A text that stays in its cell."""
    return " ".join(text.replace("|", "\\|").split())


def main(path: Path) -> int:
    """Report in Markdown, and what must not be on standard error."""
    results = json.loads(path.read_text("utf-8"))
    print("\n".join(table(results)))
    scores = {check["name"]: check["score"] for check in results["checks"]}
    lost = [name for name in NEVER_LESS if scores.get(name, UNKNOWN) != MOST]
    for name in lost:
        found = scores.get(name, UNKNOWN)
        result = "was not made" if found == UNKNOWN else f"has {found} of {MOST} points"
        print(f"{path}: {name} {result}. Its “details” in that file say which line of which workflow.", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))

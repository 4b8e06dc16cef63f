"""`diglot status`: how far each page is translated."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from diglot.pairs import Pair, State
from diglot.repository import Repository
from diglot.sync import plan_sync

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+(?:['’-]\w+)*")


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for machines.")
@click.pass_obj
def command(root: Path, as_json: bool) -> None:
    """Show how far each page is translated.

    Counts units (paragraphs, headings, list items, cells …): current; behind, whose original changed since; and
    untranslated. “words” is the number of source words in units that are not current. Unsynced edits are counted.
    """
    plan = plan_sync(Repository(root).read_edition())
    pages = [count(plan.pairs[key]) for key in sorted(plan.pairs, key=lambda key: (key[1], key[0]))]
    if as_json:
        pending = [path for path, _ in plan.writes]
        click.echo(json.dumps({"pages": pages, "pending": pending, "clear": plan.clear}, ensure_ascii=False, indent=2))
    else:
        click.echo(_table(pages))
        if plan.writes or not plan.clear:
            click.echo("Some files do not agree yet: run `diglot sync`.", err=True)
    if not plan.clear:
        raise SystemExit(1)


def count(pair: Pair) -> dict[str, Any]:
    """The figures of one page in one language."""
    open_rows = [row for row in pair.rows if row.state is not State.CURRENT]
    return {
        "page": pair.page,
        "language": pair.language,
        "units": len(pair.rows),
        **{state.value: pair.count(state) for state in State},
        "words": sum(len(_WORD.findall(row.source)) for row in open_rows),
    }


def _table(pages: Sequence[dict[str, Any]]) -> str:
    columns = ["page", "language", "current", "behind", "untranslated", "words"]
    total = {name: sum(page[name] for page in pages) for name in columns[2:]} | {"page": "total", "language": ""}
    rows = [columns, *([str(page[name]) for name in columns] for page in (*pages, total))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(columns))]
    lines = [
        "  ".join(
            cell.ljust(width) if i < 2 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)

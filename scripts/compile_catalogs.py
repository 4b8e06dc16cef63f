"""Compile the interface catalogs of the package, scripts/diglot/locales/*/LC_MESSAGES/*.po, with Babel.

The build hook of the package and scripts/build both call `compile_catalogs`.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timezone
from pathlib import Path


def is_stale(po: Path) -> bool:
    """Say whether the compiled catalog is missing or older than its source."""
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def stale_catalogs(root: Path) -> list[Path]:
    """List the interface catalogs to compile; without a locales folder there are none."""
    folder = root / "scripts" / "diglot" / "locales"
    return [po for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) if is_stale(po)]


def compile_one(po: Path) -> Path:
    """Write the .mo beside its .po, so that a reader never sees half a file, and return it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalog = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
    # Babel puts the clock into a header without dates, and the same source must give the same bytes.
    catalog.creation_date = catalog.revision_date = datetime.fromtimestamp(0, timezone.utc)
    mo = po.with_suffix(".mo")
    temporary = mo.with_name(f"{mo.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as target:
            write_mo(target, catalog)
        temporary.replace(mo)
    finally:
        temporary.unlink(missing_ok=True)
    return mo


def compile_catalogs(root: Path) -> list[Path]:
    """Compile what changed and return the files written."""
    return [compile_one(po) for po in stale_catalogs(root)]


if __name__ == "__main__":
    for path in compile_catalogs(Path(__file__).resolve().parents[1]):
        print(f"compiled {path}", file=sys.stderr)

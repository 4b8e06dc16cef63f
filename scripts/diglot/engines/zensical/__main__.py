"""`python -m diglot.engines.zensical`: build the site of the edition in this folder. `diglot build` calls it."""

import argparse
import sys
from pathlib import Path

from diglot.closed_folder import refusal_of
from diglot.engines.site_settings import read_site_settings
from diglot.engines.zensical.engine import build_site
from diglot.errors import InputError


def main() -> int:
    """Build, and say what is wrong; the exit status is 1 for warnings in a strict build, 2 for unusable input."""
    parser = argparse.ArgumentParser(prog="diglot.engines.zensical", description="Build the site with Zensical.")
    parser.add_argument("-d", "--site-dir", help="the folder of the site (default: site_dir of mkdocs.yml, or site)")
    parser.add_argument("-s", "--strict", action="store_true", help="exit 1 if there is a warning")
    options = parser.parse_args()
    root = Path.cwd()
    try:
        folder = options.site_dir or str(read_site_settings(root).values.get("site_dir") or "site")
        build = build_site(root, root / folder)
    except (InputError, OSError) as error:
        print(f"error: {refusal_of(error) if isinstance(error, OSError) else error}", file=sys.stderr)
        return 2
    for note in build.notes:
        print(f"note: {note}", file=sys.stderr)
    for warning in build.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    if build.warnings and options.strict:
        print(f"error: {len(build.warnings)} warnings, and the build is strict.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

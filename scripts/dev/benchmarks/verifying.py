"""The last step of a build, and the gate on the built site, by a thousand pages."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import Pages, edition
from diglot.repository import read_site
from diglot.site import finish_site, verify_site
from linking import CONFIG
from measures import Measure, spent
from syncing import run_report

LANGUAGES = ("en", "zh")
SECONDS = 5
"""For a thousand pages, on the clock of a machine with two cores."""


@contextmanager
def built_site(pages: Pages) -> Iterator[Path]:
    """A folder with an edition of these pages in two languages, the second one untranslated, and its site."""
    with edition({"index.md": "# Home\n\nThe opening page.\n", **pages}) as root:
        (root / "mkdocs.yml").write_text(CONFIG.replace("plugins:\n", "plugins:\n  - search\n"), "utf-8")
        command, environ = [sys.executable, "-m", "mkdocs", "build", "--quiet"], {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=root, check=True, capture_output=True, env=os.environ | environ)
        yield root


def measure_gate(pages: Pages) -> Iterator[Measure]:
    """The command, as it is typed, in one process and in two."""
    with built_site(pages) as root:
        count = sum(path.endswith(".html") for path in read_site(root / "site"))
        for jobs in (1, 2):
            elapsed, _, memory = run_report(root, "verify-site", "--format", "json", "--jobs", str(jobs))
            name = f"diglot verify-site --jobs {jobs}, by 1,000 pages"
            note = f"{count} pages, on the clock; {memory:.0f} MiB"
            yield Measure(name, elapsed * 1000 / count, "s", SECONDS if jobs == 2 else None, note)


def measure_verifying(pages: Pages) -> Iterator[Measure]:
    """The processor time of every check over a site, and of the policy put on it."""
    with built_site(pages) as root:
        files = read_site(root / "site")
        read = _least(lambda: read_site(root / "site"))
    texts = {path: data.decode() for path, data in files.items() if data and path.endswith((".html", "sitemap.xml"))}
    count = sum(path.endswith(".html") for path in files)
    size = sum(len(text) for path, text in texts.items()) // count // 1000
    found = list(verify_site(files, LANGUAGES))
    note = f"{count} pages of {size} kB; {len(found)} findings"
    seconds = read + _least(lambda: list(verify_site(files, LANGUAGES)))
    yield Measure("verifying a site, by 1,000 pages", seconds * 1000 / count, "s", note=note)
    tags = {language: language for language in LANGUAGES}
    seconds = _least(lambda: finish_site(texts, tags, {}))
    yield Measure("its policy, by 1,000 pages", seconds * 1000 / count, "s", note=note)


def _least(work: Callable[[], object]) -> float:
    """The processor time of the fastest of three runs."""
    return min(spent(work) for _ in range(3))

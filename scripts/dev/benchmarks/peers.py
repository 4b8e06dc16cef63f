"""Other tools, given the same pages in the same run."""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping

from corpus import Pages, edition, megabytes
from measures import Measure

PEER_PAGES = 200
"""Pages that peers are given; some need a minute even for these."""
PARSERS = {
    "markdown-it-py, parsing": """
from markdown_it import MarkdownIt
parse = MarkdownIt("commonmark").enable("table").parse
start = time.perf_counter()
for text in texts:
    parse(text)
""",
    "Python-Markdown, to HTML": """
from markdown import Markdown
renderer = Markdown(extensions=["tables", "attr_list", "def_list", "footnotes", "admonition", "fenced_code"])
start = time.perf_counter()
for text in texts:
    renderer.reset().convert(text)
""",
}
EXTRACTORS = {
    "translate-toolkit, extraction": """
from translate.convert.md2po import main
start = time.perf_counter()
main(["-i", folder, "-o", out, "--progress=none"])
""",
    "mdpo, extraction": """
from mdpo import markdown_to_pofile
start = time.perf_counter()
for i, page in enumerate(pages):
    markdown_to_pofile(page, po_filepath=f"{out}/{i}.po", save=True)
""",
    "po4a, extraction": """
import os, subprocess
masters = [part for page in pages for part in ("-m", page)]
command = ["po4a-updatepo", "-f", "text", "-o", "markdown", "-M", "UTF-8", "-p", f"{out}/all.pot", *masters]
start = time.perf_counter()
done = subprocess.run(command, env=os.environ | {"LC_ALL": "C.UTF-8"}, stdout=sys.stderr)
assert done.returncode == 0
""",
}
"""What each tool runs, in its fastest way: one process, and one catalog for each page (po4a: for all of them)."""
PROLOGUE = """
import glob, sys, time
folder, out = sys.argv[1:]
pages = sorted(glob.glob(folder + "/**/*.md", recursive=True))
texts = [open(page, encoding="utf-8").read() for page in pages]
"""


def measure_peers(codes: Mapping[str, str], pages: Pages, python: str, ours: float) -> Iterator[Measure]:
    """What other tools need for the same pages, for which we took `ours` seconds; their start does not count."""
    for name, code in codes.items():
        with edition(pages) as root, tempfile.TemporaryDirectory(prefix="diglot-bench-") as out:
            script = f"{PROLOGUE}{code}print(time.perf_counter() - start)"
            command = [python, "-c", script, str(root / "docs" / "en"), out]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            missing = "ModuleNotFoundError" in done.stderr or "FileNotFoundError" in done.stderr
            errors = done.stderr.strip().splitlines()
            yield Measure(
                name, None, note="not installed" if missing else f"failed: {' '.join(errors[:1] + errors[-1:])}"
            )
        else:
            seconds = float(done.stdout.split()[-1])
            note = f"ours {seconds / ours:.1f} times as fast, {len(pages)} pages"
            yield Measure(name, megabytes(pages) / seconds, "MB/s", note=note)

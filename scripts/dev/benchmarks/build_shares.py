"""Where the time of a build goes: the share of each step, from samples of what runs.

    python build_shares.py mkdocs.yml FOLDER      build the site of a configuration, and print the shares as JSON

A signal comes after each hundredth of a second of processor time. The innermost of the functions below that is running
then is the step that took it.
"""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from diglot.user_cache import VARIABLE

INTERVAL = 0.01
REST = "MkDocs and Material, the rest"
_FUNCTIONS: Mapping[str, str] = {
    "starting": "importlib._bootstrap:_find_and_load",
    "reading and merging the edition": "engines/edition_build:read_edition_build",
    "judging the units": "publish/withheld_units:withhold",
    "keeping pages for the next build": (
        "mkdocs/page_cache:give_content mkdocs/page_cache:keep_content mkdocs/page_cache:page mkdocs/page_cache:sweep"
        " engines/cache:keep engines/compiled_templates:load_bytecode"
    ),
    "marking units": "publish/markers:mark_markdown publish/unmark:unmark_tree publish/unmark:unmark_html",
    "converting Markdown": "markdown/core:convert markdown/core:__init__",
    "filling templates": "jinja2/environment:render",
    "pages in one language": "publish/publisher:publish mkdocs/hooks:on_post_page",
    "judging finished articles": "publish/publisher:_judged",
    "pages side by side": "publish/publisher:_side_by_side",
    "search": "publish/passages:find_sections engines/page_publishing:_search_files search/plugin:on_page_context",
    "metadata and citations": (
        "engines/metadata_files:metadata_files metadata/head:render_head publish/site_metadata:of"
        " publish/page_data:render_page_data"
    ),
    "policy, sitemap, writing": (
        "engines/finishing:finish engines/finishing:write_pages utils/__init__:write_file"
        " utils/__init__:clean_directory structure/files:copy_static_files"
    ),
}
"""The functions of each step: the end of a module's path, and a name."""


def measure_shares(root: Path, config: str) -> dict[str, float]:
    """The share of each step in the processor time of a build in a process of its own, the largest first.

    Nothing is kept from older builds. Windows has no such signal, and so no shares.
    """
    if not hasattr(signal, "SIGPROF"):
        return {}
    command = [sys.executable, __file__, config, str(root / "shares")]
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", VARIABLE: str(root / "kept-by-none")}
    done = subprocess.run(command, cwd=root, env=environ, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def sample(config: str, folder: str) -> dict[str, float]:
    """Build a site in this process."""
    steps = {function: step for step, functions in _FUNCTIONS.items() for function in functions.split()}
    seen: Counter[str] = Counter()

    def look(number: int, frame: FrameType | None) -> None:
        step = None
        while frame is not None and step is None:
            place = frame.f_code.co_filename.removesuffix(".py").strip("<>").replace("frozen ", "").replace(os.sep, "/")
            step = steps.get(f"{'/'.join(place.split('/')[-2:])}:{frame.f_code.co_name}")
            frame = frame.f_back
        seen[step or REST] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    from mkdocs.__main__ import cli  # here, as starting takes time, too

    cli(["--quiet", "build", "-f", config, "-d", folder], standalone_mode=False)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return {step: count / seen.total() for step, count in seen.most_common()}


if __name__ == "__main__":
    print(json.dumps(sample(*sys.argv[1:3])))

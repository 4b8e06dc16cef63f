"""The files that Diglot adds to the theme of a site, and its page for readers who are lost."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from diglot.closed_folder import ClosedFolder
from diglot.engines.cache import read_files
from diglot.interface import interface
from diglot.publish.templates import THEME

STYLES = ("assets/diglot.css",)
SCRIPTS = ("assets/diglot.mjs", "assets/diglot-terms.mjs")
LOST = "404.html"


def read_theme(root: Path, settings: Mapping[str, Any], left_out: Collection[str]) -> dict[str, bytes]:
    """The files of the theme by path. Those in the folder that `settings` name, in `root`, take the place of ours.

    Of ours, those with a name in `left_out` are not wanted, nor what is in a folder of such a name.
    """
    ours = read_files(THEME).items()
    found = {path: data for path, data in ours if not any(part in left_out for part in path.split("/"))}
    own = settings.get("custom_dir")
    return found | (ClosedFolder(root).enter(root / own).read_all() if own else {})


def lost_sentences(homes: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
    """What the page for lost readers says in each language; `homes` has the addresses of home pages by language tag."""
    found = []
    for tag, home in homes.items():
        words = interface(tag)
        found.append(
            {
                "tag": words.language,
                "title": words.gettext("Page not found"),
                "sentence": words.gettext("There is no page at this address."),
                "link": words.gettext("Go to the opening page"),
                "home": home,
            }
        )
    return found


def render_lost(homes: Mapping[str, str], absolute: Callable[[str], str]) -> str:
    """The page for lost readers. It may be shown at any address, so `absolute` turns an address from the root of the
    site into a path from the root of the server."""
    from jinja2 import Environment, FileSystemLoader  # late: MkDocs renders the page itself

    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    environment.filters["url"] = absolute
    return environment.get_template(LOST).render(diglot={"lost": lost_sentences(homes)})

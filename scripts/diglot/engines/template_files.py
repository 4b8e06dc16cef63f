"""The templates of a theme, by name, without those that no site uses."""

import os
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader


class SeenTemplates(FileSystemLoader):
    """Lists templates without those in hidden folders, where Material has thousands of icons. They can be loaded, too.

    MkDocs lists the templates for each language, to find the files of the theme, and takes none from these folders.
    """

    def list_templates(self) -> list[str]:
        """The names of templates, as Jinja has them."""
        found = set()
        for folder in map(os.fspath, self.searchpath):
            for parent, inner, names in os.walk(folder, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                start = os.path.relpath(parent, folder).replace(os.sep, "/")
                found |= {name if start == "." else f"{start}/{name}" for name in names}
        return sorted(found)


def pass_over_hidden(get_env: Callable[[Any], Environment], theme: Any) -> Environment:
    """What `get_env` gives for a theme, with a loader that passes over hidden folders."""
    environment = get_env(theme)
    loader = environment.loader
    assert isinstance(loader, FileSystemLoader)
    environment.loader = SeenTemplates(loader.searchpath, followlinks=loader.followlinks)
    return environment

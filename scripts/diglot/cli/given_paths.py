"""Paths on the command line. They are relative to the current folder; commands get them relative to the folder of the
edition."""

import os
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

STANDING = "diglot.standing"
"""The key of the current folder in the data of a context of click."""


class GivenPath(click.ParamType[str]):
    """A path relative to the folder of the edition. A default is relative to it already."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path, with forward slashes; an absolute one that is not in the edition stays as it is."""
        path = Path(value)
        if ctx is None or (param and ctx.get_parameter_source(str(param.name)) is ParameterSource.DEFAULT):
            return path.as_posix()
        root = Path(ctx.obj).absolute()
        place = Path(os.path.normpath(ctx.meta[STANDING].absolute() / path))
        if path.is_absolute() and not place.is_relative_to(root):
            return path.as_posix()
        return Path(os.path.relpath(place, root)).as_posix()


class GivenPage(GivenPath):
    """A file of a page; or its name, which is the same everywhere."""

    name = "page"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path of the file, relative to the edition, if there is such a file; otherwise the argument as it is."""
        path = super().convert(value, param, ctx)
        return path if ctx is None or os.path.lexists(Path(ctx.obj) / path) else Path(value).as_posix()

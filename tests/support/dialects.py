"""The Markdown dialect of a `mkdocs.yml` that a test writes."""

from diglot.dialect import Dialect, find_dialect
from diglot.mkdocs_yaml import Inherit, parse_mkdocs_yaml


def read_dialect(text: str, path: str = "mkdocs.yml", inherit: Inherit = lambda other: None) -> Dialect:
    """The dialect of a file with this text."""
    return find_dialect(parse_mkdocs_yaml(text, path, inherit), path)

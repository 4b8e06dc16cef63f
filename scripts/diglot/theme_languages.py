"""In which languages the theme has its words."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from diglot.interface_catalogs import find_parents
from diglot.language import parse_locale


@cache
def theme_language(language: str) -> str:
    """The language file of Material for a tag, or for the nearest parent that has one; English if none has."""
    spec = find_spec("material")
    folders = [Path(folder) / "templates" for folder in (spec.submodule_search_locations or ())] if spec else []
    folders.append(Path(__file__).parent / "theme")
    known = {path.stem for folder in folders for path in folder.glob("partials/languages/*.html")}
    locale = parse_locale(language)
    parents = [parent.replace("_", "-") for parent in find_parents(locale)] if locale else []
    return next((tag for tag in (language, *parents) if tag in known), "en")

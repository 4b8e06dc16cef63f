"""The Jinja templates of the HTML that Diglot writes: `theme/diglot/*.html`. A site may have its own in their place.

A comment at the top of each template lists the values it gets. They are text, which Jinja escapes. A value that does
not exist is an error, not an empty text.
"""

import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from diglot.errors import InputError
from diglot.message import Message

THEME = Path(__file__).parents[1] / "theme"
GLOSSARY, CARD, NOTICE = "diglot/glossary.html", "diglot/term_card.html", "diglot/notice.html"
TITLE_PAGE = "diglot/title_page.html"


_CLOSED = Message("a template in a folder where translators write is not used, for templates can run code")


class Templates:
    """The templates of one build. Each is read once."""

    def __init__(self, root: Path = Path(), folders: Iterable[Path] = (), closed: Iterable[str] = ()) -> None:
        """`root` is the folder of the edition; the others are absolute or relative to it.

        `folders` are those of the site's own theme, the first one first. Their templates are used instead of those of
        Diglot. A template can run code, so none is read from the folders in `closed`, where translators write.
        """
        self._root = root.resolve()
        self._own = [(self._root / folder).resolve() for folder in folders]
        self._environment = Environment(
            loader=_Loader(self._own, [(self._root / folder).resolve() for folder in closed]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def render(self, name: str, **values: object) -> str:
        """The HTML of a template. Raises InputError if a template of the site cannot be used."""
        try:
            return self._environment.get_template(name).render(values).strip()
        except Exception as error:  # a template can raise anything
            place = self._place(error)
            if place is None:
                raise
            raise InputError(*_fact_and_cure(error), *place) from error

    def _place(self, error: Exception) -> tuple[str, int] | None:
        """The file of the site that an error comes from, and the line; None if it comes from Diglot's own files."""
        places = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or "", error.lineno))
        elif isinstance(error, OSError):
            places.append((error.filename or "", 0))
        for file, line in reversed(places):
            path = Path(file)
            if any(path.is_relative_to(folder) for folder in self._own):
                return (path.relative_to(self._root) if path.is_relative_to(self._root) else path).as_posix(), line
        return None


class _ClosedFolderError(TemplateSyntaxError):
    """A template that lies where translators write."""


class _Loader(FileSystemLoader):
    """Reads templates from the folders of a site, then from the package."""

    def __init__(self, folders: Iterable[Path], closed: Iterable[Path]) -> None:
        super().__init__([*folders, THEME])
        self._closed = tuple(closed)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its path, and whether it is unchanged."""
        try:
            found = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            path = next(path for folder in self.searchpath if (path := Path(folder, template)).is_file())
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("the template is not in UTF-8", line, template, str(path)) from error
        if any(Path(found[1]).resolve().is_relative_to(folder) for folder in self._closed):
            raise _ClosedFolderError(_CLOSED, 0, template, found[1])
        return found


def _fact_and_cure(error: Exception) -> tuple[Message, Message]:
    """What is wrong, and the correction."""
    if isinstance(error, _ClosedFolderError):
        return _CLOSED, Message("Move the folder of the site's theme out of the folders of pages and catalogs.")
    if isinstance(error, TemplateNotFound):
        fact = Message("there is no template “{}”", error.name)
    elif isinstance(error, TemplateSyntaxError):
        fact = Message(error.message or "this is no template")
    else:
        fact = Message("{}: {}", type(error).__name__, error)
    return fact, Message("Correct the template, or remove it to use that of Diglot.")

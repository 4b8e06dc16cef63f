"""A page that takes minutes to render, or more of Python's stack than there is: the build ends, and names it."""

from typing import Any

from diglot.errors import InputError
from diglot.message import Message
from diglot.time_limit import start_limit, stop_limit

SECONDS = 60.0
"""The processor time that one page may take Python-Markdown and the plugins that change its text."""


class RenderingLimit:
    """The events of a plugin that has a limit: it runs from each page to the next, until `end_limit` is called."""

    def __init__(self) -> None:
        super().__init__()
        self.rendered = ""
        """The file of the page that is being rendered."""

    def on_pre_page(self, page: Any, config: Any, files: Any) -> None:
        """Begin anew for this page."""
        self.rendered = str(page.file.abs_src_path or page.file.src_uri)
        self.end_limit()
        start_limit(SECONDS, self._takes_too_long)

    def end_limit(self) -> None:
        """No page is rendered any more."""
        stop_limit()

    def on_build_error(self, error: Exception) -> None:
        """Raise InputError for a page that is nested too deeply. Other errors are the generator's."""
        self.end_limit()
        if isinstance(error, RecursionError):
            fact = Message("its Markdown has so many things inside each other that it cannot be rendered")
            raise InputError(fact, Message("Nest lists, boxes and elements less deeply."), self.rendered) from None

    def _takes_too_long(self) -> InputError:
        fact = Message("rendering its Markdown takes longer than {:g} seconds, which is the limit", SECONDS)
        return InputError(fact, Message("Close its brackets and tags, or divide the page."), self.rendered)

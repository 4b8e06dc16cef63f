"""Render a unit or a page to HTML with the Python-Markdown of the site.

Extensions that read files, or give ids that differ from page to page, are left out, since the HTML is only compared.
Extensions of others take part if they are installed, as they do in a build.
"""

import json
import os
import pkgutil
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from diglot.dialect import KNOWN, PYTHON_NAME, SHOW_BREAKS, Dialect, short_name
from diglot.errors import InputError
from diglot.message import Message
from diglot.pages.grammar import BLOCKS, NUMBERS, USUAL, Grammar
from diglot.time_limit import OverTime, at_most

FAILED = "<failed-extension></failed-extension>"
"""Stands before the HTML of a text on which an extension failed. If only the translation has it, it is unsafe, as the
result of the extension on the page is not known."""
_EXTRA = frozenset({"extra", "pymdownx.extra"})
"""Those that stand for several others."""
PROBES = {
    "abbr": ("*[a]: b\n\na", "*[a]"),
    "admonition": ("!!! note\n    a", "!!!"),
    "def_list": ("a\n:   b", ":"),
    "footnotes": ("a[^1]\n\n[^1]: two words", "[^1]"),
    "md_in_html": ("<div markdown>\n*a*\n</div>", "*"),
    "pymdownx.details": ("??? note\n    a", "???"),
    "pymdownx.tabbed": ('=== "a"\n    b', "==="),
    "pymdownx.tasklist": ("- [x] a", "[x]"),
    "tables": ("a | b\n- | -\nc | d", "|"),
}
"""For each extension with blocks: a text with such a block, and the text that the page shows if the block is not
read."""
RENDERING_SECONDS = 30.0
"""The processor time that one text may take."""
_LEFT_OUT = frozenset({"toc", "meta", "pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter"})


class Rendered(NamedTuple):
    """A text as HTML, and the link definitions that were found in it: address and title by name."""

    html: str
    definitions: Mapping[str, tuple[str, str]]
    reached: frozenset[str] = frozenset()
    """The requests of third-party extensions to the system: files, other programs, the network."""


class Renderer:
    """Renders many small texts with the same extensions, given by name or as objects. Not for two threads at once."""

    def __init__(self, extensions: Sequence[Any], options: Mapping[str, Mapping[str, Any]]) -> None:
        from markdown import Markdown  # late: most commands render nothing

        named = [short_name(extension) if isinstance(extension, str) else extension for extension in extensions]
        used = [extension for extension in named if not (isinstance(extension, str) and extension in _LEFT_OUT)]
        self._used = used
        self.is_known = all(isinstance(extension, str) and extension in KNOWN for extension in used)
        """Whether all extensions are known ones, so that their effect on plain text is known as well."""
        self.reads_raw = not self.is_known or not {"md_in_html", *_EXTRA}.isdisjoint(used)
        """Whether Markdown may be read inside of raw HTML."""
        by_name = {short_name(name): dict(values) for name, values in options.items()}
        self._options = {name: values for name, values in by_name.items() if name in used}
        self._markdown = Markdown(extensions=used, extension_configs=self._options)

    @cached_property
    def _known_only(self) -> Any:
        """Markdown without third-party extensions."""
        from markdown import Markdown

        known = [extension for extension in self._used if isinstance(extension, str) and extension in KNOWN]
        return Markdown(
            extensions=known,
            extension_configs={name: options for name, options in self._options.items() if name in KNOWN},
        )

    def render(self, text: str) -> Rendered:
        """The HTML of a text. Where an extension of others fails, as one may that expects a page, the known ones render
        it alone, and `FAILED` stands before it.

        Raises InputError for a text that takes longer than 30 seconds, or has too many things inside each other."""
        try:
            with at_most(RENDERING_SECONDS):
                return self._render(text)
        except RecursionError:
            fact = Message("its Markdown has too many things inside each other: “{}…”", _start(text))
            raise InputError(fact, Message("Nest lists, boxes and elements less deeply.")) from None
        except OverTime:
            fact = Message(
                "rendering its Markdown takes longer than {:g} seconds, which is the limit: “{}…”",
                RENDERING_SECONDS,
                _start(text),
            )
            raise InputError(fact, Message("Close its brackets and tags, or divide it.")) from None
        except Exception as error:  # whatever Python-Markdown raises
            fact = Message("its Markdown cannot be rendered ({}): “{}…”", error, _start(text))
            raise InputError(fact, Message("Write it in simpler Markdown.")) from error

    def _render(self, text: str) -> Rendered:
        if self.is_known:
            return _convert(self._markdown, text)
        with _watched() as reached:
            try:
                rendered = _convert(self._markdown, text)
            except Exception:
                rendered = _convert(self._known_only, text)
                rendered = rendered._replace(html=FAILED + rendered.html)
        return rendered._replace(reached=frozenset(reached))


_reached: set[str] | None = None
"""The requests to the system since watching began; None if nothing is watched."""
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile", "urllib.")
"""The beginnings of the events that rendering a text never needs (Python, Audit events table)."""


@contextmanager
def _watched() -> Iterator[set[str]]:
    """Record the files that are opened, and refuse programs and the network, as a text may be an attacker's."""
    global _reached
    _listen()
    _reached = found = set[str]()
    try:
        yield found
    finally:
        _reached = None


@cache
def _listen() -> None:
    sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _reached is None:
        return
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if not path.startswith(_installed()):
            _reached.add(path)
    elif event.startswith(_FORBIDDEN):
        _reached.add(event)
        raise PermissionError(f"a text that is rendered asks for {event}")


@cache
def _installed() -> tuple[str, ...]:
    """The folders of Python and its packages, whose files are programs and data of extensions."""
    folders = {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, *filter(None, sys.path)}
    here = os.path.abspath(os.curdir)
    return tuple(sorted(f"{os.path.abspath(folder)}{os.sep}" for folder in folders if os.path.abspath(folder) != here))


def _convert(markdown: Any, text: str) -> Rendered:
    markdown.reset()
    html = markdown.convert(text)
    return Rendered(html, {name: (url, title or "") for name, (url, title) in markdown.references.items()})


def renderer_of(dialect: Dialect) -> Renderer:
    """The renderer of a dialect. Raises InputError, with file and line, for an extension that cannot be used."""
    options: dict[str, dict[str, Any]] = json.loads(dialect.options)
    try:
        return Renderer(dialect.extensions, resolve_options(options))
    except Exception:  # whatever an extension raises; look which one it is
        for name, (path, line) in zip_longest(dialect.extensions, dialect.places, fillvalue=("", 0)):
            _try(str(name), options.get(str(name), {}), path, line)
        raise


@lru_cache(16)
def grammar_of(dialect: Dialect) -> Grammar:
    """The grammar of a dialect. The effect of known extensions is known; other extensions are tried."""
    if dialect == Dialect():
        return USUAL  # nobody knows what is enabled
    enabled = dialect.extensions
    options: dict[str, dict[str, Any]] = json.loads(dialect.options)
    breaks = not SHOW_BREAKS.isdisjoint(enabled)
    blocks = {name for name in BLOCKS if name in enabled}
    if not _EXTRA.isdisjoint(enabled):
        blocks |= {"abbr", "def_list", "footnotes", "md_in_html", "tables"}
    if any(name.startswith("pymdownx.blocks.") for name in enabled):
        blocks.add("pymdownx.blocks")
    numbers = None
    if "pymdownx.fancylists" in enabled:
        blocks.add("pymdownx.blocks")
        styles = options.get("pymdownx.fancylists", {}).get("additional_ordered_styles", NUMBERS)
        numbers = frozenset(NUMBERS).intersection(styles)
    if not KNOWN.issuperset(enabled):
        try:
            renderer = renderer_of(dialect)
            breaks = breaks or "<br" in renderer.render("one line\nanother line").html
            blocks |= {name for name, (text, sign) in PROBES.items() if sign not in renderer.render(text).html}
        except InputError:
            pass  # reported where it is needed
    callouts = "pymdownx.quotes" in enabled and bool(options.get("pymdownx.quotes", {}).get("callouts"))
    return Grammar(breaks, frozenset(blocks), "pymdownx.saneheaders" in enabled, callouts, numbers)


def _start(text: str) -> str:
    return text.strip()[:40]


def _try(name: str, options: Mapping[str, Any], path: str, line: int) -> None:
    """Raises InputError if an extension cannot be used with its options."""
    try:
        Renderer([name], {name: resolve_options(options)})
    except ImportError as error:
        fact = Message("the Markdown extension “{}” cannot be loaded: {}", name, error)
        raise InputError(fact, Message("Install it, or correct its name."), path, line) from error
    except Exception as error:
        fact = Message("the Markdown extension “{}” cannot be used: {}: {}", name, type(error).__name__, error)
        raise InputError(fact, Message("Correct its options, or install another version of it."), path, line) from error


def resolve_options(value: Any) -> Any:
    """Options with names of Python's looked up. Raises ImportError or AttributeError for what is not there."""
    if isinstance(value, dict):
        name = value.get(PYTHON_NAME)
        return pkgutil.resolve_name(name) if name else {key: resolve_options(item) for key, item in value.items()}
    return list(map(resolve_options, value)) if isinstance(value, list) else value

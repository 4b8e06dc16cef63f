"""The sentences the plugin puts on pages, in the page's language.

They are a Babel catalog, `scripts/diglot/locales`. After changing a sentence in the code, in the repository's root:

    pybabel extract --no-wrap --no-location --omit-header -o scripts/diglot/locales/diglot.pot scripts/diglot
    pybabel update --no-wrap -D diglot -i scripts/diglot/locales/diglot.pot -d scripts/diglot/locales

Then translate the new sentences and compile: `python scripts/compile_catalogs.py`. The package build compiles them,
too. To add a language, copy the catalog of another one, with the plural forms of the CLDR in its header. Where a
catalog was made by a machine, and no speaker of the language has reviewed it, its header comment says so.
`interface_catalogs.py` says which catalog is used for a language.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import NullTranslations

from diglot.interface_catalogs import OWN, read_translations
from diglot.language import parse_locale

_DAY_FIRST = "en_GB"
"""The locale of dates and lists for English without a country: 25 November 2026."""


class Interface:
    """Sentences, dates and numbers in one language; in English if there is no catalog for it."""

    def __init__(self, language: str) -> None:
        self._asked = language

    @property
    def _translations(self) -> NullTranslations:
        """The translations. They are looked up at each call, as an edition may add catalogs later."""
        return read_translations(self._asked) or read_translations(OWN) or NullTranslations()

    @property
    def language(self) -> str:
        """The language that its sentences are in, as a tag for `lang`."""
        return self._asked if read_translations(self._asked) is not None else OWN

    @property
    def locale(self) -> Locale:
        """The locale of dates, numbers and lists: that of the sentences, so that languages are not mixed."""
        return self._own_locale if self.language == self._asked else Locale.parse(OWN)

    @cached_property
    def _own_locale(self) -> Locale:
        return parse_locale(self._asked) or Locale.parse(OWN)

    @property
    def _written(self) -> Locale:
        return Locale.parse(_DAY_FIRST) if str(self.locale) == OWN else self.locale

    def gettext(self, message: str) -> str:
        """A sentence."""
        return str(self._translations.gettext(message))

    def pgettext(self, context: str, message: str) -> str:
        """A word that means different things in different contexts."""
        return str(self._translations.pgettext(context, message))

    def ngettext(self, singular: str, plural: str, count: int, **others: int) -> str:
        """A sentence about `count` things; `%(count)s` in it becomes the number, written as the language does.

        So do other numbers, by their names.
        """
        sentence = str(self._translations.ngettext(singular, plural, count))
        numbers = {"count": count, **others}
        return sentence % {name: format_decimal(number, locale=self.locale) for name, number in numbers.items()}

    def language_name(self, code: str) -> str:
        """The name of a language, as the language of a text. (Chinese then uses another ending, which its catalog
        has.)"""
        name = _called(code, str(self.locale))
        spoken, _, written = self.gettext("ending of a spoken language → ending of a written one").partition(" → ")
        return name.removesuffix(spoken) + written if name.endswith(spoken) else name

    def date(self, day: date, parts: int = 3) -> str:
        """A day, written out; with 2 parts its month, with 1 its year."""
        if parts < 3:
            return str(format_skeleton("yMMMM" if parts == 2 else "y", day, locale=self._written))
        return str(format_date(day, "long", locale=self._written))

    def list(self, items: Sequence[str]) -> str:
        """A list of items, with “and” before the last."""
        return str(format_list(items, locale=self._written))


@cache
def _called(code: str, locale: str) -> str:
    named = parse_locale(code)
    return (named and named.get_display_name(locale)) or code


@cache
def interface(language: str) -> Interface:
    """The interface in `language`, a code such as `zh` or `zh-Hans`."""
    return Interface(language)


def own_name(tag: str) -> str:
    """The name of a language in the language itself, with a capital, as in a menu; the tag if the CLDR has no name."""
    locale = parse_locale(tag)
    name = str(locale.get_display_name(locale) or tag) if locale else tag
    return name[:1].upper() + name[1:]


def admonition_title(kind: str, language: str) -> str | None:
    """The title of an admonition of a kind, such as `note`, that has no title of its own; None for an unknown kind.

    The kinds are those of Material for MkDocs. The tag of the title is `interface(language).language`.
    """
    name = _ADMONITIONS.get(kind.lower())
    return None if name is None else name(interface(language))


_ADMONITIONS: Mapping[str, Callable[[Interface], str]] = {
    "note": lambda words: words.pgettext("admonition", "Note"),
    "abstract": lambda words: words.pgettext("admonition", "Abstract"),
    "summary": lambda words: words.pgettext("admonition", "Summary"),
    "tldr": lambda words: words.pgettext("admonition", "In short"),
    "info": lambda words: words.pgettext("admonition", "Info"),
    "todo": lambda words: words.pgettext("admonition", "To do"),
    "tip": lambda words: words.pgettext("admonition", "Tip"),
    "hint": lambda words: words.pgettext("admonition", "Hint"),
    "important": lambda words: words.pgettext("admonition", "Important"),
    "success": lambda words: words.pgettext("admonition", "Success"),
    "check": lambda words: words.pgettext("admonition", "Checked"),
    "done": lambda words: words.pgettext("admonition", "Done"),
    "question": lambda words: words.pgettext("admonition", "Question"),
    "help": lambda words: words.pgettext("admonition", "Help"),
    "faq": lambda words: words.pgettext("admonition", "Frequent questions"),
    "warning": lambda words: words.pgettext("admonition", "Warning"),
    "caution": lambda words: words.pgettext("admonition", "Caution"),
    "attention": lambda words: words.pgettext("admonition", "Attention"),
    "failure": lambda words: words.pgettext("admonition", "Failure"),
    "fail": lambda words: words.pgettext("admonition", "Failed"),
    "missing": lambda words: words.pgettext("admonition", "Missing"),
    "danger": lambda words: words.pgettext("admonition", "Danger"),
    "error": lambda words: words.pgettext("admonition", "Error"),
    "bug": lambda words: words.pgettext("admonition", "Bug"),
    "example": lambda words: words.pgettext("admonition", "Example"),
    "quote": lambda words: words.pgettext("admonition", "Quotation"),
    "cite": lambda words: words.pgettext("admonition", "Citation"),
}

"""The sentences the plugin puts on pages, in the page's language.

They are a Babel catalog, `scripts/diglot/locales`. After changing a sentence in the code, in the repository's root:

    pybabel extract --no-wrap --no-location --omit-header -o scripts/diglot/locales/diglot.pot scripts/diglot
    pybabel update --no-wrap -D diglot -i scripts/diglot/locales/diglot.pot -d scripts/diglot/locales

Then translate the new sentences and compile: `python scripts/dev/compile_catalogs.py`. The package build compiles them,
too. A `.po` file that is newer than its `.mo` file, or has none, is read itself. `pybabel init -l` adds a language.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from diglot.language import parse_language

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "diglot"
_OWN = "en"
_DAY_FIRST = "en_GB"
"""How English without a country writes dates and lists: 25 November 2026. With one, as that country does."""


class Interface:
    """Sentences, dates and numbers in one language; English where there is no catalog for it."""

    def __init__(self, language: str) -> None:
        try:
            self.locale = Locale.parse(parse_language(language).tag, sep="-")
        except (UnknownLocaleError, ValueError):
            self.locale = Locale.parse(_OWN)
        self._written = Locale.parse(_DAY_FIRST) if str(self.locale) == _OWN else self.locale
        found = next((code for code in _codes(self.locale) if _catalog(code).exists()), _OWN)
        self.language = _OWN
        """The language its sentences are in, as a tag for `lang`; zh-Hans for zh-Hant, which has no others yet."""
        if parse_language(found).primary == parse_language(language).primary:
            script = parse_language(found).script
            is_other = self.locale.script is not None and self.locale.script != script
            self.language = f"{parse_language(found).primary}-{script}" if is_other else language
        self._translations = _read(found)

    def gettext(self, message: str) -> str:
        """A sentence."""
        return str(self._translations.gettext(message))

    def ngettext(self, singular: str, plural: str, count: int, **others: int) -> str:
        """A sentence about `count` things; `%(count)s` in it becomes the number, written as the language does.

        So do other numbers, by their names.
        """
        sentence = str(self._translations.ngettext(singular, plural, count))
        numbers = {"count": count, **others}
        return sentence % {name: format_decimal(number, locale=self.locale) for name, number in numbers.items()}

    def language_name(self, code: str) -> str:
        """What a language is called, as that of a text: Chinese has another ending then, and its catalog says which."""
        name = _called(code, self.locale)
        spoken, _, written = self.gettext("ending of a spoken language → ending of a written one").partition(" → ")
        return name.removesuffix(spoken) + written if name.endswith(spoken) else name

    def date(self, day: date, parts: int = 3) -> str:
        """A day, written out; with 2 parts its month, with 1 its year."""
        if parts < 3:
            return str(format_skeleton("yMMMM" if parts == 2 else "y", day, locale=self._written))
        return str(format_date(day, "long", locale=self._written))

    def list(self, items: Sequence[str]) -> str:
        """Items, one after the other, the last with an “and”."""
        return str(format_list(items, locale=self._written))


@cache
def _called(code: str, locale: Locale) -> str:
    return Locale.parse(parse_language(code).tag, sep="-").get_display_name(locale) or code


@cache
def interface(language: str) -> Interface:
    """The interface in `language`, a code such as `zh` or `zh-Hans`."""
    return Interface(language)


def _codes(locale: Locale) -> list[str]:
    parts = [locale.language, locale.script, locale.territory]
    named = "_".join(part for part in parts if part)
    return list(dict.fromkeys([named, f"{locale.language}_{locale.territory}", locale.language]))


def _catalog(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read(code: str) -> NullTranslations:
    po = _catalog(code)
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
        with mo.open("rb") as file:
            return Translations(file, DOMAIN)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with po.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled, DOMAIN)

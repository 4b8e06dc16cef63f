"""The catalogs of the interface: those of the package, and those of an edition.

The package has one folder for each language, `scripts/diglot/locales/LANG/LC_MESSAGES/diglot.po`. An edition may have
`locales/interface/LANG.po`, for a language that the package does not have, or for single sentences in other words. A
catalog whose header comment says that it is not reviewed is used like any other.

If a language has no catalog, those of its parents in the Unicode CLDR are searched: pt-PT, then pt; zh-Hant-HK, then
zh-Hant, and never zh, which is in another script. A catalog for a language and its main country (`pt_BR`) is also that
of the language (`pt`). If a `.po` file of the package is newer than its `.mo` file, or has none, it is read itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.core import get_global
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from babel.support import NullTranslations, Translations

from diglot.errors import InputError
from diglot.language import canonical_tag, parse_locale
from diglot.message import Message

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "diglot"
OWN = "en"
"""The language of the sentences in the code."""
_PLACE = re.compile(r"%\(\w+\)s|\{\w*\}")


class _Full(NamedTuple):
    """A language with its most likely script and country."""

    language: str
    script: str
    territory: str


class _Brought:
    """The catalogs of the current edition, by language."""

    catalogs: Mapping[str, Catalog] = {}


def bring_catalogs(files: Mapping[str, bytes], folder: str) -> list[InputError]:
    """Use the catalogs of an edition, by language, from now on; return what is wrong with them.

    A file that is no catalog, and a sentence without its placeholders, are left out. `folder` is for the messages.
    """
    problems: list[InputError] = []
    catalogs = {}
    for code, data in files.items():
        path = f"{folder}/{code}.po"
        if (tag := canonical_tag(code)) != code:
            cure = (
                Message("Rename it to {}.po.", tag)
                if tag
                else Message("Name the file as the language, such as fi.po or pt-BR.po.")
            )
            problems.append(InputError(Message("“{}” is not a language tag", code), cure, path))
            continue
        try:
            catalog = read_po(BytesIO(data), locale=str(parse_locale(code)), abort_invalid=True)
        except (PoFileError, ValueError, LookupError) as error:
            problems.append(
                InputError(
                    Message("the file is not a PO catalog: {}", error), Message("Correct it in a PO editor."), path
                )
            )
            continue
        for message in list(catalog):
            if wrong := find_lost_places(message):
                cure = Message("Copy the placeholders from the English sentence.")
                problems.append(InputError(Message("“{}” has other placeholders: {}", message.id, wrong), cure, path))
                catalog.delete(message.id, message.context)
        catalogs[code] = catalog
    if catalogs or _Brought.catalogs:
        _Brought.catalogs = catalogs
        read_translations.cache_clear()
    return problems


def find_lost_places(message: Entry) -> str:
    """The placeholders that a translated sentence lacks, or has beyond those of the English one; empty if none."""
    forms = _forms(message.string)
    wanted = set(_PLACE.findall(_forms(message.id)[-1]))
    if not message.id or not any(forms):
        return ""
    return ", ".join(sorted({place for form in forms for place in wanted.symmetric_difference(_PLACE.findall(form))}))


def _forms(text: object) -> Sequence[str]:
    """A sentence, or the forms of one with a plural."""
    return [str(form or "") for form in text] if isinstance(text, list | tuple) else [str(text or "")]


def find_missing_sentences(language: str) -> tuple[int, int]:
    """How many sentences of the interface have no translation into a language, and how many there are."""
    translations = read_translations(language)
    wanted = [message for message in _catalog_of_package(OWN) if message.id]
    if translations is None:
        return len(wanted), len(wanted)
    known = set[object]()
    layer: NullTranslations | None = translations
    while layer is not None:
        known |= {key[0] if isinstance(key, tuple) else key for key in layer._catalog}
        layer = layer._fallback
    return sum(_key(message) not in known for message in wanted), len(wanted)


def make_catalog(language: str) -> bytes:
    """A catalog for an edition to translate: all sentences of the interface, and the plural forms of the language."""
    catalog = Catalog(language.replace("-", "_"), charset="utf-8", fuzzy=False)
    for message in _catalog_of_package(OWN):
        if message.id:
            catalog.add(message.id, flags=message.flags, context=message.context)
    lines = BytesIO()
    write_po(lines, catalog, width=0, omit_header=True)
    header = (
        f"# The sentences around the text, in {language}. Readers see those without a translation in English.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language.replace("-", "_")}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return header.encode() + lines.getvalue()


def _key(message: Entry) -> str:
    """The key of a sentence in a compiled catalog."""
    first = _forms(message.id)[0]
    return f"{message.context}\x04{first}" if message.context else first


@cache
def read_translations(language: str) -> NullTranslations | None:
    """The sentences in a language, those of the edition before those of the package; None if there are none."""
    locale = parse_locale(language)
    found: Translations | None = None
    for code in reversed(list(find_parents(locale)) if locale else []):
        for layer in (*_layers(code, _packaged(), _read_packaged), *_layers(code, _Brought.catalogs, _read_brought)):
            if found is not None:
                layer.add_fallback(found)
            found = layer
    return found


def find_parents(locale: Locale) -> Iterator[str]:
    """A locale and its parents in the CLDR, as Babel writes them, the nearest first; a script is named if it is not
    the main one of the language."""
    full = _full(locale.language, locale.script or "", locale.territory or "")
    is_main = full.script == _full(locale.language).script
    code = "_".join(part for part in (full.language, "" if is_main else full.script, locale.territory) if part)
    while code:
        yield code
        parent = str(get_global("parent_exceptions").get(code, code.rpartition("_")[0]))
        code = "" if not is_main and parent == full.language else parent


def _layers(code: str, known: Iterable[str], read: Callable[[str], Translations]) -> Iterator[Translations]:
    """The catalog for a code of `find_parents`, among those known, if there is one."""
    for other in known:
        locale = parse_locale(other)
        if locale is not None and (
            next(find_parents(locale)) == code or ("_" not in code and _full_of(locale) == _full(code))
        ):
            yield read(other)


def _full_of(locale: Locale) -> _Full:
    return _full(locale.language, locale.script or "", locale.territory or "")


@cache
def _full(language: str, script: str = "", territory: str = "") -> _Full:
    """The “likely subtags” of Unicode Technical Standard 35."""
    likely = get_global("likely_subtags")
    for parts in ((language, script, territory), (language, territory), (language, script), (language,)):
        if all(parts) and (found := likely.get("_".join(parts))):
            _, its_script, its_territory = str(found).split("_")[:3]
            return _Full(language, script or its_script, territory or its_territory)
    return _Full(language, script, territory)


@cache
def _packaged() -> tuple[str, ...]:
    return tuple(sorted(path.parent.parent.name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def _path(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def _catalog_of_package(code: str) -> Catalog:
    with _path(code).open("rb") as source:
        return read_po(source, locale=code, abort_invalid=True)


def _read_packaged(code: str) -> Translations:
    mo = _path(code).with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime_ns >= _path(code).stat().st_mtime_ns:
        with mo.open("rb") as file:
            return Translations(file, DOMAIN)
    return _compiled(_catalog_of_package(code))


def _read_brought(code: str) -> Translations:
    return _compiled(_Brought.catalogs[code])


def _compiled(catalog: Catalog) -> Translations:
    data = BytesIO()
    write_mo(data, catalog)
    data.seek(0)
    return Translations(data, DOMAIN)

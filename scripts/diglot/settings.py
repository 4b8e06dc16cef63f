"""The edition's settings, `diglot.toml`: facts about languages and folders, read without MkDocs.

Looks belong to `mkdocs.yml`. There are fourteen keys, each with a default that fits this repository.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import partial, reduce
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal

from diglot.closed_folder import ClosedFolder
from diglot.credit.licence import is_licence
from diglot.errors import InputError
from diglot.language import parse_language
from diglot.message import Message
from diglot.safety import LinkPair, Waiver, read_allowed
from diglot.site.allowed_hosts import TABLE, AllowedHost, read_allowed_hosts
from diglot.toml_lines import find_lines

FILE = "diglot.toml"
_CHOICES = {"behind": ("translation", "source"), "terms": ("section", "page", "all", "none")}
_FOLDERS = {"docs": "docs", "locales": "locales"}
"""The settings that are folders, with their defaults."""
_AT = tuple(TABLE.split("."))
_POLICY = re.compile(rf"^[ \t]*\[\[[ \t]*{_AT[0]}[ \t]*\.[ \t]*{_AT[1]}[ \t]*\]\]", re.MULTILINE)
WEIGHTS = ("error", "warning", "hint", "off")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `diglot.toml` can say.

    Languages are BCP 47 tags that Babel knows, such as `pt-BR`; folders are relative to the file.
    """

    project: str = "edition"
    """The name of the edition in its catalogs (`Project-Id-Version`)."""
    source: str = "en"
    """The language that the pages are written in. They are in the folder of this name."""
    targets: tuple[str, ...] = ("zh",)
    """The languages that they are translated into."""
    docs: str = "docs"
    """The folder with a folder of pages for each language."""
    locales: str = "locales"
    """The folder of catalogs, templates and the termbase."""
    fields: tuple[str, ...] = ("title", "description")
    """The fields of the front matter that are translated."""
    behind: Literal["translation", "source"] = "translation"
    """What readers see if the source of a paragraph changed: `translation`, the old one with a mark, or `source`."""
    terms: Literal["section", "page", "all", "none"] = "section"
    """Which mentions of a term are linked: the first of each `section` or `page`, `all`, or `none`."""
    help: str = ""
    """The page that explains how to read the site, such as `how-to-read.md`. The help of every page links to it."""
    title_page: Mapping[str, Any] = field(default_factory=dict)
    """The page that opens the edition: its `page`, its `epigraph` (an id on this page) and its `texts` (pages)."""
    license: str = ""
    """The licence of the texts by its SPDX identifier, such as `CC-BY-4.0`. A page may name another one."""
    checks: Mapping[str, str] = field(default_factory=dict)
    """The severity of single checks, by code: `error`, `warning`, `hint` or `off`."""
    allow: tuple[LinkPair | Waiver, ...] = ()
    """What translations may have that their sources do not have: tables, each with a `reason`."""
    policy: tuple[AllowedHost, ...] = ()
    """From which other hosts pages may load something: tables `[[policy.allow]]`, each with a `reason`."""


def find_edition(place: Path) -> Path | None:
    """The folder of the edition that `place` is in: the nearest one with a `diglot.toml`; None if there is none."""
    here = place.absolute()
    return next((folder for folder in (here, *here.parents) if (folder / FILE).is_file()), None)


def read_settings(root: Path) -> Settings:
    """Read `diglot.toml` in `root`.

    Raises InputError when the file is missing, a link or not TOML, and for a key or a value that is not known.
    """
    data = ClosedFolder(root).read(FILE)
    if data is None:
        raise InputError(
            Message("there is no {} in {}", FILE, root),
            Message("Run the command in the folder of an edition, or below it; or name the folder with --root."),
        )
    try:
        values = tomllib.loads(text := data.decode())
    except UnicodeDecodeError as error:
        raise InputError(Message("the file is not UTF-8"), Message("Save it as UTF-8."), FILE) from error
    except (ValueError, RecursionError) as error:  # also of a number with too many digits, and of lists in lists
        raise InputError(
            Message("the file is not TOML: {}", error), Message("Correct the line that is named above."), FILE
        ) from error
    return _settings(values, text)


def _settings(values: Mapping[str, Any], text: str) -> Settings:
    known = {setting.name for setting in fields(Settings)}
    for key in values:
        if key not in known:
            raise InputError(
                Message("unknown key “{}”", key), Message("The keys are: {}.", ", ".join(sorted(known))), FILE
            )
    settings = Settings(**{key: _read_value(key, value, text) for key, value in values.items()})
    _check_choices(settings)
    _check_languages(settings)
    docs, locales = (PurePosixPath(folder) for folder in (settings.docs, settings.locales))
    if docs.is_relative_to(locales) or locales.is_relative_to(docs):
        fact = Message("`docs` is “{}” and `locales` is “{}”, and one contains the other", docs, locales)
        raise InputError(fact, Message("Name two folders side by side, such as docs and locales."), FILE)
    return settings


def _read_value(key: str, value: Any, text: str) -> Any:
    """The value of a setting, in the type that `Settings` has. Raises InputError if it has another form."""
    match key:
        case "targets" | "fields":
            return _list(key, value)
        case "checks":
            return _weights(value)
        case "title_page":
            return _title_page(value)
        case "allow":
            return tuple(read_allowed(value, FILE))
        case "policy":
            return tuple(read_allowed_hosts(value, FILE, partial(_line_in_policy, text)))
        case "docs" | "locales":
            return _folder(key, _text(key, value))
    return _text(key, value)


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise InputError(Message("“{}” is not a text", key), Message('Write it like {} = "…".', key), FILE)
    return value


def _list(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise InputError(
            Message("“{}” is not a list of texts", key), Message('Write it like {} = ["…", "…"].', key), FILE
        )
    return tuple(value)


def _check_choices(settings: Settings) -> None:
    for key, choices in _CHOICES.items():
        if (value := getattr(settings, key)) not in choices:
            listed = reduce(Message("{} or {}").filled, [f"“{choice}”" for choice in choices])
            raise InputError(Message("“{}” cannot be “{}”", key, value), Message("It is {}.", listed), FILE)
    if settings.license and not is_licence(settings.license):
        cure = Message("Write its identifier by SPDX, such as CC-BY-4.0 (spdx.org/licenses).")
        raise InputError(Message("“{}” is no identifier of a licence", settings.license), cure, FILE)


def _check_languages(settings: Settings) -> None:
    languages = (settings.source, *settings.targets)
    if len({parse_language(code) for code in languages}) != len(languages):
        raise InputError(
            Message("a language is named twice"),
            Message("Name the source once, and each target once, without the source."),
            FILE,
        )
    for language in languages:
        _check_language(language)


def _line_in_policy(text: str, number: int = 0, key: str = "") -> int:
    """The 1-based line of a key in the table of `policy` with this number, or else of the table."""
    heads = [text.count("\n", 0, head.start()) for head in _POLICY.finditer(text)]
    first, last = (*heads, None)[number : number + 2] if number < len(heads) else (0, None)
    lines = find_lines("".join(text.splitlines(keepends=True)[first:last]))
    at = next((at for at in ((*_AT, key), _AT, _AT[:1]) if at in lines), ())
    return (first or 0) + lines.get(at, 0)


def _folder(key: str, value: str) -> str:
    """A folder as a path below the edition, with no dots and no slash at its end."""
    path = PurePosixPath(value)
    is_outside = path.is_absolute() or PureWindowsPath(value).drive or "\\" in value or ".." in path.parts
    if is_outside or not path.parts or value != value.strip():
        fact = Message("“{}” is “{}”, which is not a folder in that of the edition", key, value)
        raise InputError(
            fact, Message('Write its path below this file, with slashes, such as {} = "{}".', key, _FOLDERS[key]), FILE
        )
    return str(path)


def _title_page(value: Any) -> dict[str, Any]:
    is_right = isinstance(value, dict) and set(value) <= {"page", "epigraph", "texts"} and "page" in value
    names = [value.get("page"), value.get("epigraph", "x"), *value.get("texts", [])] if is_right else []
    if not is_right or not all(isinstance(name, str) and name for name in names):
        cure = Message(
            'Write a table, [title_page], with page = "index.md", texts = ["…"] and, if you like, epigraph = "an-id".'
        )
        raise InputError(Message("“title_page” does not say which page it is"), cure, FILE)
    return dict(value)


def _weights(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(weight in WEIGHTS for weight in value.values()):
        cure = Message(
            'Write a table, [checks], with lines like DG501 = "off"; besides off there are error, warning and hint.'
        )
        raise InputError(Message("“checks” is not a table of severities"), cure, FILE)
    return dict(value)


def _check_language(code: str) -> None:
    from diglot.language import canonical_tag  # late: Babel's data is not needed to say that a file is missing

    tag = canonical_tag(code)
    if tag is None:
        raise InputError(
            Message("“{}” is not a language Babel knows", code),
            Message("Use a code such as en, zh, pt-BR or zh-Hant."),
            FILE,
        )
    if tag != code:
        cure = Message(
            'Write "{}", here and in mkdocs.yml, and rename the folders of the language if there are any.', tag
        )
        raise InputError(Message("“{}” is not how the language tag is written", code), cure, FILE)

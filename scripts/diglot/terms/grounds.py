"""The sources of the names in a termbase, and the reasons against the rejected ones.

How well a rendering is supported is not written in the termbase; it follows from the `sources` of the concept. A
rendering is sourced if one source has both names, and partly sourced if a source has one of them. If there is no
source, nothing is shown at the entry or on its card; the glossary says once, at the top, that such names are the
editors' choice.

A reason is shown in the language of the page, or else in the first language it is written in, with its `lang`. A reason
without a language is in the language of its table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from diglot.message import Message
from diglot.terms.term import Source

Report = Callable[[Message, Message], None]
"""Reports a problem: the fact, and the way out."""
SOURCE_FIELDS = ("author", "title", "year", "container", "url", "names")
NEEDED = ("author", "title", "year", "names")
"""The fields that every source has."""
_LATEST = 9999


def read_sources(values: Sequence[Any], languages: Sequence[str], report: Report) -> Iterator[Source]:
    """The sources of a concept that have all they need; says what is wrong with the others.

    `languages` are those of the edition.
    """
    names = ", ".join(f'"{language}"' for language in languages)
    example = f'{{ author = "…", title = "…", year = 2021, names = [{names}] }}'
    for number, value in enumerate(values, 1):
        name = Message("source {}", number)
        if not isinstance(value, dict):
            report(Message("{} is not a table", name), Message("Write sources = [{}].", example))
        elif missing := [field for field in NEEDED if field not in value]:
            fields = reduce(Message("{} and {}").filled, [f"“{field}”" for field in missing])
            report(Message("{} has no {}", name, fields), Message("Write {}, or remove the source.", example))
        elif not any([*_faults(name, value, languages, report)]):
            named = tuple(language for language in languages if language in value["names"])
            texts = [value.get(field, "") for field in ("container", "url")]
            yield Source(value["author"], value["title"], value["year"], named, *texts)


def _faults(name: Message, value: Mapping[str, Any], languages: Sequence[str], report: Report) -> Iterator[bool]:
    """Reports each fault of a source, and yields for each."""
    for field, content in value.items():
        fault = None
        if field not in SOURCE_FIELDS:
            fault = Message("there is no field “{}”", field), Message("There are: {}.", ", ".join(SOURCE_FIELDS))
        elif field == "year":
            if not isinstance(content, int) or isinstance(content, bool) or not 0 < content <= _LATEST:
                fault = Message("“year” is not a year"), Message("Write year = 2021, without quotation marks.")
        elif field == "names":
            if not isinstance(content, list) or not content or not all(isinstance(code, str) for code in content):
                fault = (
                    Message("“names” is not a list of languages"),
                    Message('Write names = ["{}"]: whose names it has.', languages[0]),
                )
            elif unknown := [code for code in content if code not in languages]:
                fault = (
                    Message("“{}” is no language of the edition", unknown[0]),
                    Message("There are: {}.", ", ".join(languages)),
                )
        elif not isinstance(content, str) or not content.strip() or not content.isprintable():
            fault = (
                Message("“{}” is not a text on one line", field),
                Message('Write {} = "…", or remove it if it is not needed.', field),
            )
        elif field == "url" and not _is_address(content):
            fault = (
                Message("“{}” is not an address on the web", content),
                Message('Write url = "https://…", or remove it.'),
            )
        if fault:
            report(Message("{}: {}", name, fault[0]), fault[1])
            yield True


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text


def read_reasons(value: Any, language: str, languages: Sequence[str], report: Report) -> Mapping[str, str]:
    """The reasons by language, in the order of the edition; a text alone is in `language`. Empty if one is wrong."""
    reasons = value if isinstance(value, dict) else {language: value}
    forms = ", ".join(f'{code} = "…"' for code in languages)
    cure = Message('Write reason = "…", or one for each language: reason = {{ {} }}.', forms)
    for code, text in reasons.items():
        if code not in languages:
            report(
                Message("a reason is in “{}”, which is no language of the edition", code),
                Message("There are: {}.", ", ".join(languages)),
            )
            return {}
        if not isinstance(text, str) or not text.strip() or not "".join(text.split()).isprintable():
            report(Message("the reason is not a text"), cure)
            return {}
    return {code: reasons[code] for code in languages if code in reasons}

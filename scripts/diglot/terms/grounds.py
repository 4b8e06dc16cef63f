"""The sources of the names in a termbase, and the reasons against the rejected ones.

How well a rendering is supported is not written in the termbase; it follows from the `sources` of the concept. A
rendering is sourced if one source has both names, and partly sourced if a source has one of them. If there is no
source, nothing is shown at the entry or on its card; the glossary says once, at the top, that such names are the
editors' choice.

A reason is shown in the language of the page, or else in the first language it is written in, with its `lang`. A reason
without a language is in the language of its table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from diglot.terms.term import Source

Report = Callable[[str, str], None]
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
        name = f"source {number}"
        if not isinstance(value, dict):
            report(f"{name} is not a table", f"Write sources = [{example}].")
        elif missing := [field for field in NEEDED if field not in value]:
            fields = " and ".join(f"“{field}”" for field in missing)
            report(f"{name} has no {fields}", f"Write {example}, or remove the source.")
        elif not any([*_faults(name, value, languages, report)]):
            named = tuple(language for language in languages if language in value["names"])
            texts = [value.get(field, "") for field in ("container", "url")]
            yield Source(value["author"], value["title"], value["year"], named, *texts)


def _faults(name: str, value: Mapping[str, Any], languages: Sequence[str], report: Report) -> Iterator[bool]:
    """Reports each fault of a source, and yields for each."""
    for field, content in value.items():
        fault = None
        if field not in SOURCE_FIELDS:
            fault = f"there is no field “{field}”", f"There are: {', '.join(SOURCE_FIELDS)}."
        elif field == "year":
            if not isinstance(content, int) or isinstance(content, bool) or not 0 < content <= _LATEST:
                fault = "“year” is not a year", "Write year = 2021, without quotation marks."
        elif field == "names":
            if not isinstance(content, list) or not content or not all(isinstance(code, str) for code in content):
                fault = "“names” is not a list of languages", f'Write names = ["{languages[0]}"]: whose names it has.'
            elif unknown := [code for code in content if code not in languages]:
                fault = f"“{unknown[0]}” is no language of the edition", f"There are: {', '.join(languages)}."
        elif not isinstance(content, str) or not content.strip() or not content.isprintable():
            fault = f"“{field}” is not a text on one line", f'Write {field} = "…", or remove it if it is not needed.'
        elif field == "url" and not _is_address(content):
            fault = f"“{content}” is not an address on the web", 'Write url = "https://…", or remove it.'
        if fault:
            report(f"{name}: {fault[0]}", fault[1])
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
    cure = f'Write reason = "…", or one for each language: reason = {{ {forms} }}.'
    for code, text in reasons.items():
        if code not in languages:
            report(
                f"a reason is in “{code}”, which is no language of the edition", f"There are: {', '.join(languages)}."
            )
            return {}
        if not isinstance(text, str) or not text.strip() or not "".join(text.split()).isprintable():
            report("the reason is not a text", cure)
            return {}
    return {code: reasons[code] for code in languages if code in reasons}

"""Pages and terms as linked data, in the vocabulary of schema.org, as JSON-LD 1.1."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from diglot.citation import Work, translators, who
from diglot.credit import EDITORS, Name, Origin
from diglot.credit.licence import licence_address
from diglot.metadata.page_metadata import PageMetadata
from diglot.terms import Term

_CONTEXT = "https://schema.org"


def render_json_ld(page: PageMetadata) -> str:
    """A page as an element for its head. Each language is a work; a translation and its source name each other."""
    work, credit = page.work, page.work.credit
    facts: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "WebSite" if page.is_home else "Article" if credit.writers else "WebPage",
        "@id": page.address,
        "url": page.address,
        "name": work.title,
        "headline": "" if page.is_home else work.title,
        "description": page.description,
        "inLanguage": work.language,
        "author": _people(credit.writers, work),
        "editor": _people(credit.further_editors, work),
        "translator": _people(translators(work), work),
        "datePublished": credit.day.iso if credit.day else "",
        "dateModified": page.changed.isoformat() if page.changed else "",
        "license": licence_address(work.license) or work.license,
        "isPartOf": {} if page.is_home else {"@type": "WebSite", "@id": page.home, "name": work.site},
        "isBasedOn": _origin(credit.origin, work) if credit.origin else {},
        "about": {"@id": page.about} if page.about else {},
        "translationOfWork": {"@id": page.source} if page.source else {},
        "workTranslation": [] if page.source else [{"@id": address} for address in list(page.versions.values())[1:]],
    }
    return _render(facts)


def render_terms_json_ld(
    address: str, name: str, language: str, terms: Mapping[str, Term], code: str, tags: Mapping[str, str]
) -> str:
    """The glossary in a language as a set of terms; `code` is that of the language, `tags` are all by code."""
    defined = []
    for key, term in terms.items():
        naming = term.namings.get(code)
        if naming is None:
            continue
        others = [
            {"@value": other.name, "@language": tags[other_code]}
            for other_code, other in term.namings.items()
            if other_code != code and other_code in tags
        ]
        entry = {
            "@type": "DefinedTerm",
            "@id": f"{address}#t-{key}",
            "termCode": key,
            "name": naming.name,
            "alternateName": [*naming.admitted, *others],
            "description": naming.definition,
            "inDefinedTermSet": {"@id": address},
        }
        defined.append({name: value for name, value in entry.items() if value})
    facts = {
        "@context": _CONTEXT,
        "@type": "DefinedTermSet",
        "@id": address,
        "name": name,
        "inLanguage": language,
        "hasDefinedTerm": defined,
    }
    return _render(facts)


def _people(names: Sequence[Name], work: Work) -> list[Mapping[str, str]]:
    return [
        {"@type": "Organization" if name == EDITORS else "Person", "name": spelled}
        for name, spelled in zip(names, who(names, work), strict=True)
    ]


def _origin(origin: Origin, work: Work) -> Mapping[str, Any]:
    """The work that a page was made from."""
    facts = {
        "@type": "CreativeWork",
        "@id": origin.url,
        "name": origin.title.spelled(work.language, work.source or work.language).text,
        "author": _people(origin.authors, work),
        "datePublished": origin.day.iso if origin.day else "",
    }
    return {name: value for name, value in facts.items() if value}


def _render(facts: Mapping[str, Any]) -> str:
    known = {name: value for name, value in facts.items() if value}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'

"""Options of Markdown extensions that a site has unless its `mkdocs.yml` says otherwise."""

from typing import Any

from diglot.interface import interface


def markdown_defaults(tag: str) -> dict[str, dict[str, Any]]:
    """Options by extension, for pages in the language of a tag.

    Links have their titles in that language. Columns are aligned by an attribute, since the policy of the site forbids
    `style`, and the theme knows both.
    """
    words = interface(tag)
    return {
        "toc": {"permalink_title": words.gettext("Permanent link to this section")},
        "tables": {"use_align_attribute": True},
        "footnotes": {"BACKLINK_TITLE": words.gettext("Back to footnote {} in the text")},
    }

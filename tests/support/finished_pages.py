"""Pages of an edition in memory, rendered with all extensions of Material and published as an engine publishes them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from editions import Files
from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji
from pymdownx.arithmatex import arithmatex_fenced_format
from pymdownx.slugs import slugify
from pymdownx.superfences import fence_code_format

from diglot.dialect import Dialect
from diglot.edition_pairs import EditionPairs
from diglot.pages.fields import body_start
from diglot.publish.edition_terms import EditionTerms
from diglot.publish.markdown_extension import PageRendering, UnitExtension
from diglot.publish.markers import mark_markdown
from diglot.publish.page_credits import Credits
from diglot.publish.page_units import page_units
from diglot.publish.publisher import PublishedPage, Publisher
from diglot.publish.site_facts import SiteFacts, SiteLanguage
from diglot.renderer import Renderer
from diglot.safety import Allowances, Judge
from diglot.safety.withhold import withhold

OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": True, "slugify": slugify(case="lower")},
    "footnotes": {"BACKLINK_TEXT": "↩"},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True},
    "pymdownx.magiclink": {"normalize_issue_symbols": True, "repo_url_shorthand": True, "user": "a", "repo": "b"},
    "pymdownx.superfences": {
        "custom_fences": [
            {"name": "mermaid", "class": "mermaid", "format": fence_code_format},
            {"name": "math", "class": "arithmatex", "format": arithmatex_fenced_format(which="generic")},
        ]
    },
    "pymdownx.tabbed": {"alternate_style": True, "combine_header_slug": True, "slugify": slugify(case="lower")},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
    "pymdownx.tilde",
)
"""All that the documentation of Material for MkDocs names (setup/extensions), but those that read files."""
FULL = Dialect(EXTENSIONS)
_FRAME = "<!doctype html><html><head><title>{}</title></head><body><article>{}</article></body></html>"


def full_judge(files: Files) -> Judge:
    """The judge of an edition that enables all of them."""
    return _judge(files.rules())


@lru_cache(8)
def _judge(rules: Allowances) -> Judge:
    return Judge(Renderer(EXTENSIONS, {name: its for name, its in OPTIONS.items() if name != "toc"}), rules)


def publish_page(
    files: Files, page: str = "a.md", blind: bool = False, extensions: Sequence[Any] = ()
) -> PublishedPage:
    """Publish a page. If the judge of units is `blind`, only the finished article is judged."""
    edition, language, judge = files.edition(), files.language, full_judge(files)
    plan = files.plan()
    chosen = plan.pairs if blind else {key: withhold(pair, judge)[0] for key, pair in plan.pairs.items()}
    pairs = EditionPairs(chosen)
    terms = EditionTerms(pairs, plan.termbase, "en", "section", edition.layout)
    headings: dict[str, str] = {}
    written = {}
    for code in ("en", language):
        rendering = PageRendering(page, (), code == "en", headings)
        units = page_units(pairs, page, code) or ()
        rendering.ids = [unit.id for unit in units]
        document = pairs.document(page, code)
        body = document.text[body_start(document.text) :]
        extension = UnitExtension()
        extension.rendering = rendering
        markdown = Markdown(extensions=[*EXTENSIONS, *extensions, extension], extension_configs=OPTIONS)
        content = markdown.convert(mark_markdown(body, units, document)[0])
        written[code] = _FRAME.format(page, content)
    site = SiteFacts(
        {code: SiteLanguage(code, code, code, "Site", folder) for code, folder in (("en", ""), (language, "zh/"))},
        {(page, code): f"{folder}{page.removesuffix('.md')}/" for code, folder in (("en", ""), (language, "zh/"))},
        lambda name, code: f"{'' if code == 'en' else 'zh/'}{name.removesuffix('.md')}/",
    )
    return Publisher(edition, pairs, terms, Credits(edition, chosen, plan.catalogs), site, "", judge).publish(
        page, written
    )

"""A file that can run or frame something should be one of the theme's, of a plugin's, or of the edition's sources.

Why: a script that was changed runs on every page, and the policy lets it: it comes from the site itself.
Bad:  `assets/javascripts/bundle.js` with other bytes than those of the package, `zh/picture.svg`, `zh/page.xhtml`
Good: the files of the packages that are installed, and pictures in kinds that hold no program
"""

import base64
import hashlib
import re
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.joined_styles import is_joined
from diglot.site.sitemap import SITEMAP

RULE = SiteRule("VS144", "unknown-file")
_PASSIVE_KINDS = """
    .html .png .jpg .jpeg .gif .webp .avif .ico .woff .woff2 .ttf .otf .txt .csv .md .pdf .mp3 .ogg .wav .m4a .mp4 .webm
    .vtt .zip .gz .inv .bib .ris .epub .odt .docx .po .pot
"""
PASSIVE = frozenset(_PASSIVE_KINDS.split())
"""Kinds of files that run nothing; pages have checks of their own."""
_WRITTEN = re.compile(
    r"(?!(?:_routes|vercel|firebase|netlify)\.json)"  # orders to a server
    r"(?>(?:[A-Za-z-]++/)*)(?:search/search_index\.js|[\w-]+\.json|sitemap\.xml|_headers"
    r"|\.nojekyll|CNAME|LICENSE(?:\.\w+)?|[\w-]*(?:feed|rss|atom)[\w-]*\.(?:xml|rss|atom|json))",
    re.IGNORECASE,
)
"""What a build writes itself, besides pages. These are data, which other checks read."""
CITED = "cite.json"
"""The end of the names of citations, which stand beside pages of any name: data, too."""
_MARKED_UP = re.compile(rb"<(?:\w+:)?(?:script|svg|html|body|iframe|object|embed)\b|<\?xml-stylesheet", re.IGNORECASE)


def digest_of(data: bytes) -> str:
    """The digest of a file as `RECORD` has it (Recording installed projects, PyPA)."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the kind of every file, and at the bytes of those that can do something."""
    for path in sorted(site.files):
        name = path.rpartition("/")[2]
        kind = name[name.rfind(".") :].lower() if "." in name[1:] else ""
        if _WRITTEN.fullmatch(path) or name.endswith(CITED):
            if kind in (".xml", ".rss", ".atom") and _MARKED_UP.search(site.files[path] or b""):
                yield SiteFinding(
                    RULE.code, path, Message("the file holds elements that a browser would show as a page")
                )
        elif kind == ".html" and not name.endswith(kind):
            yield SiteFinding(
                RULE.code, path, Message("servers take the file for a page, and checks do not: write “.html”")
            )
        elif kind == ".gz" and path != f"{SITEMAP}.gz" and path[: -len(kind)] in site.files:
            fact = Message("a server may send the file in the place of {}, and nobody checked it", path[: -len(kind)])
            yield SiteFinding(RULE.code, path, fact)
        elif (
            kind not in PASSIVE
            and site.known is not None
            and digest_of(data := site.files[path] or b"") not in site.known
            and not (kind == ".css" and is_joined(data, site.files.get))
        ):
            yield SiteFinding(
                RULE.code, path, Message("the file is none of the theme’s, of a plugin’s or of the sources")
            )

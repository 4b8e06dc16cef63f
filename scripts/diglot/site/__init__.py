"""The built site: its checks, and the last changes to its files.

A site passes these steps before it is published: `sync --check` (the texts agree), `check` (translations), a strict
build, `verify-site` (the built files, whatever built them), `ledger --check` (old addresses).

Reading order: `built_site` (SiteRule, SiteFinding, Site), `html_page` (facts of a page), `page_tags` and `page_reader`
(how they are read off it), `link_targets` (where a link leads), then `checks/`, one check in each file, and `registry`,
which runs them. `csp` writes the Content-Security-Policy, `address_ledger` records every address ever published,
`redirects` makes the pages for old addresses, `joined_styles` puts style sheets into one, `finish` is the last step of
a build, `live` compares the answers of a server with the built files. Nothing here touches files or the network: texts
in, values out.
"""

from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.finish import finish_site
from diglot.site.registry import verify_site

__all__ = ["Site", "SiteFinding", "SiteRule", "finish_site", "verify_site"]

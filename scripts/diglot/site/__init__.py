"""The built site: what a finished site must be, and what is put on it last.

Reading order: `built_site` (SiteRule, SiteFinding, Site), `html_page` (what is read off a page), `link_targets` (where
a link leads), then one file a check, named by code and name, and `registry`, which runs them. `csp` writes the
Content-Security-Policy, `address_ledger` remembers every address ever published, `finish` is the last step of a build,
`live` judges what a server gives. Nothing here touches files or the network: texts in, values out.
"""

from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.finish import finish_site
from diglot.site.registry import verify_site

__all__ = ["Site", "SiteFinding", "SiteRule", "finish_site", "verify_site"]

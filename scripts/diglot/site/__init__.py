"""The built site: what a finished site must be, and what is put on it last.

Reading order: `model` (Rule, Finding, Site), `facts` (what is read off a page), `addresses` (where a link leads), then
one file a check, named by code and name, and `gate`, which lists them. `policy` writes the Content-Security-Policy,
`ledger` remembers every address ever published, `finish` is the last step of a build, `live` judges what a server
gives. Nothing here touches files or the network: texts in, values out.
"""

from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.finish import finish_site
from diglot.site.registry import RULES, verify_site

__all__ = ["RULES", "Site", "SiteFinding", "SiteRule", "finish_site", "verify_site"]

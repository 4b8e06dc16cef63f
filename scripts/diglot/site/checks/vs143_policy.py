"""Every page should have the site's Content-Security-Policy: first, strict, and allowing what the page needs.

Why: it is what stops a script that got past every other guard. A gap in it is worth as much as none; a policy that
forbids what the page needs breaks the page.
Bad:  `script-src 'self' 'unsafe-inline'`
Good: `default-src 'none'; script-src 'self' 'sha256-…'`
"""

from collections import Counter
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.allowed_hosts import TABLE, allowed_in
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.csp import HEADERS, digest, directive_of, parse_policy, render_headers, render_policy
from diglot.site.html_page import HtmlPage

RULE = SiteRule("VS143", "policy")
_WIDE = frozenset({"*", "https:", "http:", "blob:", "'strict-dynamic'"})
_CLOSED = {"base-uri": "'none'", "form-action": "'none'"}
"""Directives that do not fall back to default-src, with what they must be (CSP 3, 6.1)."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Read the policy of each page as a browser would, and try what the page holds on it."""
    for page in site.pages.values():
        if len(page.policy) != 1:
            if "<" in site.text(page.path) or page.path not in site.copied:
                fact = Message("the page has {} Content-Security-Policies", len(page.policy))
                yield SiteFinding(RULE.code, page.path, fact)
            continue
        if page.before_policy:
            yield SiteFinding(RULE.code, page.path, Message("<{}> stands before the policy", page.before_policy[0]))
        policy = parse_policy(page.policy[0])
        for message in (*_gaps(policy, site), *_needs(policy, page, site)):
            yield SiteFinding(RULE.code, page.path, message)
    yield from _of_the_site(site)


def _of_the_site(site: Site) -> Iterator[SiteFinding]:
    """One policy for all pages, the one that Diglot writes, with the hashes of scripts that are there; its headers."""
    policies = Counter(page.policy[0] for page in site.pages.values() if len(page.policy) == 1)
    usual = max(policies, key=lambda source: policies[source], default="")
    for page in site.pages.values():
        if len(page.policy) == 1 and page.policy[0] != usual:
            yield SiteFinding(RULE.code, page.path, Message("the policy is another one than that of the other pages"))
    if not usual:
        return
    known = {digest(text) for page in site.pages.values() for text in page.scripts}
    sources = parse_policy(usual)
    hashes = [source for name in ("script-src", "style-src") for source in sources.get(name, ()) if _is_hash(source)]
    if any(source not in known for source in sources.get("script-src", ()) if _is_hash(source)):
        yield SiteFinding(RULE.code, "index.html", Message("the policy allows a script that is on no page"))
    if {
        name: [source for source in values if source not in hashes] for name, values in sources.items()
    } != parse_policy(render_policy((), (), site.hosts)):
        yield SiteFinding(RULE.code, "index.html", Message("the policy is not the one that Diglot writes"))
    if site.text(HEADERS) != render_headers(usual) if HEADERS in site.files else True:
        yield SiteFinding(RULE.code, HEADERS, Message("the headers are missing, or are not those that Diglot writes"))


def _is_hash(source: str) -> bool:
    return source.startswith("'sha256-")


def _gaps(policy: dict[str, list[str]], site: Site) -> Iterator[Message]:
    if policy.get("default-src") != ["'none'"]:
        yield Message("the policy does not begin with default-src 'none'")
    for name, wanted in _CLOSED.items():
        if policy.get(name) != [wanted]:
            yield Message("the policy lacks {} {}", name, wanted)
    for name, sources in policy.items():
        for source in sources:
            is_wide = source.startswith("'unsafe-") or source in _WIDE
            if is_wide or (source == "data:" and name not in ("img-src", "font-src")):
                yield Message("the policy allows {} in {}", source, name)
            elif not source.startswith("'") and source != "data:" and source not in allowed_in(site.hosts, name):
                yield Message(
                    "the policy allows the host {} in {}, and diglot.toml has no [[{}]] for it", source, name, TABLE
                )


def _needs(policy: dict[str, list[str]], page: HtmlPage, site: Site) -> Iterator[Message]:
    def allowed(name: str) -> list[str]:
        return policy.get(name, policy.get("default-src", []))

    for name, texts in (("script-src", page.scripts), ("style-src", page.styles)):
        for text in texts:
            if digest(text) not in allowed(name):
                yield Message(
                    "the policy blocks what is in the page itself ({}): {}…", name, " ".join(text.split())[:40]
                )
    wanted = set()
    for load in page.loads:
        if load.url.startswith("data:"):
            wanted.add((directive_of(load.tag, load.rel), "data:"))
        elif site.place(page.path, load.url).path is not None:
            wanted.add((directive_of(load.tag, load.rel) or "img-src", "'self'"))
    for name, source in sorted(wanted):
        if source not in allowed(name):
            yield Message("the policy blocks what the page loads: {} lacks {}", name, source)

"""Which checks of the built site there are: the modules in `checks` whose names begin with a code."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from diglot.rules import Check, Family
from diglot.site.allowed_hosts import AllowedHost
from diglot.site.built_site import Site, SiteFinding, SiteRule

FAMILY: Family[SiteRule] = Family("diglot.site.checks", "VS")


def verify_site(
    files: Mapping[str, bytes | None],
    languages: Sequence[str],
    url: str = "",
    checks: Collection[Check[SiteRule]] | None = None,
    known: Collection[str] | None = None,
    hosts: Collection[AllowedHost] = (),
    copied: Collection[str] = (),
) -> Iterator[SiteFinding]:
    """What is wrong with a built site, check by check; by all checks if none are named. See `Site` for the others."""
    site = Site(files, languages, url, known, hosts, copied)
    for check in FAMILY.checks if checks is None else checks:
        for finding in check.run(site):
            yield replace(finding, severity=check.rule.severity)

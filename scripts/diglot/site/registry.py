"""Which checks of the built site there are: the modules in `checks` whose names begin with a code.

A page is read, judged by the checks that look at one page at a time, and forgotten, but for what the other checks need.
So a site may be larger than memory, and its pages can be judged in several processes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from diglot.rules import Check, Family, workers
from diglot.site.allowed_hosts import AllowedHost
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.html_page import HtmlPage

FAMILY: Family[SiteRule] = Family("diglot.site.checks", "VS")
_SECONDS = 0.004
"""What a page takes, about."""
_CHUNK = 8
"""Pages that are in memory at a time."""
Outcome = tuple[list[HtmlPage], list[SiteFinding]]


def verify_site(
    files: Mapping[str, bytes | None],
    languages: Sequence[str],
    url: str = "",
    checks: Collection[Check[SiteRule]] | None = None,
    known: Collection[str] | None = None,
    hosts: Collection[AllowedHost] = (),
    copied: Collection[str] = (),
    jobs: int = 1,
) -> Iterator[SiteFinding]:
    """What is wrong with a built site, check by check; by all checks if none are named. See `Site` for the others.

    `jobs` is the most processes there are.
    """
    site = Site(files, languages, url, known, hosts, copied)
    chosen = FAMILY.checks if checks is None else checks
    pages: dict[str, HtmlPage] = {}
    found: dict[str, list[SiteFinding]] = {}
    for judged, findings in _judge_pages(site, [check.rule.code for check in chosen if check.rule.is_local], jobs):
        pages |= {page.path: page for page in judged}
        for finding in findings:
            found.setdefault(finding.code, []).append(finding)
    site = site.with_pages(pages)
    for check in chosen:
        for finding in found.get(check.rule.code, ()) if check.rule.is_local else check.run(site):
            yield replace(finding, severity=check.rule.severity)


def _judge_pages(site: Site, codes: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """The outcomes of all pages, in the order of their paths."""
    paths = sorted(path for path in site.files if path.endswith(".html"))
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    make_judge = partial(_judge_of, site.with_pages({}), codes)
    if jobs > 1 and len(paths) * _SECONDS > workers.BEGINNING:
        yield from workers.judge_in_processes(make_judge, chunks, jobs)
    else:
        yield from map(make_judge(), chunks)


def _judge_of(site: Site, codes: Collection[str]) -> Callable[[Iterable[str]], Outcome]:
    """What a process judges pages with. Checks cannot be sent to it: it loads those with these codes."""
    checks = [check for check in FAMILY.checks if check.rule.code in codes]

    def judge(paths: Iterable[str]) -> Outcome:
        part = site.part(paths)
        findings = chain.from_iterable(check.run(part) for check in checks)
        return [page.brief() for page in part.pages.values()], list(findings)

    return judge

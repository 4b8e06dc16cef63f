"""Faults that are planted into a built site, each kind in several ways: the gate is red each time."""

import gzip
import json
import re
from collections import Counter
from itertools import chain

import pytest
from sites import ROOT, Site

from diglot.known_files import read_known_files
from diglot.repository import Repository, read_site
from diglot.site import verify_site
from diglot.site.csp import digest

pytestmark = pytest.mark.usefixtures("remembered_pages")
Files = dict[str, bytes | None]
ESSAY = "zh/essay/index.html"
TAGS = {
    "a handler": (
        *('<p title=">" onclick="x()">a</p>', "<p title='>' onmouseover=x()>a</p>", "<b ONFOCUS=x() tabindex=1>a</b>"),
        *(
            "<svg/onload=x()></svg>",
            "<details open ontoggle=x()><summary>a</summary></details>",
            "<p\fonclick=x()>a</p>",
        ),
    ),
    "a handler that is new": ("<p onbeforematch=x()>a</p>", "<p onscrollsnapchange=x()>a</p>", "<p onwhatever=x>a</p>"),
    "a script as a link": (
        *('<a href="java&Tab;script:x()">a</a>', "<a href='&#1;javascript:x()'>a</a>", "<a href=JavaScript:x()>a</a>"),
        *(
            '<a href="java&NewLine;script:x()">a</a>',
            "<a href='vbscript:x'>a</a>",
            '<area href="javascript&colon;x()">',
        ),
    ),
    "data as a link": (
        "<a href='data:text/html,x'>a</a>",
        "<a href=data:image/svg+xml,x>a</a>",
        "<a href='DATA:,x'>a</a>",
    ),
    "a file as a link": ("<a href=file:///etc/passwd>a</a>", "<img src='file:x' alt=''>", "<a href='FILE:x'>a</a>"),
    "a blob as a link": ("<a href=blob:https://x/y>a</a>", "<img src='blob:x' alt=''>", "<a href=filesystem:x>a</a>"),
    "another scheme": (
        "<a href=intent:x>a</a>",
        "<a href='ms-word:x'>a</a>",
        "<a href=smb://x>a</a>",
        "<a href=term:a>b</a>",
    ),
    "a foreign form": (
        *("<form action=https://evil.example/><input></form>", "<form action='/x'><input></form>"),
        "<form method=get action=//evil.example></form>",
    ),
    "a button that sends": ("<button formaction=//evil.example>a</button>", "<input type=image formaction='x' alt=a>"),
    "a ping": (
        "<a href='./' ping='https://evil.example/'>a</a>",
        "<a PING=x href='./'>a</a>",
        "<area ping=x href='./' alt=a>",
    ),
    "a base": ("<base href='https://evil.example/'>", "<BASE target=x>", "<base>"),
    "a foreign picture": ("<img src=https://evil.example/a.png alt=''>", "<img src='//evil.example/a' alt=''>"),
    "a foreign srcset": (
        *('<img alt="" srcset="https://evil.example/a.png 2x">', '<img alt="" srcset=" , //evil.example/a 1x">'),
        '<picture><source srcset="https://evil.example/a"><img alt=""></picture>',
    ),
    "a frame": ("<iframe src='./'></iframe>", "<iframe srcdoc='x'></iframe>", "<frameset></frameset><iframe></iframe>"),
    "a plug-in": ("<object data='x'></object>", "<embed src='x'>", "<applet code='x'></applet>"),
    "a style": ("<p style='color:red'>a</p>", "<p style=x>a</p>", "<p STYLE='position:fixed'>a</p>"),
    "a style element": (
        "<style>a{}</style>",
        "<style>@import '//evil.example'</style>",
        "<style media=print>b{}</style>",
    ),
    "a script element": (
        "<script>x()</script>",
        "<script src='//evil.example/x.js'></script>",
        "<script type=module>x</script>",
    ),
    "an animation": ("<svg><animate onbegin=x></animate></svg>", "<svg><set attributeName=href to=x></set></svg>"),
    "foreign content": (
        "<svg><foreignObject><p>a</p></foreignObject></svg>",
        "<math><annotation-xml>a</annotation-xml></math>",
    ),
    "an element of old": (
        "<marquee>a</marquee>",
        "<blink>a</blink>",
        "<isindex>",
        "<bgsound src=x>",
        "<font color=red>a</font>",
    ),
    "an element of others": (
        "<x-y>a</x-y>",
        "<portal src=x></portal>",
        "<fencedframe></fencedframe>",
        "<model>a</model>",
    ),
    "an unknown attribute": (
        "<p nonce=x>a</p>",
        "<p is=x>a</p>",
        "<p contenteditable>a</p>",
        "<p popover>a</p>",
        "<p slot=x>a</p>",
    ),
    "a hint to connect": (
        *("<link rel=preconnect href=https://evil.example>", "<link rel=dns-prefetch href=//evil.example>"),
        "<link rel=prefetch href=https://evil.example/x>",
    ),
    "an order of the page": (
        "<meta http-equiv=set-cookie content=x>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
    ),
    "an id of the theme": ('<p id="__drawer">a</p>', '<a id="__search">a</a>', '<b id="__config">a</b>'),
    "a marker that was left": (
        *(
            '<p data-diglot-unit="x">a</p>',
            "<p>\U00100000a</p>",
            "<p>\x02a</p>",
            "<!--!diglot:content a-->",
            "<p>wzxhzdk:1</p>",
        ),
        "<p data-diglot-unsearched>a</p>",
    ),
    "a field for secrets": ("<input type=password>", "<input type=file>", "<input TYPE=Image alt=a>"),
    "an opener": (
        "<a href='https://a.example/' target=_blank rel=opener>a</a>",
        "<a href='./' rel='next OPENER'>a</a>",
    ),
    "a name before a host": (
        "<a href='https://github.com@evil.example/'>a</a>",
        "<a href='//a:b@evil.example'>a</a>",
    ),
    "a page that tells where it is": (
        "<meta name=referrer content=unsafe-url>",
        "<a href='./' referrerpolicy=Origin>a</a>",
    ),
    "another encoding": (
        *("<meta charset=gbk>", "<meta http-equiv=content-type content='text/html; charset=utf-7'>"),
        "<meta charset='shift_jis'>",
    ),
    "a program by another name": (
        *("<script src='../../cite.json'></script>", "<script src='../../robots.txt'></script>"),
        "<link rel=stylesheet href='../../robots.txt'>",
    ),
    "a picture from a drawing": (
        "<svg><rect fill='url(//evil.example/a)'></rect></svg>",
        "<svg><g clip-path='URL( \"x.svg#a\")'></g></svg>",
    ),
    "a missing file that is named": (
        "<link rel=alternate type=text/markdown href=nowhere.md>",
        "<link rel=license href='../nowhere'>",
    ),
    "a broken link": ("<a href='../nowhere/'>a</a>", "<a href='#nowhere'>a</a>", "<a href='../about/#nowhere'>a</a>"),
}
"""What is put into the article of a page."""
FILES = {
    "a drawing": ("zh/a.svg", "a.SVG", "assets/images/logo.svg"),
    "a page of another kind": ("zh/a.xhtml", "a.xht", "a.htm", "a.shtml", "a.mhtml"),
    "a program": ("a.js", "assets/a.mjs", "zh/a.wasm", "a.swf", "a.php", "a.exe", "_worker.js"),
    "an order to a server in JSON": ("_routes.json", "vercel.json", "firebase.json"),
    "a page in another dress": ("zh/a.HTML", "zh/essay/index.html.gz", "zh/essay/index.html.br", "a.Html"),
    "an order to a server": (".htaccess", "_redirects", "web.config", "assets/.user.ini"),
    "a document that runs": ("a.xml", "a.xsl", "a.xslt", "a.webmanifest", "a.svgz", "a.hta"),
}
"""Files that are added."""
CHANGED = {
    "a changed script": ("assets/diglot.mjs", "assets/javascripts/"),
    "a changed style": ("assets/diglot.css", "assets/stylesheets/", "assets/styles-"),
}
DAMAGED = {
    "a page that is cut": [("</html>", "")],
    "a page without its kind": [
        ("<!doctype html>", ""),
        ("<!doctype html>", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">'),
    ],
    "a page without its encoding": [("charset=", "data-c="), ("utf-8", "utf-16"), ("</article>", "\udce9</article>")],
    "a control character": [("</article>", f"{character}</article>") for character in "\0\x01\x08\x1b\x7f"],
    "data that are none": [('<script type="application/ld+json">{', '<script type="application/ld+json">{,')],
}
"""What becomes what in a page."""
POLICY = re.compile('(http-equiv="Content-Security-Policy" content=")([^"]*)')
WEAKER = {
    "a weaker policy": [
        *(
            ("script-src 'self'", f"script-src 'self' {more}")
            for more in ("'unsafe-inline'", "'unsafe-eval'", "https:", "*")
        ),
        *(("default-src 'none'", f"default-src {more}") for more in ("'self'", "*", "'none' data:")),
        *(
            ("base-uri 'none'", "base-uri 'self'"),
            ("form-action 'none'", "form-action *"),
            ("; form-action 'none'", ""),
        ),
        *(("img-src 'self' data:", "img-src *"), ("connect-src 'self'", "connect-src 'self' https://evil.example")),
    ],
    "a policy for another script": [("script-src 'self'", f"script-src 'self' {digest('attacked()')}")],
}
"""Of every page, so that all pages have the same."""


def faults() -> dict[str, list[tuple[str, str, str]]]:
    """All faults by kind, each as what is done, where, and with what."""
    found = {kind: [("article", ESSAY, html) for html in texts] for kind, texts in TAGS.items()}
    found |= {kind: [("file", path, "x") for path in paths] for kind, paths in FILES.items()}
    found |= {kind: [("change", path, "//x") for path in paths] for kind, paths in CHANGED.items()}
    found |= {kind: [("policy", old, new) for old, new in changes] for kind, changes in WEAKER.items()}
    found |= {kind: [("page", old, new) for old, new in changes] for kind, changes in DAMAGED.items()}
    found["a page that is cut"] += [("cut", "</main>", ""), ("cut", "</body>", "")]
    found["a sitemap that lacks a page"] = [("unlisted", "", ""), ("write", "sitemap.xml.gz", "x")]
    found["a feed that runs"] = [
        ("feed", "", text)
        for text in (
            '<entry><content type="html">&lt;script&gt;x()&lt;/script&gt;</content></entry>',
            '<entry><link href="javascript:x()"/></entry>',
            "<entry><title type='html'>&lt;b onclick='x()'&gt;</title></entry>",
        )
    ]
    found["a language without a search"] = [("remove", "search/zh-Hans.json", "")]
    found["weaker headers"] = [
        *(
            ("headers", name, "")
            for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
        ),
        *(("headers", name, "") for name in ("Content-Security-Policy", "Permissions-Policy", "frame-ancestors")),
        ("remove", "_headers", ""),
    ]
    found["markup in the index"] = [
        ("index", where, text)
        for where in ("title", "text")
        for text in ("<img src=x onerror=y>", "<b>a</b>", "</p>", "<!--")
    ]
    found["a sitemap that is a page"] = [
        ("sitemap", "", f"<xhtml:{name} xmlns:xhtml='http://www.w3.org/1999/xhtml'>x</xhtml:{name}>")
        for name in ("script", "iframe", "body")
    ]
    found["a robots.txt of others"] = [
        *(("write", "robots.txt", text) for text in ("User-agent: *\nDisallow: /\n", "", "Sitemap: /sitemap.xml\n")),
        ("remove", "robots.txt", ""),
    ]
    found["a host of others"] = [("write", "CNAME", text) for text in ("evil.example\n", "", "example.org\n")]
    found["a page for lost readers that leads nowhere"] = [
        *(("lost", old, new) for old, new in ((' href="/', ' href="'), ('<a href="/', '<a href="/evil/'))),
        ("remove", "404.html", ""),
    ]
    found["a page more"] = [("file", "zh/more/index.html", text) for text in ("<script>x()</script>", "<p>a</p>")]
    return found


FAULTS = faults()


def plant(files: Files, fault: tuple[str, str, str]) -> None:
    """Put a fault into a site."""
    kind, where, what = fault
    if kind == "article":
        files[where] = (files[where] or b"").replace(b"</article>", f"{what}</article>".encode(), 1)
    elif kind == "file":
        files[where] = what.encode()
    elif kind == "remove":
        del files[where]
    elif kind == "change":
        path = where if where in files else next(each for each in files if each.startswith(where) and files[each])
        files[path] = (files[path] or b"") + what.encode()
    elif kind == "page":
        before, sign, after = (files[ESSAY] or b"").decode().partition(where)
        assert sign, f"{where} is not on the page"
        files[ESSAY] = (before + what + after).encode("utf-8", "surrogateescape")
    elif kind == "lost":
        files["404.html"] = (files["404.html"] or b"").replace(where.encode(), what.encode())
    elif kind == "cut":
        files[ESSAY] = (files[ESSAY] or b"").partition(where.encode())[0]
    elif kind == "unlisted":
        files["sitemap.xml"] = re.sub(rb"<url>.*?</url>", b"", files["sitemap.xml"] or b"", count=1, flags=re.S)
        files["sitemap.xml.gz"] = gzip.compress(files["sitemap.xml"])
    elif kind == "write":
        files[where] = what.encode()
    elif kind == "feed":
        files["feed.xml"] = (files["feed.xml"] or b"").replace(b"</feed>", f"{what}</feed>".encode())
    elif kind == "policy":
        for path in [each for each in files if each.endswith(".html")]:
            text = (files[path] or b"").decode()
            files[path] = POLICY.sub(lambda found: found[1] + found[2].replace(where, what), text).encode()
        files["_headers"] = (files["_headers"] or b"").replace(where.encode(), what.encode())
    elif kind == "headers":
        lines = (files["_headers"] or b"").decode().splitlines(keepends=True)
        files["_headers"] = "".join(
            line.replace("; frame-ancestors 'none'", "") if where == "frame-ancestors" else line
            for line in lines
            if not line.strip().startswith(f"{where}:")
        ).encode()
    elif kind == "index":
        index = {"docs": [{"location": "", "title": "", "text": ""} | {where: what}]}
        files["search/search_index.json"] = json.dumps(index).encode()
    elif kind == "sitemap":
        files["sitemap.xml"] = (files["sitemap.xml"] or b"").replace(b"</urlset>", f"{what}</urlset>".encode())
        files["sitemap.xml.gz"] = gzip.compress(files["sitemap.xml"])


@pytest.fixture(scope="module")
def small(edition_site: Site) -> Files:
    """The edition's site as it is built."""
    return read_site(edition_site.folder)


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    """The files of the packages and of this repository."""
    return read_known_files(Repository(ROOT))


@pytest.mark.slow
def test_the_clean_site_is_green(small: Files, known: frozenset[str]) -> None:
    """So that the red below is the faults'."""
    assert list(verify_site(small, ("en", "zh"), known=known)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.weekly if number % 4 else ()) for number, kind in enumerate(FAULTS)]
)
def test_every_fault_is_found(small: Files, known: frozenset[str], kind: str) -> None:
    """Each by itself: by its file, which is named."""
    green = []
    for fault in FAULTS[kind]:
        planted = dict(small)
        plant(planted, fault)
        assert planted != small
        if not any(verify_site(planted, ("en", "zh"), known=known)):
            green.append(fault)

    assert green == []


def test_there_are_as_many_as_were_asked_for() -> None:
    """At least 210 of 60 kinds, none of them twice."""
    every = list(chain.from_iterable(FAULTS.values()))

    assert len(FAULTS) >= 60
    assert len(every) >= 210
    assert max(Counter(every).values()) == 1

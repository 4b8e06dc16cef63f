"""Addresses: where they lead, and which may stand for which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from diglot.errors import InputError
from diglot.pages import Kind
from diglot.safety import Allowances, Danger, JudgedText, LinkPair, judge_of, read_allowed
from diglot.safety.urls import may_stand_for, read_url, write_url

LANGUAGES = ("en", "zh")
BLANKS = ["", " ", "&#9;", "&#10;", "&#13;", "&Tab;", "&NewLine;", "&#x0A;", "&#1;", "&#31;"]
SPELLINGS = [
    *(f"{blank}javascript:attacked()" for blank in BLANKS),
    *(f"java{blank}script:attacked()" for blank in BLANKS[2:8]),
    *(f"javascript{blank}:attacked()" for blank in BLANKS[2:8]),
    *("JAVASCRIPT:attacked()", "JavaScript:attacked()", "jAvAsCrIpT:attacked()", "javascript://x/%0aattacked()"),
    *("&#106;avascript:attacked()", "&#x6A;avascript:attacked()", "&#0000106avascript:attacked()"),
    *(
        "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:attacked()",
        "javascript&colon;attacked()",
        "javascript&#58;attacked()",
    ),
    *(
        "data:text/html,<script>attacked()</script>",
        "DATA:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml,<svg onload=attacked()>",
    ),
    *(
        "vbscript:attacked()",
        "VBScript:attacked()",
        "livescript:attacked()",
        "mocha:attacked()",
        "feed:javascript:attacked()",
    ),
    *(
        "jar:https://evil.example!/x",
        "view-source:javascript:1",
        "ms-its:x",
        "mhtml:https://evil.example",
        "filesystem:https://evil.example",
    ),
    *(
        "blob:https://evil.example/x",
        "file:///etc/passwd",
        "ftp://evil.example",
        "ws://evil.example",
        "intent:x",
        "steam://run/1",
    ),
]


def test_there_are_many_spellings() -> None:
    """At least forty."""
    assert len(set(SPELLINGS)) >= 40


@pytest.mark.parametrize("address", SPELLINGS)
def test_a_scheme_that_does_something_is_found(address: str) -> None:
    """However it is spelled."""
    text = f'<a href="{address.replace(chr(34), "&quot;")}">名单</a>'
    found = judge_of(Allowances()).judge(JudgedText(Kind.PARAGRAPH, "[the list](list.md)", text, "zh"))

    assert {breach.danger for breach in found} & {Danger.SCHEME, Danger.HOST}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("./list.md", "list.md"),
        ("/docs/list/", "/zh/docs/list"),
        ("/docs/list/#a", "/zh-cn/docs/list#a"),
        ("/docs/list/", "/docs//list/"),
        ("../en/list.md", "../zh/list.md"),
        ("/en/list", "/list"),
        ("http://example.org/a", "https://example.org/a"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://EXAMPLE.org/a", "https://example.org/a"),
        ("https://example.org/en-US/a", "https://example.org/zh-CN/a"),
        ("https://example.org/a/en", "https://example.org/a/zh-Hant-TW"),
        ("https://example.org/a?hl=en&x=1", "https://example.org/a?hl=zh-cn&x=1"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://en.wikipedia.org/wiki/Law", "https://zh.wikipedia.org/wiki/法律"),
    ],
)
def test_some_addresses_may_differ(source: str, target: str) -> None:
    """By the rules, and by the pairs of the edition."""
    pairs = (LinkPair("https://en.wikipedia.org/", "https://zh.wikipedia.org/", "Chinese"),)

    assert may_stand_for(source, target, LANGUAGES, pairs)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("list.md", "other.md"),
        ("list.md#first", "list.md#名单"),
        ("#first", "#second"),
        ("list.md", "LIST.md"),
        ("list.md", "//list.md"),
        ("list.md", "https://list.md"),
        ("/docs/list/", "/zh/docs/../list/"),
        ("/docs/list/", "/fr/docs/list/"),
        ("/docs/list/", "/zhx/docs/list/"),
        ("/docs/list/?a=1", "/docs/list/?a=2"),
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://example.org/a#b"),
        ("https://example.org/a", "https://example.org/a?x"),
        ("https://example.org/a", "https://example.org:444/a"),
        ("https://example.org/a", "https://x@example.org/a"),
        ("https://example.org/a", "https://zh.example.org/a"),
        ("https://example.org/a", "/a"),
        ("https://example.org/a", "https://example.org/zh/a"),
        ("https://example.org/en/a", "https://example.org/a"),
        ("https://example.org/zh/a", "https://example.org/en/a"),
        ("https://example.org/en/en/a", "https://example.org/zh/zh/a"),
        ("https://example.org/en/a", "https://example.org/a/zh"),
        ("https://example.org/en/a?hl=en", "https://example.org/zh/a?hl=zh"),
        ("https://github.com/mkdocs", "https://github.com/zh/mkdocs"),
        ("https://github.com/mkdocs", "https://github.com/zh-evil/mkdocs"),
        ("https://github.com/en/mkdocs", "https://github.com/zh-evil/mkdocs"),
        ("https://example.org/en/a", "https://example.org/zh-hans-cn-x/a"),
        ("https://example.org/en/a", "https://example.org/zh-xy/a"),
        ("https://example.org/a?l=en", "https://example.org/a?l=zh-evil"),
        ("/docs/list/", "/zh-evil/docs/list/"),
        ("/docs/list/", "/zh/docs/zh/list/"),
        ("https://en.wikipedia.org/wiki/Law", "https://zh.wikipedia.org.evil.example/wiki"),
        ("https://en.wikipedia.org/wiki/Law", "https://zh.wikipedia.org@evil.example/wiki"),
        ("https://en.wikipedia.org/wiki/Law", "http://zh.wikipedia.org/wiki/x"),
        ("https://docs.example/guide/x", "https://docs.example/leitfaden/../admin"),
        ("https://docs.example/guide/x", "https://docs.example/leitfaden/%2e%2e/admin"),
        ("https://docs.example/guide/x", "https://docs.example/leitfadenx/y"),
        ("mailto:a@example.org", "mailto:b@example.org"),
    ],
)
def test_others_may_not(source: str, target: str) -> None:
    """A rule opens what it names and nothing beside it."""
    pairs = (
        LinkPair("https://en.wikipedia.org/", "https://zh.wikipedia.org/", "Chinese"),
        LinkPair("https://docs.example/guide/", "https://docs.example/leitfaden/", "German"),
    )

    assert not may_stand_for(source, target, LANGUAGES, pairs)


@pytest.mark.parametrize(
    ("source", "target", "may"),
    [
        ("https://book.example/docs/", "https://book.example/docs/zh/", True),
        ("https://book.example/docs", "https://book.example/docs/zh", True),
        ("https://book.example/docs/a/#b", "https://book.example/docs/zh/a/#b", True),
        ("https://book.example/docs/en/a", "https://book.example/docs/a", True),
        ("https://book.example/docs/a", "https://book.example/docs/zh/b", False),
        ("https://book.example/docs/a#b", "https://book.example/docs/zh/a#c", False),
        ("https://book.example/docs/a", "https://book.example/zh/docs/a", False),
        ("https://book.example/docsx/a", "https://book.example/docsx/zh/a", False),
        ("https://book.example/docs/a", "https://book.example/docs/zh/../a", True),
        ("https://book.example/docs/a", "http://book.example/docs/zh/a", False),
        ("https://other.example/a", "https://other.example/zh/a", False),
        ("https://book.example/docs/a", "zh/a", False),
    ],
)
def test_a_link_to_the_site_may_lead_to_its_page_in_the_language(source: str, target: str, may: bool) -> None:
    """If `site_url` says what the site is; that is the whole address, with its folder."""
    assert may_stand_for(source, target, LANGUAGES, (), "https://book.example/docs/") is may
    if source != target:
        assert not may_stand_for(source, target, LANGUAGES, ()) or ".." in target


@given(st.text("ahtps:/\\.@?#-1é。 \t\n", max_size=20))
def test_the_one_form_of_an_address_is_stable(text: str) -> None:
    """Reading what was written gives the same parts."""
    once = write_url(read_url(text))

    assert write_url(read_url(once)) == once or "\n" in once


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("./list.md", "list.md"),
        ("a/../list.md", "list.md"),
        ("..\\list.md", "../list.md"),
        ("%2e%2e/list.md", "../list.md"),
        ("./javascript:x", "./javascript:x"),
        (".//x", ".//x"),
        ("/.//x", "/.//x"),
        ("\\\\h\\x", "//h/x"),
        ("//one.invalid/x", "//one.invalid/x"),
        ("one/x", "one/x"),
        ("../one/x", "../one/x"),
        ("java\tscript:x", "javascript:x"),
        ("https:evil.example", "https://evil.example/"),
        ("https://EXAMPLE.org:443/%E6%B3%95", "https://example.org/法"),
        ("https://0x7f.1/", "https://127.0.0.1/"),
        ("/a%E2%80%AEb", "/a%E2%80%AEb"),
        ("https://a b/", "not-an-address:https://a b/"),
        ("", ""),
        ("#a", "#a"),
    ],
)
def test_an_address_has_one_form(text: str, form: str) -> None:
    """Whatever a browser takes for the same; what nobody sees is not written out."""
    assert write_url(read_url(text)) == form
    assert write_url(read_url(form)) == form or form.startswith("not-an-address")


BEGINNINGS = (
    *("", " ", "/", "//", "\\\\", "/\\", "\n/", "./", "../../"),
    *("https:", "https://", "HTTPS:/", "http:\\\\", "java\tscript:"),
)
ENDS = (
    *("", "a", "a/b", ".", "\ta", "a b", "a?b#c", "one/x", "%2e%2E/a"),
    *("x@h.example/..", "bücher.example/é", "1.2", "[::1]", "a:8080/"),
)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_addresses_are_read_as_chromium_reads_them(page: Page, scheme: str) -> None:
    """What stays on the site stays there, and leads to the same place; what leaves it leaves it, to the same host."""
    base = f"{scheme}://page.example/docs/en/page/"
    addresses = [beginning + end for beginning in BEGINNINGS for end in ENDS]
    seen = page.evaluate(READ, [addresses, base])
    again = page.evaluate(READ, [[write_url(read_url(address)) for address in addresses], base])

    for address, as_chromium, other in zip(addresses, seen, again, strict=True):
        url = read_url(address)
        if url.scheme == "not-an-address":
            # `https:` is one on pages of its scheme alone, and an older Chromium lets a host have a blank
            assert (
                as_chromium is None or "%20" in as_chromium["host"] or address.lower().startswith(("https:", "http:"))
            ), address
        elif url.is_local:
            assert as_chromium["host"] == "page.example", address
            assert as_chromium == other, address
        elif as_chromium["host"] == "page.example":
            assert url.scheme == scheme, address  # `https:a` is relative on pages of its scheme
        else:
            assert (url.scheme or scheme, url.host.rpartition("@")[2]) == (
                as_chromium["protocol"][:-1],
                as_chromium["host"],
            ), address


READ = """([addresses, base]) => addresses.map(address => {
    try {
        const {protocol, host, pathname, search, hash} = new URL(address, base)
        return {protocol, host, pathname, search, hash}
    } catch { return null }
})"""


@pytest.mark.parametrize(
    "table",
    [
        {"source": "https://a.example/", "target": "https://b.example/"},
        {"source": "https://a.example/", "target": "https://b.example/", "reason": " "},
        {"unit": "zh/a.md#p1", "check": "DG807", "value": "x"},
        {"unit": "zh/a.md#p1", "check": "DG807", "value": "x", "reason": "y", "more": "z"},
        "https://b.example/",
        3,
    ],
)
def test_nothing_is_allowed_without_a_reason(table: object) -> None:
    """Nor by halves."""
    with pytest.raises(InputError, match="not complete"):
        list(read_allowed([table], "diglot.toml"))

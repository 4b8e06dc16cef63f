"""Hosts that an edition allows: how `diglot.toml` names them, and that policy and gate are as wide and no wider."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT, build, make_edition

from diglot.errors import InputError
from diglot.repository import read_site
from diglot.settings import Settings, read_settings
from diglot.site import verify_site
from diglot.site.allowed_hosts import KINDS, AllowedHost, origin_of
from diglot.site.checks import vs141_foreign_host, vs143_policy, vs145_unknown_markup
from diglot.site.csp import HEADERS, parse_policy, put_policy, render_headers, render_policy

TABLE = '[[policy.allow]]\nhost = "https://giscus.app"\nfor = ["scripts", "frames"]\nreason = "comments"\n'
COMMENTS = AllowedHost("https://giscus.app", frozenset({"scripts", "frames"}), "comments")
PICTURES = AllowedHost("https://img.example.org", frozenset({"images"}), "pictures of the museum")
LANGUAGES = ("en", "zh")


def read(folder: Path, text: str) -> Settings:
    (folder / "diglot.toml").write_text(text, "utf-8")
    return read_settings(folder)


def found(html: str, hosts: tuple[AllowedHost, ...], policy: tuple[AllowedHost, ...] | None = None) -> list[str]:
    """What the gate says of a page with the policy for `policy`, or else for the hosts that are allowed."""
    its = render_policy((), (), hosts if policy is None else policy)
    page = put_policy(f'<html lang="en"><head><title>x</title></head><body>{html}</body></html>', its)
    files: dict[str, bytes | None] = {"index.html": page.encode(), HEADERS: render_headers(its).encode()}
    modules = (vs141_foreign_host, vs143_policy, vs145_unknown_markup)
    codes = {module.RULE.code for module in modules}
    return [
        f"{each.code} {each.message}"
        for each in verify_site(files, LANGUAGES, "https://example.net/", hosts=hosts)
        if each.code in codes
    ]


def test_a_table_is_read(tmp_path: Path) -> None:
    """Hosts have one spelling, that of a policy; the same host may be in two tables."""
    more = '[[policy.allow]]\nhost = "HTTPS://Bücher.Example:8443/"\nfor = ["images"]\nreason = "covers"\n'
    covers = AllowedHost("https://xn--bcher-kva.example:8443", frozenset({"images"}), "covers")

    assert read(tmp_path, TABLE).policy == (COMMENTS,)
    assert read(tmp_path, TABLE + more).policy == (COMMENTS, covers)
    assert read(tmp_path, 'policy.allow = [{host = "https://giscus.app", for = ["frames"], reason = "x"}]').policy


def test_the_edition_allows_no_host() -> None:
    """What it publishes loads from nowhere else."""
    assert read_settings(ROOT).policy == ()


@pytest.mark.parametrize(
    ("table", "line", "says"),
    [
        ('host = "http://a.org"\nfor = ["images"]\nreason = "x"', 8, "not loaded by https"),
        ('for = ["images"]\nreason = "x"\nhost = "https://*.a.org"', 10, "has a wildcard"),
        ('host = "*"\nfor = ["images"]\nreason = "x"', 8, "has a wildcard"),
        ('host = "data:"\nfor = ["images"]\nreason = "x"', 8, "not loaded by https"),
        ('host = "a.org"\nfor = ["images"]\nreason = "x"', 8, "is no host"),
        ('host = "https://a.org/pictures"\nfor = ["images"]\nreason = "x"', 8, "more than a host"),
        ('host = "https://me:secret@a.org"\nfor = ["images"]\nreason = "x"', 8, "more than a host"),
        ('host = "https://a.org b.org"\nfor = ["images"]\nreason = "x"', 8, "is no host"),
        ('host = "https://[::1]"\nfor = ["images"]\nreason = "x"', 8, "another address"),
        ('host = "https://a.org;script-src \'unsafe-inline\'"\nfor = ["images"]\nreason = "x"', 8, "is no host"),
        ('for = ["images"]\nreason = "x"', 7, "names no host"),
        ('host = "https://a.org"\nreason = "x"', 7, "does not say what"),
        ('host = "https://a.org"\nfor = []\nreason = "x"', 9, "does not say what"),
        ('host = "https://a.org"\nfor = "images"\nreason = "x"', 9, "does not say what"),
        ('host = "https://a.org"\nfor = ["images", "everything"]\nreason = "x"', 9, "“everything”"),
        ('host = "https://a.org"\nfor = ["images"]', 7, "has no reason"),
        ('host = "https://a.org"\nfor = ["images"]\nreason = " "', 10, "has no reason"),
        ('host = "https://a.org"\nfor = ["images"]\nreason = "x"\nsince = 2026', 11, "unknown key “since”"),
    ],
)
def test_what_is_not_one_host_with_a_reason_is_refused(tmp_path: Path, table: str, line: int, says: str) -> None:
    """With file and line, and a way out."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, f"# comments\n{TABLE}\n[[policy.allow]]\n{table}\n")

    assert (caught.value.path, caught.value.line) == ("diglot.toml", line)
    assert says in caught.value.fact
    assert caught.value.cure


@pytest.mark.parametrize("text", ["policy = 1", "[policy]\nallow = 1", "[policy]\nallow = [1]", "[policy]\nimages = 1"])
def test_a_policy_without_tables_is_refused(tmp_path: Path, text: str) -> None:
    """And shown how it is written."""
    with pytest.raises(InputError, match="policy") as caught:
        read(tmp_path, text)

    assert "[[policy.allow]]" in caught.value.cure
    assert caught.value.line == text.count("\n") + 1 if "allow" in text else 1


@given(st.lists(st.builds(
    AllowedHost,
    st.sampled_from(["https://a.org", "https://b.org:444", "https://c.example"]),
    st.frozensets(st.sampled_from(list(KINDS)), min_size=1),
    st.just("x"),
), max_size=4))  # fmt: skip
def test_the_policy_has_exactly_these_hosts_more(hosts: list[AllowedHost]) -> None:
    """Each in the directives of its kinds; without hosts it is the policy of all sites."""
    plain, policy = parse_policy(render_policy((), ())), parse_policy(render_policy((), (), hosts))
    more = {
        (name, source) for name, sources in policy.items() for source in sources if source not in plain.get(name, ())
    }

    assert more == {(KINDS[kind], each.host) for each in hosts for kind in each.kinds}
    assert all(source in policy[name] for name, sources in plain.items() for source in sources)
    assert render_policy((), (), hosts[::-1]) == render_policy((), (), hosts)


@pytest.mark.parametrize(
    ("html", "host", "kind"),
    [
        ('<img src="https://img.example.org/a.png" alt="">', "https://img.example.org", "images"),
        ('<img srcset="//img.example.org/a 2x" alt="">', "https://img.example.org", "images"),
        ('<video src="https://v.example.org/a.mp4"></video>', "https://v.example.org", "media"),
        ('<script src="https://giscus.app/client.js" data-repo="a/b" async></script>', "https://giscus.app", "scripts"),
        ('<link rel="stylesheet" href="https://s.example.org/a.css">', "https://s.example.org", "styles"),
        ('<link rel="preconnect" href="https://f.example.org" crossorigin>', "https://f.example.org", "fonts"),
        (
            '<iframe src="https://v.example.org/embed/x" title="A talk" width="560" height="315" frameborder="0" '
            'allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin" allowfullscreen></iframe>',
            "https://v.example.org",
            "frames",
        ),
    ],
)
def test_the_gate_accepts_what_is_allowed_and_nothing_more(html: str, host: str, kind: str) -> None:
    """The table that the finding asks for is enough; one for another host, port or kind is not."""
    allowed = AllowedHost(host, frozenset({kind}), "x")
    other = AllowedHost(host, frozenset(KINDS) - {kind}, "x") if "preconnect" not in html else PICTURES
    [said] = [each for each in found(html, ()) if each.startswith("VS141")]

    assert f'[[policy.allow]], host = "{host}", for = ["{kind}"]' in said
    assert found(html, (allowed,)) == []
    for wrong in (other, AllowedHost(f"{host}:444", allowed.kinds, "x"), AllowedHost(f"{host}.cn", allowed.kinds, "x")):
        assert any(each.startswith("VS141") for each in found(html, (wrong,)))


@pytest.mark.parametrize(
    "html",
    [
        '<iframe srcdoc="x"></iframe>',
        '<iframe src="https://giscus.app/x" srcdoc="x"></iframe>',
        '<iframe src="https://giscus.app.evil.example/"></iframe>',
        '<iframe src="/page"></iframe>',
        '<iframe src="https://giscus.app/x" onload="x()"></iframe>',
        '<object data="https://giscus.app/x"></object>',
        '<p allow="camera">a</p>',
    ],
)
def test_frames_of_an_allowed_host_are_all_that_may_be_framed(html: str) -> None:
    """The attributes of frames are for them alone."""
    assert any(each.startswith("VS145") for each in found(html, (COMMENTS,)))


@pytest.mark.parametrize("policy", [(), (COMMENTS, PICTURES), (PICTURES,)], ids=["narrower", "wider", "another"])
def test_a_policy_that_is_not_that_of_the_settings_is_found(policy: tuple[AllowedHost, ...]) -> None:
    """Also if no page needs the host."""
    assert found("", (COMMENTS,)) == []
    assert any(each.startswith("VS143") for each in found("", (COMMENTS,), policy))


def test_the_fonts_of_the_theme_are_one_finding() -> None:
    """It names the setting that does without them, and the tables that allow them."""
    html = '<link rel="preconnect" href="https://fonts.gstatic.com" crossorigin>'
    html += '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto:300">'
    [said] = found(html, ())
    styles = AllowedHost("https://fonts.googleapis.com", frozenset({"styles"}), "x")
    fonts = AllowedHost("https://fonts.gstatic.com", frozenset({"fonts"}), "x")

    assert "`font: false`" in said
    assert all(f'host = "{each.host}", for = ["{"".join(each.kinds)}"]' in said for each in (styles, fonts))
    assert found(html, (styles, fonts)) == []


@pytest.mark.parametrize("address", ["", "#a", "a/b", "mailto:a@b.c", "data:,x", "https://", "http://a.org.\\@b"])
def test_an_address_without_a_host_is_of_no_allowed_one(address: str) -> None:
    """Nor is one that a browser reads as another."""
    assert origin_of(address) in ("", "https://unknown.invalid", "http://a.org.")


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=pytest.mark.weekly)])
def test_a_site_is_built_with_its_policy(tmp_path: Path, engine: str) -> None:
    """A page with comments and a video: the gate is satisfied with the tables, and with nothing less.

    An HTML file that is copied has the policy, too.
    """
    page = "# Page\n\nText. [Demo](demo.html).\n\n"
    page += '<iframe src="https://giscus.app/x" title="A talk" allowfullscreen></iframe>\n\n'
    page += '<script src="https://giscus.app/client.js" data-repo="a/b" crossorigin="anonymous" async></script>\n'
    make_edition(tmp_path / "edition", page=page)
    (tmp_path / "edition/docs/en/demo.html").write_text("<title>Demo</title><script>a = 1</script>", "utf-8")
    settings = tmp_path / "edition/diglot.toml"
    settings.write_text(settings.read_text("utf-8") + TABLE, "utf-8")
    build(tmp_path / "edition", tmp_path / "site", "--strict", builder=engine)
    files = read_site(tmp_path / "site")

    copied = {"demo.html", "zh/demo.html"}
    assert list(verify_site(files, LANGUAGES, hosts=(COMMENTS,), copied=copied)) == []
    assert {each.code for each in verify_site(files, LANGUAGES, copied=copied)} == {"VS141", "VS143", "VS145"}
    assert "frame-src https://giscus.app" in (tmp_path / "site" / HEADERS).read_text("utf-8")

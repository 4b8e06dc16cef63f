"""Links between pages."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.publish.relative_links import rebaser, relative, resolve

NAME = st.sampled_from(["a", "b", "zh", "en-zh", "index.html"])
ADDRESS = (
    st.lists(NAME, max_size=4).map("/".join).flatmap(lambda path: st.sampled_from([path, f"{path}/" if path else ""]))
)
ROOT = "http://site/"


@given(page=ADDRESS, address=ADDRESS)
def test_a_relative_link_leads_to_its_address(page: str, address: str) -> None:
    """As a browser reads it, and as we read it again."""
    link = relative(address, page)

    assert urljoin(ROOT + page, link) == ROOT + address
    assert resolve(page, link) == (address, "")


@given(page=ADDRESS, link=st.lists(st.sampled_from(["..", ".", "a", "b"]), min_size=1, max_size=5).map("/".join))
def test_links_are_resolved_as_browsers_do(page: str, link: str) -> None:
    """As long as they stay below the root."""
    wanted = urljoin(ROOT + page, link + "/").removeprefix(ROOT)
    found = resolve(page, link + "/")

    if ".." not in (found or ("..",))[0]:
        assert found == (wanted, "")


@pytest.mark.parametrize("link", ["#a", "", "?q", "https://a.b/", "mailto:a@b", "/root", "//host/x", "data:,x"])
def test_what_is_no_path_from_here_is_left(link: str) -> None:
    """Also in moving a page."""
    assert resolve("a/b/", link) is None
    assert rebaser("a/", "b/c/", lambda address: address)(link) == link


def test_moving_keeps_query_and_fragment() -> None:
    """And leads to where the other page moved."""
    moved = {"zh/essay/": "zh/en-zh/essay/"}
    rebase = rebaser("zh/about/", "zh/en-zh/about/", lambda address: moved.get(address, address))

    assert rebase("../essay/#p1") == "../essay/#p1"
    assert rebase("../../assets/x.css?v=1") == "../../../assets/x.css?v=1"

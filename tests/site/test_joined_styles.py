"""Style sheets in one: what is joined, what is left, and that the gate can tell."""

import pytest

from diglot.site.joined_styles import is_joined, join_styles

SHEETS = {
    "assets/theme/main.css": b'@charset "UTF-8";a{color:red}\n/*# sourceMappingURL=main.css.map */',
    "assets/own.css": 'b::before { content: "}" url(data:image/svg+xml,x) } /* 引号 " */'.encode(),
    "css/picture.css": b"c { background: url(../picture.png) }",
    "css/import.css": b'@import "other.css";',
    "css/open.css": b"@media print { d { color: red }",
    "css/bracket.css": b"d { color: red ) }",
    "css/comment.css": b"d { color: red } /* and so on",
    "css/string.css": b'd { content: "no end }',
    "css/latin.css": b"/* \xe9 */",
    "css/last.css": b"e { color: blue }",
}


def page(*hrefs: str) -> str:
    """A page with links to style sheets."""
    links = "\n  ".join(f'<link rel="stylesheet" href="{href}">' for href in hrefs)
    return f"<html><head>\n  {links}\n</head><body></body></html>"


def test_links_that_follow_each_other_become_one() -> None:
    """On every page the same, in the order of the links; the name changes with the content."""
    pages = {
        "index.html": page("assets/theme/main.css", "assets/own.css"),
        "zh/essay/index.html": page("../../assets/theme/main.css", "../../assets/own.css"),
    }
    done, sheets = join_styles(pages, SHEETS.get)
    [(name, data)] = sheets.items()

    assert done["index.html"] == page(name)
    assert done["zh/essay/index.html"] == page(f"../../{name}")
    assert data.startswith(b'@charset "UTF-8";\n')
    assert data.index(b"a{color:red}") < data.index(b"b::before")
    assert data.count(b"@charset") == 1
    assert b"sourceMappingURL" not in data
    assert join_styles(done, SHEETS.get) == (done, {})
    other, _ = join_styles(pages, (SHEETS | {"assets/own.css": b"b {}"}).get)
    assert other["index.html"] != done["index.html"]


@pytest.mark.parametrize(
    "left",
    [
        *(path for path in SHEETS if path.startswith("css/") and path != "css/last.css"),
        "css/missing.css",
        "https://other.example/a.css",
        "//other.example/a.css",
        "/assets/own.css",
        "assets/own.css?version=2",
    ],
)
def test_a_sheet_that_would_mean_something_else_is_left(left: str) -> None:
    """And so is the order."""
    done, sheets = join_styles(
        {"index.html": page("assets/theme/main.css", "assets/own.css", left, "css/last.css")}, SHEETS.get
    )
    [name] = sheets

    assert done["index.html"].replace("\n  ", "\n") == page(name, left, "css/last.css").replace("\n  ", "\n")


@pytest.mark.parametrize(
    "html",
    [
        page("assets/own.css"),
        page("assets/own.css").replace("</head>", "<style></style>" + page("css/last.css")[12:]),
        page("assets/own.css", "css/last.css").replace("rel=", 'media="print" rel='),
        page("css/open.css", "css/last.css"),
        "<html></html>",
    ],
)
def test_other_pages_are_left(html: str) -> None:
    """One link, one that is for paper, and links with something between them."""
    assert join_styles({"index.html": html}, SHEETS.get) == ({"index.html": html}, {})


def test_the_gate_joins_them_again() -> None:
    """A joined sheet has nothing that is not in the sheets it names, which are judged by themselves."""
    _, sheets = join_styles({"index.html": page("assets/theme/main.css", "assets/own.css")}, SHEETS.get)
    [data] = sheets.values()

    assert is_joined(data, SHEETS.get)
    for wrong in (
        data + b"f { color: red }",
        data.replace(b"red", b"blue"),
        data.replace(b"assets/own.css", b"css/last.css"),
        data.replace(b" assets/own.css", b""),
        b"f { color: red }",
        b"",
    ):
        assert not is_joined(wrong, SHEETS.get)
    assert not is_joined(
        data.replace(b"own.css", b"own.txt"), {**SHEETS, "assets/own.txt": SHEETS["assets/own.css"]}.get
    )
    assert not is_joined(data, (SHEETS | {"assets/own.css": None}).get)

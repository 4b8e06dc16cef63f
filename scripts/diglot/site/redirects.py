"""Make a page for each old address, which redirects to the new one."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from diglot.interface import Interface, interface
from diglot.site.address_ledger import Ledger, moved_pages

SCRIPT = "assets/diglot-moved.mjs"
"""The script of the theme that redirects with the fragment, which a `<meta>` would drop."""
_PAGE = """\
<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>{title}</title>
    <link rel="stylesheet" href="{root}assets/diglot.css">
    <noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>
    <script type="module" src="{root}{script}"></script>
  </head>
  <body class="diglot-lost"{own}>
    <main>
      <h1>{title}</h1>
      <p><a href="{link}">{go}</a></p>
    </main>
  </body>
</html>
"""


def leading_pages(ledger: Ledger, folder: str, language: str) -> Iterator[tuple[str, str]]:
    """The pages that lead from old addresses to new ones, by path; `folder` is that of the language, or empty.

    `language` is a tag. Sentences that are in another language say so.
    """
    words = interface(language)
    for old, new in moved_pages(ledger).items():
        path = f"{folder}{_file(old)}"
        root = "../" * path.count("/") or "./"
        text = _PAGE.format(
            language=escape(language),
            own=_said_in(words, language),
            title=escape(words.gettext("This page has moved")),
            go=escape(words.gettext("Go to its new address")),
            link=escape(f"{root}{folder}{quote(new.removeprefix('.'))}"),
            root=root,
            script=SCRIPT,
        )
        yield path, text


def _said_in(words: Interface, language: str) -> str:
    """The attribute that sentences need on a page in `language`, if theirs is another one."""
    return "" if words.language == language else f' lang="{escape(words.language)}"'


def _file(address: str) -> str:
    return address + "index.html" if address.endswith("/") else "index.html" if address == "." else address

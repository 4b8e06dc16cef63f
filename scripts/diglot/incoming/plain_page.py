"""A plain text as one page of Markdown."""

from diglot.errors import InputError
from diglot.message import Message
from diglot.plain_text import cut_text, decode_text, render_page


def read_plain_page(data: bytes, name: str, language: str = "") -> tuple[str, str]:
    """The text as Markdown, and the encoding it was read in. `language` is the tag of its language, if that is known.

    Raises InputError if it is no text, or an empty one."""
    try:
        text, encoding = decode_text(data, language)
    except UnicodeDecodeError:
        cure = Message("Save it as plain text: in a word processor, with “Save as”.")
        raise InputError(Message("this file is no plain text"), cure, name) from None
    pages = cut_text(text)
    if not pages:
        raise InputError(Message("this file has no text"), Message("Name another one."), name)
    return "\n".join(_page(render_page(page, "-"), bool(page.title)) for page in pages), encoding


def _page(rendered: str, has_title: bool) -> str:
    return rendered if has_title else rendered.partition("\n\n")[2]

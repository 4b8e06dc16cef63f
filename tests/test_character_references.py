"""Character references are read as a browser reads them, and however long they are."""

from selectolax.lexbor import LexborHTMLParser

from diglot.character_references import decode_references

NUMBERS = (*range(0x110), 0x202E, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF, 0x110000, 10**9)
WORDS = (
    "&lt;",
    "&lt",
    "&notit;",
    "&nbsp;x",
    "&AMP",
    "&;",
    "&",
    "& lt;",
    "&#;",
    "&#x;",
    "&#38;lt;",
    "&#x26;#60;",
    "&rlm;",
)
"""References by name, and what is none or means another one."""


def shown(text: str) -> str:
    """What lexbor, which follows the HTML Standard, makes of a text."""
    body = LexborHTMLParser(f"<body><p>{text}").body
    assert body is not None, "the parser always makes a body"
    return body.text()


def test_references_are_read_as_a_browser_reads_them() -> None:
    """By number, decimal and hexadecimal, with zeros before it, with and without a semicolon; by name."""
    forms = [form.format(number) for number in NUMBERS for form in ("&#{};", "&#x{:x};", "&#000{};x", "a&#X{:X}z")]

    assert {text: decode_references(text) for text in (*forms, *WORDS)} == {
        text: shown(text) for text in (*forms, *WORDS)
    }


def test_thousands_of_digits_are_read() -> None:
    """Python makes no number of more than 4,300 digits."""
    assert decode_references(f"&#{'1' * 5000};&#x{'f' * 5000};&#{'0' * 5000}65;") == "\ufffd\ufffdA"

"""Odd files: each is either kept byte for byte or refused with its line and a way out. Nothing is lost in silence."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.catalog import Catalog, parse_catalog, render_catalog
from diglot.errors import InputError

HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
"""Four lines: what follows it begins in line 5."""
ENTRY = b'msgid "a"\nmsgstr "b"\n'
OTHER = b'\nmsgid "c"\nmsgstr "d"\n'
PLURAL = b'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n'


@dataclass(frozen=True)
class Odd:
    """An odd file. `line` is where it is refused (0: as a whole) because of `word`, or None if it is kept."""

    name: str
    data: bytes
    line: int | None = None
    word: str = ""


def kept(name: str, body: bytes, head: bytes = HEAD) -> Odd:
    """A file that is odd and nevertheless read."""
    return Odd(name, head + body)


def refused(name: str, body: bytes, line: int, word: str, head: bytes = HEAD) -> Odd:
    """A file that is not read, and why."""
    return Odd(name, head + body, line, word)


def header(fields: bytes) -> bytes:
    """A header with these lines, as they stand between the quotes."""
    return b'msgid ""\nmsgstr "' + fields + b'"\n\n'


UTF8 = b"Content-Type: text/plain; charset=UTF-8\\n"

BYTES = [
    Odd("nothing at all", b"", 0, "empty"),
    Odd("white space", b" \n\t\r\n \n", 0, "empty"),
    Odd("line ends", b"\n\n\n", 0, "empty"),
    Odd("a byte order mark", b"\xef\xbb\xbf" + HEAD + ENTRY, 1, "byte order mark"),
    Odd("a byte order mark alone", b"\xef\xbb\xbf", 1, "byte order mark"),
    Odd("a byte order mark within the file", HEAD + b"\xef\xbb\xbf" + ENTRY, 5, "neither"),
    Odd("UTF-16, little end first", (HEAD + ENTRY).decode().encode("utf-16"), 1, "byte order mark"),
    Odd("UTF-16, big end first", b"\xfe\xff" + (HEAD + ENTRY).decode().encode("utf-16-be"), 1, "byte order mark"),
    Odd("UTF-16 without a mark", (HEAD + ENTRY).decode().encode("utf-16-le"), 1, "zero byte"),
    Odd("UTF-32", (HEAD + ENTRY).decode().encode("utf-32-be"), 1, "zero byte"),
    refused("a zero byte in a text", b'msgid "a\0"\nmsgstr ""\n', 5, "zero byte"),
    refused("a zero byte at the end", ENTRY + b"\0", 7, "zero byte"),
    Odd("Macintosh line ends", (HEAD + ENTRY).replace(b"\n", b"\r"), 1, "carriage return"),
    refused("one Macintosh line end", b'msgid "a"\rmsgstr "b"\n', 5, "carriage return"),
    refused("a carriage return in a text", b'msgid "a\rb"\nmsgstr ""\n', 5, "carriage return"),
    refused("a carriage return in a comment", b"# a\rb\n" + ENTRY, 5, "carriage return"),
    refused("a doubled carriage return", b'msgid "a"\r\r\nmsgstr ""\n', 5, "carriage return"),
    refused("a carriage return at the end", ENTRY + b"\r", 7, "carriage return"),
    Odd("Windows line ends", (HEAD + ENTRY + OTHER).replace(b"\n", b"\r\n")),
    kept("mixed line ends", ENTRY.replace(b"\n", b"\r\n") + OTHER),
    kept("Windows line ends in some lines of an entry", b'msgid ""\r\n"a"\nmsgstr "b"\r\n'),
    refused("Latin-1 in a text", b'msgid "a"\nmsgstr "\xe9"\n', 6, "not UTF-8"),
    refused("Latin-1 in a comment", b"# caf\xe9\n" + ENTRY, 5, "not UTF-8"),
    refused("a character cut in two", ENTRY + b'\nmsgid "\xe4\xb8"\nmsgstr ""\n', 8, "not UTF-8"),
    refused("a surrogate", b'msgid "\xed\xa0\x80"\nmsgstr ""\n', 5, "not UTF-8"),
    refused("an overlong slash", b'msgid "\xc0\xaf"\nmsgstr ""\n', 5, "not UTF-8"),
    refused("GB 18030", b'msgid "a"\nmsgstr "\xd6\xd0"\n', 6, "not UTF-8"),
    Odd("no text at all", b"\x89PNG\r\n\x1a\n\x00", 3, "zero byte"),
    Odd("a compiled catalog", b"\xde\x12\x04\x95\x00\x00\x00\x00", 1, "zero byte"),
    Odd("a web page", b"<!DOCTYPE html>\n<title>404</title>\n", 1, "neither"),
    Odd("a spreadsheet", b'"id","source"\n"a","b"\n', 1, "neither"),
]
HEADERS = [
    Odd("no header", ENTRY, 1, "header"),
    Odd("comments only", b"# nothing\n", 1, "header"),
    Odd("a header that is not first", ENTRY + b"\n" + HEAD, 1, "header"),
    Odd("an obsolete header", b'#~ msgid ""\n#~ msgstr ""\n', 1, "header"),
    Odd("a header with a context", b'msgctxt "x"\n' + HEAD, 1, "header"),
    Odd("a header alone", HEAD),
    Odd("a fuzzy header with comments", b"# Title\n#, fuzzy\n" + HEAD + ENTRY),
    Odd("blank lines before the header", b"\n\n" + HEAD + ENTRY),
    refused("two headers", HEAD, 5, "line 1"),
    kept("an empty header", ENTRY, header(b"")),
    refused("an empty header of a Chinese catalog", 'msgid "a"\nmsgstr "中"\n'.encode(), 1, "no charset", header(b"")),
    refused("utf-7", ENTRY, 1, "utf-7", header(b"Content-Type: text/plain; charset=utf-7\\n")),
    refused(
        "unicode_escape", ENTRY, 1, "unicode_escape", header(b"Content-Type: text/plain; charset=unicode_escape\\n")
    ),
    refused("Latin-1 by name", ENTRY, 1, "ISO-8859-1", header(b"Content-Type: text/plain; charset=ISO-8859-1\\n")),
    refused("a charset nobody knows", ENTRY, 1, "klingon", header(b"Content-Type: text/plain; charset=klingon\\n")),
    refused("a charset in capitals", ENTRY, 1, "UTF-7", header(b"CONTENT-TYPE: text/plain; CHARSET=UTF-7\\n")),
    refused("a charset in quotes", ENTRY, 1, "utf-7", header(b'Content-Type: text/plain; charset=\\"utf-7\\"\\n')),
    refused("a charset in a folded line", ENTRY, 1, "utf-7", header(b"Content-Type: text/plain;\\n charset=utf-7\\n")),
    refused(
        "a charset in pieces", ENTRY, 1, "utf", header(b"Content-Type: text/plain; charset*0=utf; charset*1=-7\\n")
    ),
    refused(
        "a charset behind a carriage return",
        ENTRY,
        1,
        "utf-7",
        header(b"X: \\rContent-Type: a; charset=utf-7\\n" + UTF8),
    ),
    refused(
        "two charsets, the last good", ENTRY, 1, "utf-7", header(b"Content-Type: text/plain; charset=utf-7\\n" + UTF8)
    ),
    refused(
        "two charsets, the first good", ENTRY, 1, "utf-7", header(UTF8 + b"Content-Type: text/plain; charset=utf-7\\n")
    ),
    refused("a charset in another field", ENTRY, 1, "utf-7", header(b"X-Note: charset=utf-7\\n" + UTF8)),
    refused(
        "a second header with a context",
        b'msgctxt "x"\n' + header(b"Content-Type: a; charset=utf-7\\n"),
        5,
        "second header",
    ),
    refused(
        "plural forms in a header with a context", b'msgctxt "x"\n' + header(b"Plural-Forms: n\\n"), 5, "second header"
    ),
    kept("an empty source with a context", b'msgctxt "from-date"\nmsgid ""\nmsgstr "from"\n'),
    kept("a charset in small letters", ENTRY, header(b"Content-Type: text/plain; charset=utf-8\\n")),
    kept("no space before the charset", ENTRY, header(b"Content-Type: text/plain;charset=UTF-8\\n")),
    kept("an unfilled charset", ENTRY, header(b"Content-Type: text/plain; charset=CHARSET\\n")),
    kept("ASCII", ENTRY, header(b"Content-Type: text/plain; charset=us-ascii\\n")),
    refused(
        "ASCII that is none",
        b"# \xe4\xb8\xad\n" + ENTRY,
        1,
        "ASCII",
        header(b"Content-Type: text/plain; charset=ASCII\\n"),
    ),
    refused(
        "50 million forms", ENTRY, 1, "Plural-Forms", header(UTF8 + b"Plural-Forms: nplurals=50000000; plural=0;\\n")
    ),
    refused("no forms", ENTRY, 1, "Plural-Forms", header(UTF8 + b"Plural-Forms: nplurals=0; plural=0;\\n")),
    refused("seven forms", ENTRY, 1, "Plural-Forms", header(UTF8 + b"Plural-Forms: nplurals=7; plural=n;\\n")),
    refused("less than no forms", ENTRY, 1, "Plural-Forms", header(UTF8 + b"Plural-Forms: nplurals=-1; plural=0;\\n")),
    refused(
        "a formula that is code",
        ENTRY,
        1,
        "Plural-Forms",
        header(UTF8 + b"Plural-Forms: nplurals=2; plural=exit();\\n"),
    ),
    refused("no formula", ENTRY, 1, "Plural-Forms", header(UTF8 + b"Plural-Forms: nplurals=2\\n")),
    refused(
        "an endless formula",
        ENTRY,
        1,
        "Plural-Forms",
        header(UTF8 + b"Plural-Forms: nplurals=2; plural=" + b"(n" * 9999 + b"\\n"),
    ),
    refused(
        "plural forms in a folded line",
        ENTRY,
        1,
        "Plural-Forms",
        header(UTF8 + b"Plural-Forms:\\n nplurals=99; plural=0;\\n"),
    ),
    refused(
        "two plural forms",
        ENTRY,
        1,
        "Plural-Forms",
        header(UTF8 + b"Plural-Forms: nplurals=1; plural=0;\\nPlural-Forms: nplurals=2; plural=n!=1;\\n"),
    ),
    kept("unfilled plural forms", ENTRY, header(UTF8 + b"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n")),
    kept("empty plural forms", ENTRY, header(UTF8 + b"Plural-Forms: \\n")),
    kept("plural forms with one mark too many", ENTRY, header(UTF8 + b"Plural-Forms: nplurals=1; plural=0;;\\n")),
    kept("a header line without a colon", ENTRY, header(UTF8 + b"free words\\n")),
]
STRINGS = [
    refused("no closing quote", b'msgid "a\nmsgstr ""\n', 5, "closing quote"),
    refused("no closing quote in the next line", b'msgid ""\n"a\nmsgstr ""\n', 6, "closing quote"),
    refused("a closing quote that is escaped", b'msgid "a\\"\nmsgstr ""\n', 5, "closing quote"),
    refused("a lone quote", b'msgid "\nmsgstr ""\n', 5, "closing quote"),
    refused("a text broken in two", b'msgid "a\nb"\nmsgstr ""\n', 5, "closing quote"),
    refused("no opening quote", b'msgid a"\nmsgstr ""\n', 5, "neither"),
    refused("no quotes", b'msgid a\nmsgstr ""\n', 5, "neither"),
    refused("single quotes", b"msgid 'a'\nmsgstr ''\n", 5, "neither"),
    refused("curly quotes", 'msgid “a”\nmsgstr ""\n'.encode(), 5, "neither"),
    refused("a quote inside", b'msgid "a"b"\nmsgstr ""\n', 5, "inside"),
    refused("words after the text", b'msgid "a" b\nmsgstr ""\n', 5, "closing quote"),
    refused("a comment after the text", b'msgid "a" # b\nmsgstr ""\n', 5, "closing quote"),
    refused("two texts in a line", b'msgid "a" "b"\nmsgstr ""\n', 5, "inside"),
    refused("two keywords in a line", b'msgid "a" msgstr "b"\n', 5, "inside"),
    refused("an escape of the shell", b'msgid "a\\$"\nmsgstr ""\n', 5, "\\$"),
    refused("a Windows path", b'msgid "C:\\windows"\nmsgstr ""\n', 5, "\\w"),
    refused("an escape of JSON", b'msgid "\\u4e2d"\nmsgstr ""\n', 5, "\\u"),
    refused("an escaped single quote", b'msgid "it\\\'s"\nmsgstr ""\n', 5, "\\'"),
    refused("a bad escape in the next line", b'msgid ""\n"a"\n"\\z"\nmsgstr ""\n', 7, "\\z"),
    refused("a byte that is no character", b'msgid "a"\nmsgstr "\\377"\n', 6, "\\377"),
    refused("a byte above bytes", b'msgid "a"\nmsgstr "\\777"\n', 6, "\\777"),
    refused("an escape without digits", b'msgid "a"\nmsgstr "\\x"\n', 6, "\\x"),
    refused("a digit of no octal number", b'msgid "a"\nmsgstr "\\9"\n', 6, "\\9"),
    kept("every escape there is", b'msgid "\\a\\b\\f\\n\\r\\t\\v\\\\\\""\nmsgstr ""\n'),
    kept("bytes in octal", b'msgid "\\344\\270\\255"\nmsgstr "\\1012"\n'),
    kept("bytes in hexadecimal", b'msgid "\\xe4\\xb8\\xad"\nmsgstr "\\x41"\n'),
    kept("a zero byte, escaped", b'msgid "\\000"\nmsgstr ""\n'),
    kept("a carriage return, escaped", b'msgid "a\\r\\n"\nmsgstr ""\n'),
    kept("separators of lines and paragraphs", 'msgid "a\u2028b\u2029c\x85d\x1c\x1d\x1e"\nmsgstr ""\n'.encode()),
    kept("a form feed in a text", b'msgid "a\fb\vc"\nmsgstr ""\n'),
    kept("separators in a comment", "# a\u2028msgid\x85b\fc\n".encode() + ENTRY),
    kept("a tab in a text", b'msgid "a\tb"\nmsgstr ""\n'),
    kept("control characters", b'msgid "\x01\x1b\x7f"\nmsgstr ""\n'),
    kept("right to left", 'msgid "\u202eabc\u200f"\nmsgstr ""\n'.encode()),
    kept("a text in many strings", b'msgid ""\n""\n"a"\n""\nmsgstr "" \n"b"\n""\n'),
    kept("a huge line", b'msgid "a"\nmsgstr "' + b"\\\\x " * 100_000 + b'"\n'),
    refused("a huge line without an end", b'msgid "a"\nmsgstr "' + b'\\"x ' * 100_000 + b"\n", 6, "closing quote"),
    kept("a huge comment", b"# " + b"#-#-#-#-#  x#-#-#-#-#" * 20_000 + b"\n" + ENTRY),
    kept("white space in great amounts", b'msgid "a"' + b" " * 100_000 + b"\n" + b"\t" * 100_000 + b'msgstr "b"\n'),
]
ORDER = [
    refused("msgstr first", b'# c\nmsgstr "b"\nmsgid "a"\n', 6, "begins with msgstr"),
    refused("msgid_plural first", b'# c\nmsgid_plural "as"\nmsgstr[0] "b"\n', 6, "begins with msgid_plural"),
    refused("msgid twice", b'msgid "a"\nmsgid "b"\nmsgstr ""\n', 6, "msgid cannot follow msgid"),
    refused("msgctxt twice", b'msgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr ""\n', 6, "msgctxt cannot follow"),
    refused("msgctxt after msgid", b'msgid "a"\nmsgctxt "b"\nmsgstr ""\n', 6, "msgctxt cannot follow"),
    refused("msgstr after msgctxt", b'msgctxt "a"\nmsgstr ""\n', 6, "msgstr cannot follow"),
    refused("msgid_plural after msgctxt", b'msgctxt "a"\nmsgid_plural ""\n', 6, "msgid_plural cannot follow"),
    refused("msgid_plural after msgstr", b'msgid "a"\nmsgstr ""\nmsgid_plural "b"\n', 7, "msgid_plural cannot follow"),
    refused("msgid_plural twice", b'msgid "a"\nmsgid_plural "b"\nmsgid_plural "c"\nmsgstr[0] ""\n', 7, "cannot follow"),
    refused("msgstr twice", b'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 7, "not in order"),
    refused("a keyword alone", b'msgid\n"a"\nmsgstr ""\n', 5, "no text"),
    refused("a keyword nobody knows", b'msgfoo "a"\nmsgid "a"\nmsgstr ""\n', 5, "neither"),
    refused("a keyword in capitals", b'MSGID "a"\nMSGSTR ""\n', 5, "neither"),
    refused("a keyword with a tail", b'msgids "a"\nmsgstr ""\n', 5, "neither"),
    refused("a domain", b'domain "x"\n' + ENTRY, 5, "neither"),
    refused("a second msgstr after a blank line", b'msgstr "b"\n', 5, "not in order"),
    refused("a text before any keyword", b'# c\n"a"\n' + ENTRY, 6, "neither"),
    kept("a string that a blank line parts from its text", b'"X-More: a\\n"\n' + ENTRY),
    refused("a text after a comment", b'msgid "a"\nmsgstr "b"\n# c\n"d"\n', 8, "neither"),
    refused("a comment in an entry", b'msgid "a"\n# c\nmsgstr "b"\n', 5, "no msgstr"),
    refused("a comment that is indented", b"  # c\n" + ENTRY, 5, "neither"),
    refused("a comment of another language", b"// c\n" + ENTRY, 5, "neither"),
    refused("a number on msgid", b'msgid[0] "a"\nmsgstr ""\n', 5, "takes no number"),
    refused("a number without a plural", b'msgid "a"\nmsgstr[0] "b"\n', 6, "not in order"),
    refused("a plural without a number", b'msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', 7, "not in order"),
    refused("a plural that begins with 1", b'msgid "a"\nmsgid_plural "as"\nmsgstr[1] "b"\n', 7, "not in order"),
    refused("a plural with a gap", PLURAL + b'msgstr[2] "c"\n', 8, "not in order"),
    refused("a plural form twice", PLURAL + b'msgstr[0] "c"\n', 8, "not in order"),
    refused("a plural without forms", b'msgid "a"\nmsgid_plural "as"\n', 5, "no msgstr"),
    refused("a negative form", b'msgid "a"\nmsgid_plural "as"\nmsgstr[-1] "b"\n', 7, "neither"),
    refused("a form with an Arabic digit", 'msgid "a"\nmsgid_plural "as"\nmsgstr[٠] "b"\n'.encode(), 7, "neither"),
    refused("a form with a number too long", b'msgid "a"\nmsgid_plural "as"\nmsgstr[99999999] "b"\n', 7, "neither"),
    kept("plural forms where the header tells none", PLURAL + b'msgstr[1] "c"\nmsgstr[2] "d"\n'),
    kept("spaces in brackets", b'msgid "a"\nmsgid_plural "as"\nmsgstr [ 0 ] "b"\n'),
    kept("fewer forms than declared", PLURAL, header(UTF8 + b"Plural-Forms: nplurals=2; plural=n!=1;\\n")),
    kept(
        "more forms than declared, but empty",
        b'msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        header(UTF8 + b"Plural-Forms: nplurals=1; plural=0;\\n"),
    ),
    refused(
        "more forms than declared",
        PLURAL + b'msgstr[1] "c"\n',
        4,
        "declares 1",
        header(UTF8 + b"Plural-Forms: nplurals=1; plural=0;\\n"),
    ),
]
TWICE = [
    refused("a source twice", ENTRY + b"\n" + ENTRY, 8, "line 5"),
    refused("a source twice, translated differently", ENTRY + b'\nmsgid "a"\nmsgstr "z"\n', 8, "line 5"),
    refused("a source twice, far apart", ENTRY + OTHER + b'\nmsgid ""\n"a"\nmsgstr ""\n', 11, "line 5"),
    refused("a source twice, once with a plural", ENTRY + b"\n" + PLURAL, 8, "line 5"),
    refused("a source twice with one context", (b'msgctxt "x"\n' + ENTRY + b"\n") * 2, 9, "msgctxt"),
    refused("a source twice, escaped differently", ENTRY + b'\nmsgid "\\x61"\nmsgstr ""\n', 8, "line 5"),
    kept("a source twice in two contexts", b'msgctxt "x"\n' + ENTRY + b'\nmsgctxt "y"\n' + ENTRY),
    kept("a source with an empty context and without", b'msgctxt ""\n' + ENTRY + b"\n" + ENTRY),
    kept("a source living and obsolete", ENTRY + b'\n#~ msgid "a"\n#~ msgstr "old"\n'),
    kept("a source obsolete twice", b'#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n'),
    kept("sources that differ in normal form", 'msgid "é"\nmsgstr ""\n\nmsgid "e\u0301"\nmsgstr ""\n'.encode()),
]
MERGES = [
    refused("a merge of git", b"<<<<<<< HEAD\n" + ENTRY + b"=======\n" + OTHER + b">>>>>>> b\n", 5, "merge"),
    refused("its middle alone", ENTRY + b"=======\n", 7, "merge"),
    refused("its end alone", ENTRY + b">>>>>>> branch\n", 7, "merge"),
    refused("its ancestor alone", ENTRY + b"||||||| 1a2b3c\n", 7, "merge"),
    refused("a merge in a text", b'msgid "a"\nmsgstr ""\n<<<<<<< HEAD\n"b"\n=======\n"c"\n>>>>>>> x\n', 7, "merge"),
    refused("a merge with Windows line ends", b'msgid "a"\r\nmsgstr "b"\r\n=======\r\n', 7, "merge"),
    refused("a merge of msgcat", b'msgid "a"\nmsgstr ""\n"#-#-#-#-#  a.po (x)  #-#-#-#-#\\n"\n"b"\n', 7, "merge"),
    refused("a merge of msgcat in a comment", b"# #-#-#-#-#  a.po (x)  #-#-#-#-#\n" + ENTRY, 5, "merge"),
    refused(
        "a merge of msgcat in an obsolete entry",
        b'#~ msgid "a"\n#~ msgstr ""\n#~ "#-#-#-#-#  a.po  #-#-#-#-#\\n"\n',
        7,
        "merge",
    ),
    kept("arrows in a text", b'msgid "<<<<<<< a"\nmsgstr ">>>>>>> b"\n'),
    kept("a line of equals signs in a comment", b"# =======\n" + ENTRY),
    kept("a line of equals signs in a text", b'msgid ""\n"=======\\n"\n"a"\nmsgstr ""\n'),
]
CUT = [
    refused("cut after msgid", b'msgid "a"\n', 5, "no msgstr"),
    refused("cut after msgid, without a line end", b'msgid "a"', 5, "no msgstr"),
    refused("cut after msgctxt", b'msgctxt "x"\n', 5, "no msgstr"),
    refused("cut within a keyword", b'msgid "a"\nmsgs', 6, "neither"),
    refused("cut after a keyword", b'msgid "a"\nmsgstr', 6, "no text"),
    refused("cut after the opening quote", b'msgid "a"\nmsgstr "', 6, "closing quote"),
    refused("cut within a text", b'msgid "a"\nmsgstr "b', 6, "closing quote"),
    refused("cut within an escape", b'msgid "a"\nmsgstr "b\\', 6, "closing quote"),
    refused("cut within a character", b'msgid "a"\nmsgstr "\xe4\xb8', 6, "not UTF-8"),
    refused("cut within the number of a form", b'msgid "a"\nmsgid_plural "b"\nmsgstr[', 7, "neither"),
    refused("cut in an obsolete entry", b'#~ msgid "a"\n', 5, "no msgstr"),
    refused("an obsolete half", b'#~ msgid "a"\nmsgstr "b"\n', 5, "no msgstr"),
    refused("a living half", b'msgid "a"\n#~ msgstr "b"\n', 5, "no msgstr"),
    refused("an obsolete string in a living text", ENTRY + b'#~ "c"\n', 7, "neither"),
    refused("a living string in an obsolete text", b'#~ msgid "a"\n#~ msgstr "b"\n"c"\n', 7, "neither"),
    Odd("cut within the header", b'msgid ""\nmsg', 2, "neither"),
    Odd("cut after the header's msgid", b'msgid ""\n', 1, "no msgstr"),
    kept("no line end at the end", ENTRY.rstrip()),
    Odd("a header without a line end", HEAD.rstrip()),
    kept("a carriage return and line feed at the end", ENTRY + b"\r\n\r\n"),
    kept("blank lines at the end", ENTRY + b"\n\n \n\t\n"),
    kept("spaces at the end", ENTRY + b"   "),
    kept("comments at the end", ENTRY + b"\n# the end\n#. told\n#, fuzzy\n#| msgid"),
    kept("a lone number sign at the end", ENTRY + b"#"),
]
MARKS = [
    kept("an old text of an obsolete entry", b'#~| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n'),
    kept("sticky flags", b"#= wrap, fuzzy\n" + ENTRY),
    kept("a damaged old text", b'#| msgid "o\n' + ENTRY),
    kept("an old text with a bad escape", b'#| msgid "\\z"\n' + ENTRY),
    kept("an old text without a keyword", b'#| "o"\n#| nonsense\n#|\n' + ENTRY),
    kept("old texts of every kind", b'#| msgctxt "x"\n#| msgid "o"\n#| msgid_plural "os"\n' + PLURAL),
    kept("flags of every kind", b"#,fuzzy,, c-format , range: 0..5,\n#, fuzzy\n" + ENTRY),
    kept("no flags", b"#,\n" + ENTRY),
    kept("comments of every kind", b"#\n# \n#a\n#!\n#.\n#.a\n#:\n#: a b:1\n#,\n#-\n##\n" + ENTRY),
    kept("comments between entries", ENTRY + b"\n# section\n\n# another\n" + OTHER),
    kept("comments of obsolete entries", b'#~ # note\n#~ #, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n'),
    kept("empty obsolete lines", b'#~\n#~ msgid "a"\n#~\n#~ msgstr "b"\n#~\n'),
    kept("obsolete without a space", b'#~msgid "a"\n#~msgstr "b"\n'),
    refused("obsolete nonsense", b"#~ nonsense\n", 5, "neither"),
    refused("obsolete twice over", b'#~ #~ msgid "a"\n#~ #~ msgstr "b"\n', 5, "neither"),
    refused("a space of another kind after the mark", '#~\u00a0msgid "a"\n#~ msgstr ""\n'.encode(), 5, "neither"),
    refused("a space of another kind before a keyword", '\u3000msgid "a"\nmsgstr ""\n'.encode(), 5, "neither"),
    kept(
        "no blank lines between entries", ENTRY + b'msgid "e"\nmsgstr ""\n#~ msgid "f"\n#~ msgstr ""\n#, fuzzy' + OTHER
    ),
    kept("blank lines within an entry", b'msgid ""\n\n"a"\n\nmsgstr ""\n\n"b"\n'),
    kept("spaces before everything", b'  msgid "a"\n\t"b"\n  msgstr  "c"  \n'),
    kept("a form feed between entries", b"\f\n" + ENTRY),
]
ODD = [*BYTES, *HEADERS, *STRINGS, *ORDER, *TWICE, *MERGES, *CUT, *MARKS]


def read(data: bytes) -> Catalog | InputError:
    """The catalog, or the refusal of it; any other exception is a failure of the test."""
    try:
        return parse_catalog(data, "locales/zh.po")
    except InputError as refusal:
        return refusal


def is_helpful(refusal: InputError, data: bytes) -> bool:
    """Whether a refusal names the file and a line of it, and tells a fact and a way out."""
    lines = data.count(b"\n") + 1
    return refusal.path == "locales/zh.po" and 0 <= refusal.line <= lines and bool(refusal.fact and refusal.cure)


def test_the_table_is_long_enough_and_has_no_name_twice() -> None:
    """120 odd files at least, each told by its name."""
    assert len({odd.name for odd in ODD}) == len(ODD) >= 120


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name.replace(" ", "-"))
def test_an_odd_file_is_kept_or_refused_where_it_is_odd(odd: Odd) -> None:
    """In time, too: no input is slow."""
    begun = time.perf_counter()

    result = read(odd.data)

    assert time.perf_counter() - begun < 2
    if odd.line is None:
        assert isinstance(result, Catalog), result
        assert render_catalog(result) == odd.data
    else:
        assert isinstance(result, InputError)
        assert (result.line, odd.word in result.fact) == (odd.line, True), result
        assert is_helpful(result, odd.data)


VALID = (
    HEAD.replace(b"charset=UTF-8\\n", b'charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n')
    + '# 说明\n#. told\n#: a.c:1\n#, fuzzy\n#| msgctxt "o"\n#| msgid "old"\n'.encode()
    + 'msgctxt "i"\nmsgid ""\n"a\\n"\n"\\"中\\""\n'.encode()
    + b'msgstr "b\\t"\n\nmsgid "p"\nmsgid_plural "ps"\nmsgstr[0] "x"\nmsgstr[1] "y"\r\n\n'
    + b'# gone\n#~| msgid "z"\n#~ msgid "q"\n#~ msgstr ""\n#~ "r"\n# end'
)
PIECES = st.sampled_from(
    [
        b'"',
        b"\\",
        b"\n",
        b"\r",
        b"\r\n",
        b"#",
        b"#~ ",
        b"#| ",
        b"msgid ",
        b"msgstr ",
        b"[1]",
        b"\n\n",
        b"\0",
        b"\xff",
        b"\t",
    ]
)
MUTATIONS = st.lists(
    st.tuples(st.integers(0, len(VALID)), st.integers(0, 12), st.just(b"") | PIECES | st.binary(max_size=4)),
    min_size=1,
    max_size=4,
)


def mutate(changes: list[tuple[int, int, bytes]]) -> bytes:
    """The valid catalog after some bytes were taken out and others put in."""
    data = VALID
    for at, length, piece in changes:
        data = data[:at] + piece + data[at + length :]
    return data


def test_the_catalog_to_be_damaged_is_whole() -> None:
    """Otherwise the next tests show nothing."""
    assert isinstance(read(VALID), Catalog)


@settings(deadline=None, max_examples=examples(400), suppress_health_check=[HealthCheck.too_slow])
@given(MUTATIONS)
def test_a_damaged_catalog_is_kept_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    """Byte for byte, or with a line and a way out."""
    data = mutate(changes)

    result = read(data)

    assert is_helpful(result, data) if isinstance(result, InputError) else render_catalog(result) == data


def test_a_catalog_cut_anywhere_is_kept_or_refused() -> None:
    """At every byte."""
    for end in range(len(VALID)):
        data = VALID[:end]

        result = read(data)

        assert is_helpful(result, data) if isinstance(result, InputError) else render_catalog(result) == data


@settings(deadline=None, max_examples=examples(100))
@given(MUTATIONS, st.sampled_from(["target", "source", "comments", "flags", "obsolete"]))
def test_an_edit_of_a_damaged_catalog_is_read_as_edited(changes: list[tuple[int, int, bytes]], field: str) -> None:
    """Whatever is kept can be worked with: the edit arrives, and the other entries are as they were."""
    catalog = read(mutate(changes))
    if isinstance(catalog, InputError):
        return
    values = {"target": "neu", "source": "neu", "comments": ("neu",), "flags": ("fuzzy", "neu"), "obsolete": True}
    for at, entry in enumerate(catalog.entries):
        if "msgid_plural" in entry.raw:
            continue
        edited = entry.edit(**{field: values[field]})

        again = read(render_catalog(catalog.replace([*catalog.entries[:at], edited, *catalog.entries[at + 1 :]])))

        assert isinstance(again, Catalog), again
        assert getattr(again.entries[at], field) == values[field]
        assert [each.raw for each in again.entries[:at]] == [each.raw for each in catalog.entries[:at]]
        assert [each.raw for each in again.entries[at + 1 :]] == [each.raw for each in catalog.entries[at + 1 :]]

"""What a catalog looks like, and what can be done with it: read this first."""

import pytest

from diglot.catalog import Catalog, Entry, new_catalog, new_entry, parse_catalog, render_catalog
from diglot.errors import InputError

CATALOG = """\
# Translators talk to each other here.
msgid ""
msgstr ""
"Language: zh\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# Checked with the author.
#. Essay › heading
#, fuzzy
#| msgid "The fox"
msgctxt "essay.fox"
msgid "The quick fox"
msgstr "狐狸"

msgid ""
"Two lines,\\n"
"and a \\"quote\\"."
msgstr ""

#~ msgctxt "essay.gone"
#~ msgid "Gone"
#~ msgstr "没了"
"""


def read(text: str) -> Catalog:
    """The catalog a text is."""
    return parse_catalog(text.encode(), "zh.po")


def write(*entries: Entry, language: str | None = "zh") -> str:
    """The text of a new catalog with these entries."""
    return render_catalog(new_catalog(language, "Fox").replace(entries)).decode()


def test_an_entry_has_an_id_a_source_and_a_target() -> None:
    """In PO these are msgctxt, msgid and msgstr."""
    fox = read(CATALOG).entries[0]

    assert (fox.id, fox.source, fox.target) == ("essay.fox", "The quick fox", "狐狸")


def test_an_entry_says_who_said_what_about_it() -> None:
    """Comments are by translators, extracted comments by the program; the old source tells why it is fuzzy."""
    fox = read(CATALOG).entries[0]

    assert fox.comments == ("Checked with the author.",)
    assert fox.extracted == ("Essay › heading",)
    assert fox.fuzzy
    assert fox.previous_source == "The fox"
    assert fox.line == 11


def test_a_text_may_have_several_lines() -> None:
    """Each line of the text is one string of the file."""
    entry = read(CATALOG).entries[1]

    assert entry.id is None
    assert entry.source == 'Two lines,\nand a "quote".'


def test_an_obsolete_entry_waits_for_its_source_to_come_back() -> None:
    """It keeps its translation, out of the way of `msgfmt`."""
    gone = read(CATALOG).entries[2]

    assert gone.obsolete
    assert gone.edit(obsolete=False).raw == '\nmsgctxt "essay.gone"\nmsgid "Gone"\nmsgstr "没了"\n'


def test_what_is_read_is_written_again() -> None:
    """Byte for byte."""
    assert render_catalog(read(CATALOG)) == CATALOG.encode()


def test_an_edit_touches_the_lines_of_what_changed() -> None:
    """Here the flag and the old source go, and the translation changes."""
    catalog = read(CATALOG)
    fox, *others = catalog.entries

    edited = catalog.replace([fox.edit(target="敏捷的狐狸", flags=(), previous_source=None), *others])

    expected = CATALOG.replace('#, fuzzy\n#| msgid "The fox"\n', "").replace("狐狸", "敏捷的狐狸")
    assert render_catalog(edited).decode() == expected


def test_an_edit_that_changes_nothing_gives_the_same_entry() -> None:
    """So that nothing is written for it."""
    fox = read(CATALOG).entries[0]

    assert fox.edit(target="狐狸", flags=("fuzzy",)) is fox


def test_a_plural_entry_is_kept_as_it_is() -> None:
    """Pages have none; interfaces do. It can become obsolete, its texts cannot be edited here."""
    text = 'msgid "fox"\nmsgid_plural "foxes"\nmsgstr[0] "狐狸"\n'
    entry = read(write() + "\n" + text).entries[0]

    aside = entry.edit(obsolete=True)

    assert aside.raw == '\n#~ msgid "fox"\n#~ msgid_plural "foxes"\n#~ msgstr[0] "狐狸"\n'
    with pytest.raises(ValueError, match="plural"):
        entry.edit(target="狐")


def test_a_field_that_no_entry_has_cannot_be_edited() -> None:
    """A typing error in a name is told."""
    with pytest.raises(TypeError, match="colour"):
        new_entry(None, "fox").edit(colour="red")


def test_a_new_entry_is_written_as_gettext_does() -> None:
    """In gettext's order, without wrapping."""
    entry = new_entry(
        "essay.fox",
        "The fox\njumps",
        "狐狸\n跳",
        extracted=("Essay", "", "A note."),
        flags=("fuzzy",),
        comments=("Me.",),
        previous_source="A fox",
    )

    assert entry.raw == (
        "\n# Me.\n#. Essay\n#.\n#. A note.\n#, fuzzy\n"
        '#| msgid "A fox"\nmsgctxt "essay.fox"\nmsgid ""\n"The fox\\n"\n"jumps"\nmsgstr ""\n"狐狸\\n"\n"跳"\n'
    )


def test_a_new_chinese_catalog() -> None:
    """It carries no date, which two branches would conflict on, and has the one plural form of Chinese."""
    assert write(new_entry("a", "Fox", "狐狸")) == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: Fox\\n"\n'
        '"Language: zh\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        "\n"
        'msgctxt "a"\n'
        'msgid "Fox"\n'
        'msgstr "狐狸"\n'
    )


def test_a_new_arabic_catalog() -> None:
    """The language with the most plural forms is read again as it was written."""
    text = write(language="ar")

    assert "nplurals=6;" in text
    assert read(text).language == "ar"


def test_a_language_with_a_script() -> None:
    """Gettext writes an underscore where pages write a hyphen."""
    assert read(write(language="zh-Hans")).language == "zh_Hans"


def test_a_new_template() -> None:
    """It is in no language and has no plural forms."""
    text = write(language=None)

    assert "Language" not in text
    assert "Plural-Forms" not in text
    assert read(text).language == ""


@pytest.mark.parametrize("language", ["zh", "ar", None])
def test_a_new_catalog_has_no_dates(language: str | None) -> None:
    """Nor anything else that differs from one day to the next."""
    assert "Date" not in write(language=language)


def test_a_catalog_that_cannot_be_kept_is_refused() -> None:
    """With the place, the fact and a way out."""
    with pytest.raises(InputError) as refusal:
        read(CATALOG.replace('msgstr "狐狸"', 'msgstr "狐狸'))

    assert str(refusal.value) == (
        "zh.po:13: the text has no closing quote: the line was cut, or broken in two\n"
        "  Close it with a double quote; if the file was cut short, restore it from version control."
    )


def test_entries_of_a_file_without_a_last_line_end_can_be_followed_by_others() -> None:
    """The missing line end is added only where something follows."""
    catalog = read(CATALOG.rstrip("\n"))

    longer = catalog.replace([*catalog.entries, new_entry("b", "More", "更多")])

    assert render_catalog(longer).decode() == CATALOG + '\nmsgctxt "b"\nmsgid "More"\nmsgstr "更多"\n'

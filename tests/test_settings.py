"""diglot.toml: every wrong key or value is named with the way out."""

from pathlib import Path

import pytest

from diglot.errors import InputError
from diglot.settings import Settings, find_edition, read_settings


def read(folder: Path, text: str) -> Settings:
    (folder / "diglot.toml").write_text(text, "utf-8")
    return read_settings(folder)


def test_everything_has_a_default(tmp_path: Path) -> None:
    """An empty file describes an English edition with a Chinese translation."""
    assert read(tmp_path, "") == Settings()


def test_values_are_read(tmp_path: Path) -> None:
    """Lists become tuples; languages may carry a region or a script."""
    settings = read(tmp_path, 'source = "de"\ntargets = ["pt-BR", "zh-Hant"]\nbehind = "source"\nterms = "all"\n')
    assert (settings.source, settings.targets) == ("de", ("pt-BR", "zh-Hant"))
    assert (settings.behind, settings.terms) == ("source", "all")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('sorce = "en"', "unknown key “sorce”"),
        ('terms = "first"', "“terms” cannot be “first”"),
        ('targets = "zh"', "“targets” is not a list of texts"),
        ("source = 1", "“source” is not a text"),
        ('behind = "hide"', "“behind” cannot be “hide”"),
        ('targets = ["en"]', "a language is named twice"),
        ('targets = ["zh-Hant", "zh_hant"]', "a language is named twice"),
        ('targets = ["he", "iw"]', "a language is named twice"),
        ('targets = ["xx"]', "“xx” is not a language Babel knows"),
        ('targets = ["english"]', "“english” is not a language Babel knows"),
        ('targets = ["zh-yue-x"]', "“zh-yue-x” is not a language Babel knows"),
        ("source = ", "the file is not TOML"),
        (f"x = {'9' * 5000}", "the file is not TOML"),
        (f"x = {'[' * 3000}", "the file is not TOML"),
        ("checks = 1", "“checks” is not a table of severities"),
        ('[checks]\nDG302 = "loud"', "“checks” is not a table of severities"),
    ],
)
def test_wrong_settings_are_refused(tmp_path: Path, text: str, says: str) -> None:
    """With the file, the fact and a way out."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert says in caught.value.fact
    assert caught.value.path == "diglot.toml"
    assert caught.value.cure


@pytest.mark.parametrize("key", ["docs", "locales"])
@pytest.mark.parametrize(
    ("written", "folder"), [("texts/", "texts"), ("./texts", "texts"), ("a//b/./c/", "a/b/c"), ("ünï cödé", "ünï cödé")]
)
def test_a_folder_has_one_spelling(tmp_path: Path, key: str, written: str, folder: str) -> None:
    """Another one would be another prefix of all paths, and pages would be written into the wrong folder."""
    assert getattr(read(tmp_path, f'{key} = "{written}"\n'), key) == folder


@pytest.mark.parametrize("key", ["docs", "locales"])
@pytest.mark.parametrize(
    "written", ["..", "../out", "a/../../out", "a/..", "/srv/texts", "C:/texts", "C:texts", r"a\b", ".", "./", " "]
)
def test_folders_are_in_that_of_the_edition(tmp_path: Path, key: str, written: str) -> None:
    """On every system: nothing outside the edition is read or written."""
    with pytest.raises(InputError, match="not a folder in that of the edition") as caught:
        read(tmp_path, f"{key} = '{written}'\n")
    assert (caught.value.path, f'{key} = "{key}"' in caught.value.cure) == ("diglot.toml", True)


@pytest.mark.parametrize(
    ("docs", "locales"), [("texts", "texts/"), ("texts", "texts/po"), ("texts/pages", "texts"), ("docs", "./docs/zh")]
)
def test_folders_are_side_by_side(tmp_path: Path, docs: str, locales: str) -> None:
    """Catalogs in the folder of pages would be published, and pages among catalogs read as catalogs."""
    with pytest.raises(InputError, match="one contains the other"):
        read(tmp_path, f'docs = "{docs}"\nlocales = "{locales}"\n')


def test_an_edition_is_found_from_within(tmp_path: Path) -> None:
    """It is the nearest folder with the file, from where the user stands."""
    read(tmp_path, "")
    (tmp_path / "docs/en/more").mkdir(parents=True)
    assert find_edition(tmp_path) == find_edition(tmp_path / "docs/en/more") == tmp_path
    read(tmp_path / "docs", "")
    assert find_edition(tmp_path / "docs/en/more") == tmp_path / "docs"
    assert find_edition(tmp_path.parent) is None


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("pt_BR", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("zh_Hant", "zh-Hant"),
        ("zh-hant-hk", "zh-Hant-HK"),
        ("EN", "en"),
        ("iw", "he"),
        ("en-UK", "en-GB"),
        ("sh", "sr-Latn"),
        ("ca_Valencia", "ca-valencia"),
    ],
)
def test_tags_are_those_of_bcp_47(tmp_path: Path, written: str, tag: str) -> None:
    """Another spelling would be another folder, and on pages no tag that browsers know; the right one is named."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, f'source = "nl"\ntargets = ["fr", "{written}"]\n')
    assert f"“{written}”" in caught.value.fact
    assert f'Write "{tag}"' in caught.value.cure
    assert read(tmp_path, f'source = "nl"\ntargets = ["fr", "{tag}"]\n').targets == ("fr", tag)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The command was run in the wrong folder, most likely."""
    with pytest.raises(InputError, match=r"there is no diglot\.toml"):
        read_settings(tmp_path)

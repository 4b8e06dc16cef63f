"""Source and translation of a page, by the names of files."""

import pytest

from diglot.incoming.layouts import find_pairs, is_in_another_language, is_in_language

LAYOUTS = {
    "static-i18n, folder": ({"docs/en/a.md", "docs/zh/a.md"}, [("docs/zh/a.md", "docs/en/a.md", "a.md")]),
    "static-i18n, suffix": ({"docs/a.en.md", "docs/a.zh.md"}, [("docs/a.zh.md", "docs/a.en.md", "docs/a.md")]),
    "suffix of the translation only": ({"a.md", "a.zh.md"}, [("a.zh.md", "a.md", "a.md")]),
    "suffix of the source only": ({"s/a.md", "s/a.en.md"}, [("s/a.md", "s/a.en.md", "s/a.md")]),
    "Docusaurus": (
        {
            "docs/x/a.mdx",
            "i18n/zh/docusaurus-plugin-content-docs/current/x/a.md",
            "i18n/zh/docusaurus-plugin-content-docs/version-1/x/a.md",
            "blog/b.md",
            "i18n/zh/docusaurus-plugin-content-blog/b.md",
        },
        [
            ("i18n/zh/docusaurus-plugin-content-blog/b.md", "blog/b.md", "b.md"),
            ("i18n/zh/docusaurus-plugin-content-docs/current/x/a.md", "docs/x/a.mdx", "x/a.md"),
        ],
    ),
    "Docusaurus, with versions only": (
        {
            "docs/a.md",
            "versioned_docs/version-9.0/a.md",
            "versioned_docs/version-10.0/a.md",
            "i18n/zh/docusaurus-plugin-content-docs/version-9.0/a.md",
            "i18n/zh/docusaurus-plugin-content-docs/version-10.0/a.md",
            "i18n/fr/docusaurus-plugin-content-docs/current/a.md",
        },
        [
            (
                "i18n/zh/docusaurus-plugin-content-docs/version-10.0/a.md",
                "versioned_docs/version-10.0/a.md",
                "a.md",
            )
        ],
    ),
    "Docusaurus, a second set of documents": (
        {
            "community/a.md",
            "community_versioned_docs/version-1/b.md",
            "i18n/zh-CN/docusaurus-plugin-content-docs-community/current/a.md",
            "docs/a.md",
            "i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md",
        },
        [
            ("i18n/zh-CN/docusaurus-plugin-content-docs-community/current/a.md", "community/a.md", "community/a.md"),
            ("i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md", "docs/a.md", "a.md"),
        ],
    ),
    "Docusaurus, documents beside the site": (
        {"docs/a.md", "website/i18n/zh/docusaurus-plugin-content-docs/current/a.mdx"},
        [("website/i18n/zh/docusaurus-plugin-content-docs/current/a.mdx", "docs/a.md", "a.mdx")],
    ),
    "folders with a word": (
        {"content/a.md", "content-zh/a.md", "docs_en/b.md", "docs_zh/b.md", "how-zh.md", "zh-how/c.md", "how/c.md"},
        [("content-zh/a.md", "content/a.md", "a.md"), ("docs_zh/b.md", "docs_en/b.md", "b.md")],
    ),
    "VitePress, source at the root": ({"g/a.md", "zh/g/a.md"}, [("zh/g/a.md", "g/a.md", "g/a.md")]),
    "Hugo": (
        {"content/en/a/_index.md", "content/zh-cn/a/_index.md", "content/zh-tw/a/_index.md", "content/fr/a/_index.md"},
        [("content/zh-cn/a/_index.md", "content/en/a/_index.md", "a/_index.md")],
    ),
    "FastAPI": (
        {"docs/en/docs/t/a.md", "docs/zh/docs/t/a.md"},
        [("docs/zh/docs/t/a.md", "docs/en/docs/t/a.md", "t/a.md")],
    ),
    "suffixes with other signs": (
        {"README.md", "README-zh_CN.md", "a/b.md", "a/b_zh.markdown", "a/b.markdown", "x.my-zh.md", "x.my.md"},
        [("README-zh_CN.md", "README.md", "README.md"), ("a/b_zh.markdown", "a/b.markdown", "a/b.markdown"),
         ("x.my-zh.md", "x.my.md", "x.my.md")],
    ),
    "Hugo, folders with the names of languages": (
        {"content/english/a.md", "content/chinese/a.md", "content/german/a.md"},
        [("content/chinese/a.md", "content/english/a.md", "a.md")],
    ),
    "none": ({"a.md", "b.md", "docs/en/a.md"}, []),
    "other kinds of files": ({"docs/en/a.png", "docs/zh/a.png"}, []),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name: str) -> None:
    """Each pair once, with the name of its page."""
    paths, pairs = LAYOUTS[name]

    assert [(pair.target, pair.source, pair.name) for pair in find_pairs(paths, "en", "zh")] == sorted(pairs)


def test_scripts_are_told_apart() -> None:
    """Of several spellings of a tag the nearest is taken."""
    paths = {"docs/en/a.md", "docs/zh/a.md", "docs/zh-TW/a.md", "docs/zh_Hant/a.md"}

    assert [pair.target for pair in find_pairs(paths, "en", "zh-Hant")] == ["docs/zh_Hant/a.md"]
    assert [pair.target for pair in find_pairs(paths, "en", "zh-Hans")] == ["docs/zh/a.md"]


@pytest.mark.parametrize(
    ("path", "is_it"),
    [("zh_CN/LC_MESSAGES/a.po", True), ("po/zh.po", True), ("a.zh.po", True), ("po/fr.po", False), ("a.po", False)],
)
def test_languages_of_catalogs(path: str, is_it: bool) -> None:
    """By any part of their path."""
    assert is_in_language(path, "zh") is is_it


@pytest.mark.parametrize(
    ("path", "is_it"),
    [("docs/en/a.md", True), ("a.zh-TW.md", True), ("docs/zh-CN/a.md", False), ("fr/a.md", False), ("a.md", False)],
)
def test_pages_in_another_language(path: str, is_it: bool) -> None:
    """That of the source, or the other script; of all others nothing is known."""
    assert is_in_another_language(path, "zh", "en") is is_it

"""The guide for translators that a new edition gets, in their language where it is written in it, else in English."""

from collections.abc import Iterator, Sequence

from diglot.edition_files import Layout
from diglot.language import parse_language

_ENGLISH = """\
# How to translate “{title}”

The pages of `{docs}/{source}` are translated into {language}. Translate in one of two places, as you prefer:

- in the catalog of a page, `{catalog}`, with a PO editor such as Poedit;
- in the translated page, `{page}`, with any text editor.

Then run `diglot sync`, which brings the other file up to date. If you cannot run it, send your changes: somebody else
will.

## What to know

- One entry is one paragraph, heading or list item. The structure of a page is that of its source: do not add, remove or
  move paragraphs.
- Links, code and figures stay what they are; translate the words around them.
- If a paragraph of the source changes, its translation is marked `fuzzy`, with the previous source. Compare the two,
  update the translation, and remove the mark.
- Comments `term: …` in a catalog say which name to use for a concept. The list of all names is `{termbase}`.
- To leave a word to other translators, write a comment (`# …`) into the entry.

## Before you send it

```sh
diglot sync     # brings catalog and page together; shows both texts if both were changed
diglot check    # finds numbers, links and terms that were lost, and more
diglot status   # shows how much of each page is translated
```
"""
_CHINESE = """\
# 怎样翻译“{title}”

`{docs}/{source}` 里的页面要译成{language}。下面两处任选一处来译：

- 页面的翻译目录 `{catalog}`，用 Poedit 之类的 PO 编辑器打开；
- 译文页面 `{page}`，用任何文本编辑器都可以。

然后运行 `diglot sync`，另一个文件会随之更新。如果无法运行，直接提交修改即可，会有人代为运行。

## 须知

- 一个条目就是一个段落、标题或列表项。页面的结构以原文为准：不要增加、删除或移动段落。
- 链接、代码和数字保持原样，只翻译周围的文字。
- 原文的段落有改动时，其译文会标上 `fuzzy`，并附上从前的原文。请对照两者，更新译文，再去掉这个标记。
- 目录里的注释 `term: …` 说明某个概念该用什么名称。全部名称见 `{termbase}`。
- 想给其他译者留言，请在条目里写一行注释（`# …`）。

## 提交之前

```sh
diglot sync     # 使目录与页面一致；两边都改过时，会把两边的文字都列出来
diglot check    # 找出丢失的数字、链接和术语等问题
diglot status   # 显示每个页面翻译了多少
```
"""

_TRADITIONAL = """\
# 怎樣翻譯「{title}」

`{docs}/{source}` 裡的頁面要譯成{language}。以下兩處任選一處來譯：

- 頁面的翻譯目錄 `{catalog}`，用 Poedit 之類的 PO 編輯器開啟；
- 譯文頁面 `{page}`，用任何文字編輯器都可以。

然後執行 `diglot sync`，另一個檔案會隨之更新。如果無法執行，直接提交修改即可，會有人代為執行。

## 須知

- 一個條目就是一個段落、標題或清單項目。頁面的結構以原文為準：不要增加、刪除或移動段落。
- 連結、程式碼和數字保持原樣，只翻譯周圍的文字。
- 原文的段落有改動時，其譯文會標上 `fuzzy`，並附上從前的原文。請對照兩者，更新譯文，再去掉這個標記。
- 目錄裡的註解 `term: …` 說明某個概念該用什麼名稱。全部名稱見 `{termbase}`。
- 想給其他譯者留言，請在條目裡寫一行註解（`# …`）。

## 提交之前

```sh
diglot sync     # 使目錄與頁面一致；兩邊都改過時，會把兩邊的文字都列出來
diglot check    # 找出遺漏的數字、連結和術語等問題
diglot status   # 顯示每個頁面翻譯了多少
```
"""
_WRITTEN = {parse_language("zh-Hans").tag: _CHINESE, parse_language("zh-Hant").tag: _TRADITIONAL}
"""The guides by language and script."""


def guide_path(code: str) -> str:
    """Where the guide for the translators into a language is, in the folder of the edition."""
    return f"TRANSLATING.{code}.md"


def is_in_own_language(code: str) -> bool:
    """Whether the guide for the translators into a language is written in it."""
    return _guide(code) is not _ENGLISH or parse_language(code).primary == "en"


def _guide(code: str) -> str:
    language = parse_language(code)
    return _WRITTEN.get(parse_language(f"{language.primary}-{language.script}").tag, _ENGLISH)


def translators_guides(title: str, layout: Layout, targets: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The guides of an edition, by path: `TRANSLATING.zh.md`. `targets` are languages with their own names."""
    for code, name in targets:
        yield (
            guide_path(code),
            _guide(code).format(
                title=title,
                docs=layout.docs,
                source=layout.source,
                language=name,
                catalog=layout.catalog("index.md", code),
                page=layout.target_page("index.md", code),
                termbase=layout.termbase,
            ),
        )

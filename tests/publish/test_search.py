"""The search: its module runs in Node over the files of the edition. Queries come from what is visible on pages.

`tests/theme/test_search_box.py` has what needs a browser.
"""

import json
import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from search_entries import read_search_entries
from sites import ROOT, Site

from diglot.publish.passages import SearchPassage, SearchSection
from diglot.publish.search_files import SearchPage, render_search_file, search_file

FIND = ROOT / "scripts/diglot/theme/assets/diglot-find.mjs"
TAGS = {"en": "en", "zh": "zh-Hans"}
LISTS = {
    "zh": """社会信用体系 | 信用评分 | 人事档案 | 大数据 | 云计算 | 信息化 | 公安信息化 | 内部安全机构 | 社会管理
        | 网格化警务 | 网格化管理 | 实名制 | 失信被执行人 | 干部考核 | 党国体制 | 互操作性 | 韦伯式官僚制 | 线人网络
        | 自我审查 | 审查 | FICO信用评分 | 虚拟专用网络 | 投资门槛 | 数据共享 | 中南海 | 周永康 | 东城区 | 法轮功
        | 罗吉尔·克里默斯""",
    "en": """social credit system | credit scoring | personal file | big data | cloud computing | informatization
        | internal security apparatus | social management | social stability | grid policing | grid management
        | true-name registration | judgment defaulter | cadre evaluation | Party-state | interoperability | pre-emption
        | informant network | self-censorship | censorship | FICO score | Zhongnanhai | Zhou Yongkang | Dongcheng
        | Falun Gong | Rogier Creemers""",
}
TERMS = {language: [term.strip() for term in terms.split("|")] for language, terms in LISTS.items()}
GLOSSARY, ESSAY, FIRST, SECOND = "glossary/", "essay/", "commentary/security-state/", "commentary/two-countries/"
FORTY = {
    "en": [
        ("grid management", GLOSSARY),
        ("cadre evaluations", GLOSSARY),
        ("personal files", GLOSSARY),
        ("dang'an file", ESSAY),
        ("mammoth task", ESSAY),
        ("Falun Gong", GLOSSARY),
        ("Zhou Yongkang's articles", "notes/"),
        ("FICO score boarding", "notes/"),
        ("digital islands", GLOSSARY),
        ("weberian bureaucracies", GLOSSARY),
        ("netizens privacy", ""),
        ("how to read", "how-to-read/"),
        ("survelliance technology", FIRST),
        ("goverment ambitious projects", ESSAY),
        ("doctors and teachers", ESSAY),
        ("logarithms", SECOND),
        ("true-name registration", GLOSSARY),
        ("the first grids", "notes/"),
        ("China’s government will not outsource", SECOND),
        ("judgement defaulter", GLOSSARY),
    ],
    "zh": [
        ("网格化管理", GLOSSARY),
        ("網格化管理", GLOSSARY),
        ("社會信用體系", GLOSSARY),
        ("东城区", GLOSSARY),
        ("數字孤島", GLOSSARY),
        ("法輪功", GLOSSARY),
        ("人事档案", GLOSSARY),
        ("浩大的工程", ESSAY),
        ("医生和教师", ESSAY),
        ("阅读指南", "how-to-read/"),
        ("干部考核的问题", ESSAY),
        ("登上飞机", SECOND),
        ("像韦伯描述的那样", ESSAY),
        ("网络化管理", GLOSSARY),
        ("周永康的文章", "notes/"),
        ("网民 隐私", ""),
        ("艰巨的技术挑战", ESSAY),
        ("汪洋中提炼", ESSAY),
        ("外包给商业公司", SECOND),
        ("失信被執行人", GLOSSARY),
    ],
}
"""What a reader types, and the page that should come first: the glossary for the name of a term."""
HAN = re.compile(r"[\u4e00-\u9fff]+")
WORD = re.compile(r"[A-Za-z]{4,}")


def find(file: Path, queries: Sequence[str]) -> dict[str, Any]:
    """What is found for each query, as the module gives it."""
    script = """
        const [path, file] = process.argv.slice(1);
        const { SearchIndex } = await import(path);
        const { readFileSync } = await import("node:fs");
        const index = new SearchIndex(JSON.parse(readFileSync(file, "utf8")));
        const queries = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(Object.fromEntries(queries.map((query) => [query, index.find(query)]))));
    """
    command = ["node", "--input-type=module", "-e", script, FIND.as_uri(), str(file)]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def find_in(site: Site, language: str, queries: Sequence[str]) -> dict[str, Any]:
    """The same, in the edition."""
    return find(site.folder / search_file(TAGS[language]), queries)


def places(groups: Any) -> list[str]:
    """The addresses of what is found, those that are folded away as well."""
    return [f"{each['page']['url']}#{each['id']}" for group in groups for each in group["results"] + group["more"]]


def made(tmp_path: Path, texts: Sequence[str], tag: str = "en") -> Path:
    """A search file of one page, with a section for each text."""
    sections = [
        SearchSection(f"s{at}", f"Heading {at}", [SearchPassage(f"p{at}", text)]) for at, text in enumerate(texts)
    ]
    path = tmp_path / "made.json"
    path.write_bytes(render_search_file(tag, "", [SearchPage("page/", sections)], [tag]))
    return path


def texts(site: Site, language: str) -> dict[str, str]:
    """What stands on the pages of a language, by the address of each unit."""
    visible = {}
    for address, page in site.pages.items():
        if "en-zh" not in address and address.startswith("zh/") == (language == "zh"):
            cells = {attributes.get("id") for tag, attributes in page.elements if tag in ("td", "th")}
            for name, text in page.text_of.items():
                if re.fullmatch(r"p[0-9a-z]{5}", name) and text and name not in cells:
                    visible[f"{address}#{name}"] = text
    return visible


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_right_page_comes_first(edition_site: Site, language: str) -> None:
    """For at least eighteen of twenty queries as readers type them."""
    folder = "" if language == "en" else "zh/"
    wanted = {query: folder + page for query, page in FORTY[language]}
    found = find_in(edition_site, language, list(wanted))
    wrong = {query: page for query, page in wanted.items() if found[query][0]["page"]["url"] != page}

    assert len(wanted) == 20
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_term_is_found(edition_site: Site, language: str) -> None:
    """First of all its entry; and passages that have it."""
    visible = texts(edition_site, language)
    found = find_in(edition_site, language, TERMS[language])
    entries = find_in(edition_site, "en", TERMS["zh"]) if language == "zh" else {}
    for term in TERMS[language]:
        holding = {place for place, text in visible.items() if term.lower() in " ".join(text.split()).lower()}
        first = found[term][0]
        assert first["page"]["url"].endswith(GLOSSARY) or not holding, term
        pages = {place.partition("#")[0] for place in holding}
        assert not holding or pages.intersection(each.partition("#")[0] for each in places(found[term])), term
        if term in entries and first["page"]["url"].endswith(GLOSSARY):
            assert entries[term][0]["page"]["url"] == GLOSSARY  # by its Chinese name, on an English page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_from_the_middle_of_sentences_are_found(edition_site: Site, language: str) -> None:
    """Fifty of two to four characters, or fifty words, taken where they stand; their section is among the results."""
    chance = random.Random(4)
    visible = texts(edition_site, language)
    wanted = {}
    while len(wanted) < 50:
        place = chance.choice(sorted(visible))
        runs = (HAN if language == "zh" else WORD).findall(visible[place])
        runs = [run for run in runs if len(run) > 6] if language == "zh" else runs
        if not runs:
            continue
        query = chance.choice(runs)
        if language == "zh":
            length = chance.randint(2, 4)
            start = chance.randint(1, len(query) - length)
            query = query[start : start + length]
        wanted[query] = place.partition("#")[0]
    found = find_in(edition_site, language, list(wanted))

    assert all(page in {each.partition("#")[0] for each in places(found[query])} for query, page in wanted.items())


def test_results_lead_to_the_paragraph_and_mark_the_word(edition_site: Site) -> None:
    """By the heading of its section; a snippet is words, and each mark is what was asked for."""
    query = "浩大的工程"
    (result,) = find_in(edition_site, "zh", [query])[query][0]["results"]
    visible = texts(edition_site, "zh")

    assert query in visible[f"{result['page']['url']}#{result['id']}"]
    assert result["section"][1] == "可行性"
    assert [result["text"][start:end] for start, end in result["marks"]] == [query]
    assert "<" not in result["text"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("dang'an", "the dang’an of a person"),
        ("dang’an", "the dang'an of a person"),
        ("files", "a file"),
        ("policy", "two policies"),
        ("boxes", "a box"),
        ("China", "China’s files"),
        ("cafe", "a café"),
        ("true name", "true-name registration"),
        ("true-name", "by true name"),
        ("recieve", "they receive it"),
        ("goverment", "the government"),
        ("analisys of powr", "an analysis of power"),
        ("interop", "interoperability"),
        ("ＡＢＣ", "the ABC of it"),
        ("網絡", "互联网络"),
        ("网络", "互聯網絡"),
        ("后来", "後來的事"),
        ("网格化管理", "网格式管理"),
        ("ありがと", "本当にありがとう"),
        ("ภาษา", "ในภาษาไทย"),
    ],
)
def test_what_is_typed_finds_what_is_meant(tmp_path: Path, typed: str, there: str) -> None:
    """And nothing that is something else."""
    found = find(made(tmp_path, ["Quite another thing. 另一件事。", there]), [typed])[typed]

    assert [place for place in places(found) if "#" in place] == ["page/#p1"]
    assert found[0]["results"][0]["marks"]


def test_all_words_come_first_and_a_phrase_on_top(tmp_path: Path) -> None:
    """Results of a page are in its order; those with all words, on the page that has the phrase, come first."""
    sections = [
        [SearchSection("a", "One", [SearchPassage("p1", "A red file."), SearchPassage("p2", "Of a green box.")])],
        [SearchSection("a", "Two", [SearchPassage("p1", "The box is green, or it is red.")])],
        [
            SearchSection("a", "Three", [SearchPassage("p1", "A box.")]),
            SearchSection("b", "Four", [SearchPassage("p2", "It is a red box.")]),
            SearchSection("c", "Five", [SearchPassage("p3", "A box that is red.")]),
        ],
    ]
    path = tmp_path / "made.json"
    pages = [SearchPage(f"{at}/", each) for at, each in enumerate(sections)]
    path.write_bytes(render_search_file("en", "", pages, ["en"]))
    found = find(path, ["red box", "red box lantern", "lantern"])

    assert [group["page"]["url"] for group in found["red box"]] == ["2/", "1/", "0/"]
    assert places(found["red box"])[:2] == ["2/#p2", "2/#p3"]
    assert len(found["red box lantern"]) == 3  # what is nowhere hides nothing
    assert found["lantern"] == []


def test_what_an_author_leaves_out_or_favours(tmp_path: Path) -> None:
    """A page with a boost comes before its equals."""
    same = [SearchSection("", "Page", [SearchPassage("p1", "The same words.")])]
    path = tmp_path / "made.json"
    pages = [SearchPage("a/", same), SearchPage("b/", same, boost=2)]
    path.write_bytes(render_search_file("en", "", pages, ["en"]))

    assert [group["page"]["url"] for group in find(path, ["words"])["words"]] == ["b/", "a/"]


def test_only_the_characters_of_the_texts_are_in_the_table(tmp_path: Path) -> None:
    """Each as a pair, whichever of the two the text has."""
    folds = json.loads(made(tmp_path, ["网格", "後"], "zh-Hans").read_text("utf-8"))["folds"]
    pairs = {folds[at : at + 2] for at in range(0, len(folds), 2)}

    assert {"網网", "後后"} <= pairs
    assert all(set(pair) & set("网格後Heading") for pair in pairs)


def test_both_languages_have_the_same_places(edition_site: Site) -> None:
    """So that a result side by side is in both columns. The text of each is on its page."""
    entries = read_search_entries(edition_site.folder)
    english = [entry.location for entry in entries if not entry.location.startswith("zh/")]
    chinese = [entry.location.removeprefix("zh/") for entry in entries if entry.location.startswith("zh/")]
    without = re.compile(f"^(?!{GLOSSARY})")

    assert list(filter(without.match, english)) == list(filter(without.match, chinese))
    for entry in entries:
        address, _, name = entry.location.partition("#")
        assert not name or name in edition_site.pages[address].ids

"""Type: what Chinese and English need, measured in a real browser on every page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from sites import Site, served

pytestmark = [pytest.mark.browser, pytest.mark.weekly]

NAMES = ("", "essay/", "commentary/security-state/", "commentary/two-countries/", "about/")
FOLDERS = ("", "zh/", "en-zh/", "zh/en-zh/")
EVERY = [folder + name for folder in FOLDERS for name in NAMES]
MARKS = "“”‘’—…·"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for all of this."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def styles(page: Page, selector: str, *names: str) -> list[str]:
    """Computed values of the first element that is found."""
    script = "(each, names) => names.map(name => getComputedStyle(each)[name])"
    return list(page.locator(selector).first.evaluate(script, names))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_language_is_told(page: Page, address: str, folder: str) -> None:
    """No two Han characters in English, no three Latin words in Chinese, without a language of their own."""
    for name in (*NAMES, "glossary/"):
        page.goto(address + folder + name)
        found = page.evaluate(
            r"""() => {
                const wrong = [];
                const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
                while (walk.nextNode()) {
                    const parent = walk.currentNode.parentElement;
                    if (parent.closest("script, style, title, code")) continue;
                    const lang = parent.closest("[lang]").lang;
                    const text = walk.currentNode.textContent;
                    if (lang.startsWith("en") && /\p{sc=Han}{2,}/u.test(text)) wrong.push(text.trim());
                    if (lang.startsWith("zh") && /(?:[A-Za-z]*[a-z]{2,}[\s,.]+){2,}[A-Za-z]*[a-z]{2,}/.test(text)) {
                        wrong.push(text.trim());
                    }
                }
                return wrong;
            }"""
        )
        assert found == [], name


@pytest.mark.parametrize("path", ["zh/essay/", "en-zh/essay/"])
def test_chinese_is_set_as_chinese(page: Page, address: str, path: str) -> None:
    """Strict breaks, automatic spaces, squeezed marks, no hyphens, wide lines, a measure of 38 or 26 characters."""
    page.goto(address + path)
    paragraph = "article > p[id]" if path == "zh/essay/" else ".diglot-row:has(> a.diglot-link) > .diglot-target > p"
    names = ("lineBreak", "textAutospace", "textSpacingTrim", "hyphens", "textAlign", "wordBreak")
    assert styles(page, paragraph, *names) == ["strict", "normal", "trim-start", "manual", "start", "normal"]
    line, size, width = (
        float(value.removesuffix("px"))
        for value in [*styles(page, paragraph, "lineHeight", "fontSize"), *styles(page, paragraph, "width")]
    )
    assert 1.7 <= line / size <= 1.85
    assert width / size <= (38 if path == "zh/essay/" else 26)
    assert styles(page, paragraph, "textIndent") == ["0px"]
    assert page.evaluate(
        """() => { const make = text => { const span = document.createElement('span'); span.lang = 'zh-Hans';
            span.style.position = 'absolute'; span.textContent = text; document.querySelector('article p').append(span);
            return span.getBoundingClientRect().width };
            return make('用VPN上网') > make('用\\u2060VPN\\u2060上网')
                || make('用VPN上网') > make('用') + make('VPN') + make('上网') }"""
    )


def test_english_is_set_as_english(page: Page, address: str) -> None:
    """Hyphens as the dictionary has them, lines of a readable length; code has neither."""
    page.goto(f"{address}essay/")
    paragraph = "article > p[id]"
    assert styles(page, paragraph, "hyphens", "textAlign") == ["auto", "start"]
    width, size = (float(value.removesuffix("px")) for value in styles(page, paragraph, "width", "fontSize"))
    assert width / size <= 38


def test_emphasis_in_chinese_is_upright_with_dots(page: Page, address: str) -> None:
    """Also inside a Chinese passage of an English page, and the other way round."""
    for path, lang, wanted in (
        ("zh/essay/", "zh-Hans", ["normal", "dot", "under"]),  # `filled` and `right` go without saying
        ("essay/", "zh-Hans", ["normal", "dot", "under"]),
        ("zh/essay/", "en", ["italic", "none"]),
    ):
        page.goto(address + path)
        page.evaluate(
            "lang => document.querySelector('article p[id]').insertAdjacentHTML('afterbegin',"
            " `<span lang=${lang}><em id=e>重点</em><cite id=c>书</cite></span>`)",
            lang,
        )
        names = ("fontStyle", "textEmphasisStyle", "textEmphasisPosition")[: len(wanted)]
        assert styles(page, "#e", *names) == wanted
        assert styles(page, "#c", "fontStyle") == wanted[:1]


@pytest.mark.parametrize(
    "path", ["zh/essay/", "zh/commentary/security-state/", "zh/commentary/two-countries/", "zh/en-zh/essay/"]
)
def test_no_line_begins_or_ends_wrongly(page: Page, address: str, path: str) -> None:
    """No closing mark or point begins a line, no opening mark ends one; dashes, and numbers with units, are whole.

    From 320 to 1200 pixels.
    """
    page.goto(address + path)
    wrong = []
    for width in range(320, 1201, 20):
        page.set_viewport_size({"width": width, "height": 800})
        wrong += page.evaluate(
            r"""() => {
                const closing = /[，。、；：！？”’）》〉」』】…—·]/, opening = /[“‘（《〈「『【]/, wrong = [];
                const unit = (before, sign) => /[0-9]/.test(before) && /\p{sc=Han}/u.test(sign);
                const range = document.createRange();
                for (const paragraph of document.querySelectorAll("article :is(p, li):lang(zh)")) {
                    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
                    let before = "", bottom = 0;
                    while (walk.nextNode()) {
                        const node = walk.currentNode;
                        if (node.parentElement.closest("a.diglot-link, a.diglot-peek, sup, small")) continue;
                        if (!node.parentElement.closest("[lang]").lang.startsWith("zh")) { before = ""; continue; }
                        for (let at = 0; at < node.length; at++) {
                            const sign = node.data[at];
                            if (!closing.test(sign) && !opening.test(before) && !unit(before, sign)) {
                                before = sign;
                                continue;
                            }
                            const box = offset => {
                                range.setStart(node, offset); range.setEnd(node, offset + 1);
                                return range.getBoundingClientRect();
                            };
                            if (at > 0 && before.trim()) {
                                const [last, here] = [box(at - 1), box(at)];
                                const broken = here.width > 0 && last.width > 0 && here.top >= last.bottom - 2;
                                const dash = /[—…]/.test(sign) && sign !== before;
                                if (broken && !dash) wrong.push(before + "|" + sign);
                            }
                            before = sign;
                        }
                    }
                }
                return wrong;
            }"""
        )
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wrong == []


@pytest.mark.parametrize("path", ["zh/essay/", "zh/commentary/two-countries/", "en-zh/essay/"])
def test_no_line_begins_with_the_mark_of_a_note(page: Page, address: str, path: str) -> None:
    """It stays with the character it belongs to: those of the page, and as many again as there are clauses."""
    page.goto(address + path)
    lost = r"""() => [...document.querySelectorAll("article sup:has(> .footnote-ref):lang(zh)")].filter(mark => {
        const walk = document.createTreeWalker(mark.closest("p"), NodeFilter.SHOW_TEXT), range = document.createRange();
        walk.currentNode = mark;
        let before = walk.previousNode();
        while (!before.length) before = walk.previousNode();
        range.setStart(before, before.length - 1); range.setEnd(before, before.length);
        return mark.getBoundingClientRect().left < [...range.getClientRects()].at(-1).left;
    }).length"""
    add = r"""() => {
        const mark = document.createElement("sup");
        mark.innerHTML = `<a class="footnote-ref" href="#fn:1">1</a>`;
        const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), texts = [];
        while (walk.nextNode()) if (walk.currentNode.parentElement.matches("p:lang(zh)")) texts.push(walk.currentNode);
        for (const text of texts) {
            for (const place of [...text.data.matchAll(/[，。；：”》]|\p{sc=Han}{3}/gu)].reverse()) {
                text.splitText(place.index + place[0].length).before(mark.cloneNode(true));
            }
        }
        return document.querySelectorAll("article sup:lang(zh)").length;
    }"""
    assert [width for width in range(320, 1201, 8) if _at_width(page, width, lost)] == []
    assert page.evaluate(add) > 250
    assert [width for width in range(320, 1201, 40) if _at_width(page, width, lost)] == []
    assert "\u2060" not in page.content() + page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('article')); return String(getSelection()) }"
    )
    page.set_viewport_size({"width": 1280, "height": 900})


def _at_width(page: Page, width: int, script: str) -> int:
    page.set_viewport_size({"width": width, "height": 800})
    return int(page.evaluate(script))


def test_marks_come_from_chinese_faces(page: Page, address: str) -> None:
    """Quotation marks, dash, ellipsis and point in Chinese, wherever it stands; nothing is downloaded."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    for path, place in (
        ("zh/essay/", "article > p[id]"),
        ("zh/essay/", "article h2"),
        ("zh/essay/", ".md-nav__link .md-ellipsis"),
        ("en-zh/essay/", ".diglot-target > p"),
        ("zh/en-zh/essay/", ".diglot-target > p"),
        ("essay/", "article > p[id]"),
    ):
        page.goto(address + path)
        page.evaluate(
            "([place, marks]) => { const span = document.createElement('span'); span.lang = 'zh-Hans';"
            " span.id = 'probe'; span.textContent = marks; document.querySelector(place).append(span) }",
            [place, MARKS],
        )
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#probe"})["nodeId"]
        faces = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {face["familyName"] for face in faces} <= {"Noto Serif CJK SC", "Noto Sans CJK SC"}, (path, place)
    assert "font" not in asked


def test_headings_leave_no_single_character(page: Page, address: str) -> None:
    """On the last line of a heading at least two."""
    for path in ("zh/essay/", "zh/commentary/security-state/", "zh/en-zh/essay/"):
        page.goto(address + path)
        for width in (320, 360, 414, 768):
            page.set_viewport_size({"width": width, "height": 800})
            alone = page.evaluate(
                r"""() => [...document.querySelectorAll("article :is(h1, h2, h3):lang(zh)")].filter(heading => {
                    const text = [...heading.childNodes].find(node => node.nodeType === 3);
                    const range = document.createRange(), tops = [];
                    for (let at = 0; at < text.length; at++) {
                        range.setStart(text, at); range.setEnd(text, at + 1);
                        tops.push(Math.round(range.getBoundingClientRect().top));
                    }
                    const last = tops.filter(top => Math.abs(top - tops.at(-1)) < 4).length;
                    return last < 2;
                }).length"""
            )
            assert alone == 0, (path, width)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_marks_have_their_colours_on_a_site_without_a_palette(browser: Browser, lagging_site: Site) -> None:
    """And so has the notice its edge: Material names a colour scheme only where mkdocs.yml has a palette."""
    context = browser.new_context()
    window = context.new_page()
    with served(lagging_site.folder) as base:
        window.goto(f"{base}zh/")
        assert window.locator("body[data-md-color-scheme]").count() == 0
        assert styles(window, ".diglot-behind > .diglot-mark", "color") == ["rgb(149, 88, 0)"]
        assert styles(window, ".diglot-untranslated > .diglot-mark", "color") == ["rgb(63, 99, 150)"]
        assert styles(window, ".diglot-notice", "borderInlineStartColor") == ["rgb(149, 88, 0)"]
    context.close()


def test_colours_may_be_forced_and_motion_reduced(browser: Browser, address: str) -> None:
    """The current mode and the current row are still told apart; nothing moves."""
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    window = context.new_page()
    window.goto(f"{address}en-zh/essay/")
    assert styles(window, ".diglot-modes a[aria-current]", "outlineStyle") == ["solid"]
    row = window.locator(".diglot-row:has(> a.diglot-link)").first
    row.locator("a.diglot-link").focus()
    edge = "row => getComputedStyle(row).borderInlineStartColor"
    other = window.locator(".diglot-row:has(> a.diglot-link)").last
    assert row.evaluate(edge) != "rgba(0, 0, 0, 0)"
    assert other.evaluate(edge) == other.evaluate("row => getComputedStyle(document.body).backgroundColor")
    context.close()


@pytest.mark.parametrize("path", ["zh/notes/", "zh/glossary/"])
def test_apostrophes_of_english_words_are_narrow_in_chinese(page: Page, address: str, path: str) -> None:
    """Chinese faces have them as wide as a character."""
    page.goto(address + path)
    widths = page.evaluate("""() => [...document.querySelectorAll("article :lang(zh) span:lang(en)")].flatMap(word => {
        const text = word.firstChild, at = text?.textContent.indexOf("’") ?? -1;
        if (at < 0) return [];
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return [range.getBoundingClientRect().width / parseFloat(getComputedStyle(word).fontSize)];
    })""")

    assert widths
    assert max(widths) < 0.5


def test_lines_that_begin_with_an_opening_mark_begin_where_others_do(page: Page, address: str) -> None:
    """The blank half of a mark is left out there."""
    page.set_viewport_size({"width": 390, "height": 900})
    found = []
    for name in NAMES:
        page.goto(f"{address}zh/{name}")
        found += page.evaluate("""() => {
            const all = [];
            for (const block of document.querySelectorAll("article > :is(p, h2)")) {
                const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                const left = block.getBoundingClientRect().left;
                while (walk.nextNode()) for (const match of walk.currentNode.textContent.matchAll(/[“（《]/g)) {
                    const range = new Range();
                    range.setStart(walk.currentNode, match.index);
                    range.setEnd(walk.currentNode, match.index + 1);
                    const box = range.getBoundingClientRect();
                    if (box.left < left + 1) all.push(box.width / parseFloat(getComputedStyle(block).fontSize));
                }
            }
            return all;
        }""")
    page.set_viewport_size({"width": 1280, "height": 900})

    assert found
    assert max(found) < 0.7

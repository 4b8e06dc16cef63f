// The search: a dialog that is made, and an index that is fetched, when the reader opens it for the first time.

import { SearchIndex } from "./diglot-find.mjs";
import { facts, make } from "./diglot-facts.mjs";

/** @typedef {import("./diglot-find.mjs").Group} Group */
/** @typedef {import("./diglot-find.mjs").Result} Result */
/** @typedef {import("./diglot-find.mjs").Span} Span */

const ROOT = new URL("..", import.meta.url);
const ENOUGH = 3; // pages in the language of the page; with fewer, other languages are looked through, too
/** @type {Map<string, Promise<SearchIndex>>} */
const fetched = new Map();
/** @type {HTMLDialogElement | undefined} */
let box;

/** @param {string} language */
function index(language) {
  let found = fetched.get(language);
  if (!found) {
    const answer = fetch(new URL(`search/${language}.json`, ROOT));
    found = answer.then((each) => (each.ok ? each.json() : Promise.reject(each.status))).then((file) => new SearchIndex(file));
    fetched.set(language, found);
  }
  return found;
}

/** @param {HTMLElement} opener the button, which has the sentences in its data */
export function openSearch(opener) {
  box ??= build(opener);
  index(document.documentElement.lang).catch(() => {});
  if (!box.open) box.showModal();
  box.querySelector("input")?.select();
}

/** @param {HTMLElement} opener */
function build(opener) {
  const said = /** @type {Record<string, string>} */ ({ ...opener.dataset });
  const name = opener.textContent?.trim() ?? "";
  const input = make("input", { type: "search", ariaLabel: name, placeholder: name, autocomplete: "off", enterKeyHint: "search" });
  input.setAttribute("autocapitalize", "off");
  input.spellcheck = false;
  const status = make("p", { className: "diglot-found-count", role: "status" });
  const list = make("div", { className: "diglot-found" });
  const dialog = make("dialog", { className: "diglot-dialog diglot-searching md-typeset", closedBy: "any", ariaLabel: name }, input, status, list);
  let turn = 0;
  const search = async () => {
    const mine = ++turn;
    const found = await lookUp(input.value);
    if (mine !== turn) return;
    const count = found.length;
    status.textContent = !input.value.trim() ? "" : !count ? said.none : count === 1 ? said.one : said.other.replace("#", `${count}`);
    list.replaceChildren(...found.map((group) => show(group, said)));
  };
  const links = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("a, summary")].filter((each) => each.checkVisibility?.() ?? true));
  input.addEventListener("input", search);
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") dialog.close(); // or the first one would only clear the field
    const all = [input, ...links()];
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : event.key === "Enter" && at === 0 ? 1 : -1;
    if (!all[to] || (event.key === "Enter" && to !== 1)) return;
    event.preventDefault();
    all[to].focus();
    if (event.key === "Enter") all[to].click();
  });
  list.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/**
 * What the reader's languages have: that of the page, or both of a page side by side; others if that is little.
 * @param {string} query
 * @returns {Promise<(Group & {lang: string, address: string})[]>}
 */
async function lookUp(query) {
  const own = document.documentElement.lang;
  const first = await index(own);
  const shown = facts?.mode === "both" ? facts.pages.map((page) => page.lang) : [own];
  /** @type {(Group & {lang: string, address: string})[]} */
  const found = [];
  const others = [];
  for (const language of [...shown, ...first.file.languages.filter((each) => !shown.includes(each))]) {
    const isShown = shown.includes(language);
    if (!isShown && new Set([...found, ...others].map(({ address }) => address)).size >= ENOUGH) break;
    const there = await index(language);
    for (const group of there.find(query)) {
      const name = group.page.url.slice(there.file.folder.length);
      if (isShown) found.push({ ...group, lang: language, address: place(name, group, there.file.folder, first.file.folder) });
      else others.push({ ...group, lang: language, address: group.page.url });
    }
  }
  // The same page in two languages that stand side by side is one result: the better one.
  const best = found.sort((one, other) => other.score - one.score);
  return [...best.filter(({ address }, at) => best.findIndex((each) => each.address === address) === at), ...others];
}

/**
 * Where a page is in the reader's mode: side by side if this page is.
 * @param {string} name
 * @param {Group} group
 * @param {string} folder of its language
 * @param {string} frame the folder of this page's language
 */
function place(name, group, folder, frame) {
  if (facts?.mode !== "both") return folder + name;
  const pair = group.page.beside.find((each) => location.pathname.startsWith(new URL(`${frame}${each}/`, ROOT).pathname));
  return pair ? `${frame}${pair}/${name}` : folder + name;
}

/**
 * @param {Group & {lang: string, address: string}} group
 * @param {Record<string, string>} said
 */
function show(group, said) {
  const page = group.page.sections[0][1];
  const rows = (/** @type {Result[]} */ results) => results.map((each) => row(each, group));
  const more = group.more.length;
  const label = more === 1 ? said.moreOne : (said.moreOther ?? "").replace("#", `${more}`);
  return make(
    "section",
    { lang: group.lang, ariaLabel: page },
    // The first section of a page has its title.
    ...(group.results[0].section === group.page.sections[0] ? [] : [make("p", { className: "diglot-found-page" }, page)]),
    ...rows(group.results),
    ...(more ? [make("details", {}, make("summary", { lang: document.documentElement.lang }, label), ...rows(group.more))] : []),
  );
}

/**
 * @param {Result} result
 * @param {{address: string}} group
 */
function row(result, group) {
  const url = new URL(group.address, ROOT);
  url.hash = result.id;
  return make(
    "a",
    { href: url.href },
    make("strong", {}, ...marked(result.section[1], result.title)),
    make("span", {}, ...(result.note ? [make("em", {}, result.note), " "] : []), ...marked(result.text, result.marks)),
  );
}

/**
 * A text with its marks.
 * @param {string} text
 * @param {Span[]} marks
 */
function marked(text, marks) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

// The tools of a paragraph: its address, its citation, its counterpart in place, its source, a report.

import { facts, make, offer, say } from "./diglot-facts.mjs";

/** @typedef {import("./diglot-facts.mjs").Version} Version */

/** @type {HTMLElement | undefined} */
let box;
const OURS = ".diglot-link, .diglot-peek, .diglot-mark, .diglot-related, #diglot-card";
let shownAll = false;
/** How the reader cited last. */
const last = { form: "", both: false };
const status = make("p", { className: "diglot-status", role: "status" });
/** @type {Map<string, Promise<Document>>} */
const fetched = new Map();

export const links = () => /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.diglot-link"));
const pages = () => facts?.pages ?? [];
/** @param {HTMLAnchorElement} link */
const idOf = (link) => decodeURIComponent(link.hash.slice(1));

/** Turn permanent links into buttons of tools, and links to counterparts into buttons that show them here. */
export function offerTools() {
  for (const link of links()) Object.assign(link, { role: "button", ariaLabel: say("tools"), ariaHasPopup: "dialog" });
  for (const link of document.querySelectorAll("a.diglot-peek")) Object.assign(link, { role: "button", ariaExpanded: "false" });
  addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a.diglot-link, a.diglot-peek");
    if (!(link instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.classList.contains("diglot-peek")) peek(link);
    else openTools(link);
  });
  addEventListener("keydown", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a.diglot-link, a.diglot-peek");
    if (event.key !== " " || !(link instanceof HTMLElement)) return;
    event.preventDefault();
    link.click();
  });
  const cite = offer("citing", () => openTools(cite));
  addEventListener("pointerdown", choose);
  addEventListener("copy", copyOneLanguage);
}

/**
 * In rows, a touch marks the row, and a selection that begins in one language stays in it.
 * @param {PointerEvent} event
 */
function choose(event) {
  const at = /** @type {Element} */ (event.target);
  document.querySelector(".diglot-row--on")?.classList.remove("diglot-row--on");
  at.closest?.(".diglot-row")?.classList.add("diglot-row--on");
  const cell = at.closest?.(".diglot-source, .diglot-target");
  const { dataset } = document.documentElement;
  const side = cell?.className ?? "";
  if (cell && dataset.diglotSide && dataset.diglotSide !== side) getSelection()?.removeAllRanges();
  dataset.diglotSide = side;
}

/**
 * What is dragged over rows is copied in the language in which the drag began.
 * @param {ClipboardEvent} event
 */
function copyOneLanguage(event) {
  const selection = getSelection();
  const side = document.documentElement.dataset.diglotSide;
  if (!selection?.rangeCount || !side || !event.clipboardData) return;
  const selected = make("div", {}, selection.getRangeAt(0).cloneContents());
  const cells = [...selected.querySelectorAll(`.${side}`)];
  if (!selected.querySelector(side === "diglot-source" ? ".diglot-target" : ".diglot-source") || !cells.length) return;
  for (const extra of selected.querySelectorAll(`.headerlink, ${OURS}`)) extra.remove();
  event.clipboardData.setData("text/plain", cells.map((cell) => cell.textContent?.trim().replace(/\s+/g, " ")).join("\n\n"));
  event.clipboardData.setData("text/html", cells.map((cell) => cell.innerHTML).join("\n"));
  event.preventDefault();
}

/** @param {HTMLElement} opener a paragraph's link, or the page's button */
function openTools(opener) {
  if (!box) {
    box = make("div", { className: "diglot-tools md-typeset", popover: "auto", role: "dialog" });
    document.body.append(box);
  }
  const panel = box;
  const link = opener instanceof HTMLAnchorElement ? opener : null;
  const id = link ? idOf(link) : "";
  const number = `${link && [...links()].indexOf(link) + 1}`;
  const kind = !link ? "page" : link.closest(".editors-note") ? "note" : "passage";
  const url = (/** @type {Version} */ page) => new URL(page.url + (link?.hash ?? ""), location.href).href;
  const today = new Date().toLocaleDateString("sv"); // as in ISO 8601
  const cite = (/** @type {Version} */ page) =>
    page.cite[kind][form.value]
      .replaceAll("\x01", number)
      .replaceAll("\x02", () => url(page))
      .replaceAll("\x03", today);
  const line = (/** @type {Version} */ page) => page.lines?.[id] && `${page.edit}#L${page.lines[id]}`;
  const own = pages()[0];
  const other = link?.parentElement?.querySelector("a.diglot-peek");
  const name = other?.ariaExpanded === "true" ? say("unpeek") : say("peek", { language: pages()[1]?.called ?? "" });
  const show = () => {
    panel.hidePopover();
    peek(/** @type {HTMLAnchorElement} */ (other));
  };
  const form = make("select", { value: last.form });
  for (const name of Object.keys(own.cite[kind])) form.append(new Option(name || say("plain"), name, false, name === last.form));
  const both = make("input", { type: "checkbox", checked: last.both });
  const cited = make("p", { className: "diglot-cited", tabIndex: 0, lang: own.lang });
  const place = () => {
    const { left, bottom } = opener.getBoundingClientRect();
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.offsetWidth - 8))}px`;
    panel.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - panel.offsetHeight - 8))}px`;
  };
  const write = () => {
    Object.assign(last, { form: form.value, both: both.checked });
    const all = (both.checked ? pages() : [own]).map(cite);
    const isList = form.value === "CSL-JSON" && both.checked;
    cited.textContent = isList ? JSON.stringify(all.flatMap((each) => JSON.parse(each)), null, 2) : all.join("\n\n");
    place();
  };
  form.onchange = both.onchange = write;
  write();
  const report = facts?.report.replaceAll("{id}", id);
  status.textContent = "";
  box.ariaLabel = say(link ? "tools" : "citing");
  box.replaceChildren(
    ...(link
      ? [
          make("a", { href: link.href, className: "diglot-number" }, say("paragraph", { number })),
          button("copyLink", () => link.href),
          ...(other instanceof HTMLAnchorElement ? [make("button", { type: "button", onclick: show }, name)] : []),
          ...(pages().length > 1 ? [button("copyBoth", () => bothTexts(link))] : []),
        ]
      : []),
    make("label", {}, say("cite"), form),
    ...(pages().length > 1 ? [make("label", {}, both, say("citeBoth"))] : []),
    cited,
    button("copyCitation", () => cited.textContent ?? ""),
    ...pages()
      .filter(line)
      .map((page) => make("a", { href: line(page) }, say("edit", { language: page.called }))),
    ...(link && report ? [make("a", { href: report.replace("{url}", encodeURIComponent(link.href)) }, say("report"))] : []),
    status,
  );
  box.showPopover();
  place();
  /** @type {HTMLElement} */ (box.firstElementChild).focus({ preventScroll: true });
}

/**
 * @param {string} name
 * @param {() => string | Promise<string>} text
 */
function button(name, text) {
  return make("button", { type: "button", onclick: async () => copy(await text()) }, say(name));
}

/**
 * A paragraph in both languages, without what is ours.
 * @param {HTMLAnchorElement} link
 */
async function bothTexts(link) {
  const cells = link.closest(".diglot-row")?.querySelectorAll(".diglot-source, .diglot-target");
  const other = link.parentElement?.querySelector("a.diglot-peek");
  const own = cells ? [...cells] : [/** @type {Element} */ (link.parentElement)];
  const all = other instanceof HTMLAnchorElement ? [...own, await counterpart(other)] : own;
  return all.map((each) => bare(each).textContent?.trim().replace(/\s+/g, " ")).join("\n\n");
}

/** @param {Element} element */
function bare(element) {
  const copied = /** @type {Element} */ (element.cloneNode(true));
  for (const extra of copied.querySelectorAll(`${OURS}, .headerlink, ul, ol`)) extra.remove();
  return copied;
}

/**
 * A paragraph in the other language, without ids.
 * @param {HTMLAnchorElement} link
 */
async function counterpart(link) {
  const address = link.href.split("#")[0];
  if (!fetched.has(address)) {
    const read = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
    fetched.set(address, read.then((html) => new DOMParser().parseFromString(html, "text/html")));
  }
  const there = (await fetched.get(address))?.getElementById(idOf(link));
  if (!there) throw new Error(link.hash);
  const copied = bare(there);
  for (const each of [copied, ...copied.querySelectorAll("[id]")]) each.removeAttribute("id");
  for (const each of copied.querySelectorAll("a")) each.href = new URL(each.getAttribute("href") ?? "", address).href;
  return copied;
}

/**
 * Show all counterparts, or take them all away.
 * @param {boolean} on
 */
export function peekAll(on) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.diglot-peek"))) {
    const isOpen = link.ariaExpanded === "true";
    if (on ? !isOpen : isOpen && shownAll) peek(link, false);
  }
  shownAll = on;
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("copied");
  } catch {
    status.textContent = say("notCopied");
  }
}

/**
 * Show the counterpart below the paragraph, or take it away again.
 * @param {HTMLAnchorElement} link
 * @param {boolean} focused whether the focus goes back to the link
 */
export async function peek(link, focused = true) {
  const block = link.closest("p") ?? link.parentElement?.querySelector(".diglot-link");
  if (!block) return;
  const open = block.nextElementSibling;
  if (open?.classList.contains("diglot-peeked")) {
    open.remove();
    link.ariaExpanded = "false";
    if (focused) link.focus({ preventScroll: true });
    return;
  }
  try {
    const copied = await counterpart(link);
    if (link.ariaExpanded === "true") return; // by another press in the meantime
    const close = make("button", { type: "button", className: "diglot-button", onclick: () => peek(link) }, say("unpeek"));
    block.after(make("div", { className: "diglot-peeked" }, make("div", { lang: link.hreflang }, ...copied.childNodes), close));
    link.ariaExpanded = "true";
  } catch {
    if (focused) location.href = link.href;
  }
}

// How the reader wants the page: kept in this browser only, and only once something was chosen. An address can say it,
// too (`?size=4&theme=dark`), and what the address says comes first.

import { dialog, facts, make, offer, say } from "./diglot-facts.mjs";
import { copy, links, peekAll } from "./diglot-tools.mjs";

const KEY = "diglot.settings";
const STEPS = ["3", "1", "2", "4", "5"];
const SIZES = [0.85, 0.925, 1, 1.15, 1.35];
const WIDTHS = [0.7, 0.85, 1, 1.2, 1.45];
const SWITCH = ["off", "on"];

/** @type {Record<string, string[]>} The first holds unless another is chosen. */
const VALUES = {
  size: STEPS,
  width: STEPS,
  order: ["", "source", "target"],
  numbers: SWITCH,
  pinyin: SWITCH,
  keys: ["on", "off"],
  both: SWITCH,
  hide: SWITCH,
  mode: ["", ..."0123456789"],
};
const MODES = ".diglot-modes a";

/** @type {Record<string, string>} */
let chosen = {};

/** @param {string} name */
export const setting = (name) => chosen[name] ?? VALUES[name][0];

/** Read the choices, and show the page so. */
export function offerSettings() {
  try {
    chosen = valid(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    // Nothing is stored, then.
  }
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  Object.assign(chosen, valid(asked));
  if (Object.keys(chosen).length) apply();
  // The choice of colours is kept by Material; an address may say another one, for this page.
  const theme = palettes().find((each) => scheme(each) === asked.theme);
  if (theme) {
    Object.assign(document.body.dataset, theme.dataset);
    // The label behind each names the next one.
    for (const each of palettes()) /** @type {HTMLElement} */ (each.nextElementSibling ?? each).hidden = each !== theme;
  }
  offer("settings", openSettings);
  keepMode();
}

/** The choices of colours that the theme has: of the system, light, dark. */
const palettes = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[data-md-color-media]")]);
/** @param {HTMLElement} input */
const scheme = (input) => /(light|dark)\)$/.exec(input.dataset.mdColorMedia ?? "")?.[1] ?? "system";

/** The way to read that the reader chose last is that of the opening page, if it is entered from elsewhere. */
function keepMode() {
  const modes = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(MODES)]);
  addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.(`${MODES}, .diglot-ways a`);
    const at = [...(link?.closest("nav")?.querySelectorAll("a") ?? [])].indexOf(/** @type {HTMLAnchorElement} */ (link));
    if (at >= 0) choose("mode", `${at}`);
  });
  const wanted = modes[Number(setting("mode") || -1)];
  const isInside = document.referrer.startsWith(location.origin);
  if (wanted && !wanted.ariaCurrent && !isInside && !location.hash && document.querySelector(".diglot-ways")) {
    location.replace(wanted.href);
  }
}

/** @param {Record<string, unknown>} given */
function valid(given) {
  const known = Object.entries(given).filter(([name, value]) => VALUES[name]?.includes(/** @type {string} */ (value)));
  return /** @type {Record<string, string>} */ (Object.fromEntries(known));
}

/**
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  chosen[name] = value;
  keep();
}

function keep() {
  try {
    if (Object.keys(chosen).length) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
  } catch {
    // It holds for this page.
  }
  apply();
}

function apply() {
  const root = document.documentElement;
  root.style.setProperty("--diglot-size", String(SIZES[Number(setting("size")) - 1]));
  root.style.setProperty("--diglot-width", String(WIDTHS[Number(setting("width")) - 1]));
  root.toggleAttribute("data-diglot-numbers", setting("numbers") === "on");
  root.toggleAttribute("data-diglot-hide", setting("hide") === "on");
  showReadings(setting("pinyin") === "on");
  root.toggleAttribute("data-diglot-both", setting("both") === "on");
  peekAll(setting("both") === "on");
  putFirst(setting("order"));
}

/**
 * Show how terms are read, over those that are written as their card names them.
 * @param {boolean} on
 */
function showReadings(on) {
  for (const ruby of document.querySelectorAll("a.diglot-term ruby")) ruby.replaceWith(ruby.firstChild ?? "");
  if (!on) return;
  for (const card of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll("template.diglot-card"))) {
    const reading = card.content.querySelector(".diglot-reading");
    for (const link of document.querySelectorAll(`a.diglot-term[data-term="${card.dataset.term}"]`)) {
      if (!reading || reading.previousElementSibling?.textContent !== link.textContent) continue;
      const rt = make("rt", { lang: reading.getAttribute("lang") ?? "" }, reading.textContent ?? "");
      link.replaceChildren(make("ruby", {}, ...link.childNodes, make("rp", {}, " ("), rt, make("rp", {}, ")")));
    }
  }
}

/**
 * Change the order in the HTML, so that it is the same for eye, keyboard and ear.
 * @param {string} order
 */
function putFirst(order) {
  const rows = document.querySelector(".diglot-rows");
  if (!(rows instanceof HTMLElement)) return;
  rows.dataset.order ??= rows.querySelector(".diglot-source, .diglot-target")?.className.slice(7) ?? "";
  const wanted = order || rows.dataset.order;
  for (const cell of rows.querySelectorAll(`.diglot-row > .diglot-${wanted}`)) {
    const other = cell.previousElementSibling;
    if (other?.matches(".diglot-source, .diglot-target")) other.before(cell); // what the edition says stays before both
  }
}

/** Swap the languages of a page in rows. */
export function swap() {
  const first = document.querySelector(".diglot-row > :is(.diglot-source, .diglot-target)")?.className;
  if (first) choose("order", first === "diglot-source" ? "target" : "source");
}

export const openSettings = dialog("settings", () => {
  const form = make("form", { className: "diglot-settings" });
  const draw = () => form.replaceChildren(...fields());
  draw();
  const link = () => {
    const url = new URL(location.href);
    for (const name of Object.keys(VALUES)) url.searchParams.delete(name);
    for (const [name, value] of Object.entries(chosen)) {
      if (value !== VALUES[name][0] && name !== "mode") url.searchParams.set(name, value);
    }
    return url.href;
  };
  const clear = () => {
    chosen = {};
    keep();
    draw();
  };
  return [
    form,
    make("p", {}, make("small", {}, say("stored"))),
    make("button", { type: "button", className: "diglot-button", onclick: () => copy(link()) }, say("link")),
    make("button", { type: "button", className: "diglot-button", onclick: clear }, say("reset")),
  ];
});

function fields() {
  const range = (/** @type {string} */ name) =>
    make(
      "label",
      {},
      say(name),
      make("input", { type: "range", name, min: 1, max: 5, value: setting(name), oninput: take, onchange: take }),
    );
  const check = (/** @type {string} */ name) =>
    make("label", {}, make("input", { type: "checkbox", name, checked: setting(name) === "on", onchange: take }), say(name));
  const order = make("select", { name: "order", onchange: take }, make("option", { value: "" }, "—"));
  for (const page of (facts?.pages ?? []).slice(0, 2)) order.append(make("option", { value: page.role }, page.name));
  order.value = setting("order");
  const colours = make("select", { onchange: () => palettes().find((each) => scheme(each) === colours.value)?.click() });
  for (const each of palettes()) colours.append(make("option", { value: scheme(each) }, say(scheme(each))));
  colours.value = scheme(document.body);
  const has = (/** @type {string} */ selector) => document.querySelector(selector);
  return [
    range("size"),
    range("width"),
    ...(palettes().length ? [make("label", {}, say("colours"), colours)] : []),
    make("label", {}, say("order"), order),
    ...(links().length ? [check("numbers")] : []),
    ...(has("a.diglot-peek") ? [check("both")] : []),
    ...(has(".diglot-row") ? [check("hide")] : []),
    check("pinyin"),
    check("keys"),
  ];
}

/** @param {Event} event */
function take(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  choose(input.name, input.type === "checkbox" ? (input.checked ? "on" : "off") : input.value);
}

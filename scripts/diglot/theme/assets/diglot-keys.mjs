// Shortcuts of one key, each with a digit for whoever types with an input method. They can be switched off, with the
// theme's own (WCAG 2.1.4), and rest while something is typed or composed.

import { dialog, facts, make, offer, say } from "./diglot-facts.mjs";
import { openSettings, setting, swap, choose } from "./diglot-settings.mjs";
import { line } from "./diglot-place.mjs";
import { links, peek } from "./diglot-tools.mjs";

const THEME = "pnfs,./";

const LINK = "a.diglot-link";
/** @type {[string, string, string, string, () => void][]} key, digit, name, what it needs on the page, action */
const KEYS = [
  ["j", "1", "next", LINK, () => step(1)],
  ["k", "2", "previous", LINK, () => step(-1)],
  ["m", "3", "mode", ".diglot-modes a", nextMode],
  ["v", "4", "peek", "a.diglot-peek", () => peekHere()],
  ["c", "5", "tools", LINK, () => current()?.click()],
  ["x", "6", "swap", ".diglot-row", swap],
  ["#", "7", "numbers", LINK, () => choose("numbers", setting("numbers") === "on" ? "off" : "on")],
  ["t", "8", "settings", "body", () => openSettings()],
  ["?", "9", "guide", "body", () => openHelp()],
  ["/", "s", "search", "button.diglot-search", () => {}],
];

const openHelp = dialog("guide", () => {
  const rows = KEYS.filter((each) => document.querySelector(each[3])).map(([key, digit, name]) =>
    make(
      "tr",
      {},
      make("td", {}, make("kbd", {}, key), " ", make("kbd", {}, digit)),
      make("td", {}, say(name, { language: facts?.pages[1]?.called ?? "" })),
    ),
  );
  const guide = facts?.guide;
  const help = [make("p", {}, guide ? make("a", { href: guide.url }, guide.title) : ""), make("p", {}, say("touch"))];
  // Keys are told where there may be some.
  if (!matchMedia("(any-pointer: fine)").matches) return help;
  return [...help, make("h3", {}, say("keys")), make("table", {}, make("tbody", {}, ...rows)), make("p", {}, make("small", {}, say("off")))];
});

/** Offer the shortcuts. */
export function listenToKeys() {
  addEventListener("keydown", press, true);
  offer("guide", openHelp);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const at = /** @type {HTMLElement} */ (event.composedPath()[0]); // a search may be in a shadow tree
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
  // What had the focus in a dialog keeps it for a moment when that closes.
  if (at.closest?.(":is(input, textarea, select, dialog, [popover]):not(dialog:not([open]), dialog:not([open]) *)") || at.isContentEditable) return;
  if (setting("keys") === "off") {
    if (THEME.includes(event.key)) event.stopPropagation();
    return;
  }
  const search = "/sf".includes(event.key) && document.querySelector("button.diglot-search");
  if (search instanceof HTMLElement) {
    event.preventDefault();
    search.click();
    return;
  }
  const found = facts && KEYS.find(([key, digit]) => event.key === key || event.key === digit);
  if (!found) return;
  event.preventDefault();
  found[4]();
}

/** The paragraph that has the focus, or else the first one in the window. */
function current() {
  const all = [...links()];
  const focused = document.activeElement?.closest("p, li, .diglot-row")?.querySelector("a.diglot-link");
  const top = line() - 12;
  return all.find((link) => link === focused) ?? all.find((link) => blockOf(link).getBoundingClientRect().top > top);
}

/** @param {Element} link */
const blockOf = (link) => link.closest(".diglot-row") ?? link.parentElement ?? link;

/** @param {number} by */
function step(by) {
  const all = [...links()];
  const here = current();
  const at = here ? all.indexOf(here) : by > 0 ? -1 : all.length;
  const moved = document.activeElement === here ? at + by : by > 0 ? at : at - 1;
  const link = all[Math.max(0, Math.min(all.length - 1, moved))];
  link?.focus({ preventScroll: true });
  if (link) blockOf(link).scrollIntoView({ block: "start", behavior: "instant" });
}

function peekHere() {
  const link = current()?.parentElement?.querySelector("a.diglot-peek");
  if (link instanceof HTMLAnchorElement) peek(link);
}

function nextMode() {
  const modes = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".diglot-modes a")]);
  modes[(modes.findIndex((mode) => mode.ariaCurrent) + 1) % modes.length]?.click();
}

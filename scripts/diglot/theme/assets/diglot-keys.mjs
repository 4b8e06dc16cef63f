// Shortcuts of one key, each with a digit for whoever types with an input method. They can be switched off, with the
// theme's own (WCAG 2.1.4), and rest while something is typed or composed.

import { dialog, facts, make, offer, say } from "./diglot-facts.mjs";
import { openSettings, setting, swap, choose } from "./diglot-settings.mjs";
import { line } from "./diglot-place.mjs";
import { links, peek } from "./diglot-tools.mjs";

const THEME = "pnfs,./";

/** @type {[string, string, string, () => void][]} key, digit, name, action */
const KEYS = [
  ["j", "1", "next", () => step(1)],
  ["k", "2", "previous", () => step(-1)],
  ["m", "3", "mode", nextMode],
  ["v", "4", "peek", () => peekHere()],
  ["c", "5", "tools", () => current()?.click()],
  ["x", "6", "swap", swap],
  ["#", "7", "numbers", () => choose("numbers", setting("numbers") === "on" ? "off" : "on")],
  ["t", "8", "settings", () => openSettings()],
  ["?", "9", "keys", () => openHelp()],
];

const openHelp = dialog("keys", () => {
  const rows = [...KEYS.map(([key, digit, name]) => [key, digit, name]), ["/", "s", "search"]].map(([key, digit, name]) =>
    make(
      "tr",
      {},
      make("td", {}, make("kbd", {}, key), " ", make("kbd", {}, digit)),
      make("td", {}, say(name, { language: facts?.pages[1]?.called ?? "" })),
    ),
  );
  const guide = facts?.guide;
  return [
    make("p", {}, guide ? make("a", { href: guide.url }, guide.title) : ""),
    make("table", {}, make("tbody", {}, ...rows)),
    make("p", {}, make("small", {}, say("off"))),
  ];
});

/** Offer the shortcuts. */
export function listenToKeys() {
  addEventListener("keydown", press, true);
  offer("keys", openHelp);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const at = /** @type {HTMLElement} */ (event.composedPath()[0]); // a search may be in a shadow tree
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
  if (at.closest?.("input, textarea, select, dialog, [popover]") || at.isContentEditable) return;
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
  found[3]();
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

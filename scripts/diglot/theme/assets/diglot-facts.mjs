// What the page says about itself, in its data block; and the smallest tools for making elements.

/**
 * @typedef {{lang: string, role: string, name: string, called: string, url: string,
 *   cite: Record<string, Record<string, string>>, edit?: string, lines?: Record<string, number>}} Version A page in one language.
 * @typedef {{mode: "one" | "both", pages: Version[], report: string, words: Record<string, string>,
 *   guide?: {url: string, title: string}}} Facts
 */

/** @type {Facts | null} */
export const facts = JSON.parse(document.getElementById("__diglot")?.textContent ?? "null");
const words = facts?.words ?? {};

/**
 * A sentence in the page's language, with its places filled.
 * @param {string} name
 * @param {Record<string, string | number>} [places]
 */
export function say(name, places = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (all, key) => String(places[key] ?? all));
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * Put a button into the bar of a page that has facts.
 * @param {string} name
 * @param {() => void} onclick
 */
export function offer(name, onclick) {
  const title = say(name);
  const className = `diglot-button diglot-button--${name}`;
  const button = make("button", { type: "button", className, title, ariaLabel: title, onclick });
  if (facts) document.querySelector(".diglot-bar")?.append(button);
  return button;
}

/**
 * A modal dialog with a heading; it is made when it is first opened.
 * @param {string} title
 * @param {() => (Node | string)[]} fill
 * @returns {() => void} opens it
 */
export function dialog(title, fill) {
  /** @type {HTMLDialogElement | undefined} */
  let box;
  return () => {
    if (!box) {
      const heading = make("h2", { id: `__diglot-${title}` }, say(title));
      const close = make("button", { className: "diglot-button" }, say("close"));
      box = make("dialog", { className: "diglot-dialog md-typeset", closedBy: "any" }, heading, ...fill());
      box.append(make("form", { method: "dialog" }, close));
      box.setAttribute("aria-labelledby", heading.id);
      document.body.append(box);
    }
    if (!box.open) box.showModal();
  };
}

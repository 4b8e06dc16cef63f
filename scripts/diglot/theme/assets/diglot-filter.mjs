// A field above the glossary that leaves the entries which have what is typed. Without script the list is whole.

import { facts, make, say } from "./diglot-facts.mjs";

/** @param {string | null} text */
const folded = (text) => (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Offer the field on the page of the glossary. */
export function offerFilter() {
  const letters = document.querySelector(".diglot-letters");
  if (!facts || !letters) return;
  const field = make("input", { type: "search", className: "diglot-filter", ariaLabel: say("filter"), placeholder: say("filter") });
  field.addEventListener("input", () => leave(folded(field.value.trim())));
  letters.parentElement?.before(field);
}

/** @param {string} wanted */
function leave(wanted) {
  /** @type {HTMLElement | undefined} */
  let heading;
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".diglot-entries > *"))) {
    if (each.matches("h2")) {
      heading = each;
      each.hidden = true; // until an entry below it is left
    } else {
      const names = [...each.querySelectorAll("h3, .diglot-names, dd")].map((name) => name.textContent).join(" ");
      each.hidden = !folded(names).includes(wanted);
      if (heading && !each.hidden) heading.hidden = false;
    }
  }
}

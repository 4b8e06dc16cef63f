// A card for each term: its names, what it is, and the way to its entry. Without this script a term is a plain link.
// publish/term_cards.py says what opens and closes it.

const REST = 500; // how long the mouse must rest on a term, in milliseconds
const GRACE = 300; // how long it may be outside on its way into the card
const GAP = 4; // between a line and its card, in pixels
const ID = "diglot-card";

/** @type {HTMLElement | null} */ let card = null;
/** @type {HTMLAnchorElement | null} */ let term = null;
/** @type {Element | null} The term the reader sent away; it stays away until pointer or focus have left it. */
let dismissed = null;
let opening = 0;
let closing = 0;
let pointer = ""; // what the last press was made with
let place = ""; // where the mouse was: a page that scrolls under a mouse at rest does not mean it

/** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
const termAt = (target) => (target instanceof Element ? target.closest("a.diglot-term[data-term]") : null);

/** @param {EventTarget | null} target */
const within = (target) => target instanceof Node && !!(term?.contains(target) || card?.contains(target));

function stay() {
  clearTimeout(closing);
  closing = 0;
}

/** @param {HTMLAnchorElement} link */
function open(link) {
  clearTimeout(opening);
  if (link === term || link === dismissed) return;
  close();
  const named = `template.diglot-card[data-term="${CSS.escape(link.dataset.term ?? "")}"]`;
  const templates = /** @type {HTMLTemplateElement[]} */ ([...document.querySelectorAll(named)]);
  // A page in two languages has a card in each.
  const lang = link.closest("[lang]")?.getAttribute("lang");
  const template = templates.find((each) => each.lang === lang) ?? templates[0];
  if (!template) return;
  card = document.createElement("div");
  card.id = ID;
  card.className = "diglot-card";
  card.lang = template.lang;
  card.popover = "manual";
  card.setAttribute("role", "note");
  card.append(template.content.cloneNode(true));
  card.querySelector(".diglot-foot a")?.setAttribute("href", link.href); // right wherever the page was put together
  link.after(card);
  link.setAttribute("aria-details", ID);
  link.setAttribute("aria-expanded", "true");
  term = link;
  card.showPopover?.();
  settle();
}

function close() {
  stay();
  card?.remove();
  term?.removeAttribute("aria-details");
  term?.removeAttribute("aria-expanded");
  card = term = null;
}

/** Put the card under the term's last line, or above its first one where there is more room. */
function settle() {
  if (!card || !term) return;
  const around = term.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const below = height - around.bottom;
  const above = around.top - Math.max(header, 0);
  const { offsetWidth, offsetHeight } = card;
  const isBelow = below >= offsetHeight + GAP || below >= above;
  const left = Math.max(GAP, Math.min(term.getClientRects()[0].left, width - offsetWidth - GAP));
  const top = isBelow ? around.bottom + GAP : around.top - offsetHeight - GAP;
  // Against the block it is placed in, which is the page where popovers are known.
  card.style.left = card.style.top = "0";
  const origin = card.getBoundingClientRect();
  card.style.left = `${left - origin.left}px`;
  card.style.top = `${top - origin.top}px`;
}

document.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch") return;
  const here = `${event.screenX} ${event.screenY}`;
  const moved = here !== place;
  place = here;
  const link = termAt(event.target);
  if (!link || link === term || !moved) return;
  clearTimeout(opening);
  opening = setTimeout(() => open(link), REST);
});

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "touch" && within(event.target)) stay();
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch") return;
  const link = termAt(event.target);
  if (link && termAt(event.relatedTarget) !== link) {
    clearTimeout(opening);
    if (link === dismissed) dismissed = null;
  }
  if (card && !closing && !within(event.relatedTarget) && !within(document.activeElement)) {
    closing = setTimeout(close, GRACE);
  }
});

document.addEventListener("scroll", () => clearTimeout(opening), { passive: true });
addEventListener("resize", settle);

document.addEventListener("focusin", (event) => {
  const link = termAt(event.target);
  if (link?.matches(":focus-visible")) open(link);
  else if (card && !within(event.target)) close();
});

document.addEventListener("focusout", (event) => {
  if (event.target === dismissed) dismissed = null;
  if (within(event.target) && event.relatedTarget && !within(event.relatedTarget)) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !card) return;
  const inside = card.contains(document.activeElement);
  const link = term;
  dismissed = link;
  clearTimeout(opening);
  close();
  if (inside) link?.focus(); // it would be lost with the card
});

document.addEventListener(
  "pointerdown",
  (event) => {
    pointer = event.pointerType;
    clearTimeout(opening);
    if (card && !within(event.target)) close();
    dismissed = null;
  },
  true,
);

document.addEventListener("click", (event) => {
  const link = termAt(event.target);
  if (!link || pointer !== "touch" || link === term || event.detail === 0) return;
  open(link);
  if (term === link) event.preventDefault();
});

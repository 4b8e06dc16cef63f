// A switch of language or mode keeps the paragraph at its height in the window.

const KEY = "diglot.place";
const SWITCHES = ".diglot-modes a, a.md-select__link[hreflang]";

/** Where the text begins in the window: below the header and the bar. */
export const line = () => {
  const heights = [...document.querySelectorAll("header, .diglot-bar")].map((each) => /** @type {HTMLElement} */ (each).offsetHeight);
  return heights.reduce((sum, height) => sum + height, 8);
};

/** @returns {Element[]} what has an id that all modes know */
function places() {
  const rows = document.querySelectorAll(".diglot-row[id]");
  return [...(rows.length ? rows : document.querySelectorAll("article [id]:not(sup, .diglot-anchor, script)"))];
}

/** @param {Element} element */
function inView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > line() && top < innerHeight;
}

/**
 * The place the reader is at; nothing at the top of the page.
 * @returns {Element | undefined}
 */
export function place() {
  if (scrollY < 80) return undefined;
  const distance = (/** @type {Element} */ element) => Math.abs(element.getBoundingClientRect().top - line());
  return places()
    .filter(inView)
    .sort((one, other) => distance(one) - distance(other))[0];
}

/** Let switches carry the place, whichever way they are followed. */
export function keepPlace() {
  /** @param {Event} event */
  const carry = (event) => {
    const link = /** @type {Element} */ (event.target).closest?.(SWITCHES);
    if (!(link instanceof HTMLAnchorElement)) return;
    const here = place();
    link.hash = here?.id ?? "";
    if (event.type !== "click" || !here) return;
    try {
      // For the next page, which takes it out.
      sessionStorage.setItem(KEY, JSON.stringify([here.id, here.getBoundingClientRect().top]));
    } catch {
      // Then the paragraph will be at the top of the window.
    }
  };
  for (const type of ["pointerdown", "focusin", "click"]) addEventListener(type, carry, true);
}

/** Put the paragraph where it was in the window before the switch. */
export function restorePlace() {
  /** @type {[string, number] | null} */
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (!kept || decodeURIComponent(location.hash.slice(1)) !== kept[0]) return;
  const element = document.getElementById(kept[0]);
  const top = kept[1];
  if (!element) return;
  // Browsers scroll to the fragment again while the page loads.
  let frames = 20;
  const hold = () => {
    if (frames < 0) return;
    const away = () => element.getBoundingClientRect().top - top;
    scrollBy({ top: away(), behavior: "instant" });
    const short = away();
    const article = element.closest("article");
    if (short > 1 && article) {
      // The page ends too early: it is made longer.
      article.style.paddingBottom = `${parseFloat(getComputedStyle(article).paddingBottom) + short}px`;
      scrollBy({ top: short, behavior: "instant" });
    }
    if (document.readyState === "complete") frames--;
    requestAnimationFrame(hold);
  };
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(type, () => (frames = -1), { once: true, passive: true });
  }
  hold();
}

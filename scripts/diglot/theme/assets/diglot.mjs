// The language switch keeps the reader's paragraph: every unit has the same id in all languages.
// Without this script the switch keeps the page.

const line = () => (document.querySelector(".md-header")?.offsetHeight ?? 0) + 8;

function inView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > line() && top < innerHeight;
}

function place() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("article") && inView(target)) return target.id;
  if (scrollY < 80) return "";
  const distance = (element) => Math.abs(element.getBoundingClientRect().top - line());
  let best = null;
  for (const element of document.querySelectorAll("article [id]")) {
    if (inView(element) && (!best || distance(element) < distance(best))) best = element;
  }
  return best?.id ?? "";
}

function keepPlace(event) {
  const link = event.target.closest?.("a.md-select__link[hreflang]");
  if (link) link.hash = place();
}

for (const type of ["pointerdown", "focusin", "click"]) document.addEventListener(type, keepPlace, true);

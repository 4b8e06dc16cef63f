// The page for lost readers shows the language whose folder the address lies in. Without this script it shows all.

/** @type {HTMLElement[]} */
const sections = [...document.querySelectorAll("main > section")].map((each) => /** @type {HTMLElement} */ (each));
const home = (/** @type {HTMLElement} */ section) => section.querySelector("a")?.pathname ?? "/";
const [mine] = sections
  .filter((section) => location.pathname.startsWith(home(section)))
  .sort((one, other) => home(other).length - home(one).length);
const heading = mine?.querySelector("h1, h2");

if (mine && heading) {
  const title = document.createElement("h1");
  title.textContent = document.title = heading.textContent ?? "";
  heading.replaceWith(title);
  document.documentElement.lang = mine.lang;
  for (const section of sections) if (section !== mine) section.remove();
}

// The page for lost readers shows the language whose folder the address lies in. Without this script it shows all.
const home = (section) => section.querySelector("a").pathname;
const [mine] = [...document.querySelectorAll("main > section")]
  .filter((section) => location.pathname.startsWith(home(section)))
  .sort((one, other) => home(other).length - home(one).length);

if (mine) {
  const title = document.createElement("h1");
  title.textContent = document.title = mine.querySelector("h1, h2").textContent;
  mine.querySelector("h1, h2").replaceWith(title);
  document.documentElement.lang = mine.lang;
  for (const section of document.querySelectorAll("main > section")) if (section !== mine) section.remove();
}

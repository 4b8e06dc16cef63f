// A page that has moved leads on, and takes the place on the page along.
const link = document.querySelector("main a");
if (link instanceof HTMLAnchorElement) location.replace(link.href + location.hash);

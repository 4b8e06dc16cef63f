// Every page works without this script: modes, permanent links and counterparts are plain links.

import { facts } from "./diglot-facts.mjs";
import { offerFilter } from "./diglot-filter.mjs";
import { keepPlace, restorePlace } from "./diglot-place.mjs";
import { offerSettings } from "./diglot-settings.mjs";
import { offerTools } from "./diglot-tools.mjs";
import { listenToKeys } from "./diglot-keys.mjs";

/** The search is loaded when it is wanted. */
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button.diglot-search"))) {
  button.onclick = async () => (await import("./diglot-search.mjs")).openSearch(button);
}
offerSettings();
restorePlace();
keepPlace();
if (facts) offerTools();
listenToKeys();
offerFilter();

// Every page works without this script: modes, permanent links and counterparts are plain links.
//
// The scripts are ES modules without a build step. Their types are in JSDoc, and a test checks them with `tsc`. They store
// the reader's settings, once something was chosen, and from a click on a switch to the next page the height of the
// paragraph in the window. An address can set settings (`?size=4&order=target&numbers=on`) and the theme (`?theme=dark`);
// it takes precedence over what is stored.

import { facts } from "./diglot-facts.mjs";
import { keepPlace, restorePlace } from "./diglot-place.mjs";
import { offerSettings } from "./diglot-settings.mjs";
import { offerTools } from "./diglot-tools.mjs";
import { listenToKeys } from "./diglot-keys.mjs";

offerSettings();
restorePlace();
keepPlace();
if (facts) offerTools();
listenToKeys();

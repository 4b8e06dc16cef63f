// Every page works without this script: modes, permanent links and counterparts are plain links.

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

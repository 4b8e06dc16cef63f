// For the process of Playwright that speaks to Firefox. Playwright sends a command at the opening of each window that this
// Firefox does not have and refuses. A command without effect is sent in its place. Tests that need its effect are named
// in firefox.py.
const stringify = JSON.stringify;
JSON.stringify = (value, ...others) =>
  value?.method === "emulation.setMediaFeaturesOverride"
    ? stringify({ ...value, method: "session.status", params: {} }, ...others)
    : stringify(value, ...others);

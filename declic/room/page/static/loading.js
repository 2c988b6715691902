// Loads modules and styles, and again what the network broke.

const ASK_AGAIN_MS = 1000;
const LONGEST_MS = 60000;
const modules = new Map();
const coming = new Set(); // styles that are asked for again
let patience = ASK_AGAIN_MS;

export function loaded(address) {
  if (!modules.has(address)) modules.set(address, load(address));
  return modules.get(address);
}

/** Load a module; when the network broke that, again, by a name that the browser didn't give up. */
async function load(address) {
  try {
    return await import(address);
  } catch (fault) {
    console.warn(fault);
    await reachable(address);
    loadStyles();
    return import(`${address}?again`);
  }
}

async function reachable(address) {
  for (;;) {
    try {
      return await fetch(address, { cache: "reload" });
    } catch {
      await new Promise((done) => setTimeout(done, ASK_AGAIN_MS));
    }
  }
}

export function addStyle(id, href) {
  if (document.getElementById(id)) return;
  document.head.append(Object.assign(document.createElement("link"), { id, rel: "stylesheet", href }));
}

/** Load the styles again that the network broke. */
export function loadStyles() {
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    if (isThere(link) || coming.has(link)) continue;
    const again = link.cloneNode();
    coming.add(again);
    again.addEventListener("load", () => coming.delete(again), { once: true });
    again.addEventListener("error", () => loadStylesLater(again), { once: true });
    link.replaceWith(again);
  }
}

function loadStylesLater(link) {
  coming.delete(link);
  setTimeout(loadStyles, patience);
  patience = Math.min(2 * patience, LONGEST_MS);
}

function isThere(link) {
  try {
    return link.sheet.cssRules.length > 0;
  } catch {
    return false; // the sheet of a file that never came may not be read
  }
}

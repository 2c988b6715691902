// Leaves nothing of a person in the browser; tells before what has not been sent yet.

const OURS = /^declic/;

/** Say whether an exercise keeps an attempt that the room has not got yet. */
function unsent() {
  return Object.keys(localStorage).some((name) => {
    try {
      return name.startsWith("declic:") && Boolean(JSON.parse(localStorage.getItem(name))?.pending);
    } catch {
      return false;
    }
  });
}

function forget() {
  for (const kept of [localStorage, sessionStorage]) {
    for (const name of Object.keys(kept).filter((one) => OURS.test(one))) kept.removeItem(name);
  }
  globalThis.caches?.keys().then((names) => names.forEach((name) => caches.delete(name)));
}

for (const form of document.querySelectorAll('[data-leave="ask"]')) {
  const told = form.querySelector(".unsent");
  form.addEventListener("submit", (event) => {
    if (!told.hidden || event.submitter?.name === "anyway" || !unsent()) return;
    event.preventDefault();
    told.hidden = false;
    told.querySelector("a").focus();
  });
}
if (document.querySelector('[data-leave="forget"]')) forget();

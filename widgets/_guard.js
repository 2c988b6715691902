// The real-data guard: what looks like somebody's real data leaves a field of an imitation before
// anything else sees it. The same tests as widgets/_guard.py, which names their sources; no
// lookbehind, for older tablets.

import { button, make } from "./_shared.js";

const GUARD_SEPARATOR = /[ ./-]/g;
const GUARD_RUN = /[0-9](?:[ ./-]{0,3}[0-9])*/g;
const GUARD_ISSUERS =
  /^(?:4[0-9]{15}(?:[0-9]{3})?|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11}|6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12}|35(?:2[89]|[3-8][0-9])[0-9]{12}|62[0-9]{14,17}|(?:50|5[6-8]|63|67)[0-9]{14,17})$/;
const GUARD_TEST_CARDS = ["4111111111111111", "4242424242424242", "5555555555554444", "378282246310005"];
const GUARD_IBAN = /(?:^|[^0-9A-Z])(?=([A-Z]{2}[0-9]{2}[0-9A-Z ./-]{0,80}))/g;
const GUARD_IBAN_LENGTHS = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 " +
    "EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 " +
    "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 " +
    "PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, 2), Number(pair.slice(2))]),
);
const GUARD_NIR =
  /(?:^|[^0-9A-Z])([1-478][ ./-]?[0-9]{2}[ ./-]?(?:0[1-9]|1[0-2]|[2-9][0-9])[ ./-]?(?:[0-9]{2}|2[AB])[ ./-]?[0-9]{3}[ ./-]?[0-9]{3}[ ./-]{0,3}[0-9]{2})(?![0-9A-Z])/g;
const GUARD_FICTION = ["019900", "026191", "035301", "046571", "053649", "063998"];
const GUARD_PHONE_FORMS = ["10", "22222", "4222", "433", "244", "28", "1333", "19"];
const GUARD_FRENCH_ABROAD = /(?:\+ ?|(^|[^0-9])00)33[ ./-]*(?:\(?0\)?[ ./-]*)?/g;
const GUARD_ABROAD = /\+ ?[1-9](?:[ ./-]?[0-9]){9,14}(?![0-9])/;
const GUARD_EMAIL = /[^\s@]@((?:[^\s@.,;:<>()"'/]+\.)+[A-Z]{2,})/g;
const GUARD_FREE_DOMAINS = "example test invalid localhost example.com example.net example.org".split(" ");
const GUARD_INVENTED = {
  card: "9999 0000 0000 0001",
  iban: "FR00 9999 9999 9999 9999 9999 999",
  nir: "2 54 03 96 999 999 00",
  phone: "06 39 98 00 00",
  email: "camille@courriel.example",
};
const GUARD_CALM_MS = 1000; // letters that the hand still types after the field was emptied

/** What a text holds that looks real: "card", "iban", "nir", "phone", "email", or null. */
export function looksReal(text) {
  const shown = text
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .toUpperCase();
  const tests = { iban: hasIban, nir: hasNir, card: hasCard, phone: hasPhone, email: hasEmail };
  return Object.keys(tests).find((kind) => tests[kind](shown)) ?? null;
}

/** Guard a field for as long as a signal lasts.
 *
 * A real-looking value is taken out before other listeners of the field see it (they are told of an
 * empty field instead), a message says why, and a button puts an invented one there: the persona's
 * for the field's `data-kind` if there is one. `words` are those of `guard_words()`.
 */
export function guardField(input, words, signal, onRefused = () => {}, persona = null) {
  let message = null;
  let since = -Infinity;
  const calm = () => {
    if (input.getAttribute("aria-describedby") === message?.id) input.removeAttribute("aria-describedby");
    message?.remove();
    message = null;
  };
  const refuse = (kind) => {
    calm();
    since = performance.now();
    const invented = inventedFor(input.dataset.kind, kind, persona);
    const { root, key } = whereabouts(input);
    putInto(input, "", false);
    // An imitation may have drawn its screen again: the message goes to the field that is there now.
    const here = (!input.isConnected && root?.querySelector(`[data-key="${CSS.escape(key)}"]`)) || input;
    message = refusal(kind, words, () => {
      calm();
      putInto(here, invented);
    });
    (here.closest("[data-field], label") ?? here).after(message);
    here.setAttribute("aria-describedby", message.id);
    onRefused(kind);
  };
  const look = (event) => {
    const kind = looksReal(input.value);
    if (!kind) {
      if (event.type === "input" && input.value) calm();
      return;
    }
    event.stopImmediatePropagation();
    refuse(kind);
  };
  const paste = (event) => {
    const kind = looksReal(event.clipboardData?.getData("text") ?? "");
    if (!kind) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    refuse(kind);
  };
  const still = (event) => {
    const oneLetter = event.inputType === "insertText" && event.data?.length === 1;
    if (oneLetter && performance.now() - since < GUARD_CALM_MS) event.preventDefault();
  };
  const capture = { capture: true, signal };
  input.addEventListener("beforeinput", still, capture);
  input.addEventListener("input", look, capture);
  input.addEventListener("change", look, capture);
  input.addEventListener("paste", paste, capture);
  signal?.addEventListener("abort", calm, { once: true });
}

/** Put a value into a field as a hand would: whoever listens to the field is told. */
export function putInto(input, value, focused = true) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  if (focused) input.focus();
}

const whereabouts = (input) => ({ root: input.closest(".declic-exercise"), key: input.dataset.key ?? "" });

/** The message beside a field; `data-guard` is what the value looked like. */
function refusal(kind, words, use) {
  const id = `declic-guard-${Math.random().toString(36).slice(2)}`;
  const first = make("strong", {}, words[`guard_${kind}`]);
  const text = make("p", {}, first, ` ${words.guard_gone} ${words.guard_why}`);
  const offer = button("declic-guard-use", words.guard_use, use);
  return make("div", { class: "declic-guard", role: "alert", id, "data-guard": kind }, text, offer);
}

function inventedFor(wanted, kind, persona) {
  const rows = persona?.rows ?? [];
  const found = [wanted, kind].map((key) => rows.find((row) => row.key === key)).find(Boolean);
  return found?.value ?? GUARD_INVENTED[kind];
}

function hasIban(text) {
  return [...text.matchAll(GUARD_IBAN)].some(([, found]) => {
    const compact = found.replace(GUARD_SEPARATOR, "");
    const length = GUARD_IBAN_LENGTHS[compact.slice(0, 2)];
    if (!length || compact.length < length || /^..(?:00|01|99)/.test(compact)) return false;
    const turned = compact.slice(4, length) + compact.slice(0, 4);
    return remainder([...turned].map((sign) => parseInt(sign, 36)).join("")) === 1;
  });
}

function hasNir(text) {
  return [...text.matchAll(GUARD_NIR)].some(([, found]) => {
    const compact = found.replace(GUARD_SEPARATOR, "").replace("2A", "19").replace("2B", "18");
    return 97 - remainder(compact.slice(0, 13)) === Number(compact.slice(13));
  });
}

/** What is left of a number of any length when it is divided by 97. */
const remainder = (digits) => [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);

function hasCard(text) {
  return digitWindows(text, 19).some(
    ([digits]) => GUARD_ISSUERS.test(digits) && !GUARD_TEST_CARDS.includes(digits) && luhn(digits),
  );
}

function luhn(digits) {
  const sum = [...digits].reduceRight((before, digit, place) => {
    const number = Number(digit) * (1 + ((digits.length - 1 - place) % 2));
    return before + number - (number > 9 ? 9 : 0);
  }, 0);
  return sum % 10 === 0;
}

function hasPhone(text) {
  const home = text.replace(GUARD_FRENCH_ABROAD, (_all, before = "") => `${before} 0`);
  if (GUARD_ABROAD.test(home)) return true;
  return digitWindows(home, 10).some(
    ([digits, form]) =>
      GUARD_PHONE_FORMS.includes(form) &&
      /^0[1-79]/.test(digits) &&
      !GUARD_FICTION.some((start) => digits.startsWith(start)),
  );
}

/** All groups of digits that stand together: [the digits, how many in each group]. */
function digitWindows(text, most) {
  const found = [];
  for (const [run] of text.matchAll(GUARD_RUN)) {
    const groups = run.split(GUARD_SEPARATOR).filter(Boolean);
    for (let first = 0; first < groups.length; first += 1) {
      let digits = "";
      let form = "";
      for (const group of groups.slice(first)) {
        digits += group;
        form += group.length;
        if (digits.length > most) break;
        found.push([digits, form]);
      }
    }
  }
  return found;
}

const hasEmail = (text) =>
  [...text.matchAll(GUARD_EMAIL)].some(([, domain]) => !isFree(domain.toLowerCase()));

/** Whether a domain is nobody's, or is going to be once its last letters are typed. */
function isFree(domain) {
  return GUARD_FREE_DOMAINS.some((free) => {
    const end = domain.split(".").slice(-free.split(".").length).join(".");
    return free === end || (end !== "in" && end.length > 1 && free.startsWith(end));
  });
}

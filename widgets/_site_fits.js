// Whether what stands in a field is what a form asks for: the same comparison as
// declic/domain/rules.py (meets), and what each sort of field takes.

const SORTS_OF_FIELDS = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
  tel: /^(?:\+?\d[ .-]?){9,14}\d$/,
  number: /^-?\d+(?:[ .,]\d+)*$/,
  date: /^(?:0?[1-9]|[12]\d|3[01])[/. -](?:0?[1-9]|1[0-2])[/. -]\d{4}$/,
};

/** Whether a value fits; `shape` is a pattern in which * stands for anything, or empty. */
export function shapeFits(value, kind, shape) {
  if (kind in SORTS_OF_FIELDS && !SORTS_OF_FIELDS[kind].test(value.trim())) return false;
  if (!shape) return true;
  const parts = foldTyped(shape.replaceAll("\\*", "\ue000")).split("*");
  const typed = foldTyped(value);
  if (parts.length === 1) return typed === parts[0].replaceAll("\ue000", "*");
  let at = 0;
  for (const [place, raw] of parts.entries()) {
    const part = raw.replaceAll("\ue000", "*");
    if (place === parts.length - 1) return typed.length - part.length >= at && typed.endsWith(part);
    const found = typed.indexOf(part, at);
    if (found < 0 || (place === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return true;
}

/** As rules.fold: case, accents, dashes, repeated spaces and a stop at the end make no difference. */
function foldTyped(text) {
  const plain = text
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[–—‑]/g, "-")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const line = plain.trim().replace(/\s+/g, " ").replace(/\s*'\s*/g, "'");
  return line.replaceAll("-", " ").replace(/[.,;:!?…]+$/, "").trim().replace(/\s+/g, " ") || line;
}

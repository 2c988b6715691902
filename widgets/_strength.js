// How strong a passphrase is, and why: zxcvbn's estimate (_zxcvbn.js) with French lists, in this page
// alone.

import { EVERYDAY_WORDS } from "./_everyday_words.js";
import { zxcvbnts } from "./_zxcvbn.js";
import { FRENCH_NAMES, FRENCH_WORDS, KEYS_SIDE_BY_SIDE, KNOWN_PASSWORDS } from "./_zxcvbn_lists.js";

const TRIES_A_SECOND = 1e4; // a thief who has the data of a site that guards them well
const SECONDS = [1, 60, 3600, 86400, 30 * 86400, 365 * 86400, 100 * 365 * 86400];
const SHORT = 12;
// A list that pages can carry holds no rare word: one word alone, whatever follows it, is taken for one of
// the 400,000 that French players of Scrabble may lay, each sign after it for one of 20.
const LONE_WORD = /^(\p{L}{4,25})([^\p{L}]{0,5})$/u;
const RARE_WORDS = 4e5;
const SIGNS = 20;
const SCORES = [1e3, 1e6, 1e8, 1e10]; // zxcvbn's
const OWN_LETTERS = 4; // shorter parts of a name or a date are found in anything
let estimator = null;

/** Its score from 0 to 4, its place among the times to guess it, and zxcvbn's parts of it.
 *
 * `own` are words about the person.
 */
export function strengthOf(phrase, own) {
  estimator ??= new zxcvbnts.ZxcvbnFactory({
    graphs: KEYS_SIDE_BY_SIDE,
    dictionary: {
      passwords: KNOWN_PASSWORDS.split(" "),
      words: [...new Set([...FRENCH_WORDS.split(" "), ...EVERYDAY_WORDS])],
      names: FRENCH_NAMES.split(" "),
    },
  });
  const known = own.filter((word) => word.length >= OWN_LETTERS).map((word) => word.toLowerCase());
  const found = loneWord(phrase, estimator.check(phrase, known));
  const seconds = found.guesses / TRIES_A_SECOND;
  return {
    score: SCORES.filter((limit) => found.guesses >= limit).length,
    sequence: found.sequence,
    time: SECONDS.filter((limit) => seconds >= limit).length,
  };
}

function loneWord(phrase, { guesses, sequence }) {
  const [, word, signs] = LONE_WORD.exec(phrase) ?? [];
  const several = sequence.filter(({ pattern }) => pattern === "dictionary").length > 1;
  const unknown = sequence.some(({ pattern, token }) => pattern === "bruteforce" && token.length > 3);
  const most = RARE_WORDS * SIGNS ** (signs?.length ?? 0);
  if (!word || several || !unknown || guesses <= most) return { guesses, sequence };
  return { guesses: most, sequence: [{ pattern: "dictionary", dictionaryName: "words", token: word }] };
}

/** What is to be said of it: [{key, token}], each key once; of one that holds, little. */
export function remarksOn(phrase, sequence, holds) {
  const found = holds || phrase.length >= SHORT ? [] : [{ key: "short", token: "" }];
  const alone = sequence.filter(({ dictionaryName }) => dictionaryName === "words").length === 1;
  for (const part of sequence) {
    const key = remarkOn(part, alone);
    const known = found.some((one) => one.key === key);
    if (key && !known && (!holds || key === "own")) found.push({ key, token: part.token });
  }
  return found;
}

function remarkOn({ pattern, dictionaryName }, alone) {
  const dictionaries = { passwords: "common", userInputs: "own", names: "name", words: alone ? "word" : null };
  if (pattern === "dictionary") return dictionaries[dictionaryName] ?? null;
  const patterns = { date: "year", regex: "year", spatial: "keyboard", repeat: "repeat", sequence: "sequence" };
  return patterns[pattern] ?? null;
}

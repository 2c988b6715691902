// The states of an imitation site: the same fold as widgets/_site_walk.py. Steps are those of
// Site.verbs() in widgets/_site.py; "press" goes with links, buttons and adverts.

import { cookiesAfter, cookiesFirst } from "./_cookies.js";

export const MOST_OF_A_CARD = 9;
export const RESULTS = ""; // the page of what a search has found

export function siteFirst(site) {
  return {
    window: "site",
    page: site.first,
    query: "",
    history: [],
    wanted: "", // the page that a form stands before
    values: { ...site.values },
    sent: {},
    stopped: null, // { form, faults: [[field, how]…] }
    stops: 0,
    saved: "", // the form that was sent and stays
    basket: {},
    lists: {},
    filters: {},
    tabs: [],
    folds: {},
    popup: Boolean(site.popup),
    advert: "",
    cookies: site.cookies ? cookiesFirst(site.cookies) : null,
    onCookies: false, // whether the last step was one of the banner's
  };
}

/** The state after a step; what a site doesn't know changes nothing. */
export function siteAfter(site, state, [verb, key, value = ""]) {
  if (verb === "cookie" || verb === "turn") {
    return { ...state, cookies: cookiesAfter(state.cookies, [verb, key, value]), onCookies: true };
  }
  const act = SITE_STEPS[verb];
  return act ? act({ ...state, onCookies: false }, key, value, site) : state;
}

/** Go to a page, or to the form that has to be sent before. */
function siteGo(site, state, page) {
  let wanted = state.wanted;
  let to = page;
  for (let way = 0; way < Object.keys(site.pages).length; way++) {
    const { needs } = site.pages[to];
    if (!needs || state.sent[needs]) break;
    wanted ||= to;
    to = site.forms[needs].page;
  }
  const there = { ...state, wanted, stopped: null, saved: "", window: "site" };
  return to === state.page ? there : { ...withHistory(there), page: to, query: "" };
}

const withHistory = (state) => ({ ...state, history: [...state.history, [state.page, state.query]] });
const firstLeaves = (lists) =>
  Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, { ...list, leaf: 1 }]));

const SITE_STEPS = {
  press(state, key, _value, site) {
    if (key in site.adverts) return { ...state, advert: key, window: "ad" };
    const open = key === site.popup?.key ? { ...state, popup: false } : state;
    const to = site.links[key];
    return to ? siteGo(site, { ...open, wanted: "" }, to) : open;
  },
  card(state, key, _value, site) {
    const { to } = site.goods[key];
    return to ? siteGo(site, state, to) : state;
  },
  result: (state, key, _value, site) => siteGo(site, state, key),
  search(state, _key, value) {
    return { ...withHistory(state), page: RESULTS, query: value, stopped: null, saved: "" };
  },
  back(state) {
    if (!state.history.length) return state;
    const [page, query] = state.history.at(-1);
    return { ...state, page, query, history: state.history.slice(0, -1), stopped: null, saved: "" };
  },
  close(state, key) {
    return key === "popup" ? { ...state, popup: false } : { ...state, advert: "", window: "site" };
  },
  window: (state, key) => ({ ...state, window: key }),
  fill: (state, key, value) => ({ ...state, values: { ...state.values, [key]: value } }),
  send(state, key, value, site) {
    if (value) {
      const faults = value.split(" ").map((fault) => [fault.slice(0, -1), fault.at(-1)]);
      return { ...state, stopped: { form: key, faults }, stops: state.stops + 1, saved: "" };
    }
    const { to, fields } = site.forms[key];
    const kept = Object.fromEntries(fields.map((one) => [one, state.values[one] ?? ""]));
    const sent = { ...state, sent: { ...state.sent, [key]: kept }, stopped: null, saved: key, wanted: "" };
    const after = site.pages[state.wanted]?.needs === key ? state.wanted : to;
    return after ? siteGo(site, sent, after) : { ...sent, stops: sent.stops + 1 };
  },
  filter: (state, key, value) => ({
    ...state,
    filters: { ...state.filters, [key]: value },
    lists: firstLeaves(state.lists),
  }),
  sort: (state, key, value) => ({ ...state, lists: { ...state.lists, [key]: { sort: value, leaf: 1 } } }),
  leaf: (state, key, value) => ({
    ...state,
    lists: { ...state.lists, [key]: { ...state.lists[key], leaf: Number(value) || 1 } },
  }),
  add(state, key) {
    const count = Math.min(MOST_OF_A_CARD, (state.basket[key] ?? 0) + 1);
    return { ...state, basket: { ...state.basket, [key]: count } };
  },
  amount: (state, key, value) => ({ ...state, basket: { ...state.basket, [key]: Number(value) || 0 } }),
  tab: (state, key) => ({ ...state, tabs: [...state.tabs.filter((one) => one !== key), key] }),
  fold: (state, key, value) => ({ ...state, folds: { ...state.folds, [key]: value === "on" } }),
};

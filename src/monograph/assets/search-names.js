// The first part of the search: entries and works by name, synonym, brand name, number, or a misspelling of one.
"use strict";

const monographNames = (() => {
  const search = monographSearch;
  const { ABOUT, OTHER_NAME, TITLE, words, exact } = monographEntries;
  const { BEGINNING, singular, fit, fitAlthoughMisspelt, pairsOf, likeness, weightOf } = monographLikeness;
  const RELATED = 0.75; // what being about it is worth
  const A_SHORT_NAME = 0.2; // the most that a word gains by being all of a name
  // What is added when ...
  const EXACT = 3; // all that was typed is a name
  const NEARLY_EXACT = 2.5; // it is one but for a plural
  const NUMBER_INSIDE = 2; // it holds a number of a register, as an address does
  const NAME_INSIDE = 0.6; // it holds a name among other words, the more of it the better
  const NAME_BEGINS = 1.4; // a name begins with it, times what the kind is worth
  const ALL_WORDS = 0.6; // every word is found
  const ALL_IN_TITLE = 4; // ... in the title, times what the kind is worth
  const A_WHOLE_NAME = 0.3; // some of the words are a name, though others are nowhere
  const ENOUGH = 0.5; // of what all words tell, when some of them are missing here
  const ENOUGH_OF_UNKNOWN = 0.6; // ... and of some that no name has
  const SHORTEST_NUMBER = 5;
  const AN_ANSWER = 0.35; // what the kind is worth that answers
  const SAID_BY_AN_ANSWER = 1.2;
  const LEAST_ALIKE = 0.35;
  const NEARLY_AS_ALIKE = 0.75; // as the best

  /** @typedef {ReturnType<typeof monographEntries.all>[number]} Entry */
  /** @typedef {{ worth: number, name: string, isWholeName: boolean, isInTitle: boolean }} Found */
  /** @typedef {{ worth: number, name: string }} Named */
  /** @typedef {{ places: Map<Entry, Found>, isMisspelt: boolean, weight: number }} FoundChunk */
  /**
   * @typedef {object} Hit
   * @property {Entry} entry
   * @property {number} score
   * @property {boolean} isInTitle
   * @property {boolean} isExact
   * @property {boolean} isAlike
   * @property {boolean} isRaised
   * @property {string} name
   */

  /**
   * For each entry the best place of a word: what it is worth, and which name it is in.
   * @param {string} typed
   * @param {(typed: string, word: string) => number} fits
   */
  const placesOf = (typed, fits) => {
    /** @type {Map<Entry, Found>} */
    const found = new Map();
    for (const [word, uses] of words) {
      const how = fits(typed, word);
      if (!how) continue;
      for (const { entry, name, kind, share } of uses) {
        // Of two names that hold the word, the one with fewer others is the nearer.
        const worth = how * kind * (1 + A_SHORT_NAME * share);
        if (worth <= (found.get(entry)?.worth ?? 0)) continue;
        const isWholeName = share === 1 && kind !== ABOUT && how !== BEGINNING;
        found.set(entry, { worth, name, isWholeName, isInTitle: kind === TITLE && how >= BEGINNING });
      }
    }
    return found;
  };

  /**
   * Where all parts of a word with points or hyphens are, or its whole.
   * @param {SearchChunk} chunk
   * @param {(typed: string, word: string) => number} fits
   */
  const placesOfChunk = ({ words: parts, whole }, fits) => {
    const [first = new Map(), ...others] = parts.map((part) => placesOf(part, fits));
    /** @type {Map<Entry, Found>} */
    const found = new Map();
    for (const [entry, place] of first) {
      const places = [place, ...others.flatMap((other) => other.get(entry) ?? [])];
      if (places.length !== parts.length) continue;
      found.set(entry, places.reduce((least, one) => (one.worth < least.worth ? one : least)));
    }
    for (const [entry, place] of whole ? placesOf(whole, fits) : []) {
      if (place.worth > (found.get(entry)?.worth ?? 0)) found.set(entry, place);
    }
    return found;
  };

  /**
   * What is named by the word leads to what is about it: an answer, to its treatments and back.
   * @param {Map<Entry, Found>} found
   */
  const withRelated = (found) => {
    const more = new Map(found);
    for (const entry of monographEntries.all()) {
      let best = found.get(entry)?.worth ?? 0;
      for (const other of entry.related.map(monographEntries.at)) {
        const there = other && !other.isWork ? (found.get(other)?.worth ?? 0) : 0;
        if (there * RELATED <= best || there < BEGINNING * OTHER_NAME) continue;
        best = there * RELATED;
        more.set(entry, { worth: best, name: "", isWholeName: false, isInTitle: false });
      }
    }
    return more;
  };

  /**
   * Runs of neighbouring words, written as one.
   * @param {string[]} parts
   */
  const runsOf = (parts) =>
    parts.flatMap((_, from) => parts.slice(from).map((__, more) => parts.slice(from, from + more + 1).join("")));

  /**
   * Names and numbers that are what was typed, or stand whole among its words.
   * @param {string} query
   */
  const named = (query) => {
    /** @type {Map<Entry, Named>} */
    const found = new Map();
    /** @type {(entry: Entry, name: string, worth: number) => void} */
    const add = (entry, name, worth) => {
      if (worth > (found.get(entry)?.worth ?? 0)) found.set(entry, { worth, name });
    };
    for (const text of new Set([query, search.bare(query)])) {
      const all = search.squeezed(text);
      for (const { entry, name } of exact.get(all) ?? []) {
        add(entry, name, search.folded(name) === search.folded(query) ? EXACT + 0.01 : EXACT);
      }
      const other = all.endsWith("s") ? singular(all) : `${all}s`;
      for (const { entry, name } of exact.get(other) ?? []) add(entry, name, NEARLY_EXACT);
      const parts = (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, 40).map(search.squeezed);
      for (const run of runsOf(parts).filter((one) => one !== all)) {
        const isNumber = run.length >= SHORTEST_NUMBER && /\d/.test(run);
        for (const { entry, name, isNumbered } of exact.get(run) ?? []) {
          if (isNumber && isNumbered) add(entry, name, NUMBER_INSIDE + run.length / 1000);
          else if (run.length > 2) add(entry, name, (NAME_INSIDE * (1 + run.length / all.length)) / 2);
        }
      }
    }
    // The study that a paper reports is found by the paper's number.
    for (const entry of monographEntries.all()) {
      const works = entry.related.flatMap((place) => monographEntries.at(place) ?? []).filter(({ isWork }) => isWork);
      const worth = Math.max(0, ...works.map((work) => found.get(work)?.worth ?? 0));
      if (worth >= NUMBER_INSIDE) add(entry, "", worth - 1);
    }
    return found;
  };

  /**
   * @param {SearchChunk} chunk
   * @returns {FoundChunk}
   */
  const foundFor = (chunk) => {
    const there = placesOfChunk(chunk, fit);
    const direct = there.size ? there : placesOfChunk(chunk, fitAlthoughMisspelt);
    const weight = weightOf(chunk, direct.size, monographEntries.all().length);
    return { places: withRelated(direct), isMisspelt: !there.size, weight };
  };

  /**
   * How well an entry answers what was typed; nothing when too little of that is found in it.
   * @param {Entry} entry
   * @param {FoundChunk[]} found
   * @param {Named | undefined} name that is what was typed
   * @param {string} typed
   * @returns {Hit[]}
   */
  const hitsOf = (entry, found, name, typed) => {
    const all = found.reduce((sum, { weight }) => sum + weight, 0);
    const enough = found.every(({ isMisspelt }) => !isMisspelt) ? ENOUGH : ENOUGH_OF_UNKNOWN;
    const hits = found.flatMap(({ places, weight }) => {
      const hit = places.get(entry);
      return hit ? [{ ...hit, weight }] : [];
    });
    const [best] = [...hits].sort((one, other) => other.worth - one.worth);
    const weight = hits.reduce((sum, one) => sum + one.weight, 0);
    const isEnough = best && (weight >= enough * all || (best.isWholeName && weight * 3 >= all));
    if (!name && !isEnough) return [];
    const isAll = hits.length === found.length;
    const isInTitle = isAll && hits.every((hit) => hit.isInTitle);
    const begins = entry.keys.some((key) => key.startsWith(typed)) ? NAME_BEGINS * entry.worth : 0;
    const score =
      hits.reduce((sum, one) => sum + one.worth * one.weight, 0) / all +
      entry.worth +
      (isAll ? ALL_WORDS + begins : best?.isWholeName ? A_WHOLE_NAME : 0) +
      (isInTitle ? ALL_IN_TITLE * entry.worth : 0) +
      (name?.worth ?? 0);
    const isExact = (name?.worth ?? 0) >= NUMBER_INSIDE;
    const isAlike = !name && found.every(({ isMisspelt, places }) => isMisspelt || !places.has(entry));
    return [{ entry, score, isInTitle, isExact, isAlike, isRaised: false, name: name?.name || best?.name || "" }];
  };

  /**
   * Entries that what was typed may mean, the likeliest first.
   * @param {string} query
   */
  const find = (query) => {
    const asked = search.askedFor(query);
    if (!asked.length) return [];
    const typed = search.squeezed(query);
    const found = asked.map(foundFor);
    const names = named(query);
    const ranked = monographEntries.all().flatMap((entry) => hitsOf(entry, found, names.get(entry), typed));
    raise(ranked);
    return ranked.sort((one, other) => other.score - one.score || one.entry.place - other.entry.place);
  };

  /**
   * What an answer speaks of first comes soon after the answer, unless something of its kind was asked for by name.
   * @param {Hit[]} ranked
   */
  const raise = (ranked) => {
    const asked = new Set(ranked.filter(({ isExact }) => isExact).map(({ entry }) => entry.kind));
    const byPlace = new Map(ranked.map((one) => [one.entry.place, one]));
    for (const { entry, isInTitle } of ranked) {
      if (!isInTitle || entry.worth < AN_ANSWER) continue;
      for (const [at, [place]] of entry.said.entries()) {
        const hit = byPlace.get(place);
        if (!hit || hit.isExact || hit.isRaised || asked.has(hit.entry.kind)) continue;
        hit.score += SAID_BY_AN_ANSWER - at / 10;
        hit.isRaised = true;
      }
    }
  };

  /**
   * Names that look like what was typed, for a reader who found nothing.
   * @param {string} query
   * @param {number} most
   */
  const near = (query, most = 4) => {
    const pairs = pairsOf(search.squeezed(query));
    if (!pairs.size) return [];
    const alike = monographEntries.all().flatMap((entry) => {
      if (entry.isWork) return [];
      const names = [entry.name, ...entry.names].map((name) => {
        const texts = [name, ...name.split(/\s+/u)];
        return { entry, name, worth: Math.max(...texts.map((text) => likeness(pairs, pairsOf(search.squeezed(text))))) };
      });
      const best = names.reduce((one, other) => (other.worth > one.worth ? other : one));
      return best.worth >= LEAST_ALIKE ? [best] : [];
    });
    alike.sort((one, other) => other.worth - one.worth || one.name.length - other.name.length || one.entry.place - other.entry.place);
    return alike.filter(({ worth }) => worth >= NEARLY_AS_ALIKE * (alike[0]?.worth ?? 0)).slice(0, most);
  };

  return { find, near };
})();

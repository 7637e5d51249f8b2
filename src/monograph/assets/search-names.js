// The first part of the search: entries and works by name, synonym, brand name, number, or a misspelling of one.
"use strict";

(() => {
  const search = globalThis.monographSearch;
  // How well a word of a name fits a word that was typed.
  const WHOLE = 1;
  const A_PLURAL = 0.97;
  const BEGINNING = 0.85;
  const MISSPELT = 0.7;
  const A_MISTAKE = 0.1; // what each letter that differs costs
  const SHORTEST_BEGINNING = 2;
  // What finding it in a name is worth, by whose name it is.
  const TITLE = 1;
  const OTHER_NAME = 0.95;
  const ABOUT = 0.5;
  const RELATED = 0.75;
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
  const FULL_WORD = 6; // letters

  let entries = [];
  let words = new Map();
  let exact = new Map();

  const singular = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);

  // Letters that differ (left out, added, exchanged, or two swapped): with the whole word, and with its best beginning.
  function mistakes(typed, word) {
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, column) => column);
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const isSame = typed[i - 1] === word[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !isSame);
        const isSwapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return [row[word.length], Math.min(...row)];
  }

  function fit(typed, word) {
    if (word === typed) return WHOLE;
    if (singular(word) === singular(typed)) return A_PLURAL;
    return typed.length >= SHORTEST_BEGINNING && word.startsWith(typed) ? BEGINNING : 0;
  }

  const mostMistakes = (typed) => (typed.length < 4 ? 0 : typed.length < 6 ? 1 : 2);

  function fitAlthoughMisspelt(typed, word) {
    const most = mostMistakes(typed);
    if (!most || word.length < typed.length - most || (word[0] !== typed[0] && word[1] !== typed[1])) return 0;
    const [whole, beginning] = mistakes(typed, word);
    if (whole <= most) return MISSPELT - A_MISTAKE * whole;
    return beginning <= most ? MISSPELT - A_MISTAKE * (beginning + 1) : 0;
  }

  // For each entry the best place of a word: what it is worth, and which name it stands in.
  function placesOf(typed, fits) {
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
  }

  // Where all parts of a word with points or hyphens are, or its whole.
  function placesOfChunk({ words: parts, whole }, fits) {
    let found = placesOf(parts[0], fits);
    for (const part of parts.slice(1)) {
      const others = placesOf(part, fits);
      found = new Map(
        [...found]
          .filter(([entry]) => others.has(entry))
          .map(([entry, place]) => [entry, others.get(entry).worth < place.worth ? others.get(entry) : place]),
      );
    }
    if (whole) {
      for (const [entry, place] of placesOf(whole, fits)) {
        if (place.worth > (found.get(entry)?.worth ?? 0)) found.set(entry, place);
      }
    }
    return found;
  }

  // What is named by the word leads to what is about it: an answer, to its treatments and back.
  function withRelated(found) {
    const more = new Map(found);
    for (const entry of entries) {
      let best = found.get(entry)?.worth ?? 0;
      for (const place of entry.related) {
        const other = entries[place];
        const worth = other.isWork ? 0 : (found.get(other)?.worth ?? 0) * RELATED;
        if (worth <= best || found.get(other).worth < BEGINNING * OTHER_NAME) continue;
        best = worth;
        more.set(entry, { worth, name: "", isWholeName: false, isInTitle: false });
      }
    }
    return more;
  }

  // Names and numbers that are what was typed, or stand whole among its words.
  function named(query) {
    const found = new Map();
    const add = (entry, name, worth) => {
      if (worth > (found.get(entry)?.worth ?? 0)) found.set(entry, { worth, name });
    };
    for (const text of new Set([query, search.bare(query)])) {
      const all = search.squeezed(text);
      const isSame = (name) => search.folded(name) === search.folded(query);
      for (const { entry, name } of exact.get(all) ?? []) add(entry, name, isSame(name) ? EXACT + 0.01 : EXACT);
      const other = all.endsWith("s") ? singular(all) : `${all}s`;
      for (const { entry, name } of exact.get(other) ?? []) add(entry, name, NEARLY_EXACT);
      const parts = (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(search.squeezed).slice(0, 40);
      for (let from = 0; from < parts.length; from += 1) {
        let joined = "";
        for (let to = from; to < parts.length; to += 1) {
          joined += parts[to];
          if (joined === all) continue;
          const isNumber = joined.length >= SHORTEST_NUMBER && /\d/.test(joined);
          for (const { entry, name, isNumbered } of exact.get(joined) ?? []) {
            if (isNumber && isNumbered) add(entry, name, NUMBER_INSIDE + joined.length / 1000);
            else if (joined.length > 2) add(entry, name, (NAME_INSIDE * (1 + joined.length / all.length)) / 2);
          }
        }
      }
    }
    // The study that a paper reports is found by the paper's number.
    for (const entry of entries) {
      const worth = Math.max(0, ...entry.related.filter((place) => entries[place].isWork).map((place) => found.get(entries[place])?.worth ?? 0));
      if (worth >= NUMBER_INSIDE) add(entry, "", worth - 1);
    }
    return found;
  }

  function find(query) {
    const asked = search.askedFor(query);
    if (!asked.length) return [];
    const typed = search.squeezed(query);
    const found = asked.map((chunk) => {
      const there = placesOfChunk(chunk, fit);
      const direct = there.size ? there : placesOfChunk(chunk, fitAlthoughMisspelt);
      const weight = search.weightOf(chunk, direct.size, entries.length);
      return { places: withRelated(direct), isMisspelt: !there.size, weight };
    });
    const all = found.reduce((sum, { weight }) => sum + weight, 0);
    const enough = found.every(({ isMisspelt }) => !isMisspelt) ? ENOUGH : ENOUGH_OF_UNKNOWN;
    const names = named(query);
    const ranked = [];
    for (const entry of entries) {
      let [sum, weight, best, isInTitle, count] = [0, 0, null, true, 0];
      for (const one of found) {
        const hit = one.places.get(entry);
        isInTitle &&= hit?.isInTitle ?? false;
        if (!hit) continue;
        sum += hit.worth * one.weight;
        weight += one.weight;
        count += 1;
        if (!best || hit.worth > best.worth) best = hit;
      }
      const name = names.get(entry);
      if (!name && (!best || (weight < enough * all && !(best.isWholeName && weight * 3 >= all)))) continue;
      const isAll = count === found.length;
      const begins = entry.keys.some((key) => key.startsWith(typed)) ? NAME_BEGINS * entry.worth : 0;
      const score =
        sum / all +
        entry.worth +
        (isAll ? ALL_WORDS + begins : best?.isWholeName ? A_WHOLE_NAME : 0) +
        (isInTitle ? ALL_IN_TITLE * entry.worth : 0) +
        (name?.worth ?? 0);
      ranked.push({
        entry,
        score,
        isInTitle,
        isExact: (name?.worth ?? 0) >= NUMBER_INSIDE,
        isAlike: !name && found.every(({ isMisspelt, places }) => isMisspelt || !places.has(entry)),
        name: name?.name || best?.name || "",
      });
    }
    raise(ranked);
    return ranked.sort((one, other) => other.score - one.score || one.entry.place - other.entry.place);
  }

  // What an answer speaks of first comes soon after the answer, unless something of its kind was asked for by name.
  function raise(ranked) {
    const asked = new Set(ranked.filter(({ isExact }) => isExact).map(({ entry }) => entry.kind));
    const byEntry = new Map(ranked.map((one) => [one.entry, one]));
    for (const { entry, isInTitle } of ranked) {
      if (!isInTitle || entry.worth < AN_ANSWER) continue;
      entry.said.forEach(([place], at) => {
        const hit = byEntry.get(entries[place]);
        if (!hit || hit.isExact || hit.isRaised || asked.has(hit.entry.kind)) return;
        hit.score += SAID_BY_AN_ANSWER - at / 10;
        hit.isRaised = true;
      });
    }
  }

  // Names that look like what was typed, for somebody who found nothing.
  function near(query, most = 4) {
    const typed = search.squeezed(query);
    const pairs = pairsOf(typed);
    if (!pairs.size) return [];
    const alike = [];
    for (const entry of entries) {
      if (entry.isWork) continue;
      let best = { worth: 0, name: "" };
      for (const name of [entry.name, ...entry.names]) {
        const worth = Math.max(...[name, ...name.split(/\s+/u)].map((text) => likeness(pairs, pairsOf(search.squeezed(text)))));
        if (worth > best.worth) best = { worth, name };
      }
      if (best.worth >= LEAST_ALIKE) alike.push({ entry, ...best });
    }
    alike.sort((one, other) => other.worth - one.worth || one.name.length - other.name.length || one.entry.place - other.entry.place);
    return alike.filter(({ worth }) => worth >= NEARLY_AS_ALIKE * alike[0].worth).slice(0, most);
  }

  function pairsOf(text) {
    const padded = ` ${text} `;
    return new Set(text ? [...padded].slice(0, -1).map((character, at) => character + [...padded][at + 1]) : []);
  }

  function likeness(some, others) {
    let both = 0;
    for (const pair of some) both += others.has(pair);
    return (2 * both) / (some.size + others.size || 1);
  }

  function learn(entry, name, kind, isName) {
    const parts = search.wordsOf(name);
    for (const word of parts) {
      if (!words.has(word)) words.set(word, []);
      words.get(word).push({ entry, kind, share: 1 / parts.length, name: isName ? name : "" });
    }
  }

  function know({ kinds, entries: rows }) {
    entries = rows.map(([kind, address, name, line = "", names = [], numbers = [], about = [], related = [], said = []], place) => {
      const [label, worth, isWork] = kinds[kind];
      return { place, kind: label, worth, isWork, address, name, line, names, numbers, about, related, said, keys: [] };
    });
    words = new Map();
    exact = new Map();
    for (const entry of entries) {
      const called = [
        [entry.name, TITLE],
        ...entry.names.map((name) => [name, OTHER_NAME]),
        ...entry.numbers.map((name) => [name, OTHER_NAME]),
      ];
      for (const [name, kind] of called) {
        learn(entry, name, kind, true);
        const key = search.squeezed(name);
        if (!key) continue;
        entry.keys.push(key);
        if (!exact.has(key)) exact.set(key, []);
        exact.get(key).push({ entry, name, isNumbered: entry.numbers.includes(name) });
      }
      for (const about of entry.about) learn(entry, about, ABOUT, false);
    }
  }

  async function ready() {
    await search.prepare();
    if (!entries.length) know(await search.load("names"));
  }

  const worthOf = (address) => entries.find((entry) => entry.address === address)?.worth;

  // A word that is everywhere tells little, and so do short ones. One that is nowhere tells that this may not be meant.
  function weightOf({ words: parts, whole }, count, all) {
    const letters = Math.max(...[...parts, whole].map((word) => (search.isUnspaced(word) ? FULL_WORD : word.length)));
    return Math.log(1 + all / Math.max(1, count)) * Math.min(1, (letters + 1) / FULL_WORD);
  }

  Object.assign(search, { singular, mistakes, mostMistakes, weightOf });
  search.names = { ready, find, near, worthOf, all: () => entries };
})();

// The second part of the search: the text of every page. Only files that hold the words asked for are loaded.
"use strict";

(() => {
  const search = globalThis.monographSearch;
  const STEP = 4; // in a list of pages, each number is four times the way from the last page, and how the word is held
  const BY_HOW = [1, 1.5, 2.2, 3]; // in a few places, in many, in a heading, in the title
  const A_PLURAL = 0.9;
  const BEGINNING = 0.5;
  const SHORTEST_BEGINNING = 3;
  const MOST_FILES = 6; // of words, for one beginning of a word
  const MOST_FOR_SPELLING = 4;
  const AN_UNKNOWN_PAGE = -0.1;
  const AN_EXACT_NAME = 3; // for the page of what was typed
  const LONGEST_TEASER = 220;
  const BEFORE = 70; // characters before the first word found

  let index = null;

  async function ready() {
    await search.prepare();
    index ??= await search.load("pages");
  }

  async function file(name) {
    const data = await search.load(name, index.version);
    if (data.version !== index.version) throw new Error("the search has changed since this page was loaded");
    return data;
  }

  // The last file that begins at or before a word; words stand in the order of JavaScript's own comparison.
  function fileOf(starts, word) {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  async function filesFrom(first, last, most) {
    const from = Math.max(0, fileOf(index.words, first));
    const to = Math.min(fileOf(index.words, last), from + most - 1);
    const names = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => `words-${from + at}`);
    return Promise.all(names.map(file));
  }

  function* pagesOf(steps) {
    let page = 0;
    for (const step of steps) {
      page += Math.floor(step / STEP);
      yield [page, BY_HOW[step % STEP]];
    }
  }

  // For each page, how well it holds a word, its plural or singular, or a longer word that begins with it.
  async function placesOf(word) {
    const one = search.singular(word);
    const isBegun = [...word].length >= SHORTEST_BEGINNING && !search.isUnspaced(word);
    const files = await filesFrom(one, isBegun ? `${word}\uffff` : `${word}s`, MOST_FILES);
    const found = new Map();
    for (const { words, pages } of files) {
      for (let at = Math.max(0, fileOf(words, one)); at < words.length && words[at] <= `${word}\uffff`; at += 1) {
        const isPlural = search.singular(words[at]) === one;
        const how = words[at] === word ? 1 : isPlural ? A_PLURAL : isBegun && words[at].startsWith(word) ? BEGINNING : 0;
        if (!how) continue;
        for (const [page, held] of pagesOf(pages[at])) {
          if (how * held > (found.get(page) ?? 0)) found.set(page, how * held);
        }
      }
    }
    return found;
  }

  async function placesOfChunk({ words, whole }) {
    const [first, ...others] = await Promise.all(words.map(placesOf));
    const found = new Map([...first].filter(([page]) => others.every((other) => other.has(page))));
    for (const other of others) for (const page of found.keys()) found.set(page, Math.min(found.get(page), other.get(page)));
    if (!whole) return found;
    for (const [page, held] of await placesOf(whole)) found.set(page, Math.max(found.get(page) ?? 0, held * 1.5));
    return found;
  }

  // The nearest word of the index with the same first letters, of several the one that is on most pages.
  async function spelling(word) {
    const most = word.length < 5 || search.isUnspaced(word) ? 0 : word.length < 8 ? 1 : 2;
    if (!most) return "";
    const start = word.slice(0, word.length > 4 ? 2 : 1);
    let best = { word: "", mistakes: most + 1, pages: 0 };
    for (const { words, pages } of await filesFrom(start, `${start}\uffff`, MOST_FOR_SPELLING)) {
      words.forEach((other, at) => {
        if (Math.abs(other.length - word.length) > most || !other.startsWith(start)) return;
        const [mistakes] = search.mistakes(word, other);
        const isBetter = mistakes < best.mistakes || (mistakes === best.mistakes && pages[at].length > best.pages);
        if (mistakes <= most && isBetter) best = { word: other, mistakes, pages: pages[at].length };
      });
    }
    return best.word;
  }

  async function find(query) {
    await ready();
    const asked = search.askedFor(query);
    const spelled = [];
    const found = await Promise.all(
      asked.map(async (chunk) => {
        let places = await placesOfChunk(chunk);
        const typed = chunk.words.join(" ");
        if (!places.size && chunk.words.length === 1) {
          const other = await spelling(typed);
          if (other) {
            spelled.push([typed, other]);
            places = await placesOf(other);
          }
        }
        return { typed, places, weight: search.weightOf(chunk, places.size, index.pages.length) };
      }),
    );
    const named = new Set(search.names.find(query).filter(({ isExact }) => isExact).map(({ entry }) => entry.address));
    const most = found.reduce((sum, { weight }) => sum + weight, 0);
    const ranked = [];
    index.pages.forEach(([address, title, length], page) => {
      const there = found.filter(({ places }) => places.has(page));
      if (!there.length) return;
      const weight = there.reduce((sum, one) => sum + one.weight, 0);
      const held = there.reduce((sum, one) => sum + one.places.get(page) * one.weight, 0);
      const missing = found.filter((one) => !one.places.has(page)).map(({ typed }) => typed);
      const worth = 1 + 4 * (search.names.worthOf(address) ?? AN_UNKNOWN_PAGE);
      // A long page holds many words; that it holds these says less.
      const score = (held * worth * (named.has(address) ? AN_EXACT_NAME : 1)) / Math.log(1000 + length);
      ranked.push({ page, address, title, missing, weight: weight + (named.has(address) ? most : 0), score });
    });
    const whole = ranked.filter(({ missing }) => !missing.length);
    const some = spelled.length ? [] : ranked.filter(({ weight, address }) => weight * 2 >= most || named.has(address));
    const shown = whole.length ? whole : some;
    shown.sort((one, other) => other.weight - one.weight || other.score - one.score || one.page - other.page);
    return { pages: shown, spelled };
  }

  // Which words of a text stand for those that were asked for, for marks and teasers.
  function matcher(query) {
    const wanted = search.askedFor(query).flatMap(({ words, whole }) => (whole ? [...words, whole] : words));
    const unspaced = wanted.filter(search.isUnspaced);
    const spaced = wanted.filter((word) => !search.isUnspaced(word)).map((word) => [word, search.singular(word)]);
    const fits = (word) =>
      spaced.some(([long, short]) => search.singular(word) === short || (long.length >= SHORTEST_BEGINNING && word.startsWith(long)));
    return (word) => {
      const parts = search.wordsOf(word);
      return parts.some((part) => (search.isUnspaced(part) ? unspaced.includes(part) : fits(part)));
    };
  }

  // A text in stretches, every second of which is a word that was asked for.
  function* marked(text, isWanted) {
    let from = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const word = match[0];
      if (!search.isUnspaced(search.folded(word))) {
        if (!isWanted(word)) continue;
        yield [text.slice(from, match.index), word];
        from = match.index + word.length;
        continue;
      }
      let at = match.index;
      for (const character of word) {
        const pair = text.slice(at, at + character.length + 1);
        if (isWanted(character) || isWanted(pair)) {
          yield [text.slice(from, at), character];
          from = at + character.length;
        }
        at += character.length;
      }
    }
    yield [text.slice(from), ""];
  }

  // The section of a page that holds most of the words, and what stands around the first of them.
  async function teaser(page, query) {
    const number = fileOf(index.texts, page);
    const { texts } = await file(`text-${number}`);
    const sections = texts[page - index.texts[number]];
    const isWanted = matcher(query);
    let best = null;
    for (const [id, heading, text] of sections) {
      const found = new Set();
      let first = -1;
      let at = 0;
      for (const [before, word] of marked(text, isWanted)) {
        if (word) {
          found.add(search.folded(word));
          if (first < 0) first = at + before.length;
        }
        at += before.length + word.length;
      }
      const inHeading = [...marked(heading, isWanted)].length > 1;
      const score = found.size + (inHeading ? 0.5 : 0);
      if (!best || score > best.score) best = { score, id, heading, text, first };
    }
    if (!best) return { id: "", heading: "", stretches: [] };
    const line = best.text.lastIndexOf("\n", Math.max(0, best.first)) + 1;
    const isCut = best.first - line > BEFORE;
    const from = isCut ? best.text.indexOf(" ", best.first - BEFORE) + 1 : line;
    const cut = best.text.slice(from, from + LONGEST_TEASER);
    const ending = from + LONGEST_TEASER < best.text.length ? "…" : "";
    const shown = `${isCut ? "… " : ""}${ending ? cut.replace(/\s\S*$/u, "") : cut}${ending}`.replaceAll("\n", " · ");
    return { id: best.id, heading: best.heading, stretches: [...marked(shown, isWanted)] };
  }

  search.text = { ready, find, teaser, matcher, marked };
})();

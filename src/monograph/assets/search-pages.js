// The second part of the search: the text of every page. Only files that hold the words asked for are loaded.
"use strict";

const monographPages = (() => {
  const search = monographSearch;
  const { singular, mistakes, weightOf } = monographLikeness;
  const STEP = 4; // in a list of pages, each number is four times the way from the last page, and how the word is held
  const BY_HOW = [1, 1.5, 2.2, 3]; // in a few places, in many, in a heading, in the title
  const A_PLURAL = 0.9;
  const BEGINNING = 0.5;
  const SHORTEST_BEGINNING = 3;
  const LAST = "\uffff";
  const MOST_FILES = 6; // of words, for one beginning of a word
  const MOST_FOR_SPELLING = 4;
  const AN_UNKNOWN_PAGE = -0.1;
  const AN_EXACT_NAME = 3; // for the page of what was typed

  /** @typedef {Map<number, number>} Places of a word: by page, how well it is held there */

  const index = async () => {
    await search.prepare();
    return search.load("pages");
  };

  /**
   * The data of a file that goes with the index that was loaded.
   * @template {`words-${number}` | `text-${number}`} Name
   * @param {Name} name
   */
  const file = async (name) => {
    const { version } = await index();
    const data = await search.load(name, version);
    if (data.version !== version) throw new Error("the search has changed since this page was loaded");
    return data;
  };

  /**
   * The place of the last that is at or before a word or page. They are in the order of JavaScript's own comparison.
   * @template {string | number} T
   * @param {T[]} starts
   * @param {T} wanted
   */
  const lastBefore = (starts, wanted) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = starts[middle];
      if (start !== undefined && start <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  /**
   * The files with the words from one to another, at most so many.
   * @param {string} first
   * @param {string} last
   * @param {number} most
   */
  const filesFrom = async (first, last, most) => {
    const { words } = await index();
    const from = Math.max(0, lastBefore(words, first));
    const to = Math.min(lastBefore(words, last), from + most - 1);
    const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
    return Promise.all(numbers.map((number) => file(`words-${number}`)));
  };

  /**
   * @param {number[]} steps
   * @returns {Generator<[page: number, held: number]>}
   */
  function* pagesOf(steps) {
    let page = 0;
    for (const step of steps) {
      page += Math.floor(step / STEP);
      yield [page, BY_HOW[step % STEP] ?? 0];
    }
  }

  /**
   * How well a word of the index fits one that was typed.
   * @param {string} typed
   * @param {string} word
   */
  const fit = (typed, word) => {
    if (word === typed) return 1;
    if (singular(word) === singular(typed)) return A_PLURAL;
    return isBeginning(typed) && word.startsWith(typed) ? BEGINNING : 0;
  };

  /** @param {string} typed */
  const isBeginning = (typed) => [...typed].length >= SHORTEST_BEGINNING && !search.isUnspaced(typed);

  /**
   * For each page, how well it holds a word, its plural or singular, or a longer word that begins with it.
   * @param {string} word
   */
  const placesOf = async (word) => {
    const start = singular(word);
    /** @type {Places} */
    const found = new Map();
    for (const { words, pages } of await filesFrom(start, isBeginning(word) ? word + LAST : `${word}s`, MOST_FILES)) {
      const from = Math.max(0, lastBefore(words, start));
      for (const [at, other] of words.slice(from, lastBefore(words, word + LAST) + 1).entries()) {
        const how = fit(word, other);
        for (const [page, held] of how ? pagesOf(pages[from + at] ?? []) : []) {
          found.set(page, Math.max(found.get(page) ?? 0, how * held));
        }
      }
    }
    return found;
  };

  /** @param {SearchChunk} chunk */
  const placesOfChunk = async ({ words, whole }) => {
    const [first = new Map(), ...others] = await Promise.all(words.map(placesOf));
    /** @type {Places} */
    const found = new Map();
    for (const [page, held] of first) {
      const here = [held, ...others.flatMap((other) => other.get(page) ?? [])];
      if (here.length === words.length) found.set(page, Math.min(...here));
    }
    for (const [page, held] of whole ? await placesOf(whole) : []) {
      found.set(page, Math.max(found.get(page) ?? 0, held * 1.5));
    }
    return found;
  };

  /**
   * The nearest word of the index with the same first letters, of several the one that is on most pages.
   * @param {string} word
   */
  const spelling = async (word) => {
    const most = word.length < 5 || search.isUnspaced(word) ? 0 : word.length < 8 ? 1 : 2;
    if (!most) return "";
    const start = word.slice(0, 2);
    let best = { word: "", wrong: most + 1, pages: 0 };
    for (const { words, pages } of await filesFrom(start, start + LAST, MOST_FOR_SPELLING)) {
      for (const [at, other] of words.entries()) {
        if (Math.abs(other.length - word.length) > most || !other.startsWith(start)) continue;
        const wrong = mistakes(word, other).whole;
        const count = pages[at]?.length ?? 0;
        const isBetter = wrong < best.wrong || (wrong === best.wrong && count > best.pages);
        if (wrong <= most && isBetter) best = { word: other, wrong, pages: count };
      }
    }
    return best.word;
  };

  /**
   * Where a chunk is found, and the word that was meant when it is not found as it was typed.
   * @param {SearchChunk} chunk
   */
  const placesOrSpelling = async (chunk) => {
    const places = await placesOfChunk(chunk);
    const other = !places.size && chunk.words.length === 1 ? await spelling(chunk.words.join("")) : "";
    return { places: other ? await placesOf(other) : places, other };
  };

  /**
   * Pages that hold what was typed, the best first, and the words that were taken for others.
   * @param {string} query
   */
  const find = async (query) => {
    const { pages } = await index();
    const asked = search.askedFor(query);
    /** @type {[typed: string, other: string][]} */
    const spelled = [];
    const found = await Promise.all(
      asked.map(async (chunk) => {
        const { places, other } = await placesOrSpelling(chunk);
        const typed = chunk.words.join(" ");
        if (other) spelled.push([typed, other]);
        return { typed, places, weight: weightOf(chunk, places.size, pages.length) };
      }),
    );
    const named = new Set(monographNames.find(query).filter(({ isExact }) => isExact).map(({ entry }) => entry.address));
    const most = found.reduce((sum, { weight }) => sum + weight, 0);
    const ranked = pages.flatMap(([address, title, length], page) => {
      const there = found.flatMap(({ places, weight }) => {
        const held = places.get(page);
        return held === undefined ? [] : [{ held, weight }];
      });
      if (!there.length) return [];
      const isNamed = named.has(address);
      const weight = there.reduce((sum, one) => sum + one.weight, isNamed ? most : 0);
      const held = there.reduce((sum, one) => sum + one.held * one.weight, 0);
      const missing = found.filter(({ places }) => !places.has(page)).map(({ typed }) => typed);
      const worth = 1 + 4 * (monographEntries.worthOf(address) ?? AN_UNKNOWN_PAGE);
      // A long page holds many words; that it holds these says less.
      const score = (held * worth * (isNamed ? AN_EXACT_NAME : 1)) / Math.log(1000 + length);
      return [{ page, address, title, missing, weight, score }];
    });
    const whole = ranked.filter(({ missing }) => !missing.length);
    const some = spelled.length ? [] : ranked.filter(({ weight }) => weight * 2 >= most);
    const shown = whole.length ? whole : some;
    shown.sort((one, other) => other.weight - one.weight || other.score - one.score || one.page - other.page);
    return { pages: shown, spelled };
  };

  /**
   * The sections of a page: for each its place, its heading and its text.
   * @param {number} page
   */
  const sectionsOf = async (page) => {
    const { texts: starts } = await index();
    const number = lastBefore(starts, page);
    const { texts } = await file(`text-${number}`);
    return texts[page - (starts[number] ?? 0)] ?? [];
  };

  return { find, sectionsOf };
})();

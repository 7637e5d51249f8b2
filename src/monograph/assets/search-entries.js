// Entries and works as the search knows them, and every word of their names.
"use strict";

const monographEntries = (() => {
  const search = monographSearch;
  // What finding it in a name is worth, by whose name it is.
  const TITLE = 1;
  const OTHER_NAME = 0.95;
  const ABOUT = 0.5;

  /**
   * @typedef {object} Entry
   * @property {number} place among the entries
   * @property {string} kind
   * @property {number} worth of its kind
   * @property {boolean} isWork
   * @property {string} address
   * @property {string} name
   * @property {string} line
   * @property {string[]} names
   * @property {string[]} numbers
   * @property {string[]} about
   * @property {number[]} related places of entries
   * @property {SearchSaid[]} said
   * @property {string[]} keys its names and numbers without blanks and marks
   */
  /** @typedef {{ entry: Entry, kind: number, share: number, name: string }} Use of a word in a name */

  /** @type {Entry[]} */
  let entries = [];
  /** @type {Map<string, Use[]>} */
  const words = new Map();
  /** @type {Map<string, { entry: Entry, name: string, isNumbered: boolean }[]>} */
  const exact = new Map();

  /**
   * @template Key, Value
   * @param {Map<Key, Value[]>} map
   * @param {Key} key
   * @param {Value} value
   */
  const file = (map, key, value) => {
    const there = map.get(key);
    if (there) there.push(value);
    else map.set(key, [value]);
  };

  /**
   * @param {Entry} entry
   * @param {string} name
   * @param {number} kind
   */
  const learn = (entry, name, kind) => {
    const parts = search.wordsOf(name);
    const share = 1 / parts.length;
    for (const word of parts) file(words, word, { entry, kind, share, name: kind === ABOUT ? "" : name });
  };

  /** @param {Entry} entry */
  const know = (entry) => {
    learn(entry, entry.name, TITLE);
    for (const name of [...entry.names, ...entry.numbers]) learn(entry, name, OTHER_NAME);
    for (const about of entry.about) learn(entry, about, ABOUT);
    for (const name of [entry.name, ...entry.names, ...entry.numbers]) {
      const key = search.squeezed(name);
      if (!key) continue;
      entry.keys.push(key);
      file(exact, key, { entry, name, isNumbered: entry.numbers.includes(name) });
    }
  };

  /**
   * @param {SearchNames} data
   * @returns {Entry[]}
   */
  const read = ({ kinds, entries: rows }) =>
    rows.map(([kind, address, name, line = "", names = [], numbers = [], about = [], related = [], said = []], place) => {
      const [label, worth, isWork] = kinds[kind] ?? ["", 0, false];
      return { place, kind: label, worth, isWork, address, name, line, names, numbers, about, related, said, keys: [] };
    });

  const ready = async () => {
    await search.prepare();
    const data = await search.load("names");
    if (entries.length) return;
    entries = read(data);
    for (const entry of entries) know(entry);
  };

  /** @param {string} address */
  const worthOf = (address) => entries.find((entry) => entry.address === address)?.worth;

  /** @param {number} place */
  const at = (place) => entries[place];

  return { ABOUT, OTHER_NAME, TITLE, words, exact, ready, worthOf, at, all: () => entries };
})();

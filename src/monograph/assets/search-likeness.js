// How much a word that was typed looks like another, and how much it tells.
"use strict";

const monographLikeness = (() => {
  const WHOLE = 1;
  const A_PLURAL = 0.97;
  const BEGINNING = 0.85;
  const MISSPELT = 0.7;
  const A_MISTAKE = 0.1; // what each letter that differs costs
  const SHORTEST_BEGINNING = 2;
  const FULL_WORD = 6; // letters

  /** @param {string} word */
  const singular = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);

  /**
   * Letters that differ (left out, added, exchanged, or two swapped): with the whole word, and with its best beginning.
   * @param {string} typed
   * @param {string} word
   */
  const mistakes = (typed, word) => {
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, column) => column);
    const far = typed.length + word.length;
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const [left = far, above = far, corner = far] = [next[j - 1], row[j], row[j - 1]];
        const cost = typed[i - 1] === word[j - 1] ? 0 : 1;
        const isSwapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        const swapped = isSwapped ? (before[j - 2] ?? far) + 1 : far;
        next.push(Math.min(above + 1, left + 1, corner + cost, swapped));
      }
      [before, row] = [row, next];
    }
    return { whole: row.at(-1) ?? far, beginning: Math.min(...row) };
  };

  /**
   * How well a word fits: 1 for the same, less for a plural or a beginning, and nothing for others.
   * @param {string} typed
   * @param {string} word
   */
  const fit = (typed, word) => {
    if (word === typed) return WHOLE;
    if (singular(word) === singular(typed)) return A_PLURAL;
    return typed.length >= SHORTEST_BEGINNING && word.startsWith(typed) ? BEGINNING : 0;
  };

  /** @param {string} typed */
  const mostMistakes = (typed) => (typed.length < 4 ? 0 : typed.length < 6 ? 1 : 2);

  /**
   * The same with letters that differ.
   * @param {string} typed
   * @param {string} word
   */
  const fitAlthoughMisspelt = (typed, word) => {
    const most = mostMistakes(typed);
    if (!most || word.length < typed.length - most || (word[0] !== typed[0] && word[1] !== typed[1])) return 0;
    const { whole, beginning } = mistakes(typed, word);
    if (whole <= most) return MISSPELT - A_MISTAKE * whole;
    return beginning <= most ? MISSPELT - A_MISTAKE * (beginning + 1) : 0;
  };

  /**
   * A text as its pairs of letters.
   * @param {string} text
   */
  const pairsOf = (text) => {
    const letters = [...` ${text} `];
    return new Set(text ? letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]) : []);
  };

  /**
   * How many pairs two texts share, from 0 to 1 (Dice's coefficient).
   * @param {Set<string>} some
   * @param {Set<string>} others
   */
  const likeness = (some, others) => {
    const both = [...some].filter((pair) => others.has(pair)).length;
    return (2 * both) / (some.size + others.size || 1);
  };

  /**
   * A word that is everywhere tells little, and so do short ones. One that is nowhere tells that this may not be meant.
   * @param {SearchChunk} chunk
   * @param {number} count of places that have it
   * @param {number} all places
   */
  const weightOf = ({ words, whole }, count, all) => {
    const letters = [...words, whole].map((word) => (monographSearch.isUnspaced(word) ? FULL_WORD : word.length));
    return Math.log(1 + all / Math.max(1, count)) * Math.min(1, (Math.max(...letters) + 1) / FULL_WORD);
  };

  return { BEGINNING, singular, mistakes, fit, fitAlthoughMisspelt, pairsOf, likeness, weightOf };
})();

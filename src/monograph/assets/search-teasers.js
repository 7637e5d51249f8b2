// Which words of a text are those that were asked for, and what is around the first of them.
"use strict";

const monographTeasers = (() => {
  const search = monographSearch;
  const { singular } = monographLikeness;
  const SHORTEST_BEGINNING = 3;
  const LONGEST = 220; // characters
  const BEFORE = 70; // ... before the first word found

  /** @typedef {[before: string, word: string]} Stretch of a text: what is before a word that was asked for, and the word */

  /**
   * A test of whether a word stands for one that was asked for.
   * @param {string} query
   */
  const matcher = (query) => {
    const wanted = search.askedFor(query).flatMap(({ words, whole }) => (whole ? [...words, whole] : words));
    const unspaced = new Set(wanted.filter(search.isUnspaced));
    const spaced = wanted.filter((word) => !search.isUnspaced(word)).map((long) => ({ long, short: singular(long) }));
    /** @param {string} part */
    const fits = (part) =>
      spaced.some(({ long, short }) => {
        const isBeginning = long.length >= SHORTEST_BEGINNING && part.startsWith(long);
        return isBeginning || singular(part) === short;
      });
    /** @param {string} word */
    return (word) => search.wordsOf(word).some((part) => (search.isUnspaced(part) ? unspaced.has(part) : fits(part)));
  };

  /**
   * A text in stretches; the last has no word.
   * @param {string} text
   * @param {(word: string) => boolean} isWanted
   * @returns {Generator<Stretch>}
   */
  function* marked(text, isWanted) {
    let from = 0;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const isUnspaced = search.isUnspaced(search.folded(word));
      let at = index;
      for (const piece of isUnspaced ? word : [word]) {
        const pair = text.slice(at, at + piece.length + 1);
        if (isWanted(piece) || (isUnspaced && isWanted(pair))) {
          yield [text.slice(from, at), piece];
          from = at + piece.length;
        }
        at += piece.length;
      }
    }
    yield [text.slice(from), ""];
  }

  /**
   * How many of the words a section holds, and where the first is; -1 when its text has none.
   * @param {string} heading
   * @param {string} text
   * @param {(word: string) => boolean} isWanted
   */
  const held = (heading, text, isWanted) => {
    const stretches = [...marked(text, isWanted)].filter(([, word]) => word);
    const different = new Set(stretches.map(([, word]) => search.folded(word)));
    const inHeading = [...marked(heading, isWanted)].length > 1;
    return { score: different.size + (inHeading ? 0.5 : 0), first: stretches[0]?.[0].length ?? -1 };
  };

  /**
   * What is around a place of a text, cut between words.
   * @param {string} text
   * @param {number} first
   */
  const around = (text, first) => {
    const line = text.lastIndexOf("\n", Math.max(0, first)) + 1;
    const isCut = first - line > BEFORE;
    const from = isCut ? text.indexOf(" ", first - BEFORE) + 1 : line;
    const cut = text.slice(from, from + LONGEST);
    const isEnd = from + LONGEST >= text.length;
    return `${isCut ? "… " : ""}${isEnd ? cut : `${cut.replace(/\s\S*$/u, "")}…`}`.replaceAll("\n", " · ");
  };

  /**
   * The section of a page that holds most of the words, and what is around the first of them.
   * @param {number} page
   * @param {string} query
   */
  const teaser = async (page, query) => {
    const isWanted = matcher(query);
    const sections = (await monographPages.sectionsOf(page)).map(([id, heading, text]) => {
      const { score, first } = held(heading, text, isWanted);
      return { id, heading, text, score, first };
    });
    const [best] = sections.sort((one, other) => other.score - one.score);
    if (!best) return { id: "", heading: "", stretches: [] };
    return { id: best.id, heading: best.heading, stretches: [...marked(around(best.text, best.first), isWanted)] };
  };

  return { matcher, marked, teaser };
})();

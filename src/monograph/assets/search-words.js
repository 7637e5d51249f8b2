// How the search reads words. exports/search/words.py does the same in Python, for the index; the tables of letters come
// from there (search/rule.js), and a test compares the two.
"use strict";

const monographSearch = (() => {
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
  const PART = /[\p{L}\p{N}]+/gu;
  const LONE_GREEK = /(?<![α-ω])[α-ω](?![α-ω])/gu;
  const INVISIBLE = /[\p{M}\p{Cf}]/gu;
  const WAIT = 20_000; // milliseconds for a file to come

  /** @type {Map<string, unknown>} */
  const handed = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const loading = new Map();

  /**
   * What the files of the search call with their data.
   * @param {string} name
   * @param {unknown} data
   */
  const take = (name, data) => {
    handed.set(name, data);
  };

  /**
   * @param {string} name
   * @param {string} version
   */
  const coming = (name, version) =>
    new Promise((resolve, reject) => {
      const file = document.createElement("script");
      const fail = () => reject(new Error(`${name} could not be loaded`));
      const timer = setTimeout(fail, WAIT);
      file.src = new URL(`search/${name}.js${version && `?v=${version}`}`, script).href;
      file.addEventListener("load", () => {
        clearTimeout(timer);
        file.remove();
        if (handed.has(name)) resolve(handed.get(name));
        else fail();
      });
      file.addEventListener("error", fail);
      document.head.append(file);
    });

  /**
   * The data of a file. They come as scripts, which pages opened from a folder may load too. A file that does not come can
   * be asked for again.
   * @template {string} Name
   * @param {Name} name
   * @param {string} version
   * @returns {Promise<SearchFile<Name>>}
   */
  const load = (name, version = "") => {
    let asked = loading.get(name);
    if (!asked) {
      asked = coming(name, version);
      asked.catch(() => loading.delete(name));
      loading.set(name, asked);
    }
    return /** @type {Promise<SearchFile<Name>>} */ (asked);
  };

  /** @param {SearchRule} made */
  const compiled = (made) => ({
    ...made,
    letters: new Map(Object.entries(made.letters)),
    greek: new Map(Object.entries(made.greek)),
    chunk: new RegExp(`[^${made.spaces}]+`, "gu"),
    run: new RegExp(`[${made.unspaced}]+|[^${made.unspaced}]+`, "gu"),
    isUnspaced: new RegExp(`[${made.unspaced}]`, "u"),
    noLetters: new RegExp(`[${made.noLetters}]`, "gu"),
  });

  /** @type {ReturnType<typeof compiled> | null} */
  let prepared = null;

  const prepare = async () => {
    prepared ??= compiled(await load("rule"));
  };

  const rule = () => {
    if (!prepared) throw new Error("the rule for words was not loaded");
    return prepared;
  };

  /**
   * Small letters without diacritics, ligatures, small figures or invisible characters.
   * @param {string} text
   */
  const folded = (text) => {
    const { letters, noLetters } = rule();
    const bareText = text.replaceAll(noLetters, " ").normalize("NFKD").replaceAll(INVISIBLE, "");
    const small = [...bareText].map((character) => character.toLowerCase());
    return small.map((character) => letters.get(character) ?? character).join("").normalize("NFC");
  };

  /** @param {string} part */
  const withNames = (part) => part.replaceAll(LONE_GREEK, (letter) => rule().greek.get(letter) ?? letter);
  /** @param {string} chunk */
  const partsOf = (chunk) => (folded(chunk).match(PART) ?? []).map(withNames);
  /** @param {string} text */
  const squeezed = (text) => partsOf(text).join("");
  /** @param {string} text */
  const chunksOf = (text) => text.match(rule().chunk) ?? [];
  /** @param {string} word */
  const isUnspaced = (word) => rule().isUnspaced.test(word);

  /**
   * @param {string} part
   * @returns {Generator<string>}
   */
  function* wordsOfPart(part) {
    const { run: runs, longest } = rule();
    for (const run of part.match(runs) ?? []) {
      const characters = [...run];
      if (!isUnspaced(run)) {
        yield characters.slice(0, longest).join("");
        continue;
      }
      yield* characters;
      for (const [at, character] of characters.slice(0, -1).entries()) yield character + characters[at + 1];
    }
  }

  /** @param {string[]} parts */
  const wholeOf = (parts) => {
    const whole = parts.join("");
    const { mostParts, longestWhole } = rule();
    const isKept = parts.length > 1 && parts.length <= mostParts && [...whole].length <= longestWhole;
    return isKept && !isUnspaced(whole) ? whole : "";
  };

  /**
   * Every word by which a text is found: the parts of what is between blanks, and its whole without marks.
   * @param {string} text
   */
  const wordsOf = (text) =>
    chunksOf(text).flatMap((chunk) => {
      const parts = partsOf(chunk);
      const words = parts.flatMap((part) => [...wordsOfPart(part)]);
      const whole = wholeOf(parts);
      return [...new Set(whole ? [...words, whole] : words)];
    });

  /**
   * What a reader typed: for each word the parts that must all be there, and the whole that may stand for them. Of text
   * without blanks, pairs say more than single characters. A pasted address is what follows the name of its server.
   * @param {string} query
   * @returns {SearchChunk[]}
   */
  const askedFor = (query) =>
    chunksOf(bare(query)).flatMap((chunk) => {
      const parts = partsOf(chunk);
      const words = parts.flatMap((part) => [...wordsOfPart(part)]);
      const pairs = words.filter((word) => !isUnspaced(word) || [...word].length > 1);
      const needed = pairs.length ? pairs : words;
      const lone = words.filter((word) => isUnspaced(word) && ![...pairs.join("")].includes(word));
      return words.length ? [{ words: [...new Set([...needed, ...lone])], whole: wholeOf(parts) }] : [];
    });

  /**
   * An address without its server, its question mark and its escapes; a label such as "doi:" goes too.
   * @param {string} query
   */
  const bare = (query) =>
    query.replaceAll(/\S+/gu, (chunk) => {
      const address = /^[a-z][a-z.+-]*:\/\/[^/]+\/(.+)$/iu.exec(chunk) ?? /^(?:[\w-]+\.)+[a-z]{2,}\/(.+)$/iu.exec(chunk);
      const label = /^\p{L}{2,6}:(?=\S*\d)(.+)$/iu.exec(chunk);
      const rest = address?.[1] ?? label?.[1];
      if (rest === undefined) return chunk;
      try {
        return decodeURIComponent(rest);
      } catch {
        return rest;
      }
    });

  return { take, load, prepare, folded, squeezed, wordsOf, askedFor, bare, isUnspaced };
})();

// How the search reads words. exports/search/words.py does the same in Python, for the index; the tables of letters come
// from there (search/rule.js), and a test compares the two.
"use strict";

(() => {
  const here = document.currentScript.src;
  const PART = /[\p{L}\p{N}]+/gu;
  const LONE_GREEK = /(?<![α-ω])[α-ω](?![α-ω])/gu;
  const INVISIBLE = /[\p{M}\p{Cf}]/gu;
  const WAIT = 20000; // milliseconds for a file to come

  let rule = null;
  const handed = new Map();
  const loading = new Map();

  // Data come as scripts, which pages opened from a folder may load too. A file that does not come can be asked for again.
  function load(name, version = "") {
    if (!loading.has(name)) {
      const coming = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const fail = () => reject(new Error(`${name} could not be loaded`));
        const timer = setTimeout(fail, WAIT);
        script.src = new URL(`search/${name}.js${version && `?v=${version}`}`, here);
        script.addEventListener("load", () => {
          clearTimeout(timer);
          script.remove();
          if (handed.has(name)) resolve(handed.get(name));
          else fail();
        });
        script.addEventListener("error", fail);
        document.head.append(script);
      });
      coming.catch(() => loading.delete(name));
      loading.set(name, coming);
    }
    return loading.get(name);
  }

  async function prepare() {
    if (rule) return;
    const made = await load("rule");
    rule = {
      ...made,
      letters: new Map(Object.entries(made.letters)),
      greek: new Map(Object.entries(made.greek)),
      chunk: new RegExp(`[^${made.spaces}]+`, "gu"),
      run: new RegExp(`[${made.unspaced}]+|[^${made.unspaced}]+`, "gu"),
      isUnspaced: new RegExp(`[${made.unspaced}]`, "u"),
      noLetters: new RegExp(`[${made.noLetters}]`, "gu"),
    };
  }

  // Small letters without diacritics, ligatures, small figures or invisible characters.
  function folded(text) {
    let made = "";
    for (const character of text.replace(rule.noLetters, " ").normalize("NFKD").replace(INVISIBLE, "")) {
      const small = character.toLowerCase();
      made += rule.letters.get(small) ?? small;
    }
    return made.normalize("NFC");
  }

  const withNames = (part) => part.replace(LONE_GREEK, (letter) => rule.greek.get(letter) ?? letter);
  const partsOf = (chunk) => (folded(chunk).match(PART) ?? []).map(withNames);
  const squeezed = (text) => partsOf(text).join("");
  const first = (word, most) => (word.length > most ? [...word].slice(0, most).join("") : word);

  function* wordsOfPart(part) {
    for (const run of part.match(rule.run) ?? []) {
      if (!rule.isUnspaced.test(run)) {
        yield first(run, rule.longest);
        continue;
      }
      const characters = [...run];
      yield* characters;
      for (let at = 0; at + 1 < characters.length; at += 1) yield characters[at] + characters[at + 1];
    }
  }

  function wholeOf(parts) {
    const whole = parts.join("");
    const isKept = parts.length > 1 && parts.length <= rule.mostParts && [...whole].length <= rule.longestWhole;
    return isKept && !rule.isUnspaced.test(whole) ? whole : "";
  }

  // Every word by which a text is found: the parts of what stands between blanks, and its whole without marks.
  function wordsOf(text) {
    const found = [];
    for (const chunk of text.match(rule.chunk) ?? []) {
      const parts = partsOf(chunk);
      const words = parts.flatMap((part) => [...wordsOfPart(part)]);
      const whole = wholeOf(parts);
      found.push(...new Set(whole ? [...words, whole] : words));
    }
    return found;
  }

  // What a reader typed: for each word the parts that must all be there, and the whole that may stand for them. Of text
  // without blanks, pairs say more than single characters. A pasted address is what follows the name of its server.
  function askedFor(query) {
    const asked = [];
    for (const chunk of bare(query).match(rule.chunk) ?? []) {
      const parts = partsOf(chunk);
      const words = parts.flatMap((part) => [...wordsOfPart(part)]);
      const pairs = words.filter((word) => !rule.isUnspaced.test(word) || [...word].length > 1);
      const needed = [...new Set(pairs.length ? pairs : words)];
      const lone = words.filter((word) => rule.isUnspaced.test(word) && ![...pairs.join("")].includes(word));
      if (words.length) asked.push({ words: [...new Set([...needed, ...lone])], whole: wholeOf(parts) });
    }
    return asked;
  }

  // An address without its server, its question mark and its escapes; a label such as "doi:" goes too.
  function bare(query) {
    return query.replace(/\S+/gu, (chunk) => {
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
  }

  const isUnspaced = (word) => rule.isUnspaced.test(word);

  globalThis.monographSearch = {
    take: (name, data) => handed.set(name, data),
    load,
    prepare,
    folded,
    squeezed,
    wordsOf,
    askedFor,
    bare,
    isUnspaced,
  };
})();

// Entries above what Material's search finds in the text: by name, synonym, brand name, or a misspelling of one. The
// list of entries is loaded with it, when the search is first used; without them Material's own remains.
"use strict";

(() => {
  const field = document.querySelector('[data-md-component="search-query"]');
  const results = document.querySelector('[data-md-component="search-result"]');
  const here = document.currentScript?.src;
  if (!field || !results || !here) return;

  const MOST = 6; // entries shown
  const SHORTEST = 2; // letters, below which nothing is looked for
  const QUIET = 700; // milliseconds without a key before the number of entries is read out
  // How well a word of a name fits a word that was typed.
  const WHOLE = 1;
  const BEGINNING = 0.85;
  const MISSPELT = 0.7;
  const A_MISTAKE = 0.1; // what each letter that differs costs
  // What finding it in a name is worth, by whose name it is.
  const TITLE = 1;
  const OTHER_NAME = 0.95;
  const ABOUT = 0.5;
  const A_PLURAL = 0.95;

  const made = (element, className, ...content) => {
    const node = document.createElement(element);
    node.className = className;
    node.append(...content);
    return node;
  };

  const heading = made("div", "mg-entries-heading", "Entries");
  heading.id = "mg-entries-heading";
  const list = made("ol", "md-search-result__list");
  list.setAttribute("role", "list");
  list.setAttribute("aria-labelledby", heading.id);
  const section = made("div", "mg-entries", heading, list);
  section.hidden = true;
  const said = made("div", "mg-unseen");
  said.setAttribute("role", "status");

  let entries = null;
  let words = null;
  let asked = "";
  let timer = 0;
  let isEntered = false; // somebody pressed Enter before there was anything to go to

  // So that "Bjorn" finds "Björn", and "Zorb-A-Tin" is "zorb a tin".
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

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

  const singular = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);

  function fit(typed, word) {
    if (word === typed) return WHOLE;
    if (singular(word) === singular(typed)) return A_PLURAL;
    return word.startsWith(typed) ? BEGINNING : 0;
  }

  function fitAlthoughMisspelt(typed, word) {
    const most = typed.length < 4 ? 0 : typed.length < 6 ? 1 : 2;
    if (!most || word.length < typed.length - most || (word[0] !== typed[0] && word[1] !== typed[1])) return 0;
    const [whole, beginning] = mistakes(typed, word);
    if (whole <= most) return MISSPELT - A_MISTAKE * whole;
    return beginning <= most ? MISSPELT - A_MISTAKE * (beginning + 1) : 0;
  }

  // For each entry the best place of a word: what it is worth, and which name it stands in.
  function places(typed, fits) {
    const found = new Map();
    for (const [word, uses] of words) {
      const how = fits(typed, word);
      if (!how) continue;
      for (const { entry, name, kind, share } of uses) {
        // Of two names that hold the word, the one with fewer others is the nearer.
        const worth = how * kind * (1 + share);
        if (worth <= (found.get(entry)?.worth ?? 0)) continue;
        found.set(entry, { worth, name, isAll: share === 1 && kind !== ABOUT && how !== BEGINNING });
      }
    }
    return found;
  }

  function search(query) {
    const typed = plain(query);
    const parts = [...new Set(typed.split(" "))].filter((part) => part.length >= SHORTEST);
    const found = parts.map((part) => {
      const exact = places(part, fit);
      const there = exact.size ? exact : places(part, fitAlthoughMisspelt);
      // A word that is everywhere tells little. One that is nowhere tells that this may not be what is meant.
      return { places: there, weight: Math.log(1 + entries.length / Math.max(1, there.size)) };
    });
    const all = found.reduce((sum, { weight }) => sum + weight, 0);
    const ranked = [];
    entries.forEach((entry, order) => {
      let [sum, weight, best] = [0, 0, null];
      for (const one of found) {
        const hit = one.places.get(entry);
        if (!hit) continue;
        sum += hit.worth * one.weight;
        weight += one.weight;
        if (!best || hit.worth > best.worth) best = hit;
      }
      if (!best || (weight * 2 < all && !best.isAll)) return;
      const [whole, name] = wholly(entry, typed);
      ranked.push({ entry, order, name: name || best.name, score: sum / all + best.isAll + whole });
    });
    return ranked.sort((one, other) => other.score - one.score || one.order - other.order).slice(0, MOST);
  }

  // A name that is, begins with, or is wholly in what was typed goes before one that only holds the words.
  function wholly(entry, typed) {
    const names = [entry.name, ...entry.names];
    const same = names.find((name) => plain(name) === typed);
    if (same) return [1, same];
    const near = names.find((name) => plain(name).startsWith(typed) || ` ${typed} `.includes(` ${plain(name)} `));
    return near ? [0.5, near] : [0, ""];
  }

  function chip(word, family) {
    return made("span", `mg-chip mg-${family}-${word.replaceAll(" ", "-").replaceAll(",", "")}`, word);
  }

  function verdictLine([about, verdict, certainty]) {
    const line = made("p", "mg-entries-said");
    if (about) line.append(made("span", "mg-entries-about", about), " ");
    line.append(chip(verdict, "verdict"));
    if (certainty) line.append(" ", made("span", "mg-entries-certainty", certainty));
    return line;
  }

  function item({ entry, name }, place) {
    const article = made("article", "md-search-result__article md-typeset");
    // Enter goes to the link of the highest score, and Material's own scores stay far below.
    article.dataset.mdScore = 1e6 - place;
    const title = made("p", "mg-entries-name", made("strong", "", entry.name), " ");
    title.append(made("span", "mg-entries-kind", entry.kind));
    if (name && name !== entry.name) title.append(made("span", "mg-entries-as", ` found as ${name}`));
    article.append(title, ...entry.said.map(verdictLine), made("p", "mg-entries-line", entry.line));
    const link = made("a", "md-search-result__link", article);
    link.href = new URL(`../${entry.address}`, here);
    link.tabIndex = -1; // as Material's: the arrow keys walk through them
    return made("li", "md-search-result__item", link);
  }

  function show() {
    if (!entries || field.value === asked) return;
    asked = field.value;
    const found = search(asked);
    if (!section.isConnected) results.prepend(section);
    list.replaceChildren(...found.map(item));
    section.hidden = !found.length;
    if (isEntered) goToFirst();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const count = found.length === 1 ? "1 entry" : `${found.length} entries`;
      said.textContent = found.length ? `${count}, reached with the arrow keys. First: ${found[0].entry.name}.` : "";
    }, QUIET);
  }

  // Material takes Enter for itself only while its search is open, which it learns a moment after the first key. A
  // quick hand is not to be sent to this page again, with its words in the address.
  function goToFirst() {
    const first = results.querySelector("[href]");
    isEntered = !first && !entries;
    first?.click();
  }

  function know(made) {
    entries = made;
    words = new Map();
    const learn = (entry, name, kind, isName) => {
      const parts = plain(name).split(" ");
      const hold = (word, share) => {
        if (!words.has(word)) words.set(word, []);
        words.get(word).push({ entry, kind, share, name: isName ? name : "" });
      };
      for (const part of parts) hold(part, 1 / parts.length);
      // "Zorb-A-Tin" is also typed without its hyphens.
      const chunks = name.split(/\s+/);
      for (const chunk of chunks) {
        const inOne = plain(chunk).replaceAll(" ", "");
        if (inOne !== plain(chunk)) hold(inOne, 1 / chunks.length);
      }
    };
    for (const entry of entries) {
      learn(entry, entry.name, TITLE, true);
      for (const name of entry.names) learn(entry, name, OTHER_NAME, true);
      for (const about of entry.about) learn(entry, about, ABOUT, false);
    }
    show();
  }

  function load() {
    const script = document.createElement("script");
    script.src = new URL("entries.js", here);
    script.addEventListener("load", () => {
      if (Array.isArray(globalThis.monographEntries)) know(globalThis.monographEntries);
    });
    document.head.append(script);
    results.closest(".md-search__inner")?.append(said);
  }

  for (const happening of ["focus", "input", "keyup"]) field.addEventListener(happening, show);
  field.form?.addEventListener("reset", () => setTimeout(show));
  field.addEventListener("input", () => {
    isEntered = false;
  });
  field.form?.addEventListener("submit", () => {
    show();
    goToFirst();
  });
  load();
})();

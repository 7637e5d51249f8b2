// What the search shows: entries by name, with their answers, and below them the pages whose text holds the words.
"use strict";

(() => {
  const { first, made } = monographElements;
  const here = new URL("..", document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "");
  const dialog = document.querySelector(".md-search");
  const field = dialog && first(dialog, '[data-md-component="search-query"]', HTMLInputElement);
  const results = dialog?.querySelector('[data-md-component="search-result"]');
  const scroller = results?.closest(".md-search__scrollwrap");
  const meta = results?.querySelector(".md-search-result__meta");
  const pageList = results?.querySelector(":scope > .md-search-result__list");
  if (!field || !results || !scroller || !meta || !pageList) return;
  const suggested = dialog.querySelector('[data-md-component="search-suggest"]');
  const marks = dialog.hasAttribute("data-mg-highlight");

  const MOST = 8; // entries shown before a reader asks for all
  const AT_ONCE = 10; // pages shown before a reader scrolls
  const PAUSE = 150; // milliseconds without a key before the text is searched
  const QUIET = 700; // ... before what was found is read out

  const heading = made("div", { class: "mg-entries-heading", id: "mg-entries-heading" }, "Entries");
  const list = made("ol", { class: "md-search-result__list", role: "list", "aria-labelledby": heading.id });
  const more = made("button", { class: "mg-entries-more", type: "button" });
  const section = made("div", { class: "mg-entries", hidden: "" }, heading, list, more);
  results.prepend(section);
  pageList.setAttribute("role", "list");
  pageList.setAttribute("aria-label", "Pages");
  const said = made("div", { class: "mg-unseen", role: "status" });
  dialog.querySelector(".md-search__inner")?.append(said);

  /** @typedef {ReturnType<typeof monographNames.find>[number]} Entry found by name */
  /** @typedef {Awaited<ReturnType<typeof monographPages.find>>["pages"][number]} Page found by its text */

  /** @type {string | null} */
  let asked = null;
  let wanted = ""; // the same, spelled as pages have it
  let turn = 0; // what is found for words that have changed since is dropped
  let pause = 0;
  let quiet = 0;
  let hasNames = true;
  /** @type {Entry[]} */
  let entries = [];
  /** @type {Page[]} */
  let waiting = []; // pages found and not shown yet

  /**
   * @param {number} count
   * @param {string} one
   */
  const counted = (count, one) => (count === 1 ? `1 ${one}` : `${count} ${one.replace(/y$/, "ie")}s`);

  /**
   * @param {string} address
   * @param {string} id
   */
  const addressOf = (address, id = "") => {
    const target = new URL(address, here);
    if (marks) target.searchParams.set("h", wanted);
    if (id) target.hash = id;
    return target.href;
  };

  /**
   * What is found, as one link; the arrow keys walk through them.
   * @param {string} href
   * @param {(string | Node)[]} content
   */
  const resultOf = (href, ...content) => {
    const article = made("article", { class: "md-search-result__article md-typeset" }, ...content);
    return { article, link: made("a", { class: "md-search-result__link", href, tabindex: "-1" }, article) };
  };

  /** @param {string} verdict */
  const chip = (verdict) => {
    const name = verdict.replaceAll(" ", "-").replaceAll(",", "");
    return made("span", { class: `mg-chip mg-verdict-${name}` }, verdict);
  };

  /** @param {SearchSaid} said */
  const verdictLine = ([place, verdict, certainty]) => {
    const line = made("p", { class: "mg-entries-said" });
    const about = monographEntries.at(place);
    if (about) line.append(made("span", { class: "mg-entries-about" }, about.name), " ");
    line.append(chip(verdict));
    if (certainty) line.append(" ", made("span", { class: "mg-entries-certainty" }, certainty));
    return line;
  };

  /** @param {Entry} found */
  const entryItem = ({ entry, name }) => {
    const title = made("p", { class: "mg-entries-name" }, made("strong", {}, entry.name), " ");
    title.append(made("span", { class: "mg-entries-kind" }, entry.kind));
    if (name && name !== entry.name) title.append(made("span", { class: "mg-entries-as" }, ` found as ${name}`));
    const { article, link } = resultOf(addressOf(entry.address), title, ...entry.said.map(verdictLine));
    if (entry.line) article.append(made("p", { class: "mg-entries-line" }, entry.line));
    return made("li", { class: "md-search-result__item" }, link);
  };

  /** @param {number} most */
  const showEntries = (most) => {
    list.replaceChildren(...entries.slice(0, most).map(entryItem));
    section.hidden = !entries.length;
    heading.textContent = entries.every(({ isAlike }) => isAlike) ? "Similar names" : "Entries";
    more.hidden = entries.length <= most;
    more.textContent = `Show all ${entries.length} entries`;
  };

  more.addEventListener("click", () => {
    const shown = list.children.length;
    showEntries(entries.length);
    list.children[shown]?.querySelector("a")?.focus();
  });

  /** @param {Page} found */
  const pageItem = ({ page, address, title, missing }) => {
    const icon = made("div", { class: "md-search-result__icon md-icon" });
    const { article, link } = resultOf(addressOf(address), icon, made("h1", {}, title));
    const item = made("li", { class: "md-search-result__item" }, link);
    if (missing.length) {
      const words = missing.flatMap((word) => [" ", made("del", {}, word)]);
      article.append(made("p", { class: "md-search-result__terms" }, "Missing:", ...words));
    }
    monographTeasers.teaser(page, wanted).then(({ id, heading: name, stretches }) => {
      const words = stretches.flatMap(([before, word]) => (word ? [before, made("mark", {}, word)] : [before]));
      const text = made("p", { class: "mg-teaser" }, ...words);
      if (id) item.append(resultOf(addressOf(address, id), made("h2", {}, name), text).link);
      else article.append(text);
    }, trouble);
    return item;
  };

  const showPages = () => pageList.append(...waiting.splice(0, AT_ONCE).map(pageItem));

  scroller.addEventListener("scroll", () => {
    if (waiting.length && scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 400) showPages();
  });

  const trouble = () => {
    meta.textContent = "The text of the pages could not be searched. Reload this page to try again.";
  };

  /**
   * @param {string} address
   * @param {string} words
   */
  const plainItem = (address, words) =>
    made("li", {}, made("a", { href: new URL(address, here).href, tabindex: "-1" }, words));

  /**
   * No reader is left with nothing: names that look alike, and the lists to look through.
   * @param {string} query
   */
  const noPage = (query) => {
    const near = entries.length || !hasNames ? [] : monographNames.near(query);
    meta.replaceChildren(made("p", { class: "mg-nothing" }, `No page has “${query}”.`));
    if (entries.length) return;
    const links = near.map(({ entry, name }) =>
      plainItem(entry.address, name === entry.name ? name : `${name} (${entry.name})`),
    );
    if (links.length) {
      meta.append(made("p", { class: "mg-nothing" }, "Nearest names:"), made("ul", { class: "mg-near" }, ...links));
    }
    const lists = ".md-nav--primary > .md-nav__list > .md-nav__item > a.md-nav__link[href$='/index.html']";
    const doors = monographElements
      .all(document, lists, HTMLAnchorElement)
      .map((link) => plainItem(link.href, link.textContent.trim()));
    if (doors.length) {
      const shown = made("ul", { class: "mg-near mg-doors" }, ...doors);
      meta.append(made("p", { class: "mg-nothing" }, "Or look through:"), shown);
    }
  };

  /** @param {number} count */
  const tell = (count) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const name = entries[0]?.entry.name;
      const names = name ? `${counted(entries.length, "entry")}, reached with the arrow keys. First: ${name}.` : "";
      said.textContent = `${names} ${counted(count, "page")} with these words.`.trim();
    }, QUIET);
  };

  /**
   * @param {string} query
   * @param {Awaited<ReturnType<typeof monographPages.find>>} found
   */
  const showFound = (query, { pages, spelled }) => {
    waiting = [...pages];
    pageList.replaceChildren();
    if (pages.length) {
      wanted = spelled.reduce((text, [typed, other]) => text.replace(new RegExp(`\\b${typed}\\b`, "iu"), other), query);
      const whole = pages.some(({ missing }) => !missing.length);
      const what = spelled.length ? `No page has “${query}”. ` : "";
      meta.textContent = `${what}${counted(pages.length, "page")} with ${whole ? `“${wanted}”` : "some of these words"}`;
      showPages();
    } else noPage(query);
    tell(pages.length);
    goToFirst();
  };

  /**
   * @param {string} query
   * @param {number} mine
   */
  const showText = async (query, mine) => {
    try {
      const found = await monographPages.find(query);
      if (mine === turn) showFound(query, found);
    } catch {
      if (mine === turn) trouble();
    }
  };

  /** @param {string} typed */
  const complete = (typed) => {
    if (!suggested) return;
    const names = entries.flatMap(({ entry }) => [entry.name, ...entry.names]);
    const name = names.find((one) => one.toLowerCase().startsWith(typed.toLowerCase()));
    suggested.textContent = name && typed ? typed + name.slice(typed.length) : "";
  };

  const show = () => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    wanted = query;
    turn += 1;
    clearTimeout(pause);
    waiting = [];
    entries = hasNames ? monographNames.find(query) : [];
    showEntries(MOST);
    complete(field.value);
    scroller.scrollTop = 0;
    pageList.replaceChildren();
    if (!query || !monographSearch.askedFor(query).length) {
      meta.textContent = query ? "Type a word or a number" : "Type to start searching";
      said.textContent = "";
      return;
    }
    meta.textContent = "Searching the text of the pages…";
    const mine = turn;
    pause = setTimeout(() => showText(query, mine), PAUSE);
    goToFirst();
  };

  // To the first entry, or, once the text has been searched, to the first page.
  const goToFirst = () => {
    if (field.dataset["mgEntered"] === undefined || field.dataset["mgEntered"] !== field.value) return;
    const link = first(results, "a[href]", HTMLAnchorElement);
    if (!link) return;
    delete field.dataset["mgEntered"];
    link.click();
  };

  const begin = async () => {
    try {
      await monographEntries.ready();
    } catch {
      hasNames = false; // the text can still be searched
    }
    for (const happening of ["input", "focus"]) field.addEventListener(happening, show);
    field.form?.addEventListener("reset", () => setTimeout(show));
    field.addEventListener("entered", () => {
      show();
      goToFirst();
    });
    show();
    goToFirst();
  };
  begin();
})();

// What the search shows: entries by name, with their answers, and below them the pages whose text holds the words.
"use strict";

(() => {
  const search = globalThis.monographSearch;
  const here = new URL("..", document.currentScript.src);
  const dialog = document.querySelector(".md-search");
  const field = dialog.querySelector('[data-md-component="search-query"]');
  const results = dialog.querySelector('[data-md-component="search-result"]');
  const suggested = dialog.querySelector('[data-md-component="search-suggest"]');
  const scroller = results.closest(".md-search__scrollwrap");
  const meta = results.querySelector(".md-search-result__meta");
  const pageList = results.querySelector(":scope > .md-search-result__list");
  const marks = dialog.hasAttribute("data-mg-highlight");

  const MOST = 8; // entries shown before somebody asks for all
  const AT_ONCE = 10; // pages shown before somebody scrolls
  const PAUSE = 150; // milliseconds without a key before the text is searched
  const QUIET = 700; // ... before what was found is read out

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
  const more = made("button", "mg-entries-more");
  more.type = "button";
  const section = made("div", "mg-entries", heading, list, more);
  section.hidden = true;
  results.prepend(section);
  pageList.setAttribute("role", "list");
  pageList.setAttribute("aria-label", "Pages");
  const said = made("div", "mg-unseen");
  said.setAttribute("role", "status");
  dialog.querySelector(".md-search__inner").append(said);

  let asked = null;
  let wanted = ""; // the same, spelled as pages have it
  let turn = 0; // what is found for words that have changed since is dropped
  let pause = 0;
  let quiet = 0;
  let entries = [];
  let waiting = []; // pages found and not shown yet

  const counted = (count, one) => (count === 1 ? `1 ${one}` : `${count} ${one.replace(/y$/, "ie")}s`);

  function addressOf(address, id = "") {
    const target = new URL(address, here);
    if (marks) target.searchParams.set("h", wanted);
    if (id) target.hash = id;
    return target;
  }

  function linkTo(target, ...content) {
    const article = made("article", "md-search-result__article md-typeset", ...content);
    const link = made("a", "md-search-result__link", article);
    link.href = target;
    link.tabIndex = -1; // the arrow keys walk through them
    return link;
  }

  function chip(word, family) {
    return made("span", `mg-chip mg-${family}-${word.replaceAll(" ", "-").replaceAll(",", "")}`, word);
  }

  function verdictLine([place, verdict, certainty]) {
    const line = made("p", "mg-entries-said");
    const about = search.names.all()[place];
    if (about) line.append(made("span", "mg-entries-about", about.name), " ");
    line.append(chip(verdict, "verdict"));
    if (certainty) line.append(" ", made("span", "mg-entries-certainty", certainty));
    return line;
  }

  function entryItem({ entry, name }) {
    const title = made("p", "mg-entries-name", made("strong", "", entry.name), " ");
    title.append(made("span", "mg-entries-kind", entry.kind));
    if (name && name !== entry.name) title.append(made("span", "mg-entries-as", ` found as ${name}`));
    const link = linkTo(addressOf(entry.address), title, ...entry.said.map(verdictLine));
    if (entry.line) link.firstChild.append(made("p", "mg-entries-line", entry.line));
    return made("li", "md-search-result__item", link);
  }

  function showEntries(most) {
    list.replaceChildren(...entries.slice(0, most).map(entryItem));
    section.hidden = !entries.length;
    heading.textContent = entries.every(({ isAlike }) => isAlike) ? "Similar names" : "Entries";
    more.hidden = entries.length <= most;
    more.textContent = `Show all ${entries.length} entries`;
  }

  more.addEventListener("click", () => {
    const shown = list.children.length;
    showEntries(entries.length);
    list.children[shown]?.querySelector("a").focus();
  });

  const stretch = ([before, word]) => (word ? [before, made("mark", "", word)] : [before]);

  function pageItem({ page, address, title, missing }) {
    const parent = linkTo(addressOf(address), made("div", "md-search-result__icon md-icon"), made("h1", "", title));
    const item = made("li", "md-search-result__item", parent);
    if (missing.length) {
      const words = missing.flatMap((word) => [" ", made("del", "", word)]);
      parent.firstChild.append(made("p", "md-search-result__terms", "Missing:", ...words));
    }
    search.text.teaser(page, wanted).then(({ id, heading: name, stretches }) => {
      const text = made("p", "mg-teaser", ...stretches.flatMap(stretch));
      if (id) item.append(linkTo(addressOf(address, id), made("h2", "", name), text));
      else parent.firstChild.append(text);
    }, trouble);
    return item;
  }

  function showPages() {
    pageList.append(...waiting.splice(0, AT_ONCE).map(pageItem));
  }

  scroller.addEventListener("scroll", () => {
    if (waiting.length && scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 400) showPages();
  });

  function trouble() {
    meta.textContent = "The text of the pages could not be searched. Reload this page to try again.";
  }

  // Nobody is left with nothing: names that look alike, and the lists to look through.
  function noPage(query) {
    const near = entries.length ? [] : search.names.near(query);
    meta.replaceChildren(made("p", "mg-nothing", `No page has “${query}”.`));
    if (!near.length && entries.length) return;
    const links = near.map(({ entry, name }) => {
      const words = name === entry.name ? name : `${name} (${entry.name})`;
      return made("li", "", plainLink(entry.address, words));
    });
    if (links.length) meta.append(made("p", "mg-nothing", "Nearest names:"), made("ul", "mg-near", ...links));
    const lists = [...document.querySelectorAll(".md-nav--primary > .md-nav__list > .md-nav__item > a.md-nav__link[href$='/index.html']")];
    const doors = lists.map((link) => made("li", "", plainLink(link.href, link.textContent.trim())));
    if (doors.length) meta.append(made("p", "mg-nothing", "Or look through:"), made("ul", "mg-near mg-doors", ...doors));
  }

  function plainLink(address, words) {
    const link = made("a", "", words);
    link.href = new URL(address, here);
    link.tabIndex = -1;
    return link;
  }

  function tell(count) {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const first = entries[0]?.entry.name;
      const names = first ? `${counted(entries.length, "entry")}, reached with the arrow keys. First: ${first}.` : "";
      said.textContent = `${names} ${counted(count, "page")} with these words.`.trim();
    }, QUIET);
  }

  async function showText(query, mine) {
    let found;
    try {
      found = await search.text.find(query);
    } catch {
      if (mine === turn) trouble();
      return;
    }
    if (mine !== turn) return;
    const { pages, spelled } = found;
    waiting = [...pages];
    pageList.replaceChildren();
    if (pages.length) {
      const words = spelled.reduce((text, [typed, other]) => text.replace(new RegExp(`\\b${typed}\\b`, "iu"), other), query);
      const whole = pages.some(({ missing }) => !missing.length);
      const what = spelled.length ? `No page has “${query}”. ` : "";
      meta.textContent = `${what}${counted(pages.length, "page")} ${whole ? `with “${words}”` : `with some of these words`}`;
      wanted = words;
      showPages();
    } else noPage(query);
    tell(pages.length);
    goToFirst();
  }

  function complete(query) {
    if (!suggested) return;
    const name = entries.flatMap(({ entry }) => [entry.name, ...entry.names]).find((one) => one.toLowerCase().startsWith(query.toLowerCase()));
    suggested.textContent = name && query ? query + name.slice(query.length) : "";
  }

  function show() {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    wanted = query;
    turn += 1;
    clearTimeout(pause);
    waiting = [];
    entries = search.names.find(query);
    showEntries(MOST);
    complete(field.value);
    scroller.scrollTop = 0;
    pageList.replaceChildren();
    if (!query || !search.askedFor(query).length) {
      meta.textContent = query ? "Type a word or a number" : "Type to start searching";
      said.textContent = "";
      return;
    }
    meta.textContent = "Searching the text of the pages…";
    const mine = turn;
    pause = setTimeout(() => showText(query, mine), PAUSE);
    goToFirst();
  }

  // To the first entry, or, once the text has been searched, to the first page.
  function goToFirst() {
    if (field.dataset.mgEntered === undefined || field.dataset.mgEntered !== field.value) return;
    const first = results.querySelector("a[href]");
    if (!first) return;
    delete field.dataset.mgEntered;
    first.click();
  }

  async function begin() {
    try {
      await search.names.ready();
    } catch {
      search.names.find = () => []; // the text can still be searched
      search.names.near = () => [];
    }
    for (const happening of ["input", "focus"]) field.addEventListener(happening, show);
    field.form.addEventListener("reset", () => setTimeout(show));
    field.addEventListener("entered", () => {
      show();
      goToFirst();
    });
    show();
    goToFirst();
  }
  begin();
})();

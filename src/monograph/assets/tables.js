// Long tables and comparisons can be sorted, narrowed by words, relieved of columns and saved as CSV; what is chosen
// stands in the page's address, so that it can be sent to others. Without this file a table is shown as it is.
"use strict";

(() => {
  const LONG = 6; // rows from which tools are worth their room; a comparison has them from two rows on
  // In the order of the vocabulary: words that have an order of their own are not sorted by the alphabet.
  const RANKS = {
    certainty: ["high", "moderate", "low", "very-low", "not-rated", "no-evidence-found"],
    verdict: [
      "probably-helps",
      "may-help",
      "uncertain",
      "probably-no-effect",
      "may-do-more-harm-than-good",
      "no-evidence-found",
      "supported",
      "partly-supported",
      "indirect-population",
      "unsupported",
      "contradicted",
    ],
  };
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  // The card of a citation takes the title of its mark away (cards.js, which runs after this file).
  const said = new Map([...document.querySelectorAll(".mg-table .mg-cite a")].map((mark) => [mark, mark.title]));

  const made = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...content);
    return element;
  };

  // So that "Bjorn" finds "Björn".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // What a cell holds, without the box that is there for cards on narrow screens.
  const contentOf = (cell) => (cell.matches("td") ? cell.firstElementChild : cell);

  /* The value of a cell when rows are sorted ------------------------------------------------------------ */

  // The words of a cell without citation marks; nothing when all it says is that something is missing.
  function wordsOf(cell) {
    const copy = contentOf(cell).cloneNode(true);
    copy.querySelectorAll(".mg-cite").forEach((mark) => mark.remove());
    const words = copy.textContent.trim();
    copy.querySelectorAll(".mg-absent").forEach((one) => one.remove());
    return copy.textContent.trim() ? words : "";
  }

  function rankOf(cell) {
    const chip = cell.querySelector('[class*="mg-verdict-"], [class*="mg-certainty-"]');
    const [, family, name] = chip?.className.match(/mg-(verdict|certainty)-([\w-]+)/) ?? [];
    const rank = family ? RANKS[family].indexOf(name) : -1;
    return rank < 0 ? null : rank;
  }

  // A number at the beginning, a day, a month, or null.
  function numberOf(words) {
    const date = words.match(/^(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})\b/);
    const month = date ? MONTHS.indexOf(date[2]) : -1;
    if (month >= 0) return Number(date[3]) + (month * 31 + Number(date[1] ?? 0)) / 400;
    const number = words.match(/^[<>≤≥~±]?\s*([+\-−]?\d[\d,]*(?:\.\d+)?)/);
    return number ? Number(number[1].replaceAll(",", "").replace("−", "-")) : null;
  }

  function valuesOf(rows, column) {
    const cells = rows.map((row) => row.cells[column]);
    const words = cells.map(wordsOf);
    const ranks = cells.map(rankOf);
    if (ranks.some((rank) => rank !== null)) return words.map((text, index) => ({ text, number: ranks[index] }));
    const numbers = words.map(numberOf);
    const filled = words.filter(Boolean).length;
    const areNumbers = numbers.filter((number) => number !== null).length * 2 > filled;
    return words.map((text, index) => ({ text, number: areNumbers ? numbers[index] : null }));
  }

  // What is missing comes last whichever way the rows are sorted; words come after numbers.
  function compared(one, other, isReversed) {
    if (!one.text || !other.text) return Boolean(other.text) - Boolean(one.text);
    const way = isReversed ? -1 : 1;
    if (one.number === null || other.number === null) {
      return (one.number === null) - (other.number === null) || way * collator.compare(one.text, other.text);
    }
    return way * (one.number - other.number || collator.compare(one.text, other.text));
  }

  /* CSV as in exports/tables: the same words, and safe to open in a spreadsheet -------------------------- */

  const SKIPPED = "[\\s\\x00-\\x1f\\x7f-\\xa0\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2064\\ufeff']*";
  const UNSAFE = new RegExp(`(^|;)('*)(?=${SKIPPED}[=+\\-@＝＋－＠﹢﹣﹦﹫])`, "gu");
  const quoted = (text) => `"${text.replace(UNSAFE, "$1'$2").replaceAll('"', '""')}"`;

  function citedIn(mark) {
    const parts = [];
    const read = (node) => {
      if (said.has(node)) parts.push(said.get(node));
      else if (node.nodeType !== Node.TEXT_NODE) node.childNodes.forEach(read);
      else if (node.data.replace(/[ ,;–]/g, "")) parts.push(`${node.data.replace(/^[ ,;]+|[ ,;]+$/g, "")}\u00a0`);
    };
    mark.childNodes.forEach((node) => node.className === "mg-card" || read(node));
    return parts.join("; ").replaceAll("\u00a0; ", " ").replaceAll("\u00a0", " ").trim();
  }

  // Lines are parted by a bar, lines in a line by a semicolon; a remark stands in brackets, a work in square ones.
  function readable(cell) {
    const parts = [];
    const write = (text) => text && parts.push(text);
    const beginLine = (isDivision, isInside) => {
      const soFar = parts.join("").trimEnd();
      write(soFar && !/[|;:(]$/.test(soFar) && isDivision ? (isInside ? "; " : " | ") : " ");
    };
    const read = (node, isInside) => {
      if (node.nodeType === Node.TEXT_NODE) return write(node.data);
      if (node.className === "mg-cite") return write(` [${citedIn(node)}]`);
      const isLine = node.matches("div, p, li");
      const isRemark = /^mg-(note|also|why|slip)$/.test(node.className);
      const isComputed = node.className === "mg-computed";
      if (isRemark) {
        if ([" | ", "; "].includes(parts.at(-1))) parts.pop();
        write(" (");
      } else if (isLine && !isComputed) {
        beginLine(node.matches("div"), isInside);
        write(node.matches("li") ? "• " : "");
      }
      node.childNodes.forEach((child) => read(child, isInside || isLine));
      if (isRemark) write(")");
      if (isComputed) write(`, ${node.title.charAt(0).toLowerCase()}${node.title.slice(1)}`);
    };
    contentOf(cell).childNodes.forEach((node) => read(node, false));
    return parts.join("").split(/\s+/).join(" ").trim();
  }

  function save(name, rows) {
    const csv = rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
    // Without the mark Excel reads UTF-8 as the system's old encoding.
    const address = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
    made("a", { href: address, download: `${plain(name).replace(/[^a-z0-9]+/g, "-")}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /* One table -------------------------------------------------------------------------------------------- */

  function equip(region, suffix) {
    const table = region.querySelector("table");
    const caption = table.caption.textContent;
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const texts = rows.map((row) => plain([...row.cells].map((cell) => contentOf(cell).textContent).join(" ")));
    const heads = [...table.tHead.rows[0].cells];
    const names = heads.map((head) => head.textContent);
    const values = new Map(); // by column, made when first asked for
    const chosen = { words: "", column: -1, isReversed: false, hidden: new Set() };

    const words = made("input", { type: "search", autocomplete: "off" });
    const by = made("select", {}, made("option", { value: "" }, "the page"));
    names.forEach((name, column) => {
      by.append(made("option", { value: `${column}` }, name), made("option", { value: `${column}r` }, `${name}, reversed`));
    });
    const boxes = names.map((_, column) => made("input", { type: "checkbox" }));
    const choiceId = `mg-choice${suffix}`;
    const choice = made(
      "fieldset",
      { class: "mg-choice", id: choiceId, hidden: "" },
      made("legend", {}, "Columns shown"),
      ...boxes.map((box, column) => made("label", {}, box, ` ${names[column]}`)).slice(1), // the first names the row
    );
    const opener = made("button", { type: "button", "aria-expanded": "false", "aria-controls": choiceId }, "Columns");
    const saver = made("button", { type: "button" }, "Save as CSV");
    const reset = made("button", { type: "button" }, "Show all");
    const status = made("output", { "aria-live": "polite" });
    const tools = made(
      "div",
      { class: "mg-tools", role: "group", "aria-label": `Tools: ${caption}` },
      made("label", {}, "Rows with ", words),
      made("label", { class: "mg-by" }, "In the order of ", by),
      ...(names.length > 2 ? [opener] : []),
      saver,
      reset,
      status,
      choice,
    );

    const sorters = heads.map((head) => {
      // A button holds no link; where the head has one, the button stands beside it.
      const sorter = head.querySelector("a")
        ? made("button", { type: "button", class: "mg-sort mg-beside", "aria-label": `Sort by ${head.textContent}` })
        : made("button", { type: "button", class: "mg-sort" }, ...head.childNodes);
      head.append(sorter);
      return sorter;
    });

    const isShown = (_, column) => !chosen.hidden.has(column);

    function order() {
      const { column, isReversed } = chosen;
      if (column < 0) return rows;
      if (!values.has(column)) values.set(column, new Map(valuesOf(rows, column).map((value, i) => [rows[i], value])));
      const of = values.get(column);
      return [...rows].sort((one, other) => compared(of.get(one), of.get(other), isReversed));
    }

    function show() {
      const wanted = plain(chosen.words).split(/\s+/).filter(Boolean);
      const here = rows.filter((row) => !row.hidden); // compare.js shows only the rows that were chosen
      let count = 0;
      rows.forEach((row, index) => {
        const fits = wanted.every((word) => texts[index].includes(word));
        row.classList.toggle("mg-off", !fits);
        count += fits && !row.hidden;
        [...row.cells].forEach((cell, column) => cell.classList.toggle("mg-off", !isShown(cell, column)));
      });
      heads.forEach((head, column) => {
        head.classList.toggle("mg-off", !isShown(head, column));
        if (column === chosen.column) head.setAttribute("aria-sort", chosen.isReversed ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      words.value = chosen.words;
      by.value = chosen.column < 0 ? "" : `${chosen.column}${chosen.isReversed ? "r" : ""}`;
      boxes.forEach((box, column) => (box.checked = isShown(box, column)));
      const sorted = chosen.column < 0 ? "" : `, by ${names[chosen.column]}${chosen.isReversed ? ", reversed" : ""}`;
      status.textContent = `${count === here.length ? "" : `${count} of `}${here.length} rows${sorted}`;
      table.style.setProperty("--mg-columns", names.length - chosen.hidden.size);
      reset.hidden = !(wanted.length || sorted || chosen.hidden.size);
    }

    const arrange = () => body.append(...order());

    function remember() {
      const query = new URLSearchParams(location.search);
      const put = (name, value) => (value ? query.set(name + suffix, value) : query.delete(name + suffix));
      put("words", chosen.words.trim());
      put("sort", names[chosen.column]);
      put("reversed", chosen.column >= 0 && chosen.isReversed ? "yes" : "");
      query.delete(`without${suffix}`);
      chosen.hidden.forEach((column) => query.append(`without${suffix}`, names[column]));
      const search = `${query}`.replaceAll("%2C", ",");
      history.replaceState(null, "", (search ? `?${search}` : location.pathname) + location.hash);
    }

    function recall() {
      const query = new URLSearchParams(location.search);
      chosen.words = query.get(`words${suffix}`) ?? "";
      chosen.column = names.indexOf(query.get(`sort${suffix}`));
      chosen.isReversed = query.has(`reversed${suffix}`);
      const columns = query.getAll(`without${suffix}`).map((name) => names.indexOf(name));
      chosen.hidden = new Set(columns.filter((column) => column > 0));
    }

    function choose(changes) {
      const isSorted = "column" in changes;
      Object.assign(chosen, changes);
      if (isSorted) arrange();
      show();
      remember();
    }

    words.addEventListener("input", () => choose({ words: words.value }));
    by.addEventListener("change", () => {
      choose({ column: by.value ? parseInt(by.value, 10) : -1, isReversed: by.value.endsWith("r") });
    });
    sorters.forEach((sorter, column) => {
      // The first press sorts, the second turns round, the third gives the order of the page back.
      sorter.addEventListener("click", () => {
        const isSame = chosen.column === column;
        choose({ column: isSame && chosen.isReversed ? -1 : column, isReversed: isSame && !chosen.isReversed });
      });
    });
    choice.addEventListener("change", () => {
      choose({ hidden: new Set(boxes.flatMap((box, column) => (box.checked ? [] : [column]))) });
    });
    opener.addEventListener("click", () => {
      choice.hidden = !choice.hidden;
      opener.setAttribute("aria-expanded", `${!choice.hidden}`);
    });
    saver.addEventListener("click", () => {
      const shown = [...body.rows].filter((row) => !row.matches(".mg-off, [hidden]"));
      save(caption, [names.filter(isShown), ...shown.map((row) => [...row.cells].filter(isShown).map(readable))]);
    });
    reset.addEventListener("click", () => {
      choose({ words: "", column: -1, isReversed: false, hidden: new Set() });
      words.focus(); // the button is gone
    });

    region.addEventListener("mg-rows", show);

    recall();
    if (chosen.column >= 0) arrange();
    region.before(tools);
    region.classList.add("mg-ready");
    show();
  }

  const isWorthIt = (region) =>
    region.querySelectorAll("tbody > tr").length >= (region.classList.contains("mg-compared") ? 2 : LONG);

  // The first table's choices have plain names in the address, the second's end in 2.
  [...document.querySelectorAll(".mg-table")]
    .filter(isWorthIt)
    .forEach((region, index) => equip(region, index ? `${index + 1}` : ""));
})();

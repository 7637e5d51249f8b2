// Long tables and comparisons can be sorted, narrowed by words and relieved of columns; what is chosen is in the
// page's address. The table as a file is offered where the site has one. Without this file a table is shown as it is.
"use strict";

(() => {
  const { all, first, made } = monographElements;
  const { plain, holds, remember } = monographChoices;
  const { contentOf, valuesOf, compared } = monographOrder;
  const LONG = 6; // rows from which tools are worth their room; a comparison has them from two rows on
  const FIRST = 0; // the column that names the row, which cannot be put away
  const NONE = -1;

  /** @typedef {{ words: string, column: number, isReversed: boolean, hidden: Set<number> }} Chosen */

  /** @returns {Chosen} */
  const nothing = () => ({ words: "", column: NONE, isReversed: false, hidden: new Set() });

  /**
   * The choices that the address names; of names that the table does not have, nothing is chosen.
   * @param {string[]} names of columns
   * @param {string} suffix
   * @returns {Chosen}
   */
  const recalled = (names, suffix) => {
    const query = new URLSearchParams(location.search);
    const columns = query.getAll(`without${suffix}`).map((name) => names.indexOf(name));
    return {
      words: query.get(`words${suffix}`) ?? "",
      column: names.indexOf(query.get(`sort${suffix}`) ?? ""),
      isReversed: query.has(`reversed${suffix}`),
      hidden: new Set(columns.filter((column) => column > FIRST)),
    };
  };

  /**
   * @param {Chosen} chosen
   * @param {string[]} names
   * @param {string} suffix
   */
  const rememberAll = (chosen, names, suffix) => {
    const query = new URLSearchParams(location.search);
    const sorted = names[chosen.column] ?? "";
    const put = { words: chosen.words.trim(), sort: sorted, reversed: sorted && chosen.isReversed ? "yes" : "" };
    for (const [name, value] of Object.entries(put)) {
      if (value) query.set(name + suffix, value);
      else query.delete(name + suffix);
    }
    query.delete(`without${suffix}`);
    for (const column of chosen.hidden) query.append(`without${suffix}`, names[column] ?? "");
    remember(query);
  };

  /**
   * The file with a table, among those that its page offers: of several tables it is that of the comparison.
   * @param {Element} region
   */
  const fileOf = (region) => {
    const isMeant = region.matches(".mg-compared") || document.querySelectorAll(".mg-table").length === 1;
    return isMeant ? first(document, '.mg-downloads a[href$=".csv"]', HTMLAnchorElement) : undefined;
  };

  /**
   * @param {string} caption
   * @param {string[]} names
   * @param {string} suffix
   * @param {HTMLAnchorElement | undefined} file
   */
  const toolsOf = (caption, names, suffix, file) => {
    const words = made("input", { type: "search", autocomplete: "off" });
    const orders = names.flatMap((name, column) => [
      made("option", { value: `${column}` }, name),
      made("option", { value: `${column}r` }, `${name}, reversed`),
    ]);
    const by = made("select", {}, made("option", { value: "" }, "the page"), ...orders);
    const boxes = names.map(() => made("input", { type: "checkbox" }));
    const labels = boxes.map((box, column) => made("label", {}, box, ` ${names[column]}`)).slice(FIRST + 1);
    const id = `mg-choice${suffix}`;
    const choice = made("fieldset", { class: "mg-choice", id, hidden: "" }, made("legend", {}, "Columns shown"), ...labels);
    const opener = made("button", { type: "button", "aria-expanded": "false", "aria-controls": id }, "Columns");
    const saver = made("a", { href: file?.href ?? "", download: "", class: "mg-save" });
    const reset = made("button", { type: "button" }, "Show all");
    const status = made("output", { "aria-live": "polite" });
    const whole = made(
      "div",
      { class: "mg-tools", role: "group", "aria-label": `Tools: ${caption}` },
      made("label", {}, "Rows with ", words),
      made("label", { class: "mg-by" }, "In the order of ", by),
      ...(names.length > 2 ? [opener] : []),
      ...(file ? [saver] : []),
      reset,
      status,
      choice,
    );
    return { whole, words, by, boxes, choice, opener, saver, reset, status };
  };

  /**
   * A button that sorts by a column. A button holds no link; where the head has one, the button is next to it.
   * @param {HTMLTableCellElement} head
   */
  const sorterOf = (head) => {
    const sorter = head.querySelector("a")
      ? made("button", { type: "button", class: "mg-sort mg-beside", "aria-label": `Sort by ${head.textContent}` })
      : made("button", { type: "button", class: "mg-sort" }, ...head.childNodes);
    head.append(sorter);
    return sorter;
  };

  /**
   * @param {Element} region
   * @param {string} suffix
   */
  const equip = (region, suffix) => {
    const table = first(region, "table", HTMLTableElement);
    const body = table?.tBodies[0];
    if (!table || !body) return;
    const rows = [...body.rows];
    const texts = rows.map((row) => plain([...row.cells].map((cell) => contentOf(cell).textContent).join(" ")));
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const names = heads.map((head) => head.textContent);
    const tools = toolsOf(table.caption?.textContent ?? "", names, suffix, fileOf(region));
    const sorters = heads.map(sorterOf);
    const chosen = recalled(names, suffix);

    const arrange = () => {
      const { column, isReversed } = chosen;
      if (column === NONE) return body.append(...rows);
      const values = valuesOf(rows.map((row) => row.cells[column] ?? row));
      const sorted = rows.map((row, place) => ({ row, value: values[place] ?? { text: "", number: null } }));
      sorted.sort((one, other) => compared(one.value, other.value, isReversed));
      return body.append(...sorted.map(({ row }) => row));
    };

    const showRows = () => {
      const fitting = rows.filter((row, place) => {
        const fits = holds(texts[place] ?? "", chosen.words);
        row.classList.toggle("mg-off", !fits);
        return fits && !row.hidden; // compare.js shows only the rows that were chosen
      });
      const here = rows.filter((row) => !row.hidden).length;
      const sorted = names[chosen.column];
      const by = sorted === undefined ? "" : `, by ${sorted}${chosen.isReversed ? ", reversed" : ""}`;
      tools.status.textContent = `${fitting.length === here ? "" : `${fitting.length} of `}${here} rows${by}`;
    };

    const showColumns = () => {
      for (const row of [...rows, { cells: heads }]) {
        for (const [column, cell] of [...row.cells].entries()) cell.classList.toggle("mg-off", chosen.hidden.has(column));
      }
      for (const [column, head] of heads.entries()) {
        if (column === chosen.column) head.setAttribute("aria-sort", chosen.isReversed ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      table.style.setProperty("--mg-columns", `${names.length - chosen.hidden.size}`);
    };

    const show = () => {
      showRows();
      showColumns();
      tools.words.value = chosen.words;
      tools.by.value = chosen.column === NONE ? "" : `${chosen.column}${chosen.isReversed ? "r" : ""}`;
      for (const [column, box] of tools.boxes.entries()) box.checked = !chosen.hidden.has(column);
      const isWhole = !chosen.hidden.size && !rows.some((row) => row.hidden || row.matches(".mg-off"));
      tools.saver.textContent = isWhole ? "Save as CSV" : "Save the whole table as CSV";
      tools.reset.hidden = !chosen.words.trim() && !chosen.hidden.size && chosen.column === NONE;
    };

    /** @param {Partial<Chosen>} changes */
    const choose = (changes) => {
      Object.assign(chosen, changes);
      if ("column" in changes) arrange();
      show();
      rememberAll(chosen, names, suffix);
    };

    tools.words.addEventListener("input", () => choose({ words: tools.words.value }));
    tools.by.addEventListener("change", () => {
      const { value } = tools.by;
      choose({ column: value ? Number.parseInt(value, 10) : NONE, isReversed: value.endsWith("r") });
    });
    for (const [column, sorter] of sorters.entries()) {
      // The first press sorts, the second turns round, the third gives the order of the page back.
      sorter.addEventListener("click", () => {
        const isSame = chosen.column === column;
        choose({ column: isSame && chosen.isReversed ? NONE : column, isReversed: isSame && !chosen.isReversed });
      });
    }
    tools.choice.addEventListener("change", () => {
      choose({ hidden: new Set(tools.boxes.flatMap((box, column) => (box.checked ? [] : [column]))) });
    });
    tools.opener.addEventListener("click", () => {
      tools.choice.hidden = !tools.choice.hidden;
      tools.opener.setAttribute("aria-expanded", `${!tools.choice.hidden}`);
    });
    tools.reset.addEventListener("click", () => {
      choose(nothing());
      tools.words.focus(); // the button is gone
    });
    region.addEventListener("mg-rows", show);

    if (chosen.column !== NONE) arrange();
    region.before(tools.whole);
    region.classList.add("mg-ready");
    show();
  };

  /** @param {Element} region */
  const isWorthIt = (region) =>
    region.querySelectorAll("tbody > tr").length >= (region.matches(".mg-compared") ? 2 : LONG);

  // The first table's choices have plain names in the address, the second's end in 2.
  const regions = all(document, ".mg-table", HTMLElement).filter(isWorthIt);
  for (const [place, region] of regions.entries()) equip(region, place ? `${place + 1}` : "");
})();

// What a cell is worth when the rows of a table are sorted.
"use strict";

const monographOrder = (() => {
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  /** @typedef {{ text: string, number: number | null }} Value */

  /**
   * What a cell holds, without the box that is there for cards on narrow screens.
   * @param {Element} cell
   */
  const contentOf = (cell) => (cell.matches("td") ? (cell.firstElementChild ?? cell) : cell);

  /**
   * The words of an element without the parts that fit a selector.
   * @param {Element} element
   * @param {string} selector
   */
  const wordsWithout = (element, selector) => {
    const copy = document.importNode(element, true);
    for (const part of copy.querySelectorAll(selector)) part.remove();
    return copy.textContent.trim();
  };

  /**
   * The words of a cell without citation marks; nothing when all it says is that something is missing.
   * @param {Element} cell
   */
  const wordsOf = (cell) => {
    const content = contentOf(cell);
    return wordsWithout(content, ".mg-cite, .mg-absent") && wordsWithout(content, ".mg-cite");
  };

  /**
   * The place of a word that has an order of its own, which the page says.
   * @param {Element} cell
   */
  const rankOf = (cell) => {
    const rank = cell.querySelector("[data-sort]")?.getAttribute("data-sort");
    return rank ? Number(rank) : null;
  };

  /**
   * A number at the beginning, a day, a month, or null.
   * @param {string} words
   */
  const numberOf = (words) => {
    const [, day = "0", name = "", year = ""] = words.match(/^(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})\b/) ?? [];
    const month = MONTHS.indexOf(name);
    if (month >= 0) return Number(year) + (month * 31 + Number(day)) / 400;
    const number = words.match(/^[<>≤≥~±]?\s*([+\-−]?\d[\d,]*(?:\.\d+)?)/)?.[1];
    return number === undefined ? null : Number(number.replaceAll(",", "").replace("−", "-"));
  };

  /**
   * The values of a column, in the order of its cells: ranks where there are any, numbers where most are numbers.
   * @param {Element[]} cells
   * @returns {Value[]}
   */
  const valuesOf = (cells) => {
    const words = cells.map(wordsOf);
    const ranks = cells.map(rankOf);
    const numbers = words.map(numberOf);
    const areNumbers = numbers.filter((number) => number !== null).length * 2 > words.filter(Boolean).length;
    const shown = ranks.some((rank) => rank !== null) ? ranks : areNumbers ? numbers : [];
    return words.map((text, place) => ({ text, number: shown[place] ?? null }));
  };

  /**
   * What is missing comes last whichever way the rows are sorted; words come after numbers.
   * @param {Value} one
   * @param {Value} other
   * @param {boolean} isReversed
   */
  const compared = (one, other, isReversed) => {
    if (!one.text || !other.text) return Number(!one.text) - Number(!other.text);
    const way = isReversed ? -1 : 1;
    if (one.number === null || other.number === null) {
      const kinds = Number(one.number === null) - Number(other.number === null);
      return kinds || way * collator.compare(one.text, other.text);
    }
    return way * (one.number - other.number || collator.compare(one.text, other.text));
  };

  return { contentOf, valuesOf, compared };
})();

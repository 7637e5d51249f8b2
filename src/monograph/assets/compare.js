// Shows the treatments that are ticked, a column each; the address names them, so that a choice can be sent to others.
// Every row is in the page from the start. Without this file all of them are shown.
"use strict";

(() => {
  const { all, first } = monographElements;
  const form = first(document, ".mg-pick", HTMLFormElement);
  const region = document.querySelector(".mg-picked");
  const status = form?.querySelector("output");
  if (!form || !region || !status) return;
  const boxes = all(form, "input", HTMLInputElement);
  const known = new Set(boxes.map((box) => box.value));
  const rows = all(region, "tbody > tr", HTMLTableRowElement);
  /** @type {Set<string>} */
  let chosen = new Set();

  /**
   * The first cell leads to the treatment's page, which bears its id.
   * @param {HTMLTableRowElement} row
   */
  const idOf = (row) => /([^/]+)\.html$/.exec(row.querySelector("th a")?.getAttribute("href") ?? "")?.[1] ?? "";
  const ids = new Map(rows.map((row) => [row, idOf(row)]));

  const told = () => {
    if (chosen.size > 1) return `${chosen.size} treatments side by side.`;
    return chosen.size ? "One treatment chosen; tick another to compare." : `None chosen: all ${rows.length} are shown.`;
  };

  const show = () => {
    for (const box of boxes) box.checked = chosen.has(box.value); // a treatment is under each of its conditions
    for (const row of rows) row.hidden = chosen.size > 0 && !chosen.has(ids.get(row) ?? "");
    region.classList.toggle("mg-turned", chosen.size > 0);
    status.textContent = told();
    region.dispatchEvent(new Event("mg-rows")); // tables.js counts them
  };

  const choose = () => {
    show();
    const query = new URLSearchParams(location.search);
    if (chosen.size) query.set("drugs", [...chosen].join(","));
    else query.delete("drugs");
    monographChoices.remember(query);
  };

  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    choose();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      chosen = new Set();
      choose();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const asked = new URLSearchParams(location.search).get("drugs") ?? "";
  chosen = new Set(asked.split(",").filter((id) => known.has(id)));
  form.classList.add("mg-ready");
  show();
})();

// Shows the treatments that are ticked, a column each; the address names them, so that a choice can be sent to others.
// Every row is in the page from the start. Without this file all of them are shown.
"use strict";

(() => {
  const form = document.querySelector(".mg-pick");
  const region = document.querySelector(".mg-picked");
  if (!form || !region) return;
  const boxes = [...form.querySelectorAll("input")];
  const known = new Set(boxes.map((box) => box.value));
  const rows = [...region.querySelectorAll("tbody > tr")];
  const status = form.querySelector("output");
  let chosen = new Set();

  // The first cell leads to the treatment's page, which bears its id.
  const idOf = (row) => row.querySelector("th a").getAttribute("href").match(/([^/]+)\.html$/)[1];
  const ids = new Map(rows.map((row) => [row, idOf(row)]));

  function show() {
    boxes.forEach((box) => (box.checked = chosen.has(box.value))); // a treatment stands under each of its conditions
    rows.forEach((row) => (row.hidden = chosen.size > 0 && !chosen.has(ids.get(row))));
    region.classList.toggle("mg-turned", chosen.size > 0);
    if (chosen.size > 1) status.textContent = `${chosen.size} treatments side by side.`;
    else if (chosen.size) status.textContent = "One treatment chosen; tick another to compare.";
    else status.textContent = `None chosen: all ${rows.length} are shown.`;
    region.dispatchEvent(new Event("mg-rows")); // tables.js counts them
  }

  function remember() {
    const query = new URLSearchParams(location.search);
    if (chosen.size) query.set("drugs", [...chosen].join(","));
    else query.delete("drugs");
    const search = `${query}`.replaceAll("%2C", ",");
    history.replaceState(null, "", (search ? `?${search}` : location.pathname) + location.hash);
  }

  form.addEventListener("change", ({ target }) => {
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    show();
    remember();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      chosen = new Set();
      show();
      remember();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const asked = new URLSearchParams(location.search).get("drugs") ?? "";
  chosen = new Set(asked.split(",").filter((id) => known.has(id)));
  form.classList.add("mg-ready");
  show();
})();

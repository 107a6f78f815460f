// <table data-filter-box="label">: a box above the table that keeps the rows containing what is typed.
"use strict";
let boxes = 0;
for (const table of document.querySelectorAll("table[data-filter-box]")) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  if (rows.length < 6) continue;
  const id = `filter-box-${++boxes}`;
  const box = document.createElement("div");
  box.className = "filter-box";
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = table.dataset.filterBox;
  const input = Object.assign(document.createElement("input"), { id, type: "search", autocomplete: "off" });
  const count = document.createElement("output");
  count.className = "muted";
  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) { row.hidden = !row.textContent.toLowerCase().includes(wanted); shown += !row.hidden; }
    count.textContent = wanted ? `找到 ${shown} 行，共 ${rows.length} 行` : `共 ${rows.length} 行`;
  };
  input.addEventListener("input", show);
  box.append(label, input, count);
  (table.closest(".scroll") ?? table).before(box);
  show();
}

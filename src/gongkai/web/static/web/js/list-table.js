// <section data-list data-whole>: a list that is whole in the page is filtered and sorted where it stands; without
// data-whole a choice of order is sent at once. The form and the links of the heads work without this.
"use strict";
const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
const folded = (text) => text.normalize("NFKC").toLowerCase();
for (const section of document.querySelectorAll("[data-list]")) {
  const form = section.querySelector("[data-list-tools]");
  const table = section.querySelector("table.list");
  if (!form) continue;
  const { q, sort } = form.elements;
  if (!("whole" in section.dataset) || !table) {
    sort.addEventListener("change", () => form.requestSubmit());
    continue;
  }
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const texts = rows.map((row) => folded([...row.cells].map((cell) => `${cell.textContent}\n${cell.dataset.value ?? ""}`).join("\n")));
  const heads = [...table.tHead.rows[0].cells];
  const count = form.querySelector("[data-list-count]");
  const { noun } = count.dataset;
  form.querySelector("button").hidden = true;

  const filter = () => {
    const words = folded(q.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => texts[place].includes(word));
      shown += !row.hidden;
    });
    count.textContent = words.length ? `找到 ${shown} ${noun}，共 ${rows.length} ${noun}` : `共 ${rows.length} ${noun}`;
  };

  const key = (cell, kind) => {
    const text = cell.dataset.value ?? cell.textContent.trim();
    return kind === "number" && text !== "" ? Number(text) : text;
  };
  const compare = (kind, one, other) =>
    kind === "number" ? one - other : kind === "date" ? (one < other ? -1 : Number(one > other)) : collator.compare(one, other);

  const order = (wanted) => {
    const code = wanted.replace(/^-/, "");
    const at = heads.findIndex((head) => head.dataset.code === code);
    if (at < 0) { body.append(...rows); } else {
      const { kind } = heads[at].dataset;
      const turn = wanted.startsWith("-") ? -1 : 1;
      const keyed = rows.map((row) => [key(row.cells[at], kind), row]);
      const isBlank = (found) => found === "" || Number.isNaN(found);
      const told = keyed.filter(([found]) => !isBlank(found)).sort(([one], [other]) => turn * compare(kind, one, other));
      body.append(...told.map(([, row]) => row), ...keyed.filter(([found]) => isBlank(found)).map(([, row]) => row));
    }
    heads.forEach((head, place) => {
      if (place === at) head.setAttribute("aria-sort", wanted.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    sort.value = wanted;
  };

  q.addEventListener("input", filter);
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  sort.addEventListener("change", () => order(sort.value));
  for (const head of heads) {
    head.querySelector("a")?.addEventListener("click", (event) => {
      event.preventDefault();
      const isUp = head.getAttribute("aria-sort") === "ascending";
      order(`${isUp ? "-" : ""}${head.dataset.code}`);
    });
  }
  if (q.value) filter();
}

// <form data-redaction> with pages [data-page] > [data-sheet] and rows [data-box]: a row is drawn as a box over its page, where
// it is drawn, moved and resized by mouse, finger or keyboard; the row's numbers follow. Without this the numbers are the form.
"use strict";
for (const form of document.querySelectorAll("form[data-redaction]")) {
  const list = document.querySelector("[data-boxes]");
  const pattern = document.querySelector("[data-box-template]").content.querySelector("[data-box]");
  const sheets = new Map([...form.querySelectorAll("[data-page]")].map((page) => [page.dataset.page, page.querySelector("[data-sheet]")]));
  const boxes = new Map();
  const LEAST = 0.4;
  const STEP = 0.5;
  let isDirty = false;
  let isLeaving = false;

  const input = (row, name) => row.querySelector(`[name=${name}]`);
  const number = (row, name) => Number.parseFloat(input(row, name).value);
  const rounded = (value) => String(Math.round(value * 100) / 100);
  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const isEmpty = (row) => ["left", "top", "width", "height"].every((name) => !input(row, name).value.trim());
  const rows = () => [...list.querySelectorAll("[data-box]")];

  const write = (row, place) => {
    for (const [name, value] of Object.entries(place)) input(row, name).value = rounded(value);
    isDirty = true;
    show(row);
  };
  const placeOf = (row) => ({ left: number(row, "left"), top: number(row, "top"), width: number(row, "width"), height: number(row, "height") });

  const choose = (row, { look = false } = {}) => {
    for (const [other, box] of boxes) {
      const isChosen = other === row;
      other.toggleAttribute("data-chosen", isChosen);
      box.toggleAttribute("data-chosen", isChosen);
    }
    const box = boxes.get(row);
    if (look && box) { box.scrollIntoView({ block: "center" }); box.focus({ preventScroll: true }); }
  };

  const drop = (row) => {
    boxes.get(row)?.remove();
    boxes.delete(row);
    row.remove();
    isDirty = true;
    renumber();
  };

  const renumber = () => {
    let count = 0;
    for (const row of rows()) {
      const box = boxes.get(row);
      const go = row.querySelector("[data-box-go]");
      go.hidden = !box;
      row.querySelector("[data-box-drop]").hidden = !box;
      if (!box) continue;
      count += 1;
      go.textContent = count;
      go.setAttribute("aria-label", `到第 ${count} 个框`);
      box.firstChild.textContent = count;
      box.setAttribute("aria-label", `第 ${count} 个框，第 ${input(row, "page").value} 页。方向键移动，Shift 加方向键改大小，Delete 删除`);
    }
  };

  const show = (row) => {
    const sheet = sheets.get(input(row, "page").value.trim());
    const { left, top, width, height } = placeOf(row);
    const isWhole = sheet && [left, top, width, height].every(Number.isFinite);
    let box = boxes.get(row);
    if (!isWhole) { box?.remove(); boxes.delete(row); renumber(); return; }
    if (!box) {
      box = document.createElement("button");
      box.type = "button";
      box.className = "redaction-box";
      box.append(document.createElement("span"), document.createElement("i"));
      boxes.set(row, box);
      box.addEventListener("focus", () => choose(row));
      box.addEventListener("keydown", (event) => press(event, row));
      box.addEventListener("pointerdown", (event) => grab(event, row));
    }
    if (box.parentElement !== sheet) sheet.append(box);
    Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
    renumber();
  };

  const add = (page, place, ground) => {
    const row = pattern.cloneNode(true);
    input(row, "page").value = page;
    input(row, "ground").value = ground ?? form.elements.new_ground.value;
    const empty = rows().find(isEmpty);
    if (empty) empty.before(row); else list.append(row);
    write(row, place);
    choose(row);
    return row;
  };

  const press = (event, row) => {
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); drop(row); return; }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const place = placeOf(row);
    if (event.shiftKey) {
      write(row, { width: Math.max(place.width + move[0], LEAST), height: Math.max(place.height + move[1], LEAST) });
    } else {
      write(row, { left: clamp(place.left + move[0], 0, 100 - LEAST), top: clamp(place.top + move[1], 0, 100 - LEAST) });
    }
  };

  const pointIn = (sheet, event) => {
    const frame = sheet.getBoundingClientRect();
    return [((event.clientX - frame.left) / frame.width) * 100, ((event.clientY - frame.top) / frame.height) * 100];
  };
  const follow = (target, event, move, end) => {
    target.setPointerCapture(event.pointerId);
    const stop = (last) => {
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", stop);
      target.removeEventListener("pointercancel", stop);
      end?.(last);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", stop);
    target.addEventListener("pointercancel", stop);
  };

  const grab = (event, row) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const box = boxes.get(row);
    const sheet = box.parentElement;
    const [x, y] = pointIn(sheet, event);
    const from = placeOf(row);
    const isResizing = event.target.tagName === "I";
    choose(row);
    follow(box, event, (moved) => {
      const [across, down] = pointIn(sheet, moved).map((value, at) => value - [x, y][at]);
      write(row, isResizing
        ? { width: clamp(from.width + across, LEAST, 100 - from.left), height: clamp(from.height + down, LEAST, 100 - from.top) }
        : { left: clamp(from.left + across, 0, Math.max(100 - from.width, 0)), top: clamp(from.top + down, 0, Math.max(100 - from.height, 0)) });
    });
  };

  const draw = (event, page, sheet) => {
    if (event.button !== 0 || (event.pointerType !== "mouse" && !("drawing" in sheet.dataset))) return;
    event.preventDefault();
    const [x, y] = pointIn(sheet, event);
    let row = null;
    follow(sheet, event, (moved) => {
      const [toX, toY] = pointIn(sheet, moved).map((value) => clamp(value, 0, 100));
      const place = { left: Math.min(x, toX), top: Math.min(y, toY), width: Math.abs(toX - x), height: Math.abs(toY - y) };
      if (!row && Math.max(place.width, place.height) < LEAST) return;
      if (row) write(row, place); else row = add(page, place);
    }, () => {
      if (row && Math.min(number(row, "width"), number(row, "height")) < LEAST) drop(row);
      else if (row) boxes.get(row).focus({ preventScroll: true });
    });
  };

  const accept = (line) => {
    const known = new Set(rows().map((row) => ["page", "left", "top", "width", "height"].map((name) => Number(input(row, name).value)).join(" ")));
    for (const told of line.dataset.offered.split(";")) {
      const [page, ...place] = told.split(" ").map(Number);
      const [left, top, width, height] = place.map((value) => value / 100);
      if (!known.has([page, left, top, width, height].join(" "))) add(String(page), { left, top, width, height });
    }
    line.querySelector("button").hidden = true;
    line.classList.add("is-covered");
    document.querySelector("[data-left-over]").textContent = document.querySelectorAll("[data-offered]:not(.is-covered)").length;
  };

  for (const [page, sheet] of sheets) {
    sheet.addEventListener("pointerdown", (event) => draw(event, page, sheet));
    const button = sheet.parentElement.querySelector("[data-box-add]");
    button.hidden = false;
    button.addEventListener("click", () => choose(add(page, { left: 35, top: 45, width: 30, height: 4 }), { look: true }));
  }
  list.addEventListener("input", (event) => { isDirty = true; show(event.target.closest("[data-box]")); });
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-box]");
    if (event.target.closest("[data-box-drop]")) drop(row);
    else if (event.target.closest("[data-box-go]")) choose(row, { look: true });
  });
  for (const line of document.querySelectorAll("[data-offered]")) {
    line.querySelector("button")?.addEventListener("click", (event) => { event.preventDefault(); accept(line); });
  }
  document.querySelector("[data-accept-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-offered]:not(.is-covered)").forEach(accept);
    event.target.hidden = true;
  });
  form.querySelector("[data-redaction-hint]").hidden = matchMedia("(pointer: coarse)").matches;
  const touch = form.querySelector("[data-redaction-touch]");
  touch.hidden = !matchMedia("(any-pointer: coarse)").matches;
  touch.querySelector("button").addEventListener("click", (event) => {
    const isOn = event.target.getAttribute("aria-pressed") !== "true";
    event.target.setAttribute("aria-pressed", isOn);
    for (const sheet of sheets.values()) sheet.toggleAttribute("data-drawing", isOn);
  });
  form.addEventListener("submit", () => { isLeaving = true; });
  addEventListener("beforeunload", (event) => { if (isDirty && !isLeaving) event.preventDefault(); });
  rows().forEach(show);
  isDirty = form.hasAttribute("data-unsaved");
}

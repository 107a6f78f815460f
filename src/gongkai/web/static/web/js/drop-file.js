// <div data-drop-file> with a file input: a file can be dropped there; its name is shown by the input itself.
"use strict";
for (const place of document.querySelectorAll("[data-drop-file]")) {
  const input = place.querySelector("input[type=file]");
  place.querySelector(".drop__word").hidden = false;
  for (const kind of ["dragenter", "dragover"]) {
    place.addEventListener(kind, (event) => { event.preventDefault(); place.dataset.over = "true"; });
  }
  place.addEventListener("dragleave", () => { delete place.dataset.over; });
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    delete place.dataset.over;
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; input.focus(); }
  });
}

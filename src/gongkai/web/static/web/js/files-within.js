// <div data-files-within="bytes"> with file inputs: says at once which file is too large, before it is sent in vain.
"use strict";
for (const place of document.querySelectorAll("[data-files-within]")) {
  const told = place.querySelector("[data-files-told]");
  const most = Number(place.dataset.filesWithin);
  const look = () => {
    const chosen = [...place.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    const large = chosen.filter((file) => file.size > most).map((file) => `“${file.name}”`);
    told.textContent = large.length ? `${large.join("、")}超过 ${Math.floor(most / 1048576)} MB：请压缩后重新选择。` : "";
    told.hidden = !large.length;
    return !large.length;
  };
  place.addEventListener("change", look);
  place.closest("form").addEventListener("submit", (event) => {
    if (event.submitter?.name === "remove" || look()) return;
    event.preventDefault();
    told.scrollIntoView({ block: "center" });
  });
}

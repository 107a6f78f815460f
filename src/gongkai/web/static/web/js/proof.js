// <form data-proof="/address/of/the/puzzle" data-proof-worker="…/proof-worker.js">: before it is sent, a worker solves a
// puzzle, so that robots have to work for each form. Without this script the form is sent as it is, under a lower limit.
"use strict";
const solved = (form) => new Promise((resolve) => {
  const worker = new Worker(form.dataset.proofWorker);
  const end = (payload) => { clearTimeout(timer); worker.terminate(); resolve(payload); };
  const timer = setTimeout(() => end(""), 15000);
  worker.onmessage = (event) => end(event.data);
  worker.onerror = () => end("");
  fetch(form.dataset.proof, { cache: "no-store", credentials: "same-origin" })
    .then((answer) => answer.ok ? answer.json() : Promise.reject())
    .then((puzzle) => worker.postMessage(puzzle))
    .catch(() => end(""));
});
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.proof || form.dataset.proved) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.proving) return;
  form.dataset.proving = "true";
  const button = event.submitter;
  const words = button?.textContent;
  if (button) button.textContent = "正在验证…";
  let field = form.querySelector("input[name=proof]");
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "proof";
    form.append(field);
  }
  field.value = await solved(form);
  if (button) button.textContent = words;
  form.dataset.proved = "true";
  delete form.dataset.proving;
  form.requestSubmit(button);
}, true);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-proof]")) {
    delete form.dataset.proved;
    delete form.dataset.proving;
    form.querySelector("input[name=proof]")?.remove();
  }
});

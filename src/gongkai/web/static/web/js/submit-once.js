// <form data-submit-once>: a second click on its buttons does nothing until the page comes back.
"use strict";
for (const form of document.querySelectorAll("form[data-submit-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "true";
    const button = event.submitter;
    if (button) { button.setAttribute("aria-disabled", "true"); button.dataset.label = button.textContent; button.textContent = "正在提交…"; }
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[data-label]")) { button.textContent = button.dataset.label; button.removeAttribute("aria-disabled"); }
  }
});

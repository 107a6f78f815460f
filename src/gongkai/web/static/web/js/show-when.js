// <div data-show-when="name" data-show-when-is="value"> (or -not): shown while the radio of that name says so.
"use strict";
const parts = [...document.querySelectorAll("[data-show-when]")];
const show = () => {
  for (const part of parts) {
    const value = part.closest("form").elements[part.dataset.showWhen].value;
    const { showWhenIs: is, showWhenNot: not } = part.dataset;
    part.hidden = is !== undefined ? value !== is : value === not;
  }
};
addEventListener("change", show);
addEventListener("pageshow", show);
show();

// <div data-show-when="name" data-show-when-is="value"> (or -not): shown while the radio or list of that name
// says so; several values are parted by blanks.
"use strict";
const parts = [...document.querySelectorAll("[data-show-when]")];
const show = () => {
  for (const part of parts) {
    const value = part.closest("form").elements[part.dataset.showWhen].value;
    const { showWhenIs: is, showWhenNot: not } = part.dataset;
    part.hidden = is !== undefined ? !is.split(" ").includes(value) : value === not;
  }
};
addEventListener("change", show);
addEventListener("pageshow", show);
show();

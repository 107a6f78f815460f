// [data-filter-tables] .scroll: a part that scrolls sideways can be reached and scrolled by keyboard.
"use strict";
for (const part of document.querySelectorAll("[data-filter-tables] .scroll")) {
  if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
}

// <form data-go-on>: work that comes in parts goes on by itself; without this the button does it.
"use strict";
const form = document.querySelector("form[data-go-on]");
if (form) {
  const timer = setTimeout(() => form.submit(), 600);
  addEventListener("pagehide", () => clearTimeout(timer));
}

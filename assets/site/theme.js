"use strict";
// Before the page is drawn: the light or dark that this person chose, if any; otherwise the system decides.
(() => {
  try {
    const chosen = localStorage.getItem("urna-theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing for a folder: the system decides.
  }
})();

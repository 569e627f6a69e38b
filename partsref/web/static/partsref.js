// Comfort only: every page works without this file.
(() => {
  "use strict";
  const text = (source) => source.value ?? source.textContent;
  // Where a page came over plain HTTP no script reaches the clipboard: what is selected may still be copied.
  const copied = async (source) => {
    if (navigator.clipboard) {
      try { await navigator.clipboard.writeText(text(source)); return true; } catch { /* not allowed: as below */ }
    }
    const box = document.createElement("textarea");
    box.value = text(source);
    box.readOnly = true;
    box.className = "unseen";
    source.after(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) getSelection().selectAllChildren(source);
    if (!done && source.select) source.select();
    return done;
  };
  for (const input of document.querySelectorAll("input[data-address]")) input.value = location.href.split("#")[0];
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) continue;
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      if (!await copied(source)) return;
      button.focus();
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 1600);
    });
  }
  // "/" leads to the search box, as on other pages with one box.
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("main input[type=search], #quick");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  });
})();

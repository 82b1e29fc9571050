"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const find = document.querySelector("#find");
  const told = document.querySelector("#found");
  const rows = all("main .item, main article.reading").map((row) => [row, row.textContent.toLowerCase()]);
  find.closest("form").hidden = false;
  const look = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) n += 1;
    }
    told.textContent = words.length ? `${n} of ${rows.length} lines and reports` : "";
  };
  find.addEventListener("input", look);
  find.closest("form").addEventListener("submit", (event) => event.preventDefault());
  // A passage in several pieces lights up as one; what was hidden by the search is shown again to arrive at.
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    for (const e of all(".lit")) e.classList.remove("lit");
    if (!id) return;
    for (const e of all("[data-of]")) if (e.dataset.of === id) e.classList.add("lit");
    const to = document.getElementById(id);
    const hidden = to && to.closest("[hidden]");
    if (hidden) {
      hidden.hidden = false;
      to.scrollIntoView();
    }
  };
  addEventListener("hashchange", arrive);
  arrive();
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== find) {
      event.preventDefault();
      find.focus();
    } else if (event.key === "Escape" && event.target === find) {
      find.value = "";
      look();
      find.blur();
    }
  });
})();

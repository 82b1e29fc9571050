"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const find = document.querySelector("#find");
  const told = document.querySelector("#found");
  const SHOWN = 100;
  find.closest("form").hidden = false;

  // What is packed: the rest of a long list, some hundred rows a piece, in the place where the rows belong.
  const unpack = async (packed) => {
    const letters = atob(packed.textContent);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = letters.charCodeAt(i);
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(plain).text();
  };
  const laid = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };
  const lay = async (packed) => {
    if (packed.isConnected) packed.replaceWith(laid(await unpack(packed)));
    rest();
  };
  const rest = () => {
    for (const line of all(".rest")) {
      const left = [...line.parentElement.querySelectorAll("script.packed")];
      line.querySelector(".left").textContent = left.reduce((n, packed) => n + Number(packed.dataset.n), 0).toLocaleString("en");
      line.hidden = left.length === 0;
      line.querySelector("button").onclick = () => left[0] && lay(left[0]).then(() => look());
    }
  };
  if (typeof DecompressionStream === "function") {
    for (const e of all(".rest button")) e.hidden = false;
    for (const e of all(".rest .scriptless")) e.remove();
    rest();
  }

  // Rows on the page are hidden where they lack a word; of those that are packed the first few that have all are shown.
  let turn = 0;
  const has = (text, words) => words.every((word) => text.includes(word));
  const look = async () => {
    const mine = ++turn;
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const e of all(".unpacked")) e.remove();
    let found = 0;
    let of = 0;
    for (const row of all("main .item, main article.reading")) {
      row.hidden = !has(row.textContent.toLowerCase(), words);
      of += 1;
      if (!row.hidden) found += 1;
    }
    const tell = (more) => {
      told.textContent = words.length ? `${found} of ${of} lines and reports${more}` : "";
    };
    tell("");
    const pieces = all("script.packed");
    if (!words.length || !pieces.length || typeof DecompressionStream !== "function") return;
    // Rows are laid into the page together: each time it changes the browser goes over all of it.
    const plain = words.filter((word) => !/[&<>"']/.test(word));
    const fit = new Map(pieces.map((packed) => [packed.parentElement, []]));
    const count = () => [...fit.values()].reduce((n, rows) => n + rows.length, 0);
    let told_at = Date.now();
    for (const packed of pieces) {
      const rows = fit.get(packed.parentElement);
      if (rows.length >= SHOWN || !packed.isConnected) continue;
      const html = await unpack(packed);
      if (mine !== turn) return;
      if (has(html.toLowerCase(), plain)) {
        for (const row of [...laid(html).children]) {
          if (rows.length < SHOWN && has(row.textContent.toLowerCase(), words)) rows.push([packed, row]);
        }
      }
      if (Date.now() - told_at > 500) {
        tell(`, and ${count()} of those packed …`);
        told_at = Date.now();
      }
    }
    for (const [packed, row] of [...fit.values()].flat()) {
      row.classList.add("unpacked");
      packed.before(row);
    }
    const cut = [...fit.values()].some((rows) => rows.length >= SHOWN);
    tell(`, and ${count()} of those packed${cut ? ` (of a list the first ${SHOWN})` : ""}`);
  };
  let waiting = 0;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  });
  find.closest("form").addEventListener("submit", (event) => event.preventDefault());

  // A passage in several pieces lights up as one; what was hidden by the search or is packed is shown to arrive at.
  const arrive = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    for (const e of all(".lit")) e.classList.remove("lit");
    if (!id) return;
    if (!document.getElementById(id)) {
      const report = id.split("-")[0];
      const packed = all("script.packed").find((e) => e.dataset.ids.split(" ").includes(report));
      if (packed && typeof DecompressionStream === "function") await lay(packed);
    }
    for (const e of all("[data-of]")) if (e.dataset.of === id) e.classList.add("lit");
    const to = document.getElementById(id);
    if (!to) return;
    const hidden = to.closest("[hidden]");
    if (hidden) hidden.hidden = false;
    to.scrollIntoView();
    if (!to.matches(":target")) {
      to.classList.add("lit");
      for (const e of to.querySelectorAll(".content")) e.classList.add("lit");
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

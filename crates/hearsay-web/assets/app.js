// What a page can do that HTML alone cannot: keys, and a row found while a word is typed. Everything works without it.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const pages = all("nav.pages a[data-key]");

  // j and k: from item to item. The item is where the keyboard is, so that Enter and Tab go on from it.
  const items = () => all("main .item").filter((item) => item.offsetParent !== null);
  const go = (step) => {
    const list = items();
    if (!list.length) return;
    const now = list.findIndex((item) => item.classList.contains("here"));
    const next = Math.min(Math.max(now + step, 0), list.length - 1);
    if (now >= 0) list[now].classList.remove("here");
    const item = list[next];
    item.classList.add("here");
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    const link = one(".item.here a[href]:not(.chain a)") || one(".item.here a[href]");
    if (link) link.click();
  };
  const turn = (rel) => {
    const link = one(`a[rel="${rel}"]`);
    if (link) link.click();
  };

  const keys = [
    ["/", "search"], ["j, k", "next, previous item"], ["Enter, o", "open it where it is printed"],
    ["[, ]", "previous, next part of the list"], ["e", "note or correct it"], ["?", "these keys"], ["Esc", "close"],
  ];
  const help = () => {
    let box = one("dialog.help");
    if (!box) {
      box = document.createElement("dialog");
      box.className = "help";
      box.setAttribute("aria-labelledby", "help-title");
      const title = document.createElement("h2");
      title.id = "help-title";
      title.textContent = "Keys";
      const list = document.createElement("dl");
      const own = all("[data-keys]").map((e) => [e.dataset.keys, e.dataset.does || e.textContent.trim()]);
      const there = pages.map((a) => [`g ${a.dataset.key}`, a.textContent]);
      for (const [key, what] of [...keys, ...own, ...there]) {
        const dt = document.createElement("dt");
        const kbd = document.createElement("kbd");
        kbd.textContent = key;
        dt.append(kbd);
        const dd = document.createElement("dd");
        dd.textContent = what;
        list.append(dt, dd);
      }
      const close = document.createElement("button");
      close.textContent = "Close";
      close.addEventListener("click", () => box.close());
      box.append(title, list, close);
      document.body.append(box);
    }
    if (box.open) box.close();
    else box.showModal();
  };

  let leading = 0;
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const led = event.timeStamp - leading < 1500 && leading;
    leading = 0;
    if (led) {
      const page = pages.find((a) => a.dataset.key === event.key);
      if (page) {
        event.preventDefault();
        page.click();
        return;
      }
    }
    const act = {
      "/": () => { const find = one("#find"); if (find) { find.focus(); find.select(); } },
      "j": () => go(1), "k": () => go(-1), "o": open,
      "e": () => {
        const link = one(".item.here a.correct") || all("main a.correct").find((a) => !a.closest(".item"));
        if (link) link.click();
      },
      "[": () => turn("prev"), "]": () => turn("next"), "?": help,
      "g": () => { leading = event.timeStamp; },
    }[event.key];
    if (act && !(event.key !== "?" && one("dialog[open]"))) {
      event.preventDefault();
      act();
    } else if (event.key === "Enter" && event.target.classList.contains("here")) {
      open();
    }
  });

  // Filter as you type: rows that do not hold the words are hidden, in lists that are shown whole.
  const words = one("form.filters input[type=search]");
  const list = one("main ol, main table.actors tbody");
  const whole = !one('main .pager a[rel]');
  if (words && list && whole && !words.closest("[role=search]")) {
    const rows = [...list.children].map((row) => [row, row.textContent.toLowerCase()]);
    words.addEventListener("input", () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const [row, text] of rows) row.hidden = !wanted.every((word) => text.includes(word));
    });
  }

  // A place that only its characters name: the server marks it.
  const place = /^#c(\d+-\d+(?:_\d+-\d+)*)$/.exec(location.hash);
  if (place && one("article.reading") && !document.getElementById(location.hash.slice(1)) && !location.search.includes("c=")) {
    location.replace(`${location.pathname}?c=${place[1]}${location.hash}`);
  }

  // Where a pointer leads, and what leads to it, light up together.
  for (const link of all("a.num")) {
    const of = link.getAttribute("href").slice(1);
    const light = (on) => all(`[id="${of}"], [data-of="${of}"]`).forEach((e) => e.classList.toggle("lit", on));
    link.addEventListener("mouseenter", () => light(true));
    link.addEventListener("mouseleave", () => light(false));
    link.addEventListener("focus", () => light(true));
    link.addEventListener("blur", () => light(false));
  }
})();

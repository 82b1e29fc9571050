// What forms and news can do that HTML alone cannot: suggestions answered with one key, a name kept, and a line that says
// that more has come in. Nothing here is needed: every form works without it.
(() => {
  "use strict";
  // Who decides is remembered in this browser.
  for (const field of document.querySelectorAll("[data-keep]")) {
    const key = "hearsay-" + field.dataset.keep;
    try {
      const kept = localStorage.getItem(key);
      if (kept) field.value = kept;
      field.addEventListener("change", () => localStorage.setItem(key, field.value));
    } catch { /* a browser that keeps nothing */ }
  }
  // y: one, n: two, of the pair where the keyboard is, else of the first.
  const pairs = [...document.querySelectorAll("[data-suggestion]")];
  document.addEventListener("keydown", (e) => {
    if (!pairs.length || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, dialog")) return;
    const pair = pairs.find((p) => p.contains(document.activeElement)) || pairs[0];
    const button = pair.querySelector(`[data-answer="${CSS.escape(e.key)}"]`);
    if (button) { e.preventDefault(); button.click(); }
  });
  // A page says that there is more; it is loaded again when its reader wants it.
  if (!window.EventSource) return;
  let first = null, line = null;
  const news = new EventSource("/live");
  news.onmessage = (e) => {
    const now = JSON.parse(e.data);
    first ??= now;
    const behind = first.gathered !== now.gathered;
    const more = now.reports - first.reports;
    if (!behind && now.revision === first.revision) return;
    const what = more > 0 ? `${more} new ${more === 1 ? "report" : "reports"}` : "The case has changed";
    if (!line) {
      line = document.createElement("p");
      line.className = "news";
      document.getElementById("news")?.append(line);
    }
    line.textContent = behind ? `${what}: ` : `${what}, being worked out`;
    if (behind) {
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "reload";
      link.addEventListener("click", (e) => { e.preventDefault(); location.reload(); });
      line.append(link);
    }
  };
  addEventListener("pagehide", () => news.close());
})();

"""The app in a browser, as a user sees it: every page at three widths, light and dark, by mouse and by keyboard.

    browser.py HEARSAY EXAMPLES CHROMIUM [SHOTS]

HEARSAY is the binary, EXAMPLES the folder of examples, SHOTS the folder for the pictures that the README shows. Prints a
line a check that failed and ends with 1 where one did. Needs playwright, axe-playwright-python and pillow; drives the
Chromium that is named.
"""

import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

import axe_playwright_python
from PIL import Image
from playwright.sync_api import sync_playwright

HEARSAY, EXAMPLES, CHROMIUM = sys.argv[1:4]
SHOTS = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
WIDTHS = {"narrow": (320, 700), "desk": (1280, 900), "wall": (3840, 2160)}
failures = []


def check(holds, what, more=""):
    if not holds:
        failures.append(what)
        print(f"FAILED  {what}  {more}"[:1200], flush=True)
    return holds


class Server:
    """`hearsay serve` on a port of its own choosing."""

    def __init__(self, case, *more):
        self.process = subprocess.Popen(
            [HEARSAY, "serve", str(case), "--port", "0", *more],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, f"serve says where it is: {line!r}"
        self.root = found.group(0)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def hearsay(*words):
    return subprocess.run([HEARSAY, "--quiet", *map(str, words)], check=True, capture_output=True, text=True).stdout


class Watched:
    """A page of the browser that notes what a user would not see: errors and requests that leave the machine."""

    def __init__(self, browser, root, scheme="light", size=(1280, 900), **more):
        self.context = browser.new_context(
            color_scheme=scheme, viewport={"width": size[0], "height": size[1]}, **more
        )
        self.page = self.context.new_page()
        self.root, self.wrong = root, []
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.wrong.append(f"console: {m.text}"))
        self.page.on("pageerror", lambda e: self.wrong.append(f"error: {e}"))
        self.page.on("request", lambda r: r.url.startswith((root, "data:")) or self.wrong.append(f"asks {r.url}"))
        self.page.on("response", lambda r: r.status < 400 or self.wrong.append(f"{r.status} {r.url}"))

    def go(self, path):
        return self.page.goto(self.root + path, wait_until="load")

    def close(self):
        self.context.close()


def every_page(browser, root):
    """One address of each kind that can be reached from the first page by links."""
    watched = Watched(browser, root)
    seen, kinds, queue = set(), {}, ["/"]
    while queue and len(kinds) < 60:
        path = queue.pop(0)
        parts = urllib.parse.urlsplit(path)
        # One actor, one report and so on stands for all; a filter is a kind of its own.
        path_kind = re.sub(r"^/(explain|actors|reports)/.+", r"/\1/…", parts.path)
        kind = path_kind + "?" + ",".join(sorted(urllib.parse.parse_qs(parts.query)))
        if kind in kinds:
            continue
        response = watched.go(path)
        if not (response.headers.get("content-type") or "").startswith("text/html"):
            continue
        kinds[kind] = path
        for href in watched.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            address = urllib.parse.urlsplit(urllib.parse.urljoin(root + path, href))
            target = address.path + ("?" + address.query if address.query else "")
            if root.endswith(address.netloc) and target not in seen and "/assets/" not in target:
                seen.add(target)
                queue.append(target)
    check(not watched.wrong, "the links of the app lead somewhere", watched.wrong)
    watched.close()
    return kinds


def looks(browser, root, name, pages):
    """Every page at each width in both schemes."""
    for scheme in ("light", "dark"):
        for width, size in WIDTHS.items():
            watched = Watched(browser, root, scheme, size)
            for path in pages.values():
                watched.wrong.clear()
                where = f"{name} {path} {width} {scheme}"
                watched.go(path)
                check(not watched.wrong, f"nothing wrong in {where}", watched.wrong)
                over = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                check(over <= 0, f"no sideways scrolling in {where}", f"{over} px too wide")
                # Of the wide page it is the grid that is new, not the colours: once is enough.
                if (width, scheme) == ("wall", "light"):
                    continue
                watched.page.evaluate(AXE)
                found = watched.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
                found = [v for v in found if v["impact"] in ("serious", "critical")]
                told = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]
                check(not found, f"axe finds nothing serious in {where}", json.dumps(told))
            watched.close()


def shots(browser, root, case):
    """The pictures of the README, in few colours: type on paper needs no more, and they weigh a third."""
    first = json.loads(hearsay("export", case, "--as", "json"))["reports"][0]["id"]
    watched = Watched(browser, root, "light", WIDTHS["desk"])
    SHOTS.mkdir(parents=True, exist_ok=True)
    for name, path in (("overview", "/"), ("report", f"/reports/{first}")):
        watched.go(path)
        picture = Image.open(io.BytesIO(watched.page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
        picture.save(SHOTS / f"strait-{name}-desk-light.png", optimize=True)
    watched.close()


def on_paper(browser, root, pages):
    """Printed, a page is a dossier: nothing to click or to fill in, each pointer with its characters, notes in full."""
    watched = Watched(browser, root)
    watched.page.emulate_media(media="print")
    for path in pages.values():
        watched.go(path)
        acts = watched.page.evaluate("[...document.querySelectorAll('nav a, button, input, select, textarea, .correct')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))")
        check(not acts, f"{path} has nothing to click on paper", acts)
        bare = watched.page.evaluate("[...document.querySelectorAll('a.at[data-start]')].filter(a => a.checkVisibility() && !getComputedStyle(a, '::after').content.includes('[')).length")
        check(bare == 0, f"each pointer of {path} tells its characters on paper", bare)
    watched.close()


def evidence(browser, root, case):
    """A click on a pointer lands on exactly the characters that it names."""
    view = json.loads(hearsay("export", case, "--as", "json"))
    texts = {r["id"]: r["text"] for r in view["reports"]}
    watched = Watched(browser, root)
    tried = 0
    for path in ("/said", "/differences", "/figures"):
        watched.go(path)
        links = watched.page.eval_on_selector_all(
            "a[data-report][data-start][data-end]",
            "all => all.map(a => [a.getAttribute('href'), a.dataset.report, +a.dataset.start, +a.dataset.end])",
        )
        check(links, f"{path} points at evidence")
        for href, report, start, end in links[:12]:
            watched.go(href if href.startswith("/") else urllib.parse.urljoin(path, href))
            lit = watched.page.evaluate("[...document.querySelectorAll('.text .lit')].filter(e => !e.parentElement.closest('.lit')).map(e => e.textContent).join('')")
            spans = [list(map(int, s.split("-"))) for s in re.search(r"[?&]c=([\d_-]+)", href).group(1).split("_")]
            check([spans[0][0], spans[-1][1]] == [start, end], f"{href} says what it names", f"{start}-{end}")
            want = "".join(texts[report][a:b] for a, b in spans)
            # A passage over several blocks is shown with its line breaks set apart: they are no characters of a page.
            same = lit is not None and re.sub(r"\s+", "", lit) == re.sub(r"\s+", "", want)
            check(same, f"{href} opens {want!r}", repr(lit))
            tried += 1
    check(tried >= 10, "enough pointers were followed", tried)
    # The text of a report stands in its page character for character.
    for report in view["reports"][:3]:
        watched.go(f"/reports/{report['id']}")
        shown = watched.page.evaluate("[...document.querySelectorAll('.text p[data-start]')].map(e => e.textContent).join('')")
        bare = lambda t: re.sub(r"\s+", "", t or "")
        check(bare(shown) == bare(report["text"]), f"report {report['path']} is shown whole", f"{len(shown or '')} of {len(report['text'])}")
    watched.close()


def keyboard(browser, folder):
    """Two actors are made one with the keyboard alone, and are one after a restart and after adding."""
    case = folder / "keys.case"
    hearsay("add", case, f"{EXAMPLES}/strait")
    hearsay("gather", case)
    names = lambda: {a["name"]: a for a in json.loads(hearsay("export", case, "--as", "json"))["actors"]}
    before = names()
    pair = sorted((a for a in before.values() if a["kind"] == "person"), key=lambda a: -len(a["reports"]))[:2]
    server = Server(case)
    watched = Watched(browser, server.root)
    page = watched.page
    watched.go(f"/actors/{pair[0]['id']}")
    page.keyboard.press("e")
    page.wait_for_url("**/correct?*")
    page.keyboard.type(pair[1]["name"])
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")
    one = lambda: not (pair[0]["name"] in names() and pair[1]["name"] in names())
    deadline = time.time() + 10
    while not one() and time.time() < deadline:
        time.sleep(0.2)
    check(one(), f"keyboard merges {pair[0]['name']} and {pair[1]['name']}")
    check(not watched.wrong, "nothing wrong while merging", watched.wrong)
    server.stop()
    watched.close()
    server = Server(case)
    check(one(), "the merge is there after a restart")
    hearsay("add", case, f"{EXAMPLES}/dam")
    hearsay("gather", case)
    check(one(), "the merge is there after adding")
    watched = Watched(browser, server.root)
    watched.go("/corrections")
    check("merge" in watched.page.inner_text("main").lower(), "the log tells of the merge")
    watched.go("/")
    watched.page.keyboard.press("?")
    check(watched.page.locator("dialog.help[open]").count() == 1, "? shows the keys")
    watched.page.keyboard.press("Escape")
    for keys, where in (("gd", "/differences"), ("gf", "/figures")):
        for key in keys:
            watched.page.keyboard.press(key)
        watched.page.wait_for_url(f"**{where}*", timeout=5000)
    check(not watched.wrong, "nothing wrong by keyboard", watched.wrong)
    watched.close()
    server.stop()


def without_script(browser, root, pages):
    watched = Watched(browser, root, java_script_enabled=False)
    for path in pages.values():
        response = watched.go(path)
        check(response.status == 200, f"{path} without JavaScript", response.status)
        check(len(watched.page.inner_text("main")) > 20, f"{path} says something without JavaScript")
    watched.close()


def hostile(browser, folder):
    """Reports that would run, hide or break the page are shown as text."""
    case, reports = folder / "hostile.case", folder / "hostile"
    reports.mkdir()
    script = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    texts = {
        "a.txt": f"Minister Ina Corvell{script} said \u201cthe bridge {script} will open\u201d in May. {script} denied it.",
        "b.txt": "Jonas Hale said the toll was \u202e 000,2 \u202c crates. \u2066Ina Corvell\u2069 said it was 2,000 crates.",
        "c.txt": "Ina Corvell said " + "a" * 200_000 + " would open.",
    }
    for name, text in texts.items():
        (reports / name).write_text(text, encoding="utf-8")
    (reports / "d.jsonl").write_text(json.dumps({"text": texts["a.txt"] + " Again.", "outlet": script, "title": script, "url": "javascript:alert(1)", "id": script, "date": "2031-03-04"}) + "\n", encoding="utf-8")
    hearsay("add", case, reports)
    hearsay("gather", case)
    server = Server(case)
    pages = every_page(browser, server.root)
    watched = Watched(browser, server.root, "light", WIDTHS["narrow"])
    for path in pages.values():
        watched.wrong.clear()
        watched.go(path)
        check(watched.page.title() != "owned", f"no script of a report runs in {path}")
        check(not watched.wrong, f"nothing wrong with hostile reports in {path}", watched.wrong)
        bad = watched.page.eval_on_selector_all("a[href]", "all => all.filter(a => /^\\s*javascript:/i.test(a.getAttribute('href'))).length")
        check(bad == 0, f"no link of {path} runs a script")
        over = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        check(over <= 0, f"a giant line does not widen {path}", over)
    watched.close()
    server.stop()


def main():
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name in ("strait", "dam"):
            case = folder / f"{name}.case"
            hearsay("add", case, f"{EXAMPLES}/{name}")
            hearsay("gather", case)
            server = Server(case)
            pages = every_page(browser, server.root)
            print(f"{name}: {len(pages)} kinds of pages: {' '.join(pages.values())}", flush=True)
            check(len(pages) >= 12, f"{name} has its pages", sorted(pages))
            looks(browser, server.root, name, pages)
            if name == "strait":
                evidence(browser, server.root, case)
                without_script(browser, server.root, pages)
                on_paper(browser, server.root, pages)
                if SHOTS:
                    shots(browser, server.root, case)
            server.stop()
        keyboard(browser, folder)
        hostile(browser, folder)
        browser.close()
    print(f"browser: {len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())

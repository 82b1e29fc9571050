"""How good is the model that is compiled in?

    measure.py texts GOLD OUT     texts of the sets of names, under OUT/text
    (then `features --tags` for dev, ewt-dev, uner_dev and meantime into OUT/NAME.tags.jsonl, see README)
    measure.py scores GOLD OUT    token and exact F1, parts of speech, heads and relations, names
"""
import json, os, sys
import numpy as np
import score

NONE = -100
LABELS = ["PER", "ORG", "LOC", "MISC"]


def rows(path):
    return [json.loads(l) for l in open(path, encoding="utf8")]


def sequence(runs, n):
    y = np.zeros(n, int)
    for kind, a, b in runs:
        y[a:b] = 2 * kind + 2
        y[a] -= 1
    return y


def main(step, gold, out):
    if step == "texts":
        for name in ("uner_dev", "meantime"):
            os.makedirs(f"{out}/text/{name}", exist_ok=True)
            for d in rows(f"{gold}/names/{name}/docs.jsonl"):
                with open(f"{out}/text/{name}/{d['id'].replace('/', '_')}.txt", "w", encoding="utf8", newline="") as f:
                    f.write(d["text"])
        return
    z = np.load(f"{out}/dev.npz")
    found = {r["name"]: r for r in rows(f"{out}/dev.tags.jsonl")}
    pairs = []
    for name, (a, b) in zip(z["doc_names"], z["docs"]):
        r = found[str(name)]
        assert len(r["pos"]) == b - a, "other tokens than were dumped: run prepare.py again"
        pairs.append((z["role_first"][a:b], sequence(r["roles"], b - a)))
    token, exact = score.evaluate(pairs)
    print("attribution/dev: source, cue, content: token F1", *token, "exact", *exact)
    z = np.load(f"{out}/ewt-dev.npz")
    found = {r["name"]: r for r in rows(f"{out}/ewt-dev.tags.jsonl")}
    right, known = dict.fromkeys(("pos", "uas", "las"), 0), dict.fromkeys(("pos", "uas", "las"), 0)
    for name, (a, b) in zip(z["doc_names"], z["docs"]):
        r = found[str(name)]
        pos, rel, head = z["pos"][a:b], z["rel"][a:b], z["head"][a:b]
        at = np.arange(b - a)
        same = np.array(r["heads"]) == at + head
        both = same & (np.array(r["relations"]) == rel)
        for k, ok, y in (("pos", np.array(r["pos"]) == pos, pos), ("uas", same, head), ("las", both, head)):
            right[k] += int(ok[y != NONE].sum())
            known[k] += int((y != NONE).sum())
    print("treebank/ewt-dev:", *(f"{k} {100 * right[k] / known[k]:.2f}" for k in right))
    for name in ("uner_dev", "meantime"):
        wanted = {d["id"].replace("/", "_"): d["entities"] for d in rows(f"{gold}/names/{name}/gold.jsonl")}
        tp = pred = true = 0
        for r in rows(f"{out}/{name}.tags.jsonl"):
            t = r["tokens"]
            p = {(t[2 * a], t[2 * b - 1], LABELS[k]) for k, a, b in r["names"] if k < 3}
            g = {(e["start"], e["end"], e["label"]) for e in wanted.get(r["name"], [])}
            tp, pred, true = tp + len(p & g), pred + len(p), true + len(g)
        print(f"names/{name}: F1 {200 * tp / max(1, pred + true):.1f} precision {100 * tp / max(1, pred):.1f} recall {100 * tp / max(1, true):.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])

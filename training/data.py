"""What `prepare.py` wrote, as tensors, and windows of it."""
import numpy as np, torch

NONE = -100


class Set:
    """One set of documents; token arrays lie one after the other."""

    def __init__(self, folder, name, gold):
        z = np.load(f"{folder}/{name}.npz")
        self.name, self.gold = name, gold
        self.docs = [tuple(map(int, d)) for d in z["docs"]]
        self.doc_names = [str(x) for x in z["doc_names"]]
        self.span, self.sent = z["span"], z["sent"]
        self.ids = torch.from_numpy(z["ids"].astype(np.int64))
        self.pieces = torch.from_numpy(z["pieces"].astype(np.int64))
        self.ends = z["piece_ends"]
        self.starts = np.concatenate([[0], self.ends[:-1]])
        tensor = lambda k: torch.from_numpy(z[k].astype(np.int64))
        self.pos, self.head, self.rel = map(tensor, ("pos", "head", "rel"))
        self.ner = torch.from_numpy(z["ner"].astype(np.float32))
        self.role = torch.from_numpy(z["role"].astype(np.float32))
        self.role_first = z["role_first"] if "role_first" in z else None

    def sentences(self, document):
        """Start and end of each sentence of a document."""
        a, b = self.docs[document]
        s = self.sent[a:b]
        cuts = [a, *(a + np.flatnonzero(s[1:] != s[:-1]) + 1).tolist(), b]
        return list(zip(cuts[:-1], cuts[1:]))


def windows(data, document, most, cost):
    """Runs of whole sentences of a document that cost no more than `most`; a longer sentence is cut."""
    out, start, used = [], None, 0
    for a, b in data.sentences(document):
        while True:
            need = cost(a, b)
            if start is not None and used + need > most:
                out.append((start, a))
                start, used = None, 0
            if need <= most:
                break
            c, n = a, 0
            while c < b and n + cost(c, c + 1) <= most:
                n += cost(c, c + 1)
                c += 1
            out.append((a, max(c, a + 1)))
            a = max(c, a + 1)
            if a >= b:
                break
        if a < b:
            start = a if start is None else start
            used += cost(a, b)
            end = b
    if start is not None:
        out.append((start, end))
    return out


def batches(items, size, length, rng, pool=20):
    """Shuffled batches of items of like length."""
    rng.shuffle(items)
    out = []
    for i in range(0, len(items), size * pool):
        part = sorted(items[i:i + size * pool], key=length)
        bunch = [part[j:j + size] for j in range(0, len(part), size)]
        rng.shuffle(bunch)
        out += bunch
    return out

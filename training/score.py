"""Token F1 and exact spans of source, cue and content, as the tables in models/README.md give them."""
import numpy as np

KINDS = ["source", "cue", "content"]


def transitions(sets):
    """Log-probability of a role after another, against its frequency."""
    c, u = np.full((7, 7), .1), np.ones(7)
    for y in sets:
        np.add.at(c, (y[:-1], y[1:]), 1)
        np.add.at(u, y[1:], 1)
    return np.clip(np.log(c / c.sum(1, keepdims=True)) - np.log(u / u.sum()), -6, 6)


def allowed(n):
    """0 where tag b may follow tag a in BIO, a large cost elsewhere."""
    ok = np.zeros((n, n))
    for b in range(2, n, 2):
        for a in range(n):
            if a not in (b, b - 1):
                ok[a, b] = -1e4
    return ok


def viterbi(scores, step):
    n = len(scores)
    s = scores[0].astype(float) - [1e4 * (b > 0 and b % 2 == 0) for b in range(scores.shape[1])]
    back = np.zeros((n, scores.shape[1]), int)
    for i in range(1, n):
        m = s[:, None] + step
        back[i] = m.argmax(0)
        s = m.max(0) + scores[i]
    y = [int(s.argmax())]
    for i in range(n - 1, 0, -1):
        y.append(int(back[i, y[-1]]))
    return np.array(y[::-1])


def spans(y):
    out, kind, start = [], None, 0
    for i, t in enumerate([*y, 0]):
        k = (t - 1) // 2 if t else None
        if kind is not None and (k != kind or t % 2 == 1):
            out.append((kind, start, i))
            kind = None
        if t and kind is None:
            kind, start = k, i
    return out


def evaluate(pairs, kinds=3):
    """(gold, predicted) of each document -> token F1 and exact F1 of each kind."""
    tok, exact = np.zeros((kinds, 3)), np.zeros((kinds, 3))
    for g, p in pairs:
        g, p = np.asarray(g), np.asarray(p)
        a, b = set(spans(g)), set(spans(p))
        gk, pk = (g + 1) // 2, (p + 1) // 2
        for k in range(kinds):
            tok[k] += ((gk == k + 1) & (pk == k + 1)).sum(), (gk == k + 1).sum(), (pk == k + 1).sum()
            exact[k] += sum(s[0] == k for s in a & b), sum(s[0] == k for s in a), sum(s[0] == k for s in b)
    f = lambda c: [round(float(200 * x[0] / max(1, x[1] + x[2])), 1) for x in c]
    return f(tok), f(exact)

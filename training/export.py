"""Writes what the Rust crate compiles in: the network as ONNX, its tables in eight bits.

    export.py DATA MODEL.pt MODELS_FOLDER

`tagger.onnx` takes the embeddings of a window, 1 x tokens x 264, and gives `low` (parts of speech, names) and `top`
(roles, relations, two vectors for the heads). `tables.bin` holds, little-endian and one after the other, each table
of embeddings and then the word vectors, as a scale of 32 bits and then eight bits a column for each row; then 65
numbers for the distance of heads and 49 for the roles' transitions.
"""
import sys
import numpy as np, onnx, onnxruntime, torch, torch.nn as nn
from student import INPUT, Student, eight_bits
import score


class Exported(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

        def join(*parts):
            w = [p.weight.data * k for p, k in parts]
            b = [p.bias.data * k for p, k in parts]
            one = nn.Linear(w[0].shape[1], sum(len(x) for x in w))
            one.weight.data, one.bias.data = torch.cat(w), torch.cat(b)
            return one

        self.low = join((net.pos, 1), (net.ner, 1))
        self.top = join((net.role, 1), (net.rel, 1), (net.dep, net.arc ** -.5), (net.head, 1))

    def forward(self, e):
        n = self.net
        a, b = n.inp(e).chunk(2, -1)
        z = n.n0(torch.maximum(a, b))
        for block in n.blocks:
            z = block(z)
        low = self.low(z)
        if n.rnn is not None:
            z = n.nr(n.rnn(z)[0])
        return low, self.top(z)


def main(data, path, folder):
    saved = torch.load(path, weights_only=False)
    model = Student(torch.zeros(30522, 96), **saved["shape"])
    model.load_state_dict(saved["state"])
    model.eval()
    net = Exported(model.net).eval()
    e = torch.randn(1, 50, INPUT)
    torch.onnx.export(net, (e,), f"{folder}/tagger.onnx", input_names=["embeddings"], output_names=["low", "top"], opset_version=17,
                      dynamic_axes={"embeddings": {1: "tokens"}, "low": {1: "tokens"}, "top": {1: "tokens"}}, dynamo=False)
    onnx.checker.check_model(f"{folder}/tagger.onnx")
    session = onnxruntime.InferenceSession(f"{folder}/tagger.onnx")
    e = torch.randn(1, 133, INPUT)
    with torch.no_grad():
        for a, b in zip(session.run(None, {"embeddings": e.numpy()}), net(e)):
            assert np.abs(a - b.numpy()).max() < 1e-3
    with open(f"{folder}/tables.bin", "wb") as f:
        for table in [*(t.weight.data for t in model.tables), model.vectors]:
            scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            rows = (table / scale).round().clamp(-127, 127).to(torch.int8).numpy()
            for s, r in zip(scale.numpy().astype("<f4"), rows):
                f.write(s.tobytes() + r.tobytes())
        f.write(model.near.detach().numpy().astype("<f4").tobytes())
        f.write((.3 * saved["transitions"]).astype("<f4").tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])

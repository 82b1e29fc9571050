"""Writes what the Rust crate compiles in: the network as ONNX, its tables in eight bits.

    export.py DATA MODEL.pt MODELS_FOLDER

`tagger.onnx` takes the embeddings of a window, tokens x 264, and gives `low` (parts of speech, names) and `top`
(roles, relations, two vectors for the heads). The first layer and the convolutions multiply whole numbers: eight bits an
activation, seven a weight. `tables.bin` holds, little-endian and one after the other, each table
of embeddings and then the word vectors, as a scale of 32 bits and then eight bits a column for each row; then 65
numbers for the distance of heads and 49 for the roles' transitions.
"""
import sys
import numpy as np, onnx, onnxruntime, torch
from onnx import TensorProto, helper, numpy_helper
from student import INPUT, Student


class Graph:
    """An ONNX graph as it is written down."""

    def __init__(self):
        self.nodes, self.numbers, self.count = [], [], 0

    def keep(self, array):
        name = f"w{len(self.numbers)}"
        self.numbers.append(numpy_helper.from_array(array if array.ndim == 0 else np.ascontiguousarray(array), name))
        return name

    def put(self, kind, *inputs, outputs=1, names=None, **attributes):
        self.count += 1
        out = names or [f"n{self.count}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(kind, [self.keep(i) if isinstance(i, np.ndarray) else i for i in inputs], out, **attributes))
        return out[0] if len(out) == 1 else out

    def linear(self, x, weight, bias, name=None):
        y = self.put("MatMul", x, weight.detach().numpy().T.astype(np.float32))
        return self.put("Add", y, bias.detach().numpy(), names=[name] if name else None)

    def eight(self, x, layer):
        """Activations in eight bits; 128 is nothing."""
        return self.put("QuantizeLinear", x, np.array(layer.top.item() / 127, np.float32), np.array(128, np.uint8))

    def whole(self, taps, layer):
        """The sum of what each tap sees through its own columns of the weights."""
        w = layer.linear.weight.detach()
        scale = (w.abs().amax(1, keepdim=True) / 63).clamp(min=1e-8)
        rows = (w / scale).round().clamp(-63, 63).to(torch.int8).numpy().T
        steps = (scale[:, 0].numpy() * np.float32(layer.top.item() / 127)).astype(np.float32)
        wide, sum = len(rows) // len(taps), layer.linear.bias.detach().numpy()
        for k, x in enumerate(taps):
            y = self.put("MatMulInteger", x, rows[k * wide:(k + 1) * wide], np.array(128, np.uint8))
            sum = self.put("Add", self.put("Mul", self.put("Cast", y, to=TensorProto.FLOAT), steps), sum)
        return sum

    def norm(self, x, layer):
        return self.put("LayerNormalization", x, layer.weight.detach().numpy(), layer.bias.detach().numpy(), axis=-1, epsilon=layer.eps)

    def halves(self, x, width):
        return self.put("Split", x, np.array([width, width], np.int64), outputs=2, axis=-1)


def build(net):
    g = Graph()
    width = net.n0.normalized_shape[0]
    a, b = g.halves(g.whole([g.eight("embeddings", net.inp)], net.inp), width)
    z = g.norm(g.put("Max", a, b), net.n0)
    for block in net.blocks:
        d = block.dilation
        y = g.eight(z, block.c)
        around = g.put("Pad", y, np.array([d, 0, d, 0], np.int64), np.array(128, np.uint8), mode="constant")
        before = g.put("Slice", around, np.array([0], np.int64), np.array([-2 * d], np.int64), np.array([0], np.int64))
        behind = g.put("Slice", around, np.array([2 * d], np.int64), np.array([2**31 - 1], np.int64), np.array([0], np.int64))
        a, b = g.halves(g.whole([before, y, behind], block.c), width)
        z = g.norm(g.put("Add", z, g.put("Mul", a, g.put("Sigmoid", b))), block.n)
    join = lambda *parts: (torch.cat([p.weight.data * k for p, k in parts]), torch.cat([p.bias.data * k for p, k in parts]))
    g.linear(z, *join((net.pos, 1), (net.ner, 1)), name="low")
    r, h = net.rnn, net.rnn.hidden_size
    turn = lambda t: torch.cat([t[h:2 * h], t[:h], t[2 * h:]])  # PyTorch: reset, update, new; ONNX: update, reset, new.
    each = lambda k: np.stack([turn(getattr(r, f"{k}_l0{s}").detach()).numpy() for s in ("", "_reverse")])
    bias = np.concatenate([each("bias_ih"), each("bias_hh")], 1)
    y = g.put("GRU", g.put("Unsqueeze", z, np.array([1], np.int64)), each("weight_ih"), each("weight_hh"), bias,
              direction="bidirectional", hidden_size=h, linear_before_reset=1)
    y = g.put("Reshape", g.put("Transpose", y, perm=[0, 2, 1, 3]), np.array([-1, 2 * h], np.int64))
    g.linear(g.norm(y, net.nr), *join((net.role, 1), (net.rel, 1), (net.dep, net.arc ** -.5), (net.head, 1)), name="top")
    value = lambda name, w: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["tokens", w])
    low, top = 26, 44 + 2 * net.arc
    graph = helper.make_graph(g.nodes, "tagger", [value("embeddings", INPUT)], [value("low", low), value("top", top)], g.numbers)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def main(data, path, folder):
    saved = torch.load(path, weights_only=False)
    model = Student(torch.zeros(30522, 96), **saved["shape"])
    model.load_state_dict(saved["state"])
    model.eval()
    model.net.whole(True)
    onnx.save(build(model.net), f"{folder}/tagger.onnx")
    onnx.checker.check_model(f"{folder}/tagger.onnx")
    session = onnxruntime.InferenceSession(f"{folder}/tagger.onnx")
    e = torch.randn(133, INPUT)
    with torch.no_grad():
        role, pos, ner, rel, dep, head = (x[0] for x in model.net(e[None]))
    for got, want in zip(session.run(None, {"embeddings": e.numpy()}), (torch.cat([pos, ner], -1), torch.cat([role, rel, dep, head], -1))):
        print("largest, mean difference", np.abs(got - want.numpy()).max(), np.abs(got - want.numpy()).mean())
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

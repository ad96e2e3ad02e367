"""Writes the trained network as two ONNX graphs with 8-bit weights, and its vocabulary as JSON.

english.onnx scores tags, arcs and names, and gives the states of the second layer; english-labels.onnx scores the relation of each word to the head that
the decoder chose. Weights are stored as int8 with one scale a row; the runtime turns them into float32 once, when
it loads the graph, so every runtime computes the same. Opset 17, no contributed operators.

Alone: `python3 export.py MODEL.pt OUTDIR`.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import features
from name_data import SCHEMES
from name_network import NameNetwork
from vectors import UNKNOWN

OPSET = 17
FORMAT_VERSION = 2

# Forms on which src/parse/features.ts is compared with features.py.
FEATURE_CASES = [
    "the", "U.S.", "Varda", "‘Amrani", "Ḥalīm", "José", "İzmir", "ΑΒΓς", "naïveté", "1,234.50", "12/5/2021", "n’t", "``",
    "''", "“", "—", "–", "…", "state-of-the-art", "donaudampfschifffahrtsgesellschaft", "http://example.org/x", "a.b@example.com",
    "日本", "Москва", "حماس", "🙂", "ß", "x", "HEADLINE", "McDonald", "e-mail", "\u00a0",
]


class Graph:
    """Collects nodes and weights of one graph."""

    def __init__(self, name):
        self.name, self.nodes, self.weights, self.count = name, [], [], 0

    def constant(self, name, value):
        """A small tensor stored as it is."""
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def op(self, kind, inputs, outputs=1, **attributes):
        """Adds a node and gives the name (or names) of its output."""
        self.count += 1
        names = [f"{kind.lower()}_{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def quantized(self, name, value):
        """(codes, scales): int8 codes and one scale for each index of all axes but the last."""
        scale = np.maximum(np.abs(value).max(-1, keepdims=True), 1e-8).astype(np.float32) / 127
        codes = np.clip(np.round(value / scale), -127, 127).astype(np.int8)
        return self.constant(name + ".codes", codes), self.constant(name + ".scales", scale)

    def weight(self, name, value):
        """A float32 tensor unpacked from int8 when the graph is loaded (constant folding)."""
        value = np.ascontiguousarray(value, dtype=np.float32)
        if value.size < 1000:
            return self.constant(name, value)
        codes, scales = self.quantized(name, value)
        return self.op("Mul", [self.op("Cast", [codes], to=TensorProto.FLOAT), scales])

    def rows(self, name, value, index):
        """The rows `index` of a table that stays in int8."""
        codes, scales = self.quantized(name, np.asarray(value, dtype=np.float32))
        taken = self.op("Cast", [self.op("Gather", [codes, index])], to=TensorProto.FLOAT)
        return self.op("Mul", [taken, self.op("Gather", [scales, index])])

    def linear(self, x, name, weight, bias=None):
        """x times the transposed weight, plus bias. The scale runs over the input side, as torch stores it."""
        w = self.op("Transpose", [self.weight(name, weight)], perm=[1, 0])
        y = self.op("MatMul", [x, w])
        return y if bias is None else self.op("Add", [y, self.constant(name + ".bias", bias)])

    def gelu(self, x):
        """x / 2 * (1 + erf(x / sqrt 2))."""
        erf = self.op("Erf", [self.op("Div", [x, self.scalar("sqrt2", math.sqrt(2))])])
        half = self.op("Mul", [x, self.scalar("half", 0.5)])
        return self.op("Mul", [half, self.op("Add", [erf, self.scalar("one", 1.0)])])

    def scalar(self, name, value):
        """A float constant, made once."""
        if not any(w.name == name for w in self.weights):
            self.constant(name, np.float32(value))
        return name

    def model(self, inputs, outputs):
        """The finished, checked model. `outputs` maps the names to (tensor, type, shape)."""
        for name, (tensor, _, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [tensor], [name]))
        graph = helper.make_graph(
            self.nodes,
            self.name,
            [helper.make_tensor_value_info(*i) for i in inputs],
            [helper.make_tensor_value_info(n, t, s) for n, (_, t, s) in outputs.items()],
            self.weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="hearsay")
        model.ir_version = 8
        onnx.checker.check_model(model)
        return model


def _lstm(graph, x, name, weights):
    """A bidirectional layer over (steps, batch, depth); the gates already stand in the order of ONNX."""
    both = lambda part: np.stack([weights[f"{name}.{part}_{d}"] for d in ("forward", "reverse")])
    w, r, bias = both("w"), both("r"), both("b")
    size = r.shape[-1]
    y = graph.op(
        "LSTM",
        [
            x,
            graph.weight(name + ".w", w),
            graph.weight(name + ".r", r),
            graph.constant(name + ".b", np.concatenate([bias, np.zeros_like(bias)], 1)),
            "lengths",
        ],
        3,
        hidden_size=size,
        direction="bidirectional",
    )[0]
    flat = graph.constant(name + ".shape", np.array([0, 0, 2 * size], dtype=np.int64))
    return graph.op("Reshape", [graph.op("Transpose", [y], perm=[0, 2, 1, 3]), flat])


def _names(graph, layers, weights):
    """Scores of name labels by the scheme of UNER, from the encoder's layers and the lists (`NameNetwork.forward`)."""
    p = {f"names.{k}": v.numpy().astype(np.float32) for k, v in weights.items()}
    scheme = SCHEMES.index("uner")
    linear = lambda x, name, extra=0: graph.linear(x, f"names.{name}", p[f"names.{name}.weight"], p[f"names.{name}.bias"] + extra)
    reduced = graph.gelu(linear(graph.op("Concat", [*layers, "gazetteer"], axis=2), "input"))
    states = _lstm(graph, reduced, "names.layer", p)
    mixed = linear(graph.op("Concat", [states, reduced], axis=2), "mixed", p["names.scheme"][scheme])
    return linear(graph.gelu(mixed), "output", p["names.scheme_bias"][scheme])


def encoder_graph(model):
    """english.onnx: see `models/MODEL_CARD.md` for its inputs and outputs."""
    p = {k: v.numpy().astype(np.float32) for k, v in model["weights"].items()}
    g = Graph("english")
    axis = lambda k: g.constant(f"axis{k}_{g.count}", np.array([k], dtype=np.int64))
    linear = lambda x, name: g.linear(x, name, p[name + ".weight"], p.get(name + ".bias"))
    e = g.op("Transpose", [g.op("Gather", [g.weight("character_table", p["characters.weight"]), "characters"])], perm=[0, 2, 1])
    blank = g.op("Cast", [g.op("Equal", ["characters", g.constant("zero", np.int32(0))])], to=TensorProto.FLOAT)
    blank = g.op("Unsqueeze", [g.op("Mul", [blank, g.constant("closed", np.float32(-30))]), axis(1)])
    parts = []
    table = p["fixed"].copy()
    trained = p["words.weight"]
    table[: len(trained)] += trained
    table[len(trained) :] += trained[UNKNOWN]
    parts.append(g.rows("word_table", table, "words"))
    for k in range(features.AFFIX_FEATURES):
        column = g.op("Gather", ["affixes", g.constant(f"affix{k}", np.int32(k))], axis=1)
        parts.append(g.rows(f"affix_table.{k}", p[f"affixes.{k}.weight"], column))
    for name, pad in (("narrow", 1), ("wide", 2)):
        c = g.op("Conv", [e, g.constant(name, p[name + ".weight"]), g.constant(name + ".bias", p[name + ".bias"])], pads=[pad, pad])
        parts.append(g.op("ReduceMax", [g.op("Add", [c, blank])], axes=[2], keepdims=0))
    x = g.op("Gather", [g.op("Concat", parts, axis=1), "index"])
    x_depth = p["first.w_forward"].shape[1]
    first = _lstm(g, x, "first", p)
    upos, xpos = linear(first, "upos"), linear(first, "xpos")
    soft = linear(g.op("Softmax", [upos], axis=-1), "tag")
    second = _lstm(g, g.op("Concat", [first, soft], axis=2), "second", p)
    names = _names(g, (x, first, second), model["name_weights"])
    states = g.op("Transpose", [second], perm=[1, 0, 2])
    batch = g.op("Shape", ["lengths"])
    wide = g.constant("wide_shape", np.array([1, p["root"].shape[2]], dtype=np.int64))
    root = g.op("Expand", [g.constant("root", p["root"]), g.op("Concat", [batch, wide], axis=0)])
    with_root = g.op("Concat", [root, states], axis=1)
    dependent = g.gelu(linear(states, "arc_dependent"))
    head = g.gelu(linear(with_root, "arc_head"))
    crossed = g.op("MatMul", [dependent, g.weight("arc_weight", p["arc_weight"])])
    arcs = g.op("MatMul", [crossed, g.op("Transpose", [head], perm=[0, 2, 1])])
    arcs = g.op("Add", [arcs, g.op("Transpose", [linear(head, "arc_prior")], perm=[0, 2, 1])])
    best = lambda scores: g.op("Cast", [g.op("ArgMax", [scores], axis=-1, keepdims=0)], to=TensorProto.INT32)
    label = p["label_dependent.weight"].shape[0]
    i32, f32 = TensorProto.INT32, TensorProto.FLOAT
    gazetteer_width = model["name_weights"]["input.weight"].shape[1] - x_depth - 2 * p["root"].shape[2]
    return g.model(
        [
            ("words", i32, ["forms"]),
            ("affixes", i32, ["forms", features.AFFIX_FEATURES]),
            ("characters", i32, ["forms", features.CHARACTERS_PER_WORD]),
            ("index", i32, ["steps", "batch"]),
            ("gazetteer", f32, ["steps", "batch", gazetteer_width]),
            ("lengths", i32, ["batch"]),
        ],
        {
            "upos": (best(upos), i32, ["steps", "batch"]),
            "xpos": (best(xpos), i32, ["steps", "batch"]),
            "states": (states, f32, ["batch", "steps", p["root"].shape[2]]),
            "names": (names, f32, ["steps", "batch", len(model["inventories"]["names"])]),
            "arcs": (arcs, f32, ["batch", "steps", "heads"]),
            "dependents": (g.gelu(linear(states, "label_dependent")), f32, ["batch", "steps", label]),
            "heads": (g.gelu(linear(with_root, "label_head")), f32, ["batch", "heads", label]),
        },
    )


def label_graph(model):
    """english-labels.onnx: rows of `dependents` and `heads` (words, size) to `labels` (words, relations)."""
    p = {k: v.numpy().astype(np.float32) for k, v in model["weights"].items()}
    g = Graph("english-labels")
    count, size, _ = p["label_weight"].shape
    flat = g.weight("label_weight", p["label_weight"].transpose(1, 0, 2).reshape(size, -1).T.copy())
    crossed = g.op("MatMul", ["dependents", g.op("Transpose", [flat], perm=[1, 0])])
    crossed = g.op("Reshape", [crossed, g.constant("shape", np.array([-1, count, size], dtype=np.int64))])
    last = g.constant("last", np.array([2], dtype=np.int64))
    scores = g.op("Squeeze", [g.op("MatMul", [crossed, g.op("Unsqueeze", ["heads", last])]), last])
    for side, x in (("label_dependent_bias", "dependents"), ("label_head_bias", "heads")):
        scores = g.op("Add", [scores, g.linear(x, side, p[side + ".weight"], p[side + ".bias"])])
    f32 = TensorProto.FLOAT
    return g.model(
        [("dependents", f32, ["words", size]), ("heads", f32, ["words", size])],
        {"labels": (scores, f32, ["words", count])},
    )


def export(model_path, out):
    """Writes english.onnx, english-labels.onnx and english.json to the folder `out`."""
    model = torch.load(model_path, map_location="cpu")
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(model), str(out / "english.onnx"))
    onnx.save(label_graph(model), str(out / "english-labels.onnx"))
    names = NameNetwork(model["name_weights"]["input.weight"].shape[1])
    names.load_state_dict(model["name_weights"])
    start, transitions = (np.round(t.detach().numpy().astype(float), 4).tolist() for t in names.chain())
    meta = {
        "format": FORMAT_VERSION,
        "affixFeatures": features.AFFIX_FEATURES,
        "affixBuckets": features.AFFIX_BUCKETS,
        "charactersPerWord": features.CHARACTERS_PER_WORD,
        "characterCodes": features.CHARACTER_CODES,
        "labelSize": int(model["weights"]["label_dependent.weight"].shape[0]),
        "unknownWord": UNKNOWN,
        **model["inventories"],
        "nameStart": start,
        "nameTransitions": transitions,
        "gazetteer": model["gazetteer"],
        "words": model["words"],
        "devScores": model["scores"],
    }
    cases = [
        {
            "form": form,
            "normal": features.normal_form(form),
            "shape": features.shape(form),
            "affixes": features.affix_codes(form),
            "characters": features.character_codes(form),
        }
        for form in FEATURE_CASES
    ]
    (out / "feature-cases.json").write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    (out / "english.json").write_text(json.dumps(meta, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    export(sys.argv[1], sys.argv[2])

"""Writes the trained attribution tagger as models/attribution.onnx (int8 weights) and models/attribution.json.

Alone: `python3 export_attribution.py ATTRIBUTION.pt OUTDIR`.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto

from attribution_data import LAYERS
from attribution_network import FLAGS, SIZES
from export import Graph, _lstm

FORMAT_VERSION = 1


def graph_of(weights):
    """Inputs states, words, flags and lengths, time-major (steps, batch, ...); output scores (steps, batch, layers x labels)."""
    p = {k: v.numpy().astype(np.float32) for k, v in weights.items()}
    g = Graph("attribution")
    table = p["fixed"] @ p["shrink.weight"].T + p["shrink.bias"]
    words = g.rows("word_table", table, "words")
    x = g.op("Concat", ["states", words, "flags"], axis=2)
    first = _lstm(g, x, "first", p)
    second = _lstm(g, first, "second", p)
    both = g.op("Concat", [first, second], axis=2)
    h = g.gelu(g.linear(both, "hidden", p["hidden.weight"], p["hidden.bias"]))
    size = SIZES["layer"]
    block = np.zeros((size * len(LAYERS), p["emit"].shape[2] * len(LAYERS)), dtype=np.float32)
    for k in range(len(LAYERS)):
        block[k * size : (k + 1) * size, k * 3 : k * 3 + 3] = p["emit"][k]
    scores = g.linear(h, "emit", block.T, p["emit_bias"].reshape(-1))
    depth = p["first.w_forward"].shape[1] - SIZES["word"] - FLAGS
    return g.model(
        [
            ("states", TensorProto.FLOAT, ["steps", "batch", depth]),
            ("words", TensorProto.INT32, ["steps", "batch"]),
            ("flags", TensorProto.FLOAT, ["steps", "batch", FLAGS]),
            ("lengths", TensorProto.INT32, ["batch"]),
        ],
        {"scores": (scores, TensorProto.FLOAT, ["steps", "batch", 3 * len(LAYERS)])},
    )


def export(path, out):
    """Writes both files into the folder `out`."""
    model = torch.load(path, map_location="cpu")
    weights = model["weights"]
    onnx.save(graph_of(weights), Path(out) / "attribution.onnx")
    start = (weights["start"] + weights["forbidden_start"]).numpy()
    transitions = (weights["transitions"] + weights["forbidden"]).numpy()
    with open(Path(out) / "attribution.json", "w", encoding="utf8") as file:
        json.dump(
            {
                "format": FORMAT_VERSION,
                "layers": list(LAYERS),
                "start": np.round(start, 4).tolist(),
                "transitions": np.round(transitions, 4).tolist(),
            },
            file,
        )


if __name__ == "__main__":
    export(*sys.argv[1:3])

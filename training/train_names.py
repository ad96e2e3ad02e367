"""Trains the names network over an encoder that stays as it is: `python3 train_names.py --help`.

What the encoder says of the training sentences is worked out beforehand, in several versions that differ in the words
made unknown and in case, so that the network sees what unknown names look like.
"""

import argparse
import copy
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from batches import Encoder, group
from corpora import ANY_LABEL, NAME_LABELS, load_treebank
from decode import spans
from features import normal_form
from name_data import SCHEMES, Gazetteer, gold_labels, recase, training_versions
from name_network import NameNetwork
from network import Network

LEARNING_RATE = 1.5e-3
DROP = 0.35
TOKENS = 1200
SCHEME_WEIGHTS = torch.tensor([1.0, 0.5, 0.5, 0.3])
AVERAGE = 0.995


class Example:
    """One sentence as the network sees it: scheme, bit sets of labels, input rows (words, depth) in half precision."""

    def __init__(self, scheme, names, rows):
        self.scheme, self.names, self.rows = scheme, names, rows
        self.forms = names  # group() asks for the length


def load_encoder(model, data):
    """The batch encoder and the network of a checkpoint, ready for inference."""
    bank = load_treebank(data, "train")
    counts = Counter(normal_form(f) for s in bank["ewt"] + bank["gum"] for f in s.forms)
    sizes = (len(model["inventories"][k]) for k in ("upos", "xpos", "deprels", "names"))
    network = Network(model["weights"]["fixed"], model["trained"], *sizes)
    network.load_state_dict(model["weights"])
    return Encoder(model["words"], model["trained"], counts, model["inventories"]), network.eval()


@torch.no_grad()
def examples(encoder, network, gazetteer, sentences, vary):
    """The sentences through the encoder; with `vary` words are made unknown and cases changed."""
    out = [None] * len(sentences)
    forms = [recase(s) if vary else s.forms for s in sentences]
    for members in group(sentences, 4000, shuffle=False):
        batch = encoder.words([forms[i] for i in members], drop=vary)
        layers = torch.cat(network.layers(batch), 2)
        for b, i in enumerate(members):
            listed = torch.from_numpy(gazetteer.features(forms[i]))
            rows = torch.cat([layers[: len(forms[i]), b], listed], 1).half()
            scheme = SCHEMES.index(sentences[i].source) if sentences[i].source in SCHEMES else 0
            out[i] = Example(scheme, torch.tensor(sentences[i].names), rows)
    return out


def collate(chosen):
    """(input, bit sets, lengths, schemes) of a batch, time-major."""
    lengths = torch.tensor([len(e.names) for e in chosen])
    rows = torch.zeros(int(lengths.max()), len(chosen), chosen[0].rows.shape[1])
    names = torch.full(rows.shape[:2], ANY_LABEL)
    for b, e in enumerate(chosen):
        rows[: len(e.names), b] = e.rows.float()
        names[: len(e.names), b] = e.names
    return rows, names, lengths, torch.tensor([e.scheme for e in chosen])


@torch.no_grad()
def score(network, data, scheme):
    """F1, precision, recall in percent and F1 of each type: exact spans and types but misc, over all documents."""
    gold, found, right = Counter(), Counter(), Counter()
    for members in group(data, 4000, shuffle=False):
        chosen = [data[i] for i in members]
        rows, _, lengths, schemes = collate(chosen)
        for example, path in zip(chosen, network.decode(network(rows, lengths, torch.full_like(schemes, scheme)), lengths)):
            true = {s for s in spans(gold_labels(example.names)) if s[2] != "misc"}
            open_ = {k for k, bits in enumerate(example.names) if int(bits) == ANY_LABEL}
            said = {s for s in spans([NAME_LABELS[k] for k in path]) if s[2] != "misc"}
            said = {s for s in said if not open_.intersection(range(s[0], s[1] + 1))}
            for counter, values in ((gold, true), (found, said), (right, true & said)):
                counter.update(kind for _, _, kind in values)
    f1 = lambda r, g, f: round(200 * r / max(1, g + f), 2)
    total = [sum(c.values()) for c in (right, gold, found)]
    by_type = {k: f1(right[k], gold[k], found[k]) for k in sorted(gold)}
    return {"f1": f1(*total), "p": round(100 * total[0] / max(1, total[2]), 2),
            "r": round(100 * total[0] / max(1, total[1]), 2), **by_type}


def train(versions, dev, epochs, log):
    """The average of the weights after the best of `epochs` passes, each over the next version, and its scores."""
    network = NameNetwork(versions[0][0].rows.shape[1])
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=1e-3)
    total = sum(len(group(versions[e % len(versions)], TOKENS)) for e in range(epochs))
    step, started, best = 0, time.time(), None
    for epoch in range(epochs):
        data = versions[epoch % len(versions)]
        for members in group(data, TOKENS):
            rows, names, lengths, schemes = collate([data[i] for i in members])
            allowed = ((names[:, :, None] >> torch.arange(len(NAME_LABELS))) & 1).bool()
            for g in optimizer.param_groups:
                g["lr"] = LEARNING_RATE * min(1, (step + 1) / 100) * max(0.02, 1 - step / total)
            likelihood = network.loss(network(rows, lengths, schemes, DROP), allowed, lengths)
            loss = 4 * (likelihood * SCHEME_WEIGHTS[schemes]).sum() / lengths.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 3.0)
            optimizer.step()
            step += 1
            with torch.no_grad():
                keep = min(AVERAGE, (1 + step) / (10 + step))
                for a, p in zip(average.parameters(), network.parameters()):
                    a.lerp_(p, 1 - keep)
        scores = {k: score(average, v, SCHEMES.index("gum" if k == "gum" else "uner")) for k, v in dev.items()}
        log(f"names epoch {epoch + 1} {time.time() - started:.0f} s {json.dumps(scores)}")
        if best is None or scores["ewt"]["f1"] > best[1]["ewt"]["f1"]:
            best = copy.deepcopy(average), scores
    return best


def train_names(model_path, data, lists, out, epochs=5, versions=3, seed=1, log=print):
    """Trains over the checkpoint `model_path` and writes the checkpoint with the names network in it to `out`."""
    for set_seed in (random.seed, np.random.seed, torch.manual_seed):
        set_seed(seed)
    model = torch.load(model_path, map_location="cpu")
    encoder, network = load_encoder(model, data)
    gazetteer = Gazetteer(lists)
    see = lambda sentences, vary: examples(encoder, network, gazetteer, sentences, vary)
    bank = load_treebank(data, "dev")
    dev = {part: see([s for s in bank[part] if s.names], False) for part in ("ewt", "gum")}
    trained, scores = train([see(v, True) for v in training_versions(data, versions)], dev, epochs, log)
    model["name_weights"] = trained.state_dict()
    model["gazetteer"] = gazetteer.lists
    for part in dev:
        model["scores"][part]["names"] = scores[part]["f1"]
    torch.save(model, out)


def main():
    """Parses the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="checkpoint of train.py")
    parser.add_argument("--data", required=True)
    parser.add_argument("--lists", required=True, help="JSON of gazetteer.mjs")
    parser.add_argument("--out", required=True, help="checkpoint to write")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    train_names(Path(args.model), args.data, args.lists, args.out, args.epochs, seed=args.seed,
                log=lambda text: print(text, flush=True))


if __name__ == "__main__":
    main()

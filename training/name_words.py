"""More words for a trained encoder: those whose vectors look like names.

The encoder reads a word it was not trained on by its fixed vector, spelling and shape, so words can be added after
training. A small classifier of vectors, taught by the annotated names and the lists, says which of the many words
that have a vector are worth their bytes.
"""

import re
from collections import Counter, defaultdict

import torch
import torch.nn.functional as F
from torch import nn

from corpora import ANY_LABEL, OUTSIDE_OR_MISC, load_treebank, read_silver
from features import normal_form
from name_data import Gazetteer
from vectors import read_vectors

EPOCHS = 6
RANK_WEIGHT = 0.6  # how far rarity counts against likeness


def add_name_words(model, data, vectors_path, lists, count=30000):
    """The checkpoint `model` with `count` more words in `words` and in the table of fixed vectors."""
    vectors = {}
    for word, vector in read_vectors(vectors_path):
        vectors.setdefault(normal_form(word), vector)
    rank = {word: i / len(vectors) for i, word in enumerate(vectors)}
    classifier = _taught(*_examples(data, vectors, Gazetteer(lists)))
    known = set(model["words"])
    others = [w for w in vectors if w not in known and re.fullmatch(r"[a-z][a-z'-]+", w)]
    with torch.no_grad():
        likeness = torch.sigmoid(classifier(torch.tensor([vectors[w] for w in others]))).squeeze(1).tolist()
    order = sorted(zip(others, likeness), key=lambda pair: RANK_WEIGHT * rank[pair[0]] - pair[1])
    chosen = [word for word, _ in order[:count]]
    model["words"] = list(model["words"]) + chosen
    model["weights"]["fixed"] = torch.cat([model["weights"]["fixed"], torch.tensor([vectors[w] for w in chosen])])
    return model


def _examples(data, vectors, gazetteer):
    """Vectors, and 1 for words that are parts of names more often than not."""
    bank, seen = load_treebank(data, "train"), defaultdict(Counter)
    silver = read_silver(f"{data}/polnear/corenlp-silver.train.jsonl.gz", f"{data}/polnear/train.jsonl")
    for sentence in bank["ewt"] + bank["gum"] + silver:
        for form, bits in zip(sentence.forms, sentence.names or []):
            if bits != ANY_LABEL:
                seen[normal_form(form)][bool(bits & ~OUTSIDE_OR_MISC)] += 1
    rows = [(vectors[w], float(c[True] > c[False])) for w, c in seen.items() if w in vectors]
    rows += [(vectors[w], 1.0) for w in gazetteer.masks if w in vectors and w not in seen]
    return torch.tensor([v for v, _ in rows]), torch.tensor([y for _, y in rows])


def _taught(inputs, targets):
    classifier = nn.Sequential(nn.Linear(inputs.shape[1], 64), nn.GELU(), nn.Linear(64, 1))
    optimizer = torch.optim.AdamW(classifier.parameters(), lr=3e-3)
    for _ in range(EPOCHS):
        for part in torch.randperm(len(targets)).split(512):
            loss = F.binary_cross_entropy_with_logits(classifier(inputs[part]).squeeze(1), targets[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return classifier

"""Turns sentences into tensors. Every distinct form is looked up once; a batch is then a matter of indexing."""

import random
import unicodedata

import numpy as np
import torch

from corpora import NAME_LABELS
from features import affix_codes, character_codes, normal_form
from vectors import UNKNOWN


class Encoder:
    """Knows the vocabulary and the label inventories; caches the features of each form."""

    def __init__(self, words, trained_words, counts, inventories):
        self.word_row = {w: i for i, w in enumerate(words)}
        self.trained_row = {w: i for i, w in enumerate(words[:trained_words])}
        self.counts = counts
        self.index = {kind: {v: i for i, v in enumerate(values)} for kind, values in inventories.items()}
        self.rows, self.data = {}, {"fixed": [], "trained": [], "affixes": [], "characters": [], "count": []}

    def row(self, form):
        """The number of a form in the cache."""
        found = self.rows.get(form)
        if found is None:
            key = normal_form(form)
            found = self.rows[form] = len(self.rows)
            self.data["fixed"].append(self.word_row.get(key, UNKNOWN))
            self.data["trained"].append(self.trained_row.get(key, UNKNOWN))
            self.data["affixes"].append(affix_codes(form))
            self.data["characters"].append(character_codes(form))
            self.data["count"].append(self.counts.get(key, 0))
        return found

    def words(self, sentences, drop=False):
        """Input tensors, time-major. With `drop`, words are made unknown, the rarer the likelier."""
        lengths = np.array([len(s) for s in sentences])
        steps = int(lengths.max())
        rows = [[self.row(f) for f in s] for s in sentences]
        flat = np.array([r for s in rows for r in s])
        distinct, inverse = np.unique(flat, return_inverse=True)
        pick = lambda name: np.array([self.data[name][r] for r in distinct])
        fixed, trained = pick("fixed")[inverse], pick("trained")[inverse]
        if drop:
            counts = pick("count")[inverse]
            trained = np.where(np.random.rand(len(flat)) < 0.8 / (0.8 + counts), UNKNOWN, trained)
            fixed = np.where(np.random.rand(len(flat)) < 0.02 + 0.075 / (0.15 + np.maximum(counts, 1)), UNKNOWN, fixed)
            trained = np.where(fixed == UNKNOWN, UNKNOWN, trained)
        where = (
            np.concatenate([np.arange(n) for n in lengths]),
            np.repeat(np.arange(len(lengths)), lengths),
        )

        def spread(values, extra=()):
            out = np.zeros((steps, len(lengths)) + extra, dtype=np.int64)
            out[where] = values
            return torch.from_numpy(out)

        affixes = pick("affixes")[inverse]
        characters = np.concatenate([np.zeros((1, len(self.data["characters"][0])), dtype=np.int64), pick("characters")])
        return {
            "fixed": spread(fixed),
            "trained": spread(trained),
            "affixes": spread(affixes, (affixes.shape[1],)),
            "spelling": spread(inverse + 1),
            "characters": torch.from_numpy(characters),
            "lengths": torch.from_numpy(lengths),
        }

    def targets(self, sentences, kind):
        """Label numbers (steps, batch), -100 where there is no word."""
        index = self.index.get(kind)
        steps = max(len(s.forms) for s in sentences)
        out = np.full((steps, len(sentences)), -100, dtype=np.int64)
        for b, s in enumerate(sentences):
            values = getattr(s, kind)
            out[: len(values), b] = values if index is None else [index[v] for v in values]
        return torch.from_numpy(out)

    def allowed_names(self, sentences):
        """Which name labels each token may have, as booleans (steps, batch, labels), and which tokens are known."""
        steps = max(len(s.forms) for s in sentences)
        bits = np.zeros((steps, len(sentences)), dtype=np.int64)
        for b, s in enumerate(sentences):
            if s.names is not None:
                bits[: len(s.names), b] = s.names
        allowed = (bits[:, :, None] >> np.arange(len(NAME_LABELS))) & 1
        known = (bits > 0) & (bits < (1 << len(NAME_LABELS)) - 1)
        return torch.from_numpy(allowed.astype(bool)), torch.from_numpy(known)


def vary(forms, rate=0.04):
    """Now and then the sentence in capitals, in lower case or with curly quotes, so that none is new to the model."""
    dice = random.random()
    if dice < rate * 0.6:
        return [f.upper() for f in forms]
    if dice < rate * 0.8:
        return [f.lower() for f in forms]
    if dice < rate:
        return [unicodedata.normalize("NFC", f).title() if len(f) > 3 else f for f in forms]
    return forms


def group(sentences, tokens, shuffle=True):
    """Index lists of sentences of like length, each of at most `tokens` padded tokens."""
    jitter = (lambda: random.random() * 3) if shuffle else (lambda: 0)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms) + jitter())
    out, current, longest = [], [], 0
    for i in order:
        longest = max(longest, len(sentences[i].forms))
        if current and longest * (len(current) + 1) > tokens:
            out.append(current)
            current, longest = [], len(sentences[i].forms)
        current.append(i)
    out.append(current)
    if shuffle:
        random.shuffle(out)
    return out

"""What the names network learns from: sentences with the schemes they follow, and the features of lists of names."""

import json
import random
import re

import numpy as np

from corpora import (
    ANY_LABEL,
    LABEL_BIT,
    NAME_LABELS,
    OUTSIDE_OR_MISC,
    Sentence,
    label_spans,
    load_treebank,
    open_licence,
    read_jsonl,
    read_silver,
)
from features import normal_form

SCHEMES = ("uner", "gum", "re3d", "silver")
FEATURES_PER_KIND = 3
LONGEST_PHRASE = 4
FIRST_MASK = 48
SILVER_SENTENCES = 3000  # in each version of the training set
RE3D_TYPES = {"Organisation": "organization", "Person": "person", "Location": "place"}


class Gazetteer:
    """The lists that gazetteer.mjs wrote."""

    def __init__(self, path):
        with open(path, encoding="utf8") as file:
            self.lists = json.load(file)
        masks = (ord(code) - FIRST_MASK for code in self.lists["masks"])
        self.masks = dict(zip(self.lists["phrases"].split("\n"), masks))
        self.width = FEATURES_PER_KIND * len(self.lists["kinds"])

    def features(self, forms):
        """(words, width) of 0 and 1: is a name of the kind itself, begins a longer one, goes on in one."""
        keys = [normal_form(f) for f in forms]
        out = np.zeros((len(keys), self.width), dtype=np.float32)
        for first in range(len(keys)):
            for size in range(1, min(LONGEST_PHRASE, len(keys) - first) + 1):
                mask = self.masks.get(" ".join(keys[first : first + size]), 0)
                for kind in range(len(self.lists["kinds"])):
                    if mask >> kind & 1:
                        out[first, FEATURES_PER_KIND * kind + (0 if size == 1 else 1)] = 1
                        out[first + 1 : first + size, FEATURES_PER_KIND * kind + 2] = 1
        return out


def read_re3d(path):
    """Sentences of the documents with an open licence. Descriptions ("the ministers") may be anything."""
    out = []
    for document in open_licence(read_jsonl(path)):
        text, spans = document["text"], []
        for e in document["entities"]:
            kind = RE3D_TYPES.get(e["type"])
            if kind and re.match(r"(?:[Tt]he )?[A-Z]", text[e["start"] : e["end"]]):
                spans.append((e["start"], e["end"], kind))
            elif kind or e["type"] == "Nationality":
                spans.append((e["start"], e["end"], None))
        spans.sort(key=lambda s: s[0] - s[1])
        for sentence in re.finditer(r'[^\n]+?(?:[.!?]["”’]?(?=\s+[A-Z“"])|\n|$)', text):
            bounds = _words(text, sentence.start(), sentence.end())
            if 2 <= len(bounds) <= 90:
                names = label_spans(len(bounds), _apart(bounds, spans), OUTSIDE_OR_MISC)
                out.append(Sentence([text[a:b] for a, b in bounds], names=names, source="re3d", document=document["id"]))
    return out


def _words(text, start, end):
    bounds = []
    for word in re.finditer(r"\w+(?:\.\w+)*(?:['’]s)?|\S", text[start:end]):
        a, b = start + word.start(), start + word.end()
        possessive = b - a > 2 and re.search(r"['’]s$", text[a:b])
        bounds += [(a, b - 2), (b - 2, b)] if possessive else [(a, b)]
    return bounds


def _apart(bounds, spans):
    """Spans of characters as spans of words, each word in the first that takes it."""
    out, used = [], set()
    for start, end, kind in spans:
        inside = [k for k, (a, b) in enumerate(bounds) if a < end and b > start]
        if inside and not used.intersection(inside):
            out.append((inside[0], inside[-1], kind))
            used.update(inside)
    return out


def holds_name(sentence):
    """Whether a name of a known type is in the sentence."""
    return any(bits & ~OUTSIDE_OR_MISC and bits != ANY_LABEL for bits in sentence.names)


def training_versions(data, count):
    """`count` samples of the training sentences: all that hold names and some that do not; silver news differs."""
    bank = load_treebank(data, "train")
    for scheme, part in (("uner", "ewt"), ("gum", "gum")):
        for sentence in bank[part]:
            sentence.source = scheme
    hand = [s for s in bank["ewt"] if s.names]
    derived = [s for s in bank["gum"] if s.names]
    described = read_re3d(f"{data}/ner/re3d.train.jsonl")
    silver = read_silver(f"{data}/polnear/corenlp-silver.train.jsonl.gz", f"{data}/polnear/train.jsonl")
    silver = [s for s in silver if holds_name(s)]
    random.shuffle(silver)
    for version in range(count):
        chosen = [s for s in hand if holds_name(s) or random.random() < 0.3]
        gum = [s for s in derived if holds_name(s) or random.random() < 0.12]
        chosen += gum if version == 0 else random.sample(gum, len(gum) // 2)
        yield chosen + described + silver[version * SILVER_SENTENCES : (version + 1) * SILVER_SENTENCES]


def recase(sentence):
    """Its forms, now and then in capitals or lower case, or with the names alone in lower case."""
    dice, forms = random.random(), sentence.forms
    if dice < 0.04:
        return [f.upper() for f in forms]
    if dice < 0.08:
        return [f.lower() for f in forms]
    if dice < 0.13:
        return [f.lower() if bits & ~OUTSIDE_OR_MISC else f for f, bits in zip(forms, sentence.names)]
    if dice < 0.16:
        return [f.title() if len(f) > 3 else f for f in forms]
    return forms


def gold_labels(names):
    """Labels of bit sets; a word that may have several counts as outside."""
    by_bit = {LABEL_BIT[label]: label for label in NAME_LABELS}
    return [by_bit.get(int(bits), "O") for bits in names]

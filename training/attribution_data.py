"""Reads PolNeAR into paragraphs of tokens with a label per token and layer.

Four layers, each BIO: source, cue, content, and the content that lies inside another content (nested
attribution). Within one layer spans do not overlap: of two that do, the one found first in this order stays.
"""

import json
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("source", "cue", "content", "nested")
OUT, BEGIN, INSIDE = 0, 1, 2
LONGEST = 160


@dataclass
class Passage:
    """Consecutive sentences of one document, as token forms, with the labels of each layer."""

    document: str
    sentences: list
    offsets: list
    labels: list
    quoted: list


def read_documents(tokens_path, polnear_path):
    """Yields (document, tokenised sentences); a line of `tokens_path` is {"id", "sentences": [[[start, end], ...]]}."""
    texts = {}
    for line in open(polnear_path, encoding="utf8"):
        record = json.loads(line)
        texts[record["id"]] = record
    for line in open(tokens_path, encoding="utf8"):
        record = json.loads(line)
        yield texts[record["id"]], record["sentences"]


def layers_of(document):
    """{layer: [(start, end)]} with blank-only gaps closed; a content inside another goes to `nested`."""
    spans = {layer: [] for layer in LAYERS}
    contents = []
    for attribution in document["attributions"]:
        for role in ("source", "cue"):
            spans[role] += join(attribution[role], document["text"])
        pieces = join(attribution["content"], document["text"])
        if pieces:
            contents.append(pieces)
    whole = lambda pieces: pieces[-1][1] - pieces[0][0]
    for pieces in sorted(contents, key=whole, reverse=True):
        for piece in pieces:
            hit = any(piece[0] < e and s < piece[1] for s, e in spans["content"])
            spans["nested" if hit else "content"].append(piece)
    return spans


def join(pieces, text):
    """Pieces sorted, those with only blank between them made one."""
    out = []
    for start, end in sorted(map(tuple, pieces)):
        if out and not text[out[-1][1]:start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def label(spans, offsets):
    """BIO label numbers of tokens for spans of characters; a token belongs to a span that holds its middle."""
    labels = [OUT] * len(offsets)
    for start, end in sorted(spans, key=lambda s: s[0] - s[1]):
        inside = [i for i, (s, e) in enumerate(offsets) if start <= (s + e - 1) / 2 < end]
        if not inside or any(labels[i] != OUT for i in inside):
            continue
        labels[inside[0]] = BEGIN
        for i in inside[1:]:
            labels[i] = INSIDE
    return labels


def quote_depth(text, offsets):
    """1 for tokens inside double quotes, reset at an empty line, 0 elsewhere."""
    out, inside, last = [], 0, 0
    for start, end in offsets:
        if "\n\n" in text[last:start]:
            inside = 0
        form = text[start:end]
        if form in ('"', "''", "``"):
            inside = 1 - inside
        elif form == "\u201c":
            inside = 1
        elif form == "\u201d":
            inside = 0
        out.append(inside)
        last = end
    return out


def passages(document, sentences):
    """Passages of at most LONGEST tokens, broken at sentence ends, at paragraph ends where possible."""
    text = document["text"]
    spans = layers_of(document)
    discard = [tuple(d) for d in document.get("discard", [])]
    groups, current, size = [], [], 0
    for sentence in sentences:
        new_paragraph = current and "\n\n" in text[current[-1][-1][1]:sentence[0][0]]
        if current and (size + len(sentence) > LONGEST or (new_paragraph and size > LONGEST * 0.6)):
            groups.append(current)
            current, size = [], 0
        current.append(sentence[:LONGEST])
        size += len(current[-1])
    if current:
        groups.append(current)
    for group in groups:
        offsets = [tuple(t) for s in group for t in s]
        yield Passage(
            document=document["id"],
            sentences=[[text[s:e] for s, e in sentence] for sentence in group],
            offsets=offsets,
            labels=[label(spans[layer], offsets) for layer in LAYERS],
            quoted=quote_depth(text, offsets),
        )

"""Reads the data folder into sentences: forms, trees where there are any, and what is known of the names.

What is known of the names is, for each token, the set of labels that the annotation allows. A hand label
allows itself; where a scheme does not mark a type ("O" in UNER may be a misc name) several are allowed, and
the loss sums their probabilities.
"""

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

NAME_TYPES = ("person", "organization", "place", "misc")
NAME_LABELS = ["O"] + [f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in "BI"]
LABEL_BIT = {label: 1 << i for i, label in enumerate(NAME_LABELS)}
ANY_LABEL = (1 << len(NAME_LABELS)) - 1
OUTSIDE = LABEL_BIT["O"]
OUTSIDE_OR_MISC = OUTSIDE | LABEL_BIT["B-misc"] | LABEL_BIT["I-misc"]


@dataclass
class Sentence:
    """One sentence. `heads` count from 1, 0 is the root; `names` holds bit sets over NAME_LABELS."""

    forms: list
    upos: list = None
    xpos: list = None
    heads: list = None
    deprels: list = None
    names: list = None
    source: str = "hand"
    document: str = ""
    lemmas: list = None
    space_after: list = field(default=None, repr=False)


def _open(path):
    return gzip.open(path, "rt", encoding="utf8") if str(path).endswith(".gz") else open(path, encoding="utf8")


def read_jsonl(path):
    """The objects of a .jsonl or .jsonl.gz file."""
    with _open(path) as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_conllu(path):
    """Sentences of a CoNLL-U file; words of multiword tokens are kept, empty nodes are not."""
    sentences, rows, document = [], [], ""
    with _open(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = line.split("=", 1)[1].strip()
            elif not line:
                if rows:
                    sentences.append(_sentence(rows, document))
                rows = []
            elif line[0] != "#":
                columns = line.split("\t")
                if "-" not in columns[0] and "." not in columns[0]:
                    rows.append(columns)
    if rows:
        sentences.append(_sentence(rows, document))
    return sentences


def _sentence(rows, document):
    return Sentence(
        forms=[r[1] for r in rows],
        lemmas=[r[2] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        heads=[int(r[6]) for r in rows],
        deprels=[r[7] for r in rows],
        document=document,
    )


def label_spans(count, spans, default):
    """Bit sets for `count` tokens: `default`, overwritten by spans (first, last, type or None for 'anything')."""
    names = [default] * count
    for first, last, kind in spans:
        for k in range(first, last + 1):
            if kind is None:
                names[k] = ANY_LABEL
            else:
                names[k] = LABEL_BIT[("B-" if k == first else "I-") + kind]
    return names


class _Squeezed:
    """Maps character offsets of a text to offsets with white space left out."""

    def __init__(self, text):
        self.position = [0]
        for c in text:
            self.position.append(self.position[-1] + (0 if c.isspace() else 1))
        self.text = "".join(text.split())


def attach_names(sentences, documents, spans_of, default):
    """Gives each treebank sentence the names of the document of the same id, matched by non-blank characters.

    `spans_of(document)` yields (start, end, type or None). Documents whose text differs from the treebank are
    left without names; the number of those attached is returned.
    """
    by_document = {}
    for sentence in sentences:
        by_document.setdefault(sentence.document, []).append(sentence)
    attached = 0
    for document in documents:
        group = by_document.get(document["id"])
        if not group:
            continue
        squeezed = _Squeezed(document["text"])
        spans = [(squeezed.position[s], squeezed.position[e], kind) for s, e, kind in spans_of(document)]
        at = 0
        for sentence in group:
            joined = "".join("".join(f.split()) for f in sentence.forms)
            found = squeezed.text.find(joined, at, at + len(joined) + 400)
            if found < 0:
                continue
            bounds = []
            for form in sentence.forms:
                width = len("".join(form.split()))
                bounds.append((found, found + width))
                found += width
            local = []
            for start, end, kind in spans:
                inside = [k for k, (a, b) in enumerate(bounds) if a < end and b > start]
                if inside:
                    local.append((inside[0], inside[-1], kind))
            sentence.names = label_spans(len(sentence.forms), local, default)
            attached += 1
            at = found
    return attached


def uner_spans(document):
    """Hand labels of UNER: person, organization, place."""
    return [(e["start"], e["end"], e["type"]) for e in document["entities"]]


_GUM_MISC = {"abstract", "object", "event"}


def gum_spans(document):
    """Names derived from GUM; peoples ("Americans") and proper nouns no span covers may be anything."""
    out = [(s, e, None) for s, e in document.get("ignore") or []]
    for e in document["entities"]:
        kind = e["type"]
        if e.get("group"):
            kind = None
        elif kind == "event" or (kind == "other" and e.get("gumType") in _GUM_MISC):
            kind = "misc"
        elif kind not in NAME_TYPES:
            continue
        out.append((e["start"], e["end"], kind))
    return out


# Prefixes after which the treebanks do not split at a hyphen (taken from EWT 2.16 and GUM).
UNSPLIT_PREFIXES = frozenset(
    "anti pro non re co ex mid pre post multi e semi sub un mini pan ultra neo inter intra over under self-"
    " counter cross extra hyper infra macro mega meta micro mono out para poly pseudo quasi socio super supra trans"
    " tri uni vice bi de dis eco".split()
) - {"self-", "cross", "out", "over", "under", "counter"}


def split_hyphens(form):
    """Splits a token at inner hyphens as the treebanks do: 'Iran-backed' in three, 'anti-war' not at all."""
    if "-" not in form or form[0] == "-" or form[-1] == "-" or "--" in form or "/" in form or "@" in form:
        return [form]
    if not re.match(r"^[^\W\d_].*[^\W_]$", form) or form.split("-")[0].lower() in UNSPLIT_PREFIXES:
        return [form]
    return re.split(r"(-)", form)


_SILVER = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}


def read_silver(path, articles):
    """Sentences of news with the names that Stanford CoreNLP found; its MISC is left open."""
    texts = {a["id"]: a["text"] for a in read_jsonl(articles)}
    out = []
    for document in read_jsonl(path):
        text = texts[document["id"]]
        spans = [(e[0], e[1], _SILVER.get(e[2])) for e in document["entities"] if e[2] in _SILVER or e[2] == "MISC"]
        spans.sort()
        next_span = 0
        for tokens in document["sentences"]:
            bounds = []
            for start, end in tokens:
                at = start
                for piece in split_hyphens(text[start:end]):
                    bounds.append((at, at + len(piece)))
                    at += len(piece)
            bounds = [b for b in bounds if b[1] > b[0] and text[b[0] : b[1]].strip()]
            if not 2 <= len(bounds) <= 90:
                continue
            while next_span < len(spans) and spans[next_span][1] <= bounds[0][0]:
                next_span += 1
            local = []
            for start, end, kind in spans[next_span:]:
                if start >= bounds[-1][1]:
                    break
                inside = [k for k, (a, b) in enumerate(bounds) if a < end and b > start]
                if inside:
                    local.append((inside[0], inside[-1], kind))
            forms = [text[a:b] for a, b in bounds]
            out.append(
                Sentence(
                    forms, names=label_spans(len(forms), local, OUTSIDE_OR_MISC), source="silver", document=document["id"]
                )
            )
    return out


def open_licence(documents):
    """The documents whose licence allows commercial use."""
    return [d for d in documents if not d.get("nonCommercial")]


def load_treebank(data, part):
    """EWT and the open genres of GUM with names attached: {'ewt': [...], 'gum': [...]}."""
    data = Path(data)
    ewt = read_conllu(data / f"treebank/ewt.{part}.conllu.gz")
    attach_names(ewt, read_jsonl(data / f"ner/uner-ewt.{part}.jsonl"), uner_spans, OUTSIDE_OR_MISC)
    gum = read_conllu(data / f"treebank/gum.{part}.conllu.gz")
    attach_names(gum, open_licence(read_jsonl(data / f"ner/gum.{part}.jsonl")), gum_spans, OUTSIDE)
    return {"ewt": ewt, "gum": gum}

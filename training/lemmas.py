"""Learns models/english-lemmas.json from the treebanks: endings that give the lemma, and the exceptions to them.

Alone: `python3 lemmas.py DATA OUTDIR` prints the share of lemmas right on the development parts.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from corpora import read_conllu

LONGEST_ENDING = 5
KEEPS_CASE = {"NNP", "NNPS", "FW", "GW", "SYM", "ADD", "LS"}
INFLECTED = {"NNS", "NNPS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS"}


def straight(form):
    """`form` with straight apostrophes."""
    return re.sub("[\u2019\u2018`\u00b4]", "'", form)


def base_form(form, xpos):
    """What the lemma is when nothing is cut: lower case, but for names."""
    return straight(form) if xpos in KEEPS_CASE else straight(form).lower()


def edit(base, lemma):
    """(letters to cut, letters to add) that turn `base` into `lemma`."""
    n = 0
    while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
        n += 1
    return len(base) - n, lemma[n:]


def apply(form, xpos, table):
    """The lemma that the table gives; `src/parse/lemma.ts` does the same."""
    base, lower = base_form(form, xpos), straight(form).lower()
    known = table["exceptions"].get(f"{xpos} {lower}")
    if known is not None:
        return known
    rules = table["rules"].get(xpos)
    if not rules or not re.search(r"[^\W\d_]", form):
        return base
    for n in range(min(LONGEST_ENDING, len(lower) - 1), -1, -1):
        rule = rules.get(lower[len(lower) - n :] if n else "")
        if rule:
            return base if rule[0] >= len(base) else base[: len(base) - rule[0]] + rule[1]
    return base


def learn(sentences):
    """The table of endings and exceptions that explains the sentences' lemmas."""
    seen = defaultdict(Counter)
    for s in sentences:
        for form, xpos, lemma in zip(s.forms, s.xpos, s.lemmas):
            if lemma != "_" and xpos not in ("GW", "ADD"):
                seen[xpos, straight(form).lower()][base_form(form, xpos), straight(lemma)] += 1
    best = {key: max(pairs.items(), key=lambda p: (p[1], p[0]))[0] for key, pairs in seen.items()}
    rules = {tag: endings(best, tag) for tag in sorted(INFLECTED)}
    table = {"exceptions": {}, "rules": rules}
    for (xpos, lower), (base, lemma) in sorted(best.items()):
        total = sum(seen[xpos, lower].values())
        if apply(base, xpos, table) != lemma and (xpos == "NNPS" or xpos not in KEEPS_CASE):
            if xpos in INFLECTED or total >= 2:
                table["exceptions"][f"{xpos} {lower}"] = lemma
    return table


def endings(best, tag):
    """For one tag, the edits of the endings that are right more often than the shorter ending's."""
    by_ending = defaultdict(Counter)
    for (xpos, lower), (base, lemma) in best.items():
        if xpos == tag:
            for n in range(min(LONGEST_ENDING, len(lower) - 1) + 1):
                by_ending[lower[len(lower) - n :] if n else ""][edit(base, lemma)] += 1
    out = {}
    for ending in sorted(by_ending, key=len):
        edits = by_ending[ending]
        (choice, count), total = max(edits.items(), key=lambda e: (e[1], -e[0][0])), sum(edits.values())
        shorter = next((out[ending[k:]] for k in range(1, len(ending) + 1) if ending[k:] in out), None)
        if ending == "" or (list(choice) != shorter and count >= 2 and count / total >= 0.6):
            out[ending] = list(choice)
    return out


def irregular():
    """The exceptions of irregular.txt: past tenses and participles that the treebanks tell too seldom."""
    out = {}
    for line in Path(__file__).with_name("irregular.txt").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split()
            out[f"VBD {past}"] = out[f"VBN {participle}"] = base
    return out


def write_lemmas(data, out):
    """Learns from EWT and GUM train and writes the table."""
    sentences = read_conllu(f"{data}/treebank/ewt.train.conllu.gz") + read_conllu(f"{data}/treebank/gum.train.conllu.gz")
    table = learn(sentences)
    table["exceptions"].update(irregular())
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    Path(out, "english-lemmas.json").write_text(text + "\n", encoding="utf8")
    return table


if __name__ == "__main__":
    learnt = write_lemmas(sys.argv[1], sys.argv[2])
    for part in ("ewt", "gum"):
        rows = [
            (f, x, l)
            for s in read_conllu(f"{sys.argv[1]}/treebank/{part}.dev.conllu.gz")
            for f, x, l in zip(s.forms, s.xpos, s.lemmas)
        ]
        right = sum(apply(f, x, learnt) == straight(l) for f, x, l in rows)
        print(part, f"{100 * right / len(rows):.2f} % of {len(rows)} lemmas")
        print(Counter((f, x, l, apply(f, x, learnt)) for f, x, l in rows if apply(f, x, learnt) != straight(l)).most_common(25))

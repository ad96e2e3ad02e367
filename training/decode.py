"""From scores to structures: the maximum spanning tree with one root, and the best BIO sequence."""

FORBIDDEN = -1e9


def best_tree(scores):
    """Heads of the best tree with exactly one root (Chu and Liu 1965, Edmonds 1967).

    `scores[d][h]` for d and h from 0 to n, 0 being the root; row 0 is not read. Returns heads, with heads[0] = 0.
    """
    n = len(scores) - 1
    heads = _greedy(scores)
    if heads[1:].count(0) == 1 and not _cycle(heads):
        return heads
    best = None
    for root in sorted(range(1, n + 1), key=lambda d: -scores[d][0])[:3]:
        forced = [row[:] for row in scores]
        for d in range(1, n + 1):
            if d != root:
                forced[d][0] = FORBIDDEN
        forced[root] = [FORBIDDEN] * (n + 1)
        forced[root][0] = scores[root][0]
        tree = _spanning_tree(forced)
        value = sum(scores[d][tree[d]] for d in range(1, n + 1))
        if best is None or value > best[0]:
            best = (value, tree)
    return best[1]


def _greedy(scores):
    n = len(scores) - 1
    return [0] + [max((h for h in range(n + 1) if h != d), key=lambda h: scores[d][h]) for d in range(1, n + 1)]


def _cycle(heads):
    """One cycle of the graph, or None."""
    done = {0}
    for start in range(1, len(heads)):
        path, at = [], start
        while at not in done and at not in path:
            path.append(at)
            at = heads[at]
        if at not in done:
            return path[path.index(at) :]
        done.update(path)
    return None


def _spanning_tree(scores):
    heads = _greedy(scores)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [v for v in range(len(scores)) if v not in inside]
    place = {v: i for i, v in enumerate(rest)}
    m = len(rest)
    small = [[FORBIDDEN] * (m + 1) for _ in range(m + 1)]
    enters, leaves = {}, {}
    total = sum(scores[v][heads[v]] for v in cycle)
    for v in rest:
        if v:
            for k in rest:
                if k != v:
                    small[place[v]][place[k]] = scores[v][k]
            leaves[v] = max(cycle, key=lambda k: scores[v][k])
            small[place[v]][m] = scores[v][leaves[v]]
        enters[v] = max(cycle, key=lambda k: scores[k][v] - scores[k][heads[k]])
        small[m][place[v]] = total + scores[enters[v]][v] - scores[enters[v]][heads[enters[v]]]
    contracted = _spanning_tree(small)
    out = [0] * len(scores)
    for v in rest:
        if v:
            k = contracted[place[v]]
            out[v] = leaves[v] if k == m else rest[k]
    for v in cycle:
        out[v] = heads[v]
    entry = rest[contracted[m]]
    out[enters[entry]] = entry
    return out


def best_labels(scores, labels):
    """The best sequence of BIO labels in which every I follows a B or an I of its type (Viterbi)."""
    allowed = [
        [b[0] != "I" or (a != "O" and a[2:] == b[2:]) for a in labels] for b in labels
    ]
    value = [FORBIDDEN if label[0] == "I" else scores[0][k] for k, label in enumerate(labels)]
    back = []
    for row in scores[1:]:
        choice = [max((a for a in range(len(labels)) if allowed[b][a]), key=lambda a: value[a]) for b in range(len(labels))]
        value = [value[choice[b]] + row[b] for b in range(len(labels))]
        back.append(choice)
    at = max(range(len(labels)), key=lambda k: value[k])
    path = [at]
    for choice in reversed(back):
        at = choice[at]
        path.append(at)
    return [labels[k] for k in reversed(path)]


def spans(labels):
    """Set of (first, last, type) of a BIO sequence."""
    out, start = set(), None
    for i, label in enumerate(list(labels) + ["O"]):
        if start is not None and (label[0] != "I" or label[2:] != labels[start][2:]):
            out.add((start, i - 1, labels[start][2:]))
            start = None
        if label[0] == "B" or (label[0] == "I" and start is None):
            start = i
    return out

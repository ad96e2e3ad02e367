"""The attribution tagger: a BiLSTM over the states of the frozen English encoder, four BIO layers, a CRF each.

Sequence labelling of source, cue and content after Newell et al., "An Attribution Relations Corpus for Political
News" (LREC 2018); the CRF after Lample et al., "Neural Architectures for Named Entity Recognition" (NAACL 2016).
"""

import torch
from torch import nn

from attribution_data import BEGIN, INSIDE, LAYERS, OUT
from lstm import BiLstm

SIZES = {"word": 50, "hidden": 160, "layer": 64}
FLAGS = 3
LABELS = 3
FORBIDDEN = -1e4


class AttributionNetwork(nn.Module):
    """Scores of LABELS for each token and layer."""

    def __init__(self, depth, fixed_vectors, sizes=SIZES):
        super().__init__()
        self.register_buffer("fixed", torch.as_tensor(fixed_vectors))
        self.shrink = nn.Linear(fixed_vectors.shape[1], sizes["word"])
        self.first = BiLstm(depth + sizes["word"] + FLAGS, sizes["hidden"])
        self.second = BiLstm(2 * sizes["hidden"], sizes["hidden"])
        self.hidden = nn.Linear(4 * sizes["hidden"], sizes["layer"] * len(LAYERS))
        self.emit = nn.Parameter(torch.zeros(len(LAYERS), sizes["layer"], LABELS))
        nn.init.xavier_uniform_(self.emit)
        self.emit_bias = nn.Parameter(torch.zeros(len(LAYERS), LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LAYERS), LABELS, LABELS))
        self.start = nn.Parameter(torch.zeros(len(LAYERS), LABELS))
        forbidden = torch.zeros(LABELS, LABELS)
        forbidden[OUT, INSIDE] = FORBIDDEN
        self.register_buffer("forbidden", forbidden)
        forbidden_start = torch.zeros(LABELS)
        forbidden_start[INSIDE] = FORBIDDEN
        self.register_buffer("forbidden_start", forbidden_start)
        self.layer_size = sizes["layer"]

    def forward(self, states, rows, flags, lengths, drop=0.0):
        """Emission scores (steps, batch, layers, labels) of time-major input."""
        words = self.shrink(nn.functional.embedding(rows, self.fixed))
        x = shared_dropout(torch.cat([states, words, flags], 2), drop)
        first = shared_dropout(self.first(x, lengths), drop)
        second = shared_dropout(self.second(first, lengths), drop)
        h = nn.functional.gelu(self.hidden(torch.cat([first, second], 2)))
        h = h.view(*h.shape[:2], len(LAYERS), self.layer_size)
        return torch.einsum("tbld,ldk->tblk", h, self.emit) + self.emit_bias

    def chain(self):
        """(start, transitions) with what BIO forbids."""
        return self.start + self.forbidden_start, self.transitions + self.forbidden

    def loss(self, scores, gold, lengths):
        """Minus the log-likelihood per token of gold labels (steps, batch, layers)."""
        start, transitions = self.chain()
        steps, batch, layers, _ = scores.shape
        live = (torch.arange(steps)[:, None] < lengths[None, :]).float()
        total = start[None] + scores[0]
        one = lambda t: scores[t].gather(2, gold[t].unsqueeze(2)).squeeze(2)
        path = start.gather(1, gold[0].t()).t() + one(0)
        which = torch.arange(layers)[None, :].expand(batch, layers)
        for t in range(1, steps):
            step = torch.logsumexp(total.unsqueeze(3) + transitions[None], 2) + scores[t]
            on = live[t][:, None, None]
            total = on * step + (1 - on) * total
            path = path + live[t][:, None] * (transitions[which, gold[t - 1], gold[t]] + one(t))
        return (torch.logsumexp(total, 2) - path).sum() / lengths.sum()

    def decode(self, scores, lengths):
        """Best labels, a list (batch) of lists (layers) of lists (steps), by Viterbi."""
        start, transitions = self.chain()
        steps, batch, layers, _ = scores.shape
        value = start[None] + scores[0]
        back = []
        for t in range(1, steps):
            best, where = (value.unsqueeze(3) + transitions[None]).max(2)
            live = (t < lengths)[:, None, None]
            value = torch.where(live, best + scores[t], value)
            back.append(torch.where(live, where, torch.arange(LABELS)[None, None, :].expand_as(where)))
        last = value.argmax(2)
        out = [last]
        for where in reversed(back):
            out.append(where.gather(2, out[-1].unsqueeze(2)).squeeze(2))
        path = torch.stack(out[::-1])
        return [[path[: int(n), b, k].tolist() for k in range(layers)] for b, n in enumerate(lengths)]


def shared_dropout(x, rate):
    """Dropout with one mask for all steps."""
    if not rate:
        return x
    return x * (torch.rand(1, x.shape[1], x.shape[2]) > rate).float() / (1 - rate)

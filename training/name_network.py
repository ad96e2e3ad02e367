"""The names network: a BiLSTM over the frozen encoder, and a conditional random field over BIO labels.

After Lample et al., "Neural Architectures for Named Entity Recognition" (NAACL 2016). Each annotation scheme has its
own offset, for the schemes disagree on what is a name; in use the scheme is always that of UNER.
"""

import torch
import torch.nn.functional as F
from torch import nn

from corpora import NAME_LABELS
from lstm import BiLstm
from name_data import SCHEMES

FORBIDDEN = -1e4
SIZES = {"input": 200, "hidden": 128, "mixed": 128}


class NameNetwork(nn.Module):
    """Scores of NAME_LABELS for input (steps, batch, depth): the encoder's word features, both layers, the lists."""

    def __init__(self, depth, sizes=SIZES):
        super().__init__()
        count = len(NAME_LABELS)
        self.input = nn.Linear(depth, sizes["input"])
        self.layer = BiLstm(sizes["input"], sizes["hidden"])
        self.mixed = nn.Linear(2 * sizes["hidden"] + sizes["input"], sizes["mixed"])
        self.scheme = nn.Parameter(torch.zeros(len(SCHEMES), sizes["mixed"]))
        self.output = nn.Linear(sizes["mixed"], count)
        self.scheme_bias = nn.Parameter(torch.zeros(len(SCHEMES), count))
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.start = nn.Parameter(torch.zeros(count))
        inside = torch.tensor([label[0] == "I" for label in NAME_LABELS])
        follows = torch.tensor([[a != "O" and a[2:] == b[2:] for b in NAME_LABELS] for a in NAME_LABELS])
        self.register_buffer("forbidden", FORBIDDEN * (inside[None, :] & ~follows).float())
        self.register_buffer("forbidden_start", FORBIDDEN * inside.float())

    def forward(self, x, lengths, scheme, drop=0.0):
        """Scores (steps, batch, labels); `scheme` numbers SCHEMES, one a sentence."""
        reduced = dropped(F.gelu(self.input(dropped(x, drop))), drop)
        states = dropped(self.layer(reduced, lengths), drop)
        mixed = F.gelu(self.mixed(torch.cat([states, reduced], 2)) + self.scheme[scheme])
        return self.output(dropped(mixed, 0.6 * drop)) + self.scheme_bias[scheme]

    def chain(self):
        """(start, transitions) with what BIO forbids."""
        return self.start + self.forbidden_start, self.transitions + self.forbidden

    def loss(self, scores, allowed, lengths):
        """Minus the log-likelihood of each sentence, summed over all sequences of the labels allowed."""
        return self._partition(scores, lengths) - self._partition(scores.masked_fill(~allowed, FORBIDDEN), lengths)

    def _partition(self, scores, lengths):
        start, transitions = self.chain()
        total = start + scores[0]
        for t in range(1, scores.shape[0]):
            live = (t < lengths).float()[:, None]
            total = live * (torch.logsumexp(total.unsqueeze(2) + transitions, 1) + scores[t]) + (1 - live) * total
        return torch.logsumexp(total, 1)

    def decode(self, scores, lengths):
        """Best label numbers of each sentence (Viterbi)."""
        start, transitions = self.chain()
        value, back, same = start + scores[0], [], torch.arange(scores.shape[2])[None]
        for t in range(1, scores.shape[0]):
            best, where = (value.unsqueeze(2) + transitions).max(1)
            live = (t < lengths)[:, None]
            value = torch.where(live, best + scores[t], value)
            back.append(torch.where(live, where, same.expand_as(where)))
        path = [value.argmax(1)]
        for where in reversed(back):
            path.append(where.gather(1, path[-1][:, None]).squeeze(1))
        path = torch.stack(path[::-1])
        return [path[: int(n), b].tolist() for b, n in enumerate(lengths)]


def dropped(x, rate):
    """Dropout with one mask for all steps."""
    if not rate:
        return x
    return x * (torch.rand(1, x.shape[1], x.shape[2]) > rate).float() / (1 - rate)

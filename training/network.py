"""The network: word features -> two BiLSTM layers -> parts of speech, dependency arcs and labels, names.

Biaffine scorers after Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (ICLR 2017).
"""

import torch
import torch.nn.functional as F
from torch import nn

from features import AFFIX_BUCKETS, AFFIX_FEATURES, CHARACTER_CODES
from lstm import BiLstm

SIZES = {
    "word": 100, "affix": 24, "character": 32, "filters": 48, "hidden": 256,
    "tag": 32, "arc": 256, "label": 96, "name": 128,
}


class SharedDropout(nn.Module):
    """Dropout with one mask for all time steps of a sentence (steps, batch, depth)."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        """`x` with whole features set to zero, while training."""
        if not self.training or self.rate == 0:
            return x
        keep = (torch.rand(1, x.shape[1], x.shape[2]) > self.rate).float()
        return x * keep / (1 - self.rate)


class Network(nn.Module):
    """All heads over one encoder. Word vectors are the sum of a fixed table and a trained one."""

    def __init__(self, fixed_vectors, trained_words, upos, xpos, deprels, names, sizes=SIZES):
        super().__init__()
        s = self.sizes = sizes
        hidden = 2 * s["hidden"]
        self.register_buffer("fixed", torch.as_tensor(fixed_vectors))
        self.words = nn.Embedding(trained_words, s["word"], padding_idx=0)
        self.affixes = nn.ModuleList(
            [nn.Embedding(AFFIX_BUCKETS, s["affix"], padding_idx=0) for _ in range(AFFIX_FEATURES)]
        )
        nn.init.normal_(self.words.weight, 0, 0.15)
        for table in self.affixes:
            nn.init.normal_(table.weight, 0, 0.3)
        self.characters = nn.Embedding(CHARACTER_CODES, s["character"], padding_idx=0)
        self.narrow = nn.Conv1d(s["character"], s["filters"], 3, padding=1)
        self.wide = nn.Conv1d(s["character"], s["filters"], 5, padding=2)
        depth = s["word"] + AFFIX_FEATURES * s["affix"] + 2 * s["filters"]
        self.first = BiLstm(depth, s["hidden"])
        self.upos = nn.Linear(hidden, upos)
        self.xpos = nn.Linear(hidden, xpos)
        self.tag = nn.Linear(upos, s["tag"], bias=False)
        self.second = BiLstm(hidden + s["tag"], s["hidden"])
        self.root = nn.Parameter(torch.zeros(1, 1, hidden))
        self.arc_dependent = nn.Linear(hidden, s["arc"])
        self.arc_head = nn.Linear(hidden, s["arc"])
        self.arc_weight = nn.Parameter(nn.init.orthogonal_(torch.empty(s["arc"], s["arc"])))
        self.arc_prior = nn.Linear(s["arc"], 1)
        self.label_dependent = nn.Linear(hidden, s["label"])
        self.label_head = nn.Linear(hidden, s["label"])
        self.label_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(deprels, s["label"], s["label"])))
        self.label_dependent_bias = nn.Linear(s["label"], deprels)
        self.label_head_bias = nn.Linear(s["label"], deprels)
        self.name_hidden = nn.Linear(hidden, s["name"])
        self.name_source = nn.Parameter(torch.zeros(s["name"]))
        self.names = nn.Linear(s["name"], names)
        self.drop_input = SharedDropout(0.3)
        self.drop_first = SharedDropout(0.35)
        self.drop_second = SharedDropout(0.35)
        self.drop_mlp = SharedDropout(0.33)

    def layers(self, batch):
        """(features, first, second): word features and states of both layers, all (steps, batch, ...)."""
        e = self.characters(batch["characters"]).transpose(1, 2)
        blank = (batch["characters"] == 0).unsqueeze(1) * -30.0
        spelled = torch.cat([(self.narrow(e) + blank).amax(2), (self.wide(e) + blank).amax(2)], 1)
        parts = [F.embedding(batch["fixed"], self.fixed) + self.words(batch["trained"])]
        parts += [table(batch["affixes"][:, :, k]) for k, table in enumerate(self.affixes)]
        parts.append(F.embedding(batch["spelling"], spelled))
        features = torch.cat(parts, 2)
        first = self.drop_first(self.first(self.drop_input(features), batch["lengths"]))
        tags = self.tag(torch.softmax(self.upos(first), 2))
        return features, first, self.drop_second(self.second(torch.cat([first, tags], 2), batch["lengths"]))

    def encode(self, batch):
        """(tags, xpos, states): scores of the first layer and states of the second, all (steps, batch, ...)."""
        _, first, second = self.layers(batch)
        return self.upos(first), self.xpos(first), second

    def name_scores(self, states, silver=False):
        """Scores over NAME_LABELS; silver data has its own offset, for its scheme is another."""
        h = self.name_hidden(states)
        return self.names(F.gelu(h + self.name_source if silver else h))

    def arcs(self, states):
        """(scores, dependents, heads): scores (batch, steps, steps + 1), head 0 is the root."""
        states = states.transpose(0, 1)
        with_root = torch.cat([self.root.expand(states.shape[0], 1, -1), states], 1)
        dependent = self._mlp(self.arc_dependent, states)
        head = self._mlp(self.arc_head, with_root)
        scores = (dependent @ self.arc_weight) @ head.transpose(1, 2) + self.arc_prior(head).transpose(1, 2)
        return scores, self._mlp(self.label_dependent, states), self._mlp(self.label_head, with_root)

    def labels(self, dependents, heads):
        """Label scores (words, labels) of words with their head rows already gathered, both (words, label)."""
        crossed = torch.einsum("md,lde->mle", dependents, self.label_weight)
        scores = torch.bmm(crossed, heads.unsqueeze(2)).squeeze(2)
        return scores + self.label_dependent_bias(dependents) + self.label_head_bias(heads)

    def _mlp(self, linear, x):
        return self.drop_mlp(F.gelu(linear(x)).transpose(0, 1)).transpose(0, 1)

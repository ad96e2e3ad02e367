"""Tests of the parts that can be wrong without being noticed: `python3 -m unittest discover -s training`."""

import itertools
import random
import unittest

import torch

from corpora import ANY_LABEL, LABEL_BIT, OUTSIDE, Sentence, attach_names, split_hyphens
from decode import best_labels, best_tree, spans
from features import fnv1a, normal_form, shape
from lemmas import apply, learn
from lstm import BiLstm


def is_tree(heads):
    """Whether heads (heads[0] ignored) have one root and no cycle."""
    for start in range(1, len(heads)):
        at = start
        for _ in heads:
            at = heads[at] if at else 0
        if at:
            return False
    return heads[1:].count(0) == 1


class LstmTest(unittest.TestCase):
    """The LSTM by hand against torch's over packed sequences."""

    def test_values_and_gradients_equal_those_of_torch(self):
        torch.manual_seed(0)
        size, depth = 8, 5
        ours, torchs = BiLstm(depth, size), torch.nn.LSTM(depth, size, bidirectional=True)
        i, o, f, c = (torch.arange(k * size, (k + 1) * size) for k in range(4))
        order = torch.cat([i, f, c, o])
        with torch.no_grad():
            for suffix, name in (("", "forward"), ("_reverse", "reverse")):
                getattr(torchs, "weight_ih_l0" + suffix).copy_(getattr(ours, "w_" + name)[order])
                getattr(torchs, "weight_hh_l0" + suffix).copy_(getattr(ours, "r_" + name)[order])
                getattr(torchs, "bias_ih_l0" + suffix).copy_(getattr(ours, "b_" + name)[order])
                getattr(torchs, "bias_hh_l0" + suffix).zero_()
        lengths = torch.tensor([7, 5, 3, 7])
        x = torch.randn(7, 4, depth, requires_grad=True)
        y = x.detach().clone().requires_grad_()
        mask = (torch.arange(7)[:, None] < lengths[None]).float().unsqueeze(2)
        weight = torch.randn(7, 4, 2 * size)
        got = ours(x, lengths) * mask
        packed = torch.nn.utils.rnn.pack_padded_sequence(y, lengths, enforce_sorted=False)
        expected, _ = torch.nn.utils.rnn.pad_packed_sequence(torchs(packed)[0])
        (got * weight).sum().backward()
        (expected * weight).sum().backward()
        self.assertLess((got - expected).abs().max(), 1e-5)
        self.assertLess((x.grad - y.grad).abs().max(), 1e-5)
        self.assertLess((ours.r_reverse.grad[order] - torchs.weight_hh_l0_reverse.grad).abs().max(), 1e-5)


class DecodeTest(unittest.TestCase):
    """Decoders against trying all answers."""

    def test_the_best_tree_has_the_score_of_the_best_of_all_trees(self):
        random.seed(3)
        for _ in range(100):
            n = random.choice([1, 2, 3])
            scores = [[random.random() * -5 for _ in range(n + 1)] for _ in range(n + 1)]
            value = lambda heads: sum(scores[d][heads[d]] for d in range(1, n + 1))
            trees = [(0,) + t for t in itertools.product(range(n + 1), repeat=n)]
            best = max(value(t) for t in trees if is_tree(list(t)))
            found = best_tree(scores)
            self.assertTrue(is_tree(found))
            self.assertAlmostEqual(value(found), best)

    def test_an_inside_label_follows_its_own_type(self):
        labels = ["O", "B-a", "I-a", "B-b", "I-b"]
        self.assertEqual(best_labels([[-3, -0.5, 0, -0.7, 0], [-3, -9, -1, -9, -0.1]], labels), ["B-b", "I-b"])

    def test_spans_of_a_sequence(self):
        self.assertEqual(spans(["B-a", "I-a", "O", "I-b"]), {(0, 1, "a"), (3, 3, "b")})


class FeatureTest(unittest.TestCase):
    """Published hashes and the normal form."""

    def test_fnv1a_gives_the_published_values(self):
        self.assertEqual([fnv1a(""), fnv1a("a"), fnv1a("foobar")], [0x811C9DC5, 0xE40C292C, 0xBF9CF968])

    def test_normal_form_and_shape(self):
        self.assertEqual(normal_form("José’s"), "jose's")
        self.assertEqual(normal_form("1,250"), "0,000")
        self.assertEqual(shape("Varda"), "Xxxxx")
        self.assertEqual(shape("McDonaldson"), "XxXxxxx")


class CorporaTest(unittest.TestCase):
    """Names on tokens, and hyphens."""

    def test_names_are_matched_over_other_blanks(self):
        sentences = [Sentence(["Al", "-", "Ani", "spoke"], document="d"), Sentence(["He", "left"], document="d")]
        document = {"id": "d", "text": "Al-Ani  spoke\n\nHe left"}
        attached = attach_names(sentences, [document], lambda d: [(0, 6, "person"), (15, 17, None)], OUTSIDE)
        self.assertEqual(attached, 2)
        self.assertEqual(sentences[0].names, [LABEL_BIT["B-person"]] + [LABEL_BIT["I-person"]] * 2 + [OUTSIDE])
        self.assertEqual(sentences[1].names, [ANY_LABEL, OUTSIDE])

    def test_a_document_that_differs_gives_no_names(self):
        sentence = Sentence(["Other", "words"], document="d")
        self.assertEqual(attach_names([sentence], [{"id": "d", "text": "Al-Ani"}], lambda d: [], OUTSIDE), 0)
        self.assertIsNone(sentence.names)

    def test_hyphens_part_words_but_not_prefixes(self):
        self.assertEqual(split_hyphens("Iran-backed"), ["Iran", "-", "backed"])
        for whole in ("anti-war", "-", "--", "a-", "x@y-z.org"):
            self.assertEqual(split_hyphens(whole), [whole])


class LemmaTest(unittest.TestCase):
    """Endings and exceptions."""

    def test_an_ending_is_learnt_and_an_exception_kept(self):
        words = [("walked", "walk"), ("talked", "talk"), ("asked", "ask"), ("went", "go")]
        table = learn([Sentence([w for w, _ in words], xpos=["VBD"] * 4, lemmas=[l for _, l in words])])
        self.assertEqual(apply("barked", "VBD", table), "bark")
        self.assertEqual(apply("Went", "VBD", table), "go")
        self.assertEqual(apply("barked", "NN", table), "barked")


if __name__ == "__main__":
    unittest.main()

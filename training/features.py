"""What the network sees of a word: its normal form, six hashed affix and shape features, its characters.

`src/parse/features.ts` mirrors this file; `models/feature-cases.json` holds the cases both are tested on.
Every hash is FNV-1a, 32 bits, over UTF-8 (Fowler, Noll and Vo; draft-eastlake-fnv).
"""

import re
import unicodedata

AFFIX_FEATURES = 6
AFFIX_BUCKETS = 5000
CHARACTERS_PER_WORD = 18
CHARACTER_CODES = 400

_CHARACTER_FORMS = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u00b4": "'", "`": "'", "\u02bc": "'",
    "\u02bb": "'", "\u02bf": "'", "\u02be": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u2014": "--", "\u2015": "--", "\u2026": "...", "\u00a0": " ", "\u202f": " ",
}


def fnv1a(text):
    """FNV-1a hash of `text` in UTF-8, as an unsigned 32-bit integer."""
    value = 0x811C9DC5
    for byte in text.encode("utf8"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def plain(form):
    """`form` with curly quotes, dashes and ellipses written as in the treebanks; '' and `` become a double quote."""
    text = "".join(_CHARACTER_FORMS.get(c, c) for c in form)
    return '"' if text == "''" else text


def normal_form(form):
    """The key into the vocabulary: plain, without accents, lower-cased, digits as 0, addresses as one word."""
    text = unicodedata.normalize("NFD", plain(form))
    text = "".join(c for c in text if not 0x300 <= ord(c) <= 0x36F).lower()
    if text.startswith("http") or text.startswith("www."):
        return "<url>"
    if "@" in text and "." in text:
        return "<email>"
    return re.sub(r"[0-9]", "0", text)


def shape(form):
    """Upper-case letters as X, other letters as x, digits as d, runs cut at four: 'Varda' is 'Xxxxx'."""
    out = []
    for c in plain(form):
        category = unicodedata.category(c)
        kind = "X" if category == "Lu" else "x" if category[0] == "L" else "d" if "0" <= c <= "9" else c
        if len(out) >= 4 and out[-4:] == [kind] * 4:
            continue
        out.append(kind)
    return "".join(out[:24])


def affix_codes(form):
    """Six bucket numbers from 1: prefixes of 2 and 3, suffixes of 2, 3 and 4 code points, and the shape."""
    text = normal_form(form)
    keys = ["p2" + text[:2], "p3" + text[:3], "s2" + text[-2:], "s3" + text[-3:], "s4" + text[-4:], "sh" + shape(form)]
    return [1 + fnv1a(key) % (AFFIX_BUCKETS - 1) for key in keys]


def character_codes(form):
    """Codes of the characters, padded with 0; of a long word the first nine and the last nine."""
    codes = [ord(c) for c in plain(form)]
    if len(codes) > CHARACTERS_PER_WORD:
        half = CHARACTERS_PER_WORD // 2
        codes = codes[:half] + codes[-half:]
    codes = [2 + (c if c < 256 else 256 + c % (CHARACTER_CODES - 260)) for c in codes]
    codes = [c if c < CHARACTER_CODES else 1 for c in codes]
    return codes + [0] * (CHARACTERS_PER_WORD - len(codes))

import type { Sentence } from '../../model/index.ts';
import { childOf, type Tree, treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { type Draft, draftOf } from './draft.ts';
import { cueTokens, subjectOf } from './grammar.ts';
import { inQuote, type Quote } from './quotes.ts';
import { anyHolds, sourceWords } from './ranges.ts';
import { type Speakers, speakerToken } from './speakers.ts';
import { type CueIndex, documentClass, verbCues } from './words.ts';

/**
 * Completes quotations. A draft whose content holds part of a quotation gets the whole of it, over sentences and
 * paragraphs; a quotation that no draft holds is given to a cue beside it, to the sentence before it that ends in a
 * colon, to the name after a dash, or to the speaker of the quotation before it. Words set in marks inside running
 * text attribute nothing.
 */
export function withQuotes(
  index: CueIndex,
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  drafts: readonly Draft[],
  speakers: Speakers,
): readonly Draft[] {
  let out = drafts.map((draft) => completed(draft, quotes));
  for (const quote of quotes) {
    if (isHeld(out, quote, quotes)) continue;
    const resumed = resumedBy(sentences, out, quote);
    if (resumed >= 0) {
      out = out.with(resumed, extended(out[resumed]!, quote));
      continue;
    }
    if (!quote.clausal) continue;
    const found =
      beside(index, sentences, quote, around(quotes, quote)) ??
      colon(index, sentences, quote, speakers) ??
      dash(sentences, quote, speakers);
    if (found) {
      const known = out.findIndex(
        (draft) => draft.anchor === found.anchor && draft.sentence === found.sentence,
      );
      if (known < 0) out = [...out, completed(found, quotes)];
      else out = out.with(known, extended(out[known]!, quote));
      continue;
    }
    const before = speakerBefore(sentences, out, quote);
    if (before >= 0) out = out.with(before, extended(out[before]!, quote));
  }
  return out;
}

/** '"...," he said, "..."': the draft whose cue stands right between its quotation and this one, or -1. */
function resumedBy(sentences: readonly Sentence[], drafts: readonly Draft[], quote: Quote): number {
  const piece = quote.pieces[0]!;
  const { tokens } = sentences[piece.sentence]!;
  return drafts.findIndex((draft) => {
    const end = draft.content.at(-1)!;
    const cueEnd = Math.max(draft.anchor, draft.source?.last ?? 0);
    if (!draft.direct || draft.sentence !== piece.sentence || end.sentence !== piece.sentence) return false;
    if (end.last >= draft.anchor || cueEnd >= piece.first) return false;
    return tokens.slice(cueEnd + 1, piece.first).every((token) => token.upos === 'PUNCT');
  });
}

/** The quotation that holds one of the second level. */
function around(quotes: readonly Quote[], quote: Quote): Quote | null {
  if (quote.level === 1) return null;
  const piece = quote.pieces[0]!;
  return quotes.find((other) => other.level === 1 && inQuote(other, piece.sentence, piece.first)) ?? null;
}

function isHeld(drafts: readonly Draft[], quote: Quote, quotes: readonly Quote[]): boolean {
  const outer = around(quotes, quote);
  const piece = quote.pieces[0]!;
  const middle = Math.min(piece.first + 1, piece.last);
  return drafts.some(
    (draft) =>
      draft.link &&
      (outer === null || inQuote(outer, draft.sentence, draft.anchor)) &&
      (anyHolds(draft.content, piece.sentence, middle) || anyHolds(draft.reach, piece.sentence, middle)) &&
      !inQuote(quote, draft.sentence, draft.anchor),
  );
}

function completed(draft: Draft, quotes: readonly Quote[]): Draft {
  let out = draft;
  for (const quote of quotes) {
    if (!quote.clausal || inQuote(quote, draft.sentence, draft.anchor) || !touches(draft.content, quote))
      continue;
    if (!/^(verb (clause|quote|above)|quoted|colon|dash|according)/.test(draft.rule)) continue;
    out = extended(out, quote);
  }
  return out;
}

function touches(content: readonly TokenRange[], quote: Quote): boolean {
  return content.some((range) =>
    quote.pieces.some(
      (piece) => piece.sentence === range.sentence && piece.first <= range.last && range.first <= piece.last,
    ),
  );
}

/** The draft with the quotation added to its content; ranges of one sentence that overlap or touch become one. */
function extended(draft: Draft, quote: Quote): Draft {
  const all = [...draft.content, ...quote.pieces].sort(
    (a, b) => a.sentence - b.sentence || a.first - b.first,
  );
  const content: TokenRange[] = [];
  for (const range of all) {
    const last = content.at(-1);
    if (last && last.sentence === range.sentence && range.first <= last.last + 1)
      content[content.length - 1] = { ...last, last: Math.max(last.last, range.last) };
    else content.push(range);
  }
  return { ...draft, content, direct: true };
}

/** A cue verb in the sentence of the quotation, outside it, without content of its own: where the parse went astray. */
function beside(
  index: CueIndex,
  sentences: readonly Sentence[],
  quote: Quote,
  outer: Quote | null,
): Draft | null {
  for (const piece of [quote.pieces.at(-1)!, quote.pieces[0]!]) {
    const tree = treeOf(sentences[piece.sentence]!);
    const order = [...tree.tokens.slice(piece.last + 1), ...tree.tokens.slice(0, piece.first).reverse()];
    for (const { index: verb, upos } of order) {
      if (upos !== 'VERB' || (outer !== null && !inQuote(outer, piece.sentence, verb))) continue;
      if (Math.min(Math.abs(verb - piece.last), Math.abs(piece.first - verb)) > REACH) continue;
      const draft = spoken(index, tree, verb, quote);
      if (draft) return draft;
    }
  }
  return null;
}

/** Tokens between a quotation and a cue that is taken for its own without a syntactic tie. */
const REACH = 30;

function spoken(index: CueIndex, tree: Tree, verb: number, quote: Quote): Draft | null {
  const cue = verbCues(index, tree, verb).find(
    (one) => one.cue.content.includes('quote') && one.cue.subject === 'any',
  )?.cue;
  const subject = cue ? subjectOf(tree, verb) : null;
  if (!cue || !subject || inQuote(quote, tree.sentence.index, subject.head)) return null;
  return draftOf({
    sentence: tree.sentence.index,
    anchor: verb,
    cue: cueTokens(tree, verb),
    source: sourceWords(tree, subject.head),
    speaker: speakerToken(index, tree, subject.speaker),
    content: fromCue(tree, verb, quote),
    manner: cue.manner,
    direct: true,
    rule: 'quoted beside',
  });
}

/** A quotation that begins inside the reported clause: "told them that they were "like candy"" has the clause as content. */
function fromCue(tree: Tree, verb: number, quote: Quote): readonly TokenRange[] {
  const [piece, ...more] = quote.pieces;
  if (piece!.sentence !== tree.sentence.index || piece!.first < verb) return quote.pieces;
  const that = tree.tokens.findIndex(
    (token, at) =>
      at > verb && at < piece!.first && token.text.toLowerCase() === 'that' && token.upos === 'SCONJ',
  );
  return that < 0 ? quote.pieces : [{ ...piece!, first: that }, ...more];
}

/** "X wrote to Y:" or "X:" before the quotation. */
function colon(
  index: CueIndex,
  sentences: readonly Sentence[],
  quote: Quote,
  speakers: Speakers,
): Draft | null {
  const piece = quote.pieces[0]!;
  const here = sentences[piece.sentence]!;
  const before = piece.first > 0 ? here : sentences[piece.sentence - 1];
  if (!before || before.part === 'headline') return null;
  const last = before === here ? piece.first - 1 : before.tokens.length - 1;
  if (before.tokens[last]?.text !== ':') return null;
  const tree = treeOf(before);
  for (const { index: verb } of tree.tokens.slice(0, last).reverse()) {
    const draft = spoken(index, tree, verb, quote);
    if (draft) return { ...draft, rule: 'colon' };
  }
  return named(index, tree, last, quote, speakers);
}

function named(index: CueIndex, tree: Tree, colonAt: number, quote: Quote, speakers: Speakers): Draft | null {
  const subject = childOf(tree, tree.root, 'nsubj');
  const verbal = ['VERB', 'AUX'].includes(tree.tokens[tree.root]!.upos);
  const head = verbal ? (subject === null ? null : subject) : tree.root;
  if (head === null || head > colonAt) return null;
  const kind = speakers.kindOf(tree.sentence.index, head);
  const speaks =
    kind !== null ? kind !== 'place' && kind !== 'unknown' : documentClass(index, tree, head) !== null;
  if (!speaks) return null;
  return draftOf({
    sentence: tree.sentence.index,
    anchor: colonAt,
    cue: verbal ? cueTokens(tree, tree.root) : [colonAt],
    source: sourceWords(tree, head),
    content: quote.pieces,
    manner: 'said',
    direct: true,
    rule: 'colon',
  });
}

/** '"..." - Name' */
function dash(sentences: readonly Sentence[], quote: Quote, speakers: Speakers): Draft | null {
  const piece = quote.pieces.at(-1)!;
  const tree = treeOf(sentences[piece.sentence]!);
  const at = piece.last + 1;
  if (!/^(—|–|-|--|―)$/.test(tree.tokens[at]?.text ?? '')) return null;
  const head = tree.tokens
    .slice(at + 1)
    .find((token) => speakers.kindOf(piece.sentence, token.index) === 'person');
  if (!head || head.index > at + 6) return null;
  return draftOf({
    sentence: piece.sentence,
    anchor: at,
    cue: [at],
    source: sourceWords(tree, head.index),
    content: quote.pieces,
    manner: 'said',
    direct: true,
    rule: 'dash',
  });
}

/**
 * The draft that a quotation without a cue goes on with: the last quotation of the same paragraph, or of the paragraph
 * before where this one is a quotation from its first word.
 */
function speakerBefore(sentences: readonly Sentence[], drafts: readonly Draft[], quote: Quote): number {
  const piece = quote.pieces[0]!;
  const here = sentences[piece.sentence]!;
  const opens = piece.first === 0;
  if (!opens && quote.level === 1) return -1;
  let best = -1;
  drafts.forEach((draft, at) => {
    if (!draft.direct || !draft.link || draft.rule === 'dash') return;
    const end = draft.content.at(-1)!;
    const there = sentences[end.sentence]!;
    if (end.sentence > piece.sentence || (end.sentence === piece.sentence && end.last >= piece.first)) return;
    const near =
      there.paragraph === here.paragraph ||
      (opens && there.paragraph === here.paragraph - 1 && firstOf(sentences, here));
    if (!near || piece.sentence - Math.max(end.sentence, draft.sentence) > 1) return;
    if (there.paragraph !== here.paragraph && isHeading(quote, here)) return;
    if (best < 0 || compareEnds(drafts[best]!, draft) <= 0) best = at;
  });
  return best < 0 && opens ? tellerBefore(sentences, drafts, here) : best;
}

/** "Ruiz said that the talks had failed. “We tried everything.”": who was reported in the sentence before speaks on. */
function tellerBefore(sentences: readonly Sentence[], drafts: readonly Draft[], here: Sentence): number {
  if (firstOf(sentences, here)) return -1;
  const tellers = drafts.flatMap((draft, at) =>
    draft.sentence === here.index - 1 && draft.link && draft.source && /^verb (clause|above)/.test(draft.rule)
      ? [at]
      : [],
  );
  const outer = tellers.filter(
    (at) =>
      !tellers.some(
        (other) => other !== at && anyHolds(drafts[other]!.content, drafts[at]!.sentence, drafts[at]!.anchor),
      ),
  );
  return outer.length === 1 ? outer[0]! : -1;
}

/** A line of a few quoted words alone is a heading. */
function isHeading(quote: Quote, sentence: Sentence): boolean {
  const piece = quote.pieces[0]!;
  return (
    quote.pieces.length === 1 && piece.last >= sentence.tokens.length - 1 && sentence.tokens.length < HEADING
  );
}

const HEADING = 10;

function firstOf(sentences: readonly Sentence[], sentence: Sentence): boolean {
  return sentences[sentence.index - 1]?.paragraph !== sentence.paragraph;
}

function compareEnds(a: Draft, b: Draft): number {
  const [x, y] = [a.content.at(-1)!, b.content.at(-1)!];
  return x.sentence - y.sentence || x.last - y.last;
}

import { ancestorsOf, childOf, childrenOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import { type Draft, draftOf } from './draft.ts';
import { cueTokens, isPassive } from './grammar.ts';
import { rangesOf, sourceWords, span } from './ranges.ts';
import { type Speakers, speakerToken } from './speakers.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/** Attributions without a verb of the source's own: "according to X", "per X", "in the words of X", "citing X", "reportedly". */
export function adjunctDrafts(index: CueIndex, tree: Tree, speakers: Speakers): readonly Draft[] {
  return [
    ...prepositional(index, tree, speakers),
    ...tellings(index, tree),
    ...adverbial(index, tree),
    ...impersonal(index, tree),
  ];
}

function prepositional(index: CueIndex, tree: Tree, speakers: Speakers): readonly Draft[] {
  const out: Draft[] = [];
  for (const phrase of index.prepositions)
    for (const first of placesOf(tree, phrase)) {
      const last = first + phrase.length - 1;
      if (out.some((draft) => draft.cue.includes(first))) continue;
      const head = nounAfter(tree, last);
      if (head === null || !namesSource(index, tree, head, phrase, speakers)) continue;
      const content = rangesOf(tree, governed(tree, first, head));
      if (content.length === 0) continue;
      out.push(
        draftOf({
          sentence: tree.sentence.index,
          anchor: first,
          cue: span(first, last),
          source: sourceWords(tree, head),
          speaker: holderOf(index, tree, head),
          content,
          manner: 'said',
          rule: phrase.join(' '),
        }),
      );
    }
  return out;
}

/** "according to X's plan": X; "according to X's report": its author. */
function holderOf(index: CueIndex, tree: Tree, head: number): number {
  const possessor = childOf(tree, head, 'nmod:poss');
  return possessor !== null && index.nouns.has(lemmaOf(tree, head))
    ? possessor
    : speakerToken(index, tree, head);
}

/** "in her recollection", "by his own account": whose telling it is. */
function tellings(index: CueIndex, tree: Tree): readonly Draft[] {
  const out: Draft[] = [];
  for (const { index: noun, upos, deprel } of tree.tokens) {
    if (upos !== 'NOUN' || !isRelation(deprel, 'obl') || !index.tellings.has(lemmaOf(tree, noun))) continue;
    const whose = childOf(tree, noun, 'nmod:poss');
    const marker = childrenOf(tree, noun, 'case').find((at) => /^(in|by)$/i.test(tree.tokens[at]!.text));
    if (whose === null || marker === undefined) continue;
    const content = rangesOf(tree, governed(tree, marker, noun));
    if (content.length === 0) continue;
    out.push(
      draftOf({
        sentence: tree.sentence.index,
        anchor: noun,
        cue: [noun],
        source: sourceWords(tree, whose),
        content,
        manner: 'said',
        rule: 'in the telling of',
      }),
    );
  }
  return out;
}

function placesOf(tree: Tree, phrase: readonly string[]): readonly number[] {
  const [first, ...rest] = phrase;
  const out: number[] = [];
  for (const { index, text } of tree.tokens) {
    if (text.length !== first!.length || text.toLowerCase() !== first) continue;
    if (rest.every((word, offset) => tree.tokens[index + offset + 1]?.text.toLowerCase() === word))
      out.push(index);
  }
  return out;
}

/** The head of the noun phrase that begins after `last`: the highest token that still stands to its right and depends leftwards. */
function nounAfter(tree: Tree, last: number): number | null {
  const next = last + 1;
  if (next >= tree.tokens.length) return null;
  const nominal = (at: number): boolean => /^(NOUN|PROPN|PRON|NUM|X|SYM)$/.test(tree.tokens[at]!.upos);
  let at = next;
  while (!nominal(at)) {
    const above = tree.tokens[at]!.head;
    if (above > at && above - next < 40) at = above;
    else if (
      at + 1 < tree.tokens.length &&
      tree.tokens[at]!.upos !== 'VERB' &&
      tree.tokens[at]!.upos !== 'PUNCT'
    )
      at++;
    else return null;
  }
  for (;;) {
    const { head, deprel } = tree.tokens[at]!;
    const inside = ['compound', 'flat', 'nmod:poss', 'amod', 'nummod', 'det', 'nmod:unmarked', 'nmod'].some(
      (relation) => isRelation(deprel, relation),
    );
    if (!inside || head < at) return at;
    at = head;
  }
}

/** "per day" names no source; "per Reuters" and "per the report" do. */
function namesSource(
  index: CueIndex,
  tree: Tree,
  head: number,
  phrase: readonly string[],
  speakers: Speakers,
): boolean {
  if (phrase.at(-1) !== 'per') return !index.customs.has(lemmaOf(tree, head));
  const kind = speakers.kindOf(tree.sentence.index, head);
  return (
    documentClass(index, tree, head) !== null ||
    (kind !== null && kind !== 'place' && kind !== 'unknown') ||
    tree.tokens[head]!.upos === 'PROPN'
  );
}

/**
 * What an adjunct with a source governs: at the border of the sentence, cut off by a comma, the rest of it; inside, the
 * clause that it stands in.
 */
function governed(tree: Tree, first: number, head: number): readonly number[] {
  const own = new Set([...subtreeOf(tree, head), ...span(first, head)]);
  const last = Math.max(...own);
  const before = span(0, first - 1);
  const after = span(last + 1, tree.tokens.length - 1);
  const empty = (tokens: readonly number[]): boolean =>
    tokens.every((at) => ['PUNCT', 'CCONJ', 'SCONJ', 'ADV', 'INTJ'].includes(tree.tokens[at]!.upos));
  const clause = clauseAround(tree, head);
  if (empty(before)) return after.length > 0 ? after : [];
  if (empty(after) && tree.tokens[first - 1]!.upos === 'PUNCT' && clause === tree.root) return before;
  const whole = empty(after) && tree.tokens[first - 1]!.upos === 'PUNCT' && !embedded(tree, clause);
  if (whole) return before;
  const inner = new Set(span(first, last));
  return subtreeOf(tree, clause).filter((at) => !own.has(at) && !inner.has(at));
}

function clauseAround(tree: Tree, head: number): number {
  return (
    ancestorsOf(tree, head).find(
      (at) =>
        tree.tokens[at]!.head < 0 ||
        /^(ccomp|csubj|advcl|acl|parataxis|conj|xcomp)/.test(tree.tokens[at]!.deprel),
    ) ?? tree.root
  );
}

function embedded(tree: Tree, clause: number): boolean {
  return [clause, ...ancestorsOf(tree, clause)].some(
    (at) => isRelation(tree.tokens[at]!.deprel, 'ccomp') && tree.tokens[at]!.head < at,
  );
}

/** "X reportedly met Y": no source is told. */
function adverbial(index: CueIndex, tree: Tree): readonly Draft[] {
  const out: Draft[] = [];
  for (const token of tree.tokens) {
    if (token.upos !== 'ADV' || !index.adverbs.has(token.text.toLowerCase()) || token.head < 0) continue;
    const tokens = subtreeOf(
      tree,
      token.head,
      (child) => child === token.index || isRelation(tree.tokens[child]!.deprel, 'conj'),
    );
    const content = rangesOf(tree, tokens);
    if (content.length > 0)
      out.push(
        draftOf({
          sentence: tree.sentence.index,
          anchor: token.index,
          cue: [token.index],
          content,
          manner: token.text.toLowerCase() === 'reportedly' ? 'reported' : 'claimed',
          rule: 'adverb',
        }),
      );
  }
  return out;
}

/** "seems to", "is expected to": found as attribution without source, no link of a chain. */
function impersonal(index: CueIndex, tree: Tree): readonly Draft[] {
  const out: Draft[] = [];
  for (const token of tree.tokens) {
    const verb = token.index;
    const lemma = lemmaOf(tree, verb);
    const seems = index.impersonal.has(lemma) && token.upos === 'VERB';
    const expected = index.expected.has(lemma) && token.xpos === 'VBN' && isPassive(tree, verb);
    if (!seems && !expected) continue;
    const clause = childOf(tree, verb, 'xcomp', ...(seems ? ['ccomp'] : []));
    const subject = childOf(tree, verb, 'nsubj', 'nsubj:pass');
    if (clause === null || clause < verb) continue;
    const tokens = [...(subject === null ? [] : subtreeOf(tree, subject)), ...subtreeOf(tree, clause)];
    out.push(
      draftOf({
        sentence: tree.sentence.index,
        anchor: verb,
        cue: cueTokens(tree, verb),
        content: rangesOf(tree, tokens),
        manner: expected ? 'reported' : 'thought',
        link: false,
        rule: 'impersonal',
      }),
    );
  }
  return out;
}

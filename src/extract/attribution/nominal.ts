import type { NounCue } from '../../lexicon/cues.ts';
import { childOf, childrenOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import { type Draft, draftOf } from './draft.ts';
import { subjectOf } from './grammar.ts';
import { rangesOf, sourceWords, span } from './ranges.ts';
import type { Speakers } from './speakers.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/** Attributions by nouns: "his claim that", "X's statement that", "exposures of", "X's vision, which called for". */
export function nounDrafts(index: CueIndex, tree: Tree, speakers: Speakers): readonly Draft[] {
  const out: Draft[] = [];
  for (const token of tree.tokens) {
    if (token.upos !== 'NOUN') continue;
    for (const cue of index.nouns.get(lemmaOf(tree, token.index)) ?? []) {
      const draft = nounDraft(index, tree, token.index, cue, speakers);
      if (!draft) continue;
      out.push(draft);
      break;
    }
  }
  return out;
}

function nounDraft(
  index: CueIndex,
  tree: Tree,
  noun: number,
  cue: NounCue,
  speakers: Speakers,
): Draft | null {
  const found = contentOf(tree, noun, cue);
  if (!found) return null;
  const content = rangesOf(tree, found.tokens);
  if (content.length === 0) return null;
  const source = sourceOf(index, tree, noun, speakers);
  if (source === null && found.frame !== 'clause') return null;
  return draftOf({
    sentence: tree.sentence.index,
    anchor: noun,
    cue: cueOf(noun, found),
    source: source === null ? null : sourceWords(tree, source),
    content,
    manner: cue.manner,
    link: source !== null && (cue.link === 'speaker' || (cue.link === 'clause' && found.frame === 'clause')),
    rule: `noun ${found.frame}`,
  });
}

interface Found {
  readonly tokens: readonly number[];
  readonly frame: 'clause' | 'of' | 'which' | 'inf';
  readonly preposition: number | null;
}

function contentOf(tree: Tree, noun: number, cue: NounCue): Found | null {
  if (cue.content.includes('clause')) {
    const clause = childrenOf(tree, noun, 'acl', 'ccomp', 'parataxis').find(
      (child) =>
        child > noun &&
        (opensWithThat(tree, child) || isRelation(tree.tokens[child]!.deprel, 'ccomp')) &&
        !isRelation(tree.tokens[child]!.deprel, 'acl:relcl'),
    );
    const copular = copulaClause(tree, noun);
    const at = clause ?? copular;
    if (at !== undefined && at !== null)
      return { tokens: subtreeOf(tree, at), frame: 'clause', preposition: null };
  }
  if (cue.content.includes('inf')) {
    const clause = childrenOf(tree, noun, 'acl').find(
      (child) => child > noun && markersOf(tree, child).includes('to'),
    );
    if (clause !== undefined) return { tokens: subtreeOf(tree, clause), frame: 'inf', preposition: null };
  }
  for (const frame of ['of', 'about'] as const) {
    if (!cue.content.includes(frame)) continue;
    const phrase = childrenOf(tree, noun, 'nmod', 'acl').find(
      (child) => child > noun && markersOf(tree, child).includes(frame),
    );
    if (phrase === undefined) continue;
    const marker = childrenOf(tree, phrase, 'case', 'mark').find((at) => at < phrase) ?? null;
    return { tokens: subtreeOf(tree, phrase, (at) => at === marker), frame: 'of', preposition: marker };
  }
  if (cue.content.includes('which')) {
    const clause = relativeOf(tree, noun);
    if (clause !== null) return { tokens: subtreeOf(tree, clause), frame: 'which', preposition: null };
  }
  return null;
}

/** "The claim is that ..." */
function copulaClause(tree: Tree, noun: number): number | null {
  const { head, deprel } = tree.tokens[noun]!;
  if (head < 0 || !isRelation(deprel, 'nsubj')) return null;
  const inner = isRelation(tree.tokens[head]!.deprel, 'ccomp') || markersOf(tree, head).includes('that');
  return inner && childOf(tree, head, 'cop') !== null ? head : null;
}

function cueOf(noun: number, found: Found): readonly number[] {
  return found.preposition === null || found.preposition !== noun + 1 ? [noun] : span(noun, noun + 1);
}

/** The possessor, the one in a by- or from-phrase, a name or adjective of a people before it, or who makes it. */
function sourceOf(index: CueIndex, tree: Tree, noun: number, speakers: Speakers): number | null {
  const possessor = childOf(tree, noun, 'nmod:poss');
  if (possessor !== null) return possessor;
  const by = childrenOf(tree, noun, 'nmod').find((child) =>
    markersOf(tree, child).some((marker) => marker === 'by' || marker === 'from'),
  );
  if (by !== undefined) return by;
  const before = childrenOf(tree, noun, 'amod', 'compound').find((child) => {
    const kind = speakers.kindOf(tree.sentence.index, child);
    return kind !== null && kind !== 'unknown' && kind !== 'document';
  });
  if (before !== undefined) return before;
  const { head, deprel } = tree.tokens[noun]!;
  if (
    head >= 0 &&
    isRelation(deprel, 'obl') &&
    markersOf(tree, noun).includes('with') &&
    index.replying.has(lemmaOf(tree, head))
  )
    return subjectOf(tree, head)?.head ?? null;
  if (head < 0 || !isRelation(deprel, 'obj') || documentClass(index, tree, noun) === 'publication')
    return null;
  if (
    ![
      'make',
      'issue',
      'give',
      'repeat',
      'reiterate',
      'offer',
      'release',
      'voice',
      'express',
      'publish',
      'level',
    ].includes(lemmaOf(tree, head))
  )
    return null;
  return subjectOf(tree, head)?.head ?? null;
}

/** The relative clause on the noun, or on the last noun of its phrase where a comma cuts it off ("X's vision for Y, which called for"). */
function relativeOf(tree: Tree, noun: number): number | null {
  const own = childOf(tree, noun, 'acl:relcl');
  if (own !== null) return own;
  const found = tree.tokens.find(
    ({ index, deprel, head }) =>
      index > noun &&
      deprel === 'acl:relcl' &&
      head > noun &&
      head - noun < 6 &&
      tree.tokens[head + 1]?.text === ',',
  );
  return found?.index ?? null;
}

/** Whether "that" opens the clause as a conjunction, also where the tree takes it for a pronoun. */
function opensWithThat(tree: Tree, clause: number): boolean {
  const first = tree.tokens[subtreeOf(tree, clause)[0]!]!;
  return first.text.toLowerCase() === 'that' && first.xpos === 'IN';
}

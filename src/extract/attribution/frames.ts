import type { ContentFrame } from '../../lexicon/cues.ts';
import { childOf, childrenOf, subtreeOf, type Tree } from '../tree.ts';
import type { Content } from './content.ts';
import type { Subject } from './grammar.ts';
import { above, beside, thatClause, trailing } from './loose.ts';
import { clausal, nounPhrase, oblique, onObject, pair, passiveSubject, quoted, withAs } from './objects.ts';
import { type CueIndex, lemmaOf, type VerbEntry } from './words.ts';

interface Occurrence {
  /** Whether the object is who hears. */
  readonly heard: boolean;
  readonly index: CueIndex;
  readonly passive: boolean;
  readonly subject: Subject | null;
  readonly rest: readonly string[];
}

type Frame = (tree: Tree, verb: number, occurrence: Occurrence) => Content | null;

const FRAMES: Readonly<Record<ContentFrame, Frame>> = {
  clause: (tree, verb, { subject, index, heard }) =>
    complement(index, tree, verb, heard) ??
    above(tree, verb, subject) ??
    beside(tree, verb, subject) ??
    trailing(tree, verb, subject),
  quote: (tree, verb) => quoted(tree, verb),
  np: (tree, verb, { passive, index }) =>
    passive ? passiveSubject(tree, verb) : nounPhrase(index, tree, verb),
  gerund: (tree, verb) => clausal(tree, verb, 'xcomp', (xpos) => xpos === 'VBG'),
  inf: (tree, verb) => clausal(tree, verb, 'xcomp', (xpos) => xpos !== 'VBG'),
  about: (tree, verb, { rest }) => oblique(tree, verb, rest.length > 0 ? rest : ['about', 'of']),
  of: (tree, verb) => oblique(tree, verb, ['of']) ?? onObject(tree, verb, 'of'),
  for: (tree, verb) => oblique(tree, verb, ['for', 'over']),
  as: (tree, verb, { passive }) => withAs(tree, verb, passive),
  pair: (tree, verb, { passive }) => pair(tree, verb, passive),
  which: () => null,
};

export function contentOf(
  index: CueIndex,
  tree: Tree,
  verb: number,
  entry: VerbEntry,
  frames: readonly ContentFrame[],
  passive: boolean,
  subject: Subject | null,
): Content | null {
  for (const frame of frames) {
    const found = FRAMES[frame](tree, verb, {
      index,
      passive,
      subject,
      rest: entry.rest,
      heard: entry.cue.hearer === 'object',
    });
    if (found && found.tokens.length > 0) return found;
  }
  return null;
}

function complement(index: CueIndex, tree: Tree, verb: number, heard: boolean): Content | null {
  const found = childrenOf(tree, verb, 'ccomp').filter((child) => !isInterjection(tree, child));
  const behind = found.some((child) => child > verb && childOf(tree, child, 'nsubj') !== null);
  const real = found.filter((child) => !(behind && isStrayNoun(tree, verb, child)));
  const firm = real.filter((child) => !isAfterthought(tree, verb, child));
  const clauses =
    firm.length === 0
      ? []
      : real.filter((child) => firm.includes(child) || !index.verbs.has(lemmaOf(tree, child)));
  if (clauses.length > 0) {
    const tokens = [...clauses, ...ahead(tree, verb, clauses[0]!)].flatMap((child) => subtreeOf(tree, child));
    return { tokens, kind: 'clause' };
  }
  const extraposed =
    childOf(tree, verb, 'expl') === null
      ? []
      : childrenOf(tree, verb, 'csubj').filter((child) => child > verb);
  if (extraposed.length > 0)
    return { tokens: extraposed.flatMap((child) => subtreeOf(tree, child)), kind: 'clause' };
  return thatClause(tree, verb, heard);
}

/** "The then chancellor, Ada Voss, says she was warned": a noun before the verb that the parser took for a clause. */
function isStrayNoun(tree: Tree, verb: number, child: number): boolean {
  return (
    child < verb && /^NN/.test(tree.tokens[child]!.xpos) && childOf(tree, child, 'nsubj', 'cop') === null
  );
}

/** Before a fronted content all is content: "Last week, it rained, she said". */
function ahead(tree: Tree, verb: number, clause: number): readonly number[] {
  if (clause > verb) return [];
  return childrenOf(tree, verb, 'obl', 'advmod', 'advcl').filter(
    (child) => child < clause && !/^VB[NG]$/.test(tree.tokens[child]!.xpos),
  );
}

/** ", raising concerns" behind a verb of saying is no content. */
function isAfterthought(tree: Tree, verb: number, child: number): boolean {
  const { xpos } = tree.tokens[child]!;
  const first = subtreeOf(tree, child).find((at) => tree.tokens[at]!.upos !== 'PUNCT') ?? child;
  return (
    child > verb &&
    xpos === 'VBG' &&
    childOf(tree, child, 'nsubj') === null &&
    tree.tokens[first - 1]?.text === ','
  );
}

function isInterjection(tree: Tree, token: number): boolean {
  return subtreeOf(tree, token).every((at) => ['PUNCT', 'INTJ', 'SYM'].includes(tree.tokens[at]!.upos));
}

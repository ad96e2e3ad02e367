import { subjectOf } from '../subjects.ts';
import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { TimeExpression } from '../types.ts';
import { actorsAt } from './actors.ts';
import { idsOf } from './parties.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

/** How many sentences back "did so" may look for what was done. */
const REACH = 1;
/** Of what was asked for or planned in the same sentence "and he did" says that it was done, whoever a rule holds "he" to be. */
const ASKED: ReadonlySet<string> = new Set(['requested', 'planned']);
const FURTHER = new Set(['again', 'more', 'later']);

/**
 * "Did so again on Thursday" tells of what the subject was said to do just before, and "told him to write to the board, and
 * he did" of what he was asked to do: "did" stands for the last meeting, call, letter or visit of its subject.
 */
export const readDid: Refiner = (proposals, scene, treeAt) => {
  const out = [...proposals];
  for (const { index: sentence, part } of scene.reading.parsed.sentences) {
    if (part !== 'body') continue;
    const tree = treeAt(sentence);
    for (const { index } of tree.tokens) {
      if (!isDid(tree, index)) continue;
      const meant = meantBy(scene, tree, index, out);
      if (meant) out.push(again(meant, tree, index, timeAfter(scene, tree, index)));
    }
  }
  return out.toSorted((a, b) => a.sentence - b.sentence || a.token - b.token);
};

/** "Did so", "did the same", or "did" alone at the end of its clause, not denied. */
function isDid(tree: Tree, token: number): boolean {
  const { lemma, text, deprel } = tree.tokens[token]!;
  if (lemma !== 'do' || text.toLowerCase() !== 'did' || isRelation(deprel, 'aux')) return false;
  const next = tree.tokens[token + 1];
  const so = next !== undefined && ['so', 'this'].includes(next.text.toLowerCase());
  const alone = next === undefined || next.upos === 'PUNCT';
  const clause = isRelation(deprel, 'conj') || isRelation(deprel, 'parataxis') || isRelation(deprel, 'acl');
  const denied = tree.tokens
    .slice(token + 1, token + 3)
    .some(({ text: word }) => /^(not|n't|n’t)$/i.test(word));
  return !denied && (so || (alone && clause));
}

function meantBy(scene: Scene, tree: Tree, token: number, told: readonly Proposal[]): Proposal | undefined {
  const subject = subjectOf(tree, token);
  const ids = idsOf(subject === null ? [] : actorsAt(scene, tree, subject, 'subject'));
  const sentence = tree.sentence.index;
  const near = told.filter(
    (other) =>
      other.event === 'CONSULT' &&
      other.kind === 'verb' &&
      (other.sentence < sentence || other.token < token) &&
      other.sentence >= sentence - REACH,
  );
  const asked = near.findLast((other) => other.sentence === sentence && ASKED.has(other.realis));
  const isPronoun = subject !== null && tree.tokens[subject]!.upos === 'PRON';
  return (isPronoun && asked) || near.findLast(({ actor }) => actor.some(({ entity }) => ids.has(entity.id)));
}

function timeAfter(scene: Scene, tree: Tree, token: number): TimeExpression | null {
  const sentence = tree.sentence.index;
  const end =
    tree.tokens.find(({ index, upos }) => index > token && upos === 'VERB')?.index ?? tree.tokens.length;
  return (
    scene.times.all.find((time) => time.sentence === sentence && time.first > token && time.first < end) ??
    null
  );
}

function again(meant: Proposal, tree: Tree, token: number, time: TimeExpression | null): Proposal {
  const further = childrenOf(tree, token, 'advmod').some((child) =>
    FURTHER.has(tree.tokens[child]!.text.toLowerCase()),
  );
  return {
    ...meant,
    sentence: tree.sentence.index,
    token,
    carrier: null,
    where: further ? null : meant.where,
    time,
    realis: 'happened',
    trace: [...meant.trace, { rule: 'what "did" stands for', slot: 'event', detail: meant.lemma }],
  };
}

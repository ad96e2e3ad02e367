import { subjectOf } from '../subjects.ts';
import { childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { actorsAt } from './actors.ts';
import { idsOf } from './parties.ts';
import type { Refiner, Scene } from './types.ts';
import { verbArguments } from './verb-arguments.ts';

/** Slots of a verb that name who is spoken to, the surest first. */
const SPOKEN_TO = ['second', 'to', 'object'];
const SPEAKING = new Set(['person', 'group', 'body', 'state']);

/**
 * A letter of which one side alone is told where it is spoken of has the other one from what stands in it: "a note addressed to
 * the chairman. In it Moss offered", "signed by Moss. In it he complains to the mayor".
 */
export const completeLetters: Refiner = (proposals, scene, treeAt) =>
  proposals.map((proposal) => {
    const { mode, recipient, sentence } = proposal;
    const actor = proposal.actor.filter(({ entity }) => entity.kind !== 'document');
    if (mode !== 'letter' || (actor.length > 0 && recipient.length > 0)) return proposal;
    if (proposal.kind === 'verb' && proposal.actor.length > 0) return proposal;
    const told = [sentence, sentence + 1]
      .filter((at) => at < scene.reading.parsed.sentences.length)
      .flatMap((at) => toldInIt(treeAt(at), at === sentence ? proposal.token : -1))
      .at(0);
    if (!told) return proposal;
    const tree = treeAt(told.sentence);
    const known = idsOf([...actor, ...recipient]);
    const writer = actor.length > 0 ? actor : fresh(writerAt(scene, tree, told.verb), known);
    const to = recipient.length > 0 ? recipient : fresh(spokenTo(scene, tree, told.verb), known);
    if (writer.length === actor.length && to.length === recipient.length) return proposal;
    const step = { rule: 'told in the letter', slot: 'actor', detail: tree.tokens[told.verb]!.text };
    return { ...proposal, actor: writer, recipient: to, trace: [...proposal.trace, step] };
  });

/** The verbs of "in it" and "there" behind a token. */
function toldInIt(
  tree: Tree,
  after: number,
): readonly { readonly sentence: number; readonly verb: number }[] {
  return tree.tokens.flatMap(({ index, text, head, deprel }) => {
    const it = text.toLowerCase() === 'it' && isRelation(deprel, 'obl') && markersOf(tree, index)[0] === 'in';
    return it && index > after && tree.tokens[head]!.upos === 'VERB'
      ? [{ sentence: tree.sentence.index, verb: head }]
      : [];
  });
}

function writerAt(scene: Scene, tree: Tree, verb: number): readonly ResolvedMention[] {
  const subject = subjectOf(tree, verb);
  return subject === null ? [] : actorsAt(scene, tree, subject, 'subject');
}

function spokenTo(scene: Scene, tree: Tree, verb: number): readonly ResolvedMention[] {
  const around = verbArguments(tree, verb);
  const verbs = [around, ...childrenOf(tree, verb, 'conj').map((other) => verbArguments(tree, other))];
  for (const all of verbs)
    for (const wanted of SPOKEN_TO) {
      const named = all
        .filter(({ slot }) => slot === wanted)
        .flatMap(({ slot, token }) => actorsAt(scene, tree, token, slot));
      if (named.some(({ entity }) => SPEAKING.has(entity.kind))) return named.slice(0, 1);
    }
  return [];
}

function fresh(mentions: readonly ResolvedMention[], known: ReadonlySet<string>): readonly ResolvedMention[] {
  return mentions.filter(({ entity }) => !known.has(entity.id) && SPEAKING.has(entity.kind));
}

import type { Token } from '../../model/index.ts';
import { childrenOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { idsOf } from './parties.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

/** How many sentences back a letter may have been told of that "replied" answers or "a letter of 3 May" belongs to. */
const REACH = 4;
const AGAIN = new Set(['again', 'more', 'further']);
const NEW = new Set(['a', 'an', 'another', 'second', 'third', 'last', 'final', 'next']);

/**
 * Letters told of by words that leave out to whom they went: an answer goes to the writer of the letter that it answers,
 * a further letter to whom the same hand wrote before, "in a letter of 3 May X complains" to X's correspondent. Where none
 * was told of just before, only what is told as a letter with its date stands; "replied" alone is no letter.
 */
export const tieReplies: Refiner = (proposals, scene, treeAt) =>
  proposals.flatMap((proposal): readonly Proposal[] => {
    if (!proposal.frame.answers || proposal.recipient.length > 0) return [proposal];
    const tree = treeAt(proposal.sentence);
    const before = lettersBefore(proposal, proposals);
    const found =
      proposal.kind === 'noun'
        ? correspondentOf(proposal, before)
        : addresseeOf(proposal, before, scene, tree);
    if (found) {
      const step = { rule: 'answer to a letter', slot: 'recipient', detail: found.letter.lemma };
      return [{ ...proposal, recipient: found.to, trace: [...proposal.trace, step] }];
    }
    return proposal.kind === 'noun' && isNew(proposal, tree) && isDated(proposal, scene) ? [proposal] : [];
  });

interface Addressee {
  readonly letter: Proposal;
  readonly to: readonly ResolvedMention[];
}

/** Letters told of before a proposal, the last first. */
function lettersBefore(proposal: Proposal, proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals
    .filter(
      (other) =>
        other !== proposal &&
        other.mode === 'letter' &&
        !(other.frame.answers && other.recipient.length === 0) &&
        other.sentence >= proposal.sentence - REACH &&
        (other.sentence < proposal.sentence ||
          (other.sentence === proposal.sentence && other.token < proposal.token)),
    )
    .reverse();
}

/** Whom a verb of answering or of writing again leaves out. */
function addresseeOf(
  proposal: Proposal,
  before: readonly Proposal[],
  scene: Scene,
  tree: Tree,
): Addressee | null {
  const ids = idsOf(proposal.actor);
  const has = (side: readonly ResolvedMention[]): boolean => side.some(({ entity }) => ids.has(entity.id));
  const again = childrenOf(tree, proposal.token, 'advmod').some((child) =>
    AGAIN.has(tree.tokens[child]!.text.toLowerCase()),
  );
  const earlier = again
    ? before.find(({ actor, recipient }) => recipient.length > 0 && has(actor))
    : undefined;
  if (earlier) return { letter: earlier, to: earlier.recipient };
  const answered = before.find(({ recipient }) => has(recipient));
  if (answered) return { letter: answered, to: answered.actor };
  const last = before[0];
  if (!last || has(last.actor) || last.actor.length === 0) return null;
  if (!isDated(proposal, scene) && !speaksOfLetter(proposal, scene, tree)) return null;
  return { letter: last, to: last.actor };
}

/** "Acknowledged the letter": the object is the letter that was told of. */
function speaksOfLetter({ sentence, token }: Proposal, scene: Scene, tree: Tree): boolean {
  return childrenOf(tree, token, 'obj').some(
    (child) => scene.mentions.at(sentence, child)?.entity.kind === 'document',
  );
}

/** The other side of the last letters of a writer. */
function correspondentOf(proposal: Proposal, before: readonly Proposal[]): Addressee | null {
  const ids = idsOf(proposal.actor);
  for (const letter of before) {
    const parties = [...letter.actor, ...letter.recipient];
    const to = parties.filter(({ entity }) => !ids.has(entity.id));
    if (to.length > 0 && to.length < parties.length) return { letter, to };
  }
  return null;
}

/** Whether a noun tells of a letter not told of before ("a letter", "another note"). */
function isNew(proposal: Proposal, tree: Tree): boolean {
  const { deprel, head } = tree.tokens[proposal.token]!;
  const dated = deprel.startsWith('nsubj') && tree.tokens[head]?.lemma === 'date';
  return (
    dated ||
    childrenOf(tree, proposal.token, 'det', 'amod').some((child) =>
      NEW.has(tree.tokens[child]!.text.toLowerCase()),
    ) ||
    (childrenOf(tree, proposal.token, 'nmod:poss').length > 0 && datesItself(proposal, tree))
  );
}

/** "The editor's own letter, dated the next day", "his answer of 10 September". */
function datesItself({ token }: Proposal, tree: Tree): boolean {
  return childrenOf(tree, token, 'acl', 'nmod').some((child) => {
    const { lemma, upos } = tree.tokens[child]!;
    return lemma === 'date' || upos === 'NUM' || childrenOf(tree, child, 'nummod').length > 0;
  });
}

/** Whether a time stands with the words that tell of the letter, up to the next verb. */
function isDated({ sentence, token }: Proposal, scene: Scene): boolean {
  const { tokens } = scene.reading.parsed.sentences[sentence]!;
  const ends = ({ index, upos, head, deprel }: Token): boolean =>
    index > token && upos === 'VERB' && !(head === token && deprel === 'acl');
  const end = tokens.find(ends)?.index ?? tokens.length;
  const dated = tokens[end]?.lemma === 'date' ? tokens.length : end;
  return scene.times.all.some(
    (time) => time.sentence === sentence && time.first > token - 6 && time.first < dated,
  );
}

import type { EntityKind } from '../../model/index.ts';
import { childrenOf, dominates, markersOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { isSomebody } from './agents.ts';
import { addresseeOf } from './speakers.ts';
import type { Match, Scene } from './types.ts';

/** The people, bodies and states that the noun phrase at `token` names, for a slot of this name. */
export function actorsAt(
  scene: Scene,
  tree: Tree,
  token: number,
  slot: string,
  match: Match | null = null,
): readonly ResolvedMention[] {
  const sentence = tree.sentence.index;
  const word = tree.tokens[token]!;
  if (word.upos === 'PRON' && FIRST_PERSON.has(word.text.toLowerCase())) {
    const speaker = scene.attributions.speakerOf(sentence, token);
    const mention = speaker && (scene.mentions.at(sentence, token)?.mention ?? speaker.mentions[0]);
    if (mention) return [{ mention, entity: speaker }];
  }
  const all = scene.mentions
    .participants(sentence, token)
    .filter((named) => acts(scene, tree, named, slot, match) && !isWhereabouts(tree, token, named));
  if (SECOND_PERSON.has(word.text.toLowerCase())) {
    const addressee = addresseeOf(scene);
    const speaker = scene.attributions.speakerOf(sentence, token);
    if (addressee && speaker && speaker.id !== addressee.entity.id) return [addressee];
  }
  const found = slot === 'between' || slot === 'among' ? parties(all) : all;
  // "Tens of thousands of students" are students.
  const counted = found.length === 0 && word.text.toLowerCase() in scene.reading.lexicon.figures.rough;
  const whole = counted
    ? childrenOf(tree, token, 'nmod').find((child) => markersOf(tree, child)[0] === 'of')
    : undefined;
  if (whole !== undefined) return actorsAt(scene, tree, whole, slot, match);
  if (found.length === 0) {
    const name = childrenOf(tree, token, 'appos').find((child) => tree.tokens[child]!.upos === 'PROPN');
    if (name !== undefined) return actorsAt(scene, tree, name, slot, match);
  }
  const more = childrenOf(tree, token, 'nmod', 'acl').filter((child) =>
    markersOf(tree, child).includes('including'),
  );
  const leaders = word.lemma === 'delegation' || word.lemma === 'team' ? leadersOf(tree, token) : [];
  return [...found, ...[...more, ...leaders].flatMap((child) => actorsAt(scene, tree, child, slot, match))];
}

const ACTING: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'person',
  'group',
  'state',
  'body',
  'outlet',
  'unknown',
  'document',
]);

/** Slots in which a place stands for those who govern it ("Lima denied", "talks between Lima and Quito"). */
const GOVERNING = new Set([
  'subject',
  'owner',
  'between',
  'with',
  'against',
  'object',
  'by',
  'among',
  'from',
]);

const FIRST_PERSON = new Set(['i', 'me', 'my', 'we', 'us', 'our', 'mine', 'ours', 'myself', 'ourselves']);

const SECOND_PERSON = new Set(['you', 'your', 'yourself']);

/** Slots in which a document stands for its writers. */
const WRITING = new Set(['subject', 'owner', 'by', 'speaker']);

/**
 * Whether somebody can act: of what is of no known kind names and what a frame makes somebody, of places those that stand for a
 * government.
 */
function acts(scene: Scene, tree: Tree, named: ResolvedMention, slot: string, match: Match | null): boolean {
  const { mention, entity } = named;
  if (entity.kind === 'unknown')
    return (
      mention.form === 'name' ||
      (match?.frame.event !== 'CONSULT' && match?.frame.kinds.get(slot)?.has('unknown') === true) ||
      slot === 'between' ||
      slot === 'among' ||
      (match !== null &&
        isSomebody(scene, named, slot, match.trigger, match.frame, hasContent(tree, match.token)))
    );
  if (entity.kind === 'document') return WRITING.has(slot);
  if (entity.kind === 'place' && mention.form === 'nominal' && !isSettled(scene, mention)) return false;
  if (entity.kind === 'place' && slot === 'to')
    return match?.frame.event === 'CONSULT' && match.frame.mode !== 'visit';
  return ACTING.has(entity.kind) || (entity.kind === 'place' && GOVERNING.has(slot));
}

/** Whether a verb has a clause for its object, or an infinitive for what it asks. */
function hasContent(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb, 'ccomp', 'xcomp', 'advcl').some((clause) =>
    childrenOf(tree, clause, 'mark').some((mark) => ['that', 'to'].includes(tree.tokens[mark]!.lemma)),
  );
}

/** "The town denied it": of places told of by a noun only those where people live stand for them. */
function isSettled(scene: Scene, { sentence, head }: ResolvedMention['mention']): boolean {
  const { lemma } = scene.reading.parsed.sentences[sentence]!.tokens[head]!;
  return scene.reading.lexicon.events.settlements.has(lemma.toLowerCase());
}

/** A place that only tells where those are who are meant ("the guards in Lima"). */
function isWhereabouts(tree: Tree, token: number, { mention, entity }: ResolvedMention): boolean {
  if (entity.kind !== 'place' && entity.kind !== 'state') return false;
  if (mention.sentence !== tree.sentence.index || mention.head === token) return false;
  if (!dominates(tree, token, mention.head)) return false;
  const markers =
    entity.kind === 'place'
      ? ['in', 'at', 'near', 'inside', 'from', 'across']
      : ['in', 'at', 'near', 'inside'];
  return markersOf(tree, mention.head).some((marker) => markers.includes(marker));
}

/** Beside two who can have to do with each other a matter is none ("talks between A and B, and efforts to"). */
function parties(found: readonly ResolvedMention[]): readonly ResolvedMention[] {
  const known = found.filter(({ mention, entity }) => entity.kind !== 'unknown' || mention.form === 'name');
  return known.length > 1 ? known : found;
}

/** Those who lead a delegation ("a delegation headed by ..."). */
function leadersOf(tree: Tree, token: number): readonly number[] {
  return childrenOf(tree, token, 'acl')
    .filter((clause) => ['head', 'lead'].includes(tree.tokens[clause]!.lemma))
    .flatMap((clause) =>
      childrenOf(tree, clause, 'obl').filter((child) => markersOf(tree, child)[0] === 'by'),
    );
}

/** Whether a noun phrase speaks of two named before: "the two", "the pair", "both men", "the two ministers". */
export function isPairPhrase(tree: Tree, token: number): boolean {
  const isTwo = (at: number): boolean =>
    ['two', 'both', 'pair', 'duo'].includes(tree.tokens[at]!.text.toLowerCase());
  const definite = childrenOf(tree, token, 'det').some((at) =>
    ['the', 'these', 'both'].includes(tree.tokens[at]!.text.toLowerCase()),
  );
  return definite && (isTwo(token) || childrenOf(tree, token, 'nummod', 'det').some(isTwo));
}

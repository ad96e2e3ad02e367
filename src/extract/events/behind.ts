import { childrenOf, markersOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { actorsAt } from './actors.ts';
import { distinct } from './parties.ts';
import type { Argument, Match, Scene } from './types.ts';

/** Those who fill a slot of a match: whom it names, or who stands behind the deed or thing that it names. */
export function partiesAt(
  scene: Scene,
  tree: Tree,
  match: Match,
  { slot, token }: Argument,
): readonly ResolvedMention[] {
  const named = withPartner(scene, tree, token, slot, actorsAt(scene, tree, token, slot, match));
  if (named.length > 0) return named;
  if (match.frame.answers && slot !== 'subject') return writersAt(scene, tree, token);
  const through =
    match.frame.event === 'REQUEST'
      ? slot !== 'subject' && scene.reading.lexicon.events.own_acts.has(tree.tokens[token]!.lemma)
      : THROUGH_OWNER.has(match.frame.event);
  if (!through) return named;
  if (slot === 'before' || tree.tokens[token]!.upos === 'PRON') return [];
  const acting = slot === 'subject' && match.frame.roles.get(slot) === 'actor';
  if (acting && !DEEDS.has(match.frame.event)) return [];
  return behindOf(scene, tree, token, DEEDS.has(match.frame.event));
}

/** Types of event for which "praised Lima's efforts" names Lima. */
const THROUGH_OWNER = new Set([
  'SUPPORT',
  'ACCUSE',
  'REJECT',
  'ASSAULT',
  'COERCE',
  'RETREAT',
  'THREATEN',
  'SANCTION',
  'AID',
]);

/** Types of event whose doer may stand behind a thing ("the rebels' rockets hit"): nobody speaks through a thing. */
const DEEDS = new Set(['ASSAULT', 'COERCE', 'RETREAT', 'MOBILIZE']);

/** Whose letter is answered: who answers "the abbot's letter" answers the abbot. */
function writersAt(scene: Scene, tree: Tree, token: number): readonly ResolvedMention[] {
  return scene.mentions.at(tree.sentence.index, token)?.entity.kind === 'document'
    ? behindOf(scene, tree, token, true)
    : [];
}

/** "Between Moss and board member Ana Roper": a parser may tie the first name to the second as a word before it. */
function withPartner(
  scene: Scene,
  tree: Tree,
  token: number,
  slot: string,
  named: readonly ResolvedMention[],
): readonly ResolvedMention[] {
  if ((slot !== 'between' && slot !== 'among') || named.length !== 1) return named;
  const before = childrenOf(tree, token, 'compound', 'nmod:desc');
  const partner = [
    ...before,
    ...before.flatMap((child) => childrenOf(tree, child, 'compound', 'nmod:desc')),
  ].find((child) => childrenOf(tree, child, 'conj').length > 0);
  return partner === undefined ? named : distinct([...actorsAt(scene, tree, partner, slot), ...named]);
}

/** Those behind a thing or deed: its possessor, the state or group named before it, or who it is of or by. */
function behindOf(scene: Scene, tree: Tree, token: number, deed: boolean): readonly ResolvedMention[] {
  for (const child of childrenOf(tree, token, 'nmod:poss', 'amod', 'compound', 'nmod')) {
    const { deprel, upos } = tree.tokens[child]!;
    // "Bombed Tarn Front targets" hits the front; "defends Ferrox articles" defends nobody.
    if (deprel === 'compound' && !deed) continue;
    if (deprel === 'amod' && upos === 'VERB') continue;
    if (deprel === 'nmod' && !['of', 'by', 'from'].includes(markersOf(tree, child)[0] ?? '')) continue;
    const named = actorsAt(scene, tree, child, 'owner');
    if (named.length > 0) return named;
  }
  return [];
}

/** Whether a word says where somebody lives or works: who goes there goes to him. */
export function isHome(scene: Scene, tree: Tree, token: number): boolean {
  return scene.reading.lexicon.events.homes.has(tree.tokens[token]!.lemma);
}

/** Whom one goes to: a body ("to the ministry"), or whose home or office it is ("to the abbot's cell"). */
export function hostsAt(scene: Scene, tree: Tree, { slot, token }: Argument): readonly ResolvedMention[] {
  if (slot !== 'to' && slot !== 'at' && slot !== 'object') return [];
  if (isHome(scene, tree, token)) {
    const owner =
      childrenOf(tree, token, 'nmod:poss')[0] ??
      childrenOf(tree, token, 'nmod').find((child) => markersOf(tree, child)[0] === 'of');
    return owner === undefined || tree.tokens[owner]!.upos === 'PRON'
      ? []
      : actorsAt(scene, tree, owner, 'owner').filter(({ entity }) => entity.kind !== 'place');
  }
  if (slot === 'object') return [];
  return actorsAt(scene, tree, token, slot).filter(({ entity }) => entity.kind === 'body');
}

import type { DocumentEntity } from '../../model/index.ts';
import { subtreeOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { partiesOf } from './parties.ts';
import type { Proposal, Scene } from './types.ts';

/** What somebody has told before, with the voice on whose word it stands. */
export interface Allegation {
  readonly sentence: number;
  readonly token: number;
  /** Whether it is an event that was found; else it is only what somebody said. */
  readonly event: boolean;
  /** Entity or name of the one whose word it is; empty where it is the outlet's own. */
  readonly teller: string;
  readonly parties: ReadonlySet<string>;
  /** Lemmas of what happened. */
  readonly words: ReadonlySet<string>;
}

/** What makes an event a denial by `speaker`, who denies to nobody in particular. */
export function denialBy(
  speaker: ResolvedMention,
): Pick<Proposal, 'event' | 'mode' | 'actor' | 'recipient' | 'via' | 'where' | 'figure' | 'realis'> {
  return {
    event: 'REJECT',
    mode: 'deny',
    actor: [speaker],
    recipient: [],
    via: [],
    where: null,
    figure: null,
    realis: 'happened',
  };
}

/** Whether an event is that somebody denies. */
export function isDenial({ event, mode }: Proposal): boolean {
  return event === 'REJECT' && mode === 'deny';
}

/** What has been told that somebody may deny: the events found, and what others than the outlet said. */
export function allegationsOf(
  proposals: readonly Proposal[],
  scene: Scene,
  treeAt: (sentence: number) => Tree,
): readonly Allegation[] {
  const events = proposals.flatMap((told): readonly Allegation[] => {
    if (told.realis === 'denied' || isDenial(told)) return [];
    const chain = scene.attributions.chain(told.sentence, told.token);
    const root = chain.length > 1 ? chain.at(-1)! : null;
    const tree = treeAt(told.sentence);
    return [
      {
        sentence: told.sentence,
        token: told.token,
        event: true,
        teller: root?.entity ?? root?.name ?? '',
        parties: new Set(partiesOf(told).flatMap(({ entity }) => [entity.id, ...entity.members])),
        words: wordsAt(scene, tree, subtreeOf(tree, told.carrier ?? told.token)),
      },
    ];
  });
  return [...events, ...sayingsOf(scene, treeAt)];
}

/** What others said, whether or not an event was found in it. */
function sayingsOf(scene: Scene, treeAt: (sentence: number) => Tree): readonly Allegation[] {
  return scene.attributions.all.flatMap(({ entity, manner, content }) => {
    if (entity === null || !SAYING.has(manner)) return [];
    return content.map(({ sentence, first, last }) => {
      const tree = treeAt(sentence);
      const inside = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      const parties = spokenOf(scene, tree, inside, entity);
      return {
        sentence,
        token: first,
        event: false,
        teller: entity.id,
        parties,
        words: wordsAt(scene, tree, inside),
      };
    });
  });
}

const SAYING: ReadonlySet<string> = new Set([
  'said',
  'wrote',
  'told',
  'reported',
  'showed',
  'claimed',
  'accused',
]);

/** Lemmas of the words among `tokens` that tell what happened. */
export function wordsAt(scene: Scene, tree: Tree, tokens: readonly number[]): ReadonlySet<string> {
  const { light } = scene.reading.lexicon.events;
  const words = tokens
    .map((at) => tree.tokens[at]!)
    .filter(({ upos, lemma }) => TELLING.has(upos) && !light.has(lemma));
  return new Set(words.map(({ lemma }) => lemma));
}

const TELLING: ReadonlySet<string> = new Set(['NOUN', 'VERB']);
/** Pronouns of who speaks. */
export const FIRST = /^(i|we|me|us|my|our)$/i;

/** Ids of those whom the words at `inside` speak of, the speaker where he says "I" or "we". */
export function spokenOf(
  scene: Scene,
  tree: Tree,
  inside: readonly number[],
  speaker: DocumentEntity,
): ReadonlySet<string> {
  const out = new Set<string>();
  for (const at of inside) {
    if (FIRST.test(tree.tokens[at]!.text)) out.add(speaker.id);
    const named = scene.mentions.at(tree.sentence.index, at);
    if (named?.mention.head !== at) continue;
    for (const id of [named.entity.id, ...named.entity.members]) out.add(id);
  }
  return out;
}

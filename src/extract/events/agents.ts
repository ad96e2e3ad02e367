import type { Frame, Trigger } from '../../lexicon/frames.ts';
import type { ResolvedMention } from '../types.ts';
import type { Scene } from './types.ts';

/** Modes of CONSULT whose verbs only people and bodies can be the subject of. */
const SOCIAL = new Set<string | null>(['meeting', 'call', 'letter', 'talks']);

/**
 * Whether a description whose kind is not known names somebody who can take part: as one of the
 * sides, as the subject of a verb of meeting, calling, writing or talking that may mean a person ("the giant met"), or of one of asking
 * that has a clause for its `content` ("the rival bid demanded that").
 */
export function isSomebody(
  scene: Scene,
  { mention }: ResolvedMention,
  slot: string,
  trigger: Trigger,
  frame: Frame,
  content: boolean,
): boolean {
  if (mention.form !== 'nominal') return false;
  const { lemma, upos } = scene.reading.parsed.sentences[mention.sentence]!.tokens[mention.head]!;
  const word = lemma.toLowerCase();
  if (upos !== 'NOUN') return false;
  if (frame.event === 'REQUEST') return slot === 'subject' && trigger.kind === 'verb' && content;
  if (frame.event !== 'CONSULT') return false;
  if (scene.reading.lexicon.events.sides.has(word)) return true;
  const social = trigger.kind === 'verb' && trigger.rest.length === 0 && SOCIAL.has(frame.mode);
  return slot === 'subject' && social && scene.reading.lexicon.nouns.maybe.has(word);
}

import type { DocumentEntity, EntityKind } from '../../model/index.ts';
import type { Tree } from '../tree.ts';
import type { Mentions, ResolvedMention } from '../types.ts';
import { authorOf } from './grammar.ts';
import { type CueIndex, documentClass } from './words.ts';

/** What is known of the entities that noun phrases speak of. */
export interface Speakers {
  readonly mentionAt: (sentence: number, token: number) => ResolvedMention | null;
  readonly entityAt: (sentence: number, token: number) => DocumentEntity | null;
  readonly kindOf: (sentence: number, token: number) => EntityKind | null;
}

/** Look-ups by the head of a noun phrase; a mention that only contains the token does not count. */
export function speakersOf(mentions: Mentions): Speakers {
  const mentionAt = (sentence: number, token: number): ResolvedMention | null => {
    const found = mentions.at(sentence, token);
    if (!found) return null;
    const { first, last, head } = found.mention;
    return head === token || (found.mention.form === 'name' && first <= token && token <= last)
      ? found
      : null;
  };
  const entityAt = (sentence: number, token: number): DocumentEntity | null =>
    mentionAt(sentence, token)?.entity ?? null;
  return { mentionAt, entityAt, kindOf: (sentence, token) => entityAt(sentence, token)?.kind ?? null };
}

/**
 * The token whose mention is the one who speaks: for what somebody gives out or publishes its author, for a letter or
 * record the document itself.
 */
export function speakerToken(index: CueIndex, tree: Tree, head: number): number {
  const kind = documentClass(index, tree, head);
  if (kind !== 'publication' && kind !== 'statement') return head;
  return authorOf(index, tree, head) ?? head;
}

import type { DocumentEntity } from '../../model/index.ts';
import type { Mentions, ResolvedMention } from '../types.ts';
import { castOf } from './cast.ts';
import { entitiesOf } from './entities.ts';
import { covers, participantsOf } from './participants.ts';
import { resolveAll } from './resolve.ts';
import { type MentionReading, sceneOf } from './scene.ts';

export type { MentionReading } from './scene.ts';

/**
 * Who is spoken of where in a document, and which mentions speak of one: names with titles, noun phrases, third-person
 * pronouns. "I", "we" and "you" are no mentions: they are whoever speaks. In the manner of the multi-pass sieve of Lee
 * et al. (Computational Linguistics 39(4), 2013): what is certain first, then noun phrases and pronouns as they are read.
 */
export function findMentions(reading: MentionReading): Mentions {
  const cast = castOf(sceneOf(reading));
  const entities = entitiesOf(resolveAll(cast));
  const byId = new Map(entities.entities.map((entity) => [entity.id, entity]));
  const resolved = cast.candidates.flatMap((candidate): ResolvedMention[] => {
    const entity = entities.of(candidate.index);
    return entity ? [{ mention: candidate.mention, entity }] : [];
  });
  const bySentence = reading.parsed.sentences.map(() => [] as ResolvedMention[]);
  for (const found of resolved) bySentence[found.mention.sentence]?.push(found);
  const at = (sentence: number, token: number): ResolvedMention | null => {
    const candidate = cast.at(sentence, token);
    const entity = candidate && entities.of(candidate.index);
    if (candidate && entity) return { mention: candidate.mention, entity };
    const around = (bySentence[sentence] ?? []).filter(({ mention }) => covers(mention, sentence, token));
    return around.sort((a, b) => widthOf(a) - widthOf(b))[0] ?? null;
  };
  return {
    entities: entities.entities,
    all: resolved,
    entity: (id) => entityBy(byId, id),
    at,
    participants: participantsOf(cast, entities),
  };
}

function widthOf({ mention }: ResolvedMention): number {
  return mention.last - mention.first;
}

function entityBy(byId: ReadonlyMap<string, DocumentEntity>, id: string): DocumentEntity {
  const found = byId.get(id);
  if (!found) throw new RangeError(`no entity has the id ${id} in this document`);
  return found;
}

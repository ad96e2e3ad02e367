import type { DocumentEntity } from '../../model/index.ts';
import type { Mentions, ResolvedMention } from '../types.ts';
import { type Cast, castOf } from './cast.ts';
import type { Clusters } from './clusters.ts';
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
  const resolution = resolveAll(cast);
  const entities = entitiesOf(resolution);
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
  const indexes = new Map(cast.candidates.map((candidate) => [candidate.mention, candidate.index]));
  return {
    entities: entities.entities,
    all: resolved,
    entity: (id) => entityBy(byId, id),
    at,
    participants: participantsOf(cast, entities),
    why: (mention) => {
      const index = indexes.get(mention);
      return index === undefined ? null : reasonOf(cast, resolution.clusters, index);
    },
  };
}

/** Why a candidate is of its cluster; of a name that was told before, why that was. */
function reasonOf(cast: Cast, clusters: Clusters, index: number): string | null {
  const reason = clusters.reason(index);
  const name = cast.candidates[index]!.name;
  if (reason !== 'same name' || name === null) return reason;
  const first = clusters.of(index).members.find((member) => cast.candidates[member]!.name === name);
  return (first === undefined ? null : clusters.reason(first)) ?? reason;
}

function widthOf({ mention }: ResolvedMention): number {
  return mention.last - mention.first;
}

function entityBy(byId: ReadonlyMap<string, DocumentEntity>, id: string): DocumentEntity {
  const found = byId.get(id);
  if (!found) throw new RangeError(`no entity has the id ${id} in this document`);
  return found;
}

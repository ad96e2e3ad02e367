import { anyHolds } from './ranges.ts';
import { type Found, mentionsOf, type Scene, type Voice } from './scene.ts';

/** "I", "we" inside a quotation are who speaks it. */
export function inFirstPerson(scene: Scene, found: Found, all: readonly Found[]): Found {
  const { draft, voice } = found;
  const head = draft.source?.head;
  if (head === undefined || !/^(i|we)$/i.test(scene.sentences[draft.sentence]!.tokens[head]!.text))
    return found;
  const outer = all.filter(
    (other) =>
      other !== found && other.draft.direct && anyHolds(other.draft.content, draft.sentence, draft.anchor),
  );
  const speaker = outer.at(-1)?.voice;
  return speaker
    ? as(found, { ...speaker, manner: voice.manner, cue: voice.cue, source: voice.source })
    : found;
}

function as(found: Found, voice: Voice): Found {
  return { ...found, voice, attribution: { ...found.attribution, entity: voice.entity } };
}

/**
 * "The embassy called it absurd. It said Norvia had helped": who is named in what "it" says is not "it"; the subject
 * of the sentence before is.
 */
export function notItself(scene: Scene, found: Found, earlier: readonly Found[]): Found {
  const { draft, voice } = found;
  const head = draft.source?.head;
  if (head === undefined || voice.entity === null || draft.direct) return found;
  if (!/^(it|they)$/i.test(scene.sentences[draft.sentence]!.tokens[head]!.text)) return found;
  const named = scene.mentions.all.some(
    ({ mention, entity }) =>
      entity === voice.entity &&
      mention.form === 'name' &&
      anyHolds(draft.content, mention.sentence, mention.head),
  );
  const before = earlier.findLast(
    ({ voice: other }) => other.entity !== null && other.entity !== voice.entity,
  );
  if (!named || !before || draft.sentence - before.draft.sentence > 1) return found;
  return as(found, { ...before.voice, manner: voice.manner, cue: voice.cue, source: voice.source });
}

/**
 * Inside a quotation "I" is who speaks, so "he said" there is somebody else: the person last named before it in the
 * quotation.
 */
export function notTheNarrator(scene: Scene, found: Found, all: readonly Found[]): Found {
  const { draft, voice } = found;
  const head = draft.source?.head;
  if (head === undefined || voice.entity === null) return found;
  if (!/^(he|she)$/i.test(scene.sentences[draft.sentence]!.tokens[head]!.text)) return found;
  const narrator = all.find(
    (other) =>
      other.draft.direct &&
      other.voice.entity === voice.entity &&
      anyHolds(other.draft.content, draft.sentence, draft.anchor),
  );
  if (!narrator) return found;
  const named = scene.mentions.all.filter(
    ({ mention, entity }) =>
      entity.kind === 'person' &&
      entity !== voice.entity &&
      mention.form === 'name' &&
      (mention.sentence < draft.sentence || (mention.sentence === draft.sentence && mention.head < head)) &&
      anyHolds(narrator.draft.content, mention.sentence, mention.head),
  );
  const other = named.at(-1)?.entity;
  if (!other) return found;
  const instead = {
    ...voice,
    key: other.id,
    entity: other,
    kind: other.kind,
    name: other.name,
    mentions: mentionsOf(other),
    named: !other.unnamed,
  };
  return { ...found, voice: instead, attribution: { ...found.attribution, entity: other } };
}

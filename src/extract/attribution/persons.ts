import type { DocumentEntity } from '../../model/index.ts';
import { childOf, childrenOf, markersOf, treeOf } from '../tree.ts';
import { authorOf } from './grammar.ts';
import { letterVoice } from './letter.ts';
import { anyHolds } from './ranges.ts';
import { type Found, mentionsOf, type Scene, type Voice } from './scene.ts';
import { documentClass } from './words.ts';

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
  const speaker = outer.at(-1)?.voice ?? letterVoice(scene);
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
  if (head === undefined || draft.direct) return found;
  if (voice.entity === null) return ofPaperBefore(scene, found, earlier);
  const going = goingOn(scene, found, earlier);
  if (going) return as(found, ofPerson(voice, going));
  const writer = writerBefore(scene, found);
  if (writer) return as(found, ofPerson(voice, writer));
  const pronoun = scene.sentences[draft.sentence]!.tokens[head]!.text;
  if (!/^(it|they|he|she)$/i.test(pronoun)) return found;
  // "The banker, she added, had received her": whom the words around the pronoun speak of first is somebody else.
  const isSetAround = (at: number): boolean => draft.rule === 'verb above' && at < head && head - at <= 3;
  const named = scene.mentions.all.some(
    ({ mention, entity }) =>
      entity === voice.entity &&
      (mention.form === 'name' || (mention.form !== 'pronoun' && isSetAround(mention.head))) &&
      anyHolds(draft.content, mention.sentence, mention.head),
  );
  if (!named) return found;
  const subject = /^s?he$/i.test(pronoun) ? personBefore(scene, draft.sentence, voice.entity) : null;
  if (subject) return as(found, ofPerson(voice, subject));
  const before = earlier.findLast(
    ({ voice: other }) => other.entity !== null && other.entity !== voice.entity,
  );
  if (!before || draft.sentence - before.draft.sentence > 1) return found;
  return as(found, { ...before.voice, manner: voice.manner, cue: voice.cue, source: voice.source });
}

/** "The weekly reports that ... It writes": an "it" that speaks of nobody known is the paper cited right before. */
function ofPaperBefore(scene: Scene, found: Found, earlier: readonly Found[]): Found {
  const { draft, voice } = found;
  if (!/^it$/i.test(scene.sentences[draft.sentence]!.tokens[draft.source!.head]!.text)) return found;
  const before = earlier.findLast((other) => other.voice.level !== 'voice');
  if (!before || draft.sentence - before.draft.sentence > 1) return found;
  return as(found, { ...before.voice, manner: voice.manner, cue: voice.cue, source: voice.source });
}

/** "The third letter, from Voss to his sister, was never sent. He writes": who wrote the letter told of right before. */
function writerBefore(scene: Scene, { draft, voice }: Found): DocumentEntity | null {
  const before = scene.sentences[draft.sentence - 1];
  if (
    !before ||
    draft.manner !== 'wrote' ||
    !/^s?he$/i.test(scene.sentences[draft.sentence]!.tokens[draft.source!.head]!.text)
  )
    return null;
  const tree = treeOf(before);
  const subject = childOf(tree, tree.root, 'nsubj');
  if (subject === null || documentClass(scene.index, tree, subject) !== 'correspondence') return null;
  const from = childrenOf(tree, tree.root, 'obl').find(
    (at) =>
      at > subject &&
      at < tree.root &&
      markersOf(tree, at).some((marker) => marker === 'from' || marker === 'by'),
  );
  const author = from ?? authorOf(scene.index, tree, subject);
  const writer = author === null ? null : scene.speakers.entityAt(before.index, author);
  return writer?.kind === 'person' && writer !== voice.entity ? writer : null;
}

/** "..., he added", "she went on": who spoke right before. */
function goingOn(scene: Scene, { draft, voice }: Found, earlier: readonly Found[]): DocumentEntity | null {
  const { tokens } = scene.sentences[draft.sentence]!;
  const words = draft.cue.map((at) => tokens[at]!.lemma.toLowerCase()).join(' ');
  if (!/\b(add|go on|continue)$/.test(words) || !/^s?he$/i.test(tokens[draft.source!.head]!.text))
    return null;
  const before = earlier.at(-1);
  if (!before || before.voice.entity === voice.entity || before.voice.entity?.kind !== 'person') return null;
  return draft.sentence - before.draft.sentence <= 1 ? before.voice.entity : null;
}

/** The person who is the subject of the sentence before, other than `not`. */
function personBefore(scene: Scene, sentence: number, not: DocumentEntity): DocumentEntity | null {
  const before = scene.sentences[sentence - 1];
  if (!before) return null;
  const tree = treeOf(before);
  const subjects = childrenOf(tree, tree.root, 'nsubj').flatMap((at) => [
    at,
    ...childrenOf(tree, at, 'appos'),
  ]);
  const entities = subjects.map((at) => scene.speakers.entityAt(before.index, at));
  return entities.find((entity) => entity?.kind === 'person' && entity !== not) ?? null;
}

function ofPerson(voice: Voice, entity: DocumentEntity): Voice {
  return {
    ...voice,
    key: entity.id,
    entity,
    kind: entity.kind,
    name: entity.name,
    mentions: mentionsOf(entity),
    named: !entity.unnamed,
  };
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
  return as(found, ofPerson(voice, other));
}

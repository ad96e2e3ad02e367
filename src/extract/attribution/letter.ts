import { mentionsOf, type Scene, type Voice } from './scene.ts';

/** The writer of a document that is itself a letter or e-mail: all of it stands on his word. Null for other documents. */
export function letterVoice(scene: Scene): Voice | null {
  const from = scene.reading.parsed.document.letter?.from ?? null;
  if (from === null) return null;
  const name = from
    .replace(/\s*<[^>]*>\s*$/, '')
    .replace(/^"|"$/g, '')
    .trim();
  if (name === '') return null;
  const entity =
    scene.mentions.entities.find((one) => one.name === name || one.aliases.includes(name)) ?? null;
  return {
    key: entity?.id ?? `words:${name.toLowerCase()}`,
    level: 'papers',
    entity,
    kind: entity?.kind ?? 'person',
    name: entity?.name ?? name,
    mentions: mentionsOf(entity, name),
    named: true,
    manner: 'wrote',
    cue: null,
    source: null,
    hearer: scene.reading.parsed.document.letter?.to ?? [],
    document: 'correspondence',
    collective: false,
    adverbial: false,
    counted: false,
  };
}

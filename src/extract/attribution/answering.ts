import type { DocumentEntity } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import { labelEnd } from './interview.ts';
import type { Scene } from './scene.ts';

/** "THE WITNESS:" before a turn: whose testimony it is, the head of the transcript tells. */
export function isWitness(scene: Scene, { sentence, source }: Draft): boolean {
  const words = scene.sentences[sentence]!.tokens.slice(source!.first, source!.last + 1);
  return /^(?:the )?(?:witness|interviewee|deponent)$/i.test(words.map(({ text }) => text).join(' '));
}

/** "E.L.:" before a turn: the person told of before whose names begin so. */
export function namedByInitials(scene: Scene, { sentence, source }: Draft): DocumentEntity | null {
  const words = scene.sentences[sentence]!.tokens.slice(source!.first, source!.last + 1);
  const initials = words.map(({ text }) => text.replace(/[.\s]/g, '')).join('');
  if (!/^\p{Lu}{2,4}$/u.test(initials) || words.every(({ text }) => !text.includes('.'))) return null;
  const of = (name: string): string =>
    name
      .split(/[\s-]+/)
      .map((word) => word[0])
      .join('');
  const fitting = scene.mentions.entities.filter(
    ({ kind, unnamed, name }) =>
      kind === 'person' && !unnamed && of(name) === initials && !name.includes('.'),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

/**
 * Who answers in an interview: of those whom the words before the first question name, the one after "interview with" or "testimony of", else
 * the first person, else whoever is named first and is no place.
 */
export function interviewee(scene: Scene, sentence: number): DocumentEntity | null {
  const first = scene.sentences.find(
    (one) => one.part === 'body' && (labelEnd(one) !== null || one.tokens.at(-1)?.text === '?'),
  );
  const before = scene.mentions.all.filter(
    ({ mention }) =>
      mention.sentence < Math.min(sentence, first?.index ?? sentence) && mention.form === 'name',
  );
  const persons = before.filter(({ entity }) => entity.kind === 'person');
  const announced = persons.find(({ mention }) => {
    const { tokens } = scene.sentences[mention.sentence]!;
    return tokens
      .slice(Math.max(0, mention.first - 3), mention.first)
      .some((token) =>
        /^(?:interview|testimony|evidence|deposition|examination|statement)/i.test(token.text),
      );
  });
  const anybody = before.find(
    ({ entity }) => entity.kind !== 'place' && entity.kind !== 'state' && entity.kind !== 'outlet',
  );
  return (announced ?? persons[0] ?? anybody)?.entity ?? null;
}

import { z } from 'zod';
import { checked } from './text.ts';

const Words = z.array(z.string().min(1)).readonly();

const Schema = z.strictObject({
  honorifics: z.strictObject({ male: Words, female: Words, any: Words }),
  ranks: Words,
  shortened: z.record(z.string(), z.string()),
  offices: Words,
  persons: z.strictObject({ male: Words, female: Words, any: Words }),
  things: Words,
  kinship: Words,
  collectives: z.strictObject({ group: Words, state: Words, body: Words }),
  documents: z.array(Words).readonly(),
  outlets: z.strictObject({ nouns: Words, words: Words, names: Words }),
  names: z.strictObject({ group: Words, body: Words, place: Words, document: Words, event: Words }),
  fields: Words,
  particles: Words,
  places: Words,
  times: Words,
  measures: Words,
  aliases: Words,
  sets: Words,
  vague: Words,
});

/** Titles, nouns and name words that say who or what is spoken of; the file's header tells each field. */
export type PeopleWords = z.infer<typeof Schema>;

/** Reads lexicon/people.yaml. Throws Error naming the field where the text does not fit the schema. */
export function parsePeopleWords(yaml: string): PeopleWords {
  return checked(Schema, 'people.yaml', yaml);
}

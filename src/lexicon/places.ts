import { z } from 'zod';
import { checked } from './text.ts';

const Words = z.array(z.string().min(1)).readonly();

const State = z.strictObject({
  name: z.string().min(1),
  also: Words.default([]),
  capital: Words,
  seat: Words.default([]),
  adjective: Words,
  people: Words.default([]),
});

const Schema = z.strictObject({
  states: z.array(State).readonly(),
  peoples: z.array(z.strictObject({ name: z.string().min(1), adjective: Words, people: Words })).readonly(),
  regions: Words,
  bodies: z
    .array(z.strictObject({ name: z.string().min(1), also: Words, seat: Words.default([]) }))
    .readonly(),
  journeys: Words,
  trips: Words,
  visits: Words,
  stood_on: Words,
});

/** States with their capitals, seats, adjectives and people; peoples, regions, and bodies between states. */
export type PlaceWords = z.infer<typeof Schema>;

/** Reads lexicon/places.yaml. Throws Error naming the field where the text does not fit the schema. */
export function parsePlaceWords(yaml: string): PlaceWords {
  return checked(Schema, 'places.yaml', yaml);
}

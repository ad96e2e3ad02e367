import { z } from 'zod';
import { checked } from './text.ts';

/** The lists of `lexicon/classes.yaml`; its header says what each is for. */
const WORD_CLASSES = [
  'broadcasting',
  'matters',
  'bodily',
  'organised',
  'speaking',
  'powerful',
  'of_towns',
  'done_to_places',
  'being_places',
  'struck',
  'backed',
  'reverences',
  'weather',
  'clausal',
  'clausal_nouns',
  'outspoken',
  'done_to_somebody',
  'done_by_somebody',
  'of_somebody',
  'reporters',
  'to_whom',
  'asked_for',
  'of_groups',
  'of_places',
  'of_states',
  'like_surnames',
  'any_two',
  'businesses',
  'of_each_other',
  'any_office',
  'empty',
  'any_parties',
  'groups_alike',
  'businesses_alike',
  'institutions_alike',
  'clubs_alike',
  'places_alike',
  'persons_alike',
  'no_state',
  'governments',
  'family',
  'nobody',
  'plain',
  'judging',
  'judged',
  'ranking',
  'two_sided',
  'naming',
  'saying',
  'telling',
  'measures_of_time',
  'taking_time',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

const list = z
  .array(z.string().min(1))
  .min(1)
  .transform((words): ReadonlySet<string> => new Set(words));
const Schema = z.record(z.enum(WORD_CLASSES), list).readonly();

/** The words of each class. */
export type WordClasses = z.infer<typeof Schema>;

/** Reads lexicon/classes.yaml. Throws Error naming the field where the text does not fit the schema. */
export function parseWordClasses(yaml: string): WordClasses {
  return checked(Schema, 'classes.yaml', yaml);
}

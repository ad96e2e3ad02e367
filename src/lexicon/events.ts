import { z } from 'zod';
import { checked } from './text.ts';

const words = z
  .array(z.string().min(1))
  .min(1)
  .transform((list): ReadonlySet<string> => new Set(list));

const schema = z
  .strictObject({
    homes: words,
    settlements: words,
    sides: words,
    own_acts: words,
    ask_that: words,
    moves: words,
    answerable: words,
    assuring: words,
    light: words,
    writing: words,
    fellows: words,
    another: words,
    afterwards: words,
  })
  .readonly();

/** The words of `lexicon/events.yaml`; its header says what each list means. */
export type EventWords = z.infer<typeof schema>;

/** Reads `lexicon/events.yaml`. Throws Error naming the field where the text does not fit. */
export function parseEventWords(yaml: string): EventWords {
  return checked(schema, 'events.yaml', yaml);
}

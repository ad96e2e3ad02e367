import { z } from 'zod';
import { BOUNDS } from '../model/index.ts';
import { checked } from './text.ts';

const words = z.array(z.string().min(1)).min(1).readonly();
const numbers = z.record(z.string(), z.number()).readonly();

const schema = z
  .strictObject({
    currencies: z.record(z.string().regex(/^[A-Z]{3}$/), words).readonly(),
    magnitudes: numbers,
    rough: numbers,
    bounds: z.partialRecord(z.enum(BOUNDS), words).readonly(),
    bounds_after: z.partialRecord(z.enum(BOUNDS), words).readonly(),
    periods: words,
    measures: words,
    not_counted: words,
    numbers_dialled: words,
  })
  .readonly();

/** The words of `lexicon/figures.yaml`; its header says what each list means. */
export type FigureWords = z.infer<typeof schema>;

/** Reads `lexicon/figures.yaml`. Throws Error naming the field where the text does not fit. */
export function parseFigureWords(yaml: string): FigureWords {
  return checked(schema, 'figures.yaml', yaml);
}

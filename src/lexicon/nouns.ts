import { z } from 'zod';
import { checked } from './text.ts';

/** Common nouns by what WordNet's first sense of them is; the header of `lexicon/nouns.yaml` tells each field. */
export interface Nouns {
  readonly persons: ReadonlySet<string>;
  readonly maybe: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
}

const List = z.string().transform((text): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean)));
const Schema = z.strictObject({ persons: List, maybe: List, things: List });

/** Reads lexicon/nouns.yaml. Throws Error naming the field where the text does not fit. */
export function parseNouns(yaml: string): Nouns {
  return checked(Schema, 'nouns.yaml', yaml);
}

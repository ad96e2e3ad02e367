import { z } from 'zod';
import { checked } from './text.ts';

const words = z.array(z.string().min(1)).min(1).readonly();

const schema = z
  .strictObject({
    advertising: words,
    tail_lines: words,
    not_outlet_names: words,
    caption_starts: words,
    credit_words: words,
    credit_ends: words,
    agencies: z.array(z.strictObject({ name: z.string(), short: z.array(z.string()) })).readonly(),
    news_words: words,
    press_words: words,
    publisher_words: words,
    made_by: words,
    sections: words,
    told_to: words,
    has_found: words,
    the_but_no_outlet: words,
    cited_before: words,
    cited_after: words,
    told_before: words,
    told_after: words,
    dated_titles: words,
    sentence_starts: words,
    salutations: words,
    closings: words,
    disclaimers: words,
    reply_heads: words,
    host_prefixes: words,
    second_level: words,
    hosts_not_outlets: words,
    small_words: words,
    upper_words: words,
    places: words,
    place_adjectives: words,
    english: words,
  })
  .readonly();

/** The words of `lexicon/outlets.yaml`; its header says what each list means. */
export type OutletWords = z.infer<typeof schema>;

/** Reads `lexicon/outlets.yaml`. Throws Error naming the field where the text does not fit. */
export function parseOutletWords(yaml: string): OutletWords {
  return checked(schema, 'outlets.yaml', yaml);
}

import { z } from 'zod';
import { MANNERS } from '../model/index.ts';
import { checked } from './text.ts';

/** Where the words attributed stand; the header of `lexicon/cues.yaml` gives an example of each. */
export const CONTENT_FRAMES = [
  'clause',
  'quote',
  'np',
  'gerund',
  'inf',
  'about',
  'of',
  'for',
  'as',
  'pair',
  'which',
] as const;
export type ContentFrame = (typeof CONTENT_FRAMES)[number];

/** Classes of what is written or published and can be cited. */
export const DOCUMENT_CLASSES = [
  'publication',
  'correspondence',
  'record',
  'filing',
  'footage',
  'statement',
] as const;
export type DocumentClass = (typeof DOCUMENT_CLASSES)[number];

const words = z.array(z.string().min(1)).min(1).readonly();
const manner = z.enum(MANNERS);
const content = z.array(z.enum(CONTENT_FRAMES)).min(1).readonly();
const link = z.enum(['speaker', 'clause', 'never']);

const schema = z
  .strictObject({
    verbs: z
      .array(
        z
          .strictObject({
            manner,
            content,
            hearer: z.enum(['to', 'object', 'none']),
            link,
            subject: z.enum(['any', 'document']).default('any'),
            words,
          })
          .readonly(),
      )
      .readonly(),
    nouns: z.array(z.strictObject({ manner, content, link, words }).readonly()).readonly(),
    documents: z.record(z.enum(DOCUMENT_CLASSES), words),
    collective: words,
    of_documents: words,
    gives_out: words,
    about_documents: words,
    prepositions: words,
    paper_acts: words,
    adverbs: words,
    impersonal: words,
    expected: words,
    quoting: words,
    interviewing: words,
    courts: words,
    testifying: words,
    additive: words,
    own_voice: words,
    response: words,
    comment_nouns: words,
    withheld: words,
    media_words: words,
    media_nouns: words,
    spokes: words,
    denial_words: words,
    recent: words,
    insisting: words,
    unanswering: words,
    mistaking: words,
    elsewhere: words,
    that_time: words,
    ties: words,
    truth: words,
    tellings: words,
    hearsay: words,
    charges: words,
    customs: words,
    obtaining: words,
    replying: words,
    publishers: words,
  })
  .readonly();

/** The words of `lexicon/cues.yaml`; its header says what each field means. */
export type Cues = z.infer<typeof schema>;
/** Verbs that attribute in one way. */
export type VerbCue = Cues['verbs'][number];
/** Nouns that attribute in one way. */
export type NounCue = Cues['nouns'][number];

/** Reads `lexicon/cues.yaml`. Throws Error naming the field where the text does not fit. */
export function parseCues(yaml: string): Cues {
  return checked(schema, 'cues.yaml', yaml);
}

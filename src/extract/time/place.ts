import type { TimeWords } from '../../lexicon/times.ts';
import type { Sentence } from '../../model/index.ts';
import type { Found } from './phrase.ts';
import { type Relation, relationBefore } from './relation.ts';
import type { Word } from './words.ts';

/** How a time stands in its sentence: the relation that a preposition makes of it, and the event noun that it dates. */
export interface TimePlace {
  readonly relation: Relation;
  /** Token of the event noun, null where the time dates none. */
  readonly event: number | null;
  /** Whether it may as well date the clause around the noun ("wrote a letter in May", not "the May letter"). */
  readonly loose: boolean;
}

const PLACING = /^(?:on|in|of|from|at)$/;
/** How many words a letter and "dated" may lie apart. */
const DATED_REACH = 10;

/**
 * Reads the place of a time off the words, not the tree: parsers often go wrong on stacked prepositions. "ahead of the
 * attack on 7 May" gives before and the attack; "just after the 7 May attack" near and the attack.
 */
export function placeOf(
  sentence: Sentence,
  words: readonly Word[],
  found: Found,
  lexicon: TimeWords,
  events: ReadonlySet<string>,
): TimePlace {
  const own = relationBefore(words, found.first, lexicon).relation;
  const prenominal = nounAfter(sentence, words[found.last]!.token + 1, events);
  if (prenominal !== null) return { relation: own, event: prenominal, loose: false };
  const event = own === 'at' ? nounBefore(sentence, words, found.first, events) : null;
  if (event === null) return { relation: own, event: null, loose: false };
  const start = words.findIndex(({ token }) => token === phraseStart(sentence, event));
  const loose = /^(?:on|in|at|the)$/.test(words[found.first - 1]!.low);
  // "by a call in May" tells who did it.
  const relation = standsBefore(words, start) ? 'at' : relationBefore(words, start, lexicon).relation;
  return { relation, event, loose };
}

/** "By a call in May" tells how; "appear before the inquiry in May", "heard by the court" tell before whom. */
function standsBefore(words: readonly Word[], start: number): boolean {
  const [last, third] = [words[start - 1]?.low ?? '', words[start - 2]?.low ?? ''];
  return (
    last === 'by' ||
    (last === 'before' && /^(?:appear|testif|speak|spoke|stand|stood|come|came|go|heard)/.test(third))
  );
}

/** The event noun of "the 7 May [brutal] attack", a possessive mark in between ("Friday's attack"). */
function nounAfter({ tokens }: Sentence, from: number, events: ReadonlySet<string>): number | null {
  let at = from;
  if (/^['’]s?$/.test(tokens[at]?.text ?? '')) at++;
  for (const end = at + 4; at < end; at++) {
    const token = tokens[at];
    if (!token || !['NOUN', 'ADJ', 'PROPN'].includes(token.upos)) return null;
    if (token.upos === 'NOUN' && events.has(token.lemma) && tokens[at + 1]?.upos !== 'NOUN') return at;
  }
  return null;
}

/** The event noun of "the attack on 7 May", "a letter of 7 May", "exchanges between A and B dated 7 May". */
function nounBefore(
  { tokens }: Sentence,
  words: readonly Word[],
  first: number,
  events: ReadonlySet<string>,
): number | null {
  const last = words[first - 1];
  if (!last) return null;
  const isEvent = (at: number): boolean => tokens[at]?.upos === 'NOUN' && events.has(tokens[at]!.lemma);
  if (last.low === 'dated') {
    for (let at = last.token - 1; at >= Math.max(0, last.token - DATED_REACH); at--)
      if (isEvent(at)) return at;
    return null;
  }
  const place = last.low === 'the' ? words[first - 2] : last;
  return place && PLACING.test(place.low) && isEvent(place.token - 1) ? place.token - 1 : null;
}

/** The first token of a noun phrase that ends in `noun`. */
function phraseStart({ tokens }: Sentence, noun: number): number {
  let at = noun;
  while (at > 0 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[at - 1]!.upos)) at--;
  while (at > 0 && tokens[at - 1]!.deprel === 'amod') at--;
  while (at > 0 && tokens[at - 1]!.upos === 'DET') at--;
  return at;
}

import type { Sentence } from '../../model/index.ts';
import type { Stretch } from './calendar.ts';
import type { DocumentDate, SentencePhrases } from './document-date.ts';
import type { Expression } from './expression.ts';
import type { Found, Phrase } from './phrase.ts';

/** How many sentences back the narrative reaches within a document whose date is known. */
const REACH = 2;

/** Where the telling stands: what was last told of, and what was last told with its year. */
export interface Narrative {
  readonly focus: Stretch | null;
  readonly dated: Stretch | null;
  readonly quarter: Stretch | null;
  readonly interrupted: boolean;
  readonly sentence: number;
  readonly paragraph: number;
}

/** Years by month and day, where the text tells a day once with its year and not with another. */
export function statedYears(phrases: readonly SentencePhrases[]): ReadonlyMap<string, number | null> {
  const years = new Map<string, number | null>();
  for (const { found } of phrases)
    for (const { phrase } of found) {
      if (phrase.kind !== 'calendar') continue;
      const { year, month, day } = phrase.fields;
      if (year === undefined || month === undefined || day === undefined) continue;
      const key = `${month}-${day}`;
      years.set(key, years.has(key) && years.get(key) !== year ? null : year);
    }
  return years;
}

/** The dated narrative as far as it still holds: to the end without a document date, else for a few sentences. */
export function reachable(
  narrative: Narrative,
  sentence: Sentence,
  published: boolean,
  document: DocumentDate | null,
): Stretch | null {
  const { dated } = narrative;
  if (!dated) return null;
  const sameParagraph = narrative.paragraph === sentence.paragraph;
  if (dated.unit === 'year')
    return sameParagraph && !published
      ? dated
      : sameParagraph && narrative.sentence === sentence.index
        ? dated
        : null;
  if (!published && !document) return dated;
  return sentence.index - narrative.sentence <= REACH && sentence.paragraph - narrative.paragraph <= 2
    ? dated
    : null;
}

/** Where the telling stands after an expression. */
export function advance(
  narrative: Narrative,
  made: Expression,
  { phrase }: Found,
  sentence: Sentence,
  document: Stretch | null,
): Narrative {
  if (!made.stretch || !made.dates || sentence.part === 'caption')
    return pointsAtNow(phrase) ? { ...narrative, interrupted: true } : narrative;
  const place = { sentence: sentence.index, paragraph: sentence.paragraph };
  const { stretch } = made;
  if (phrase.kind === 'pointed' && phrase.compares) return narrative;
  if (stretch.unit === 'quarter') return { ...narrative, focus: stretch, quarter: stretch };
  if (pointsAtNow(phrase)) return { ...narrative, focus: stretch, interrupted: true };
  const known = stretch.year !== null && ['year', 'month', 'day'].includes(stretch.unit);
  const told = phrase.kind === 'range' || (phrase.kind === 'calendar' && phrase.fields.year !== undefined);
  const carried =
    narrative.dated !== null && stretch.year === narrative.dated.year && stretch.unit !== 'year';
  const byDocument = document !== null && stretch.year === document.year && !told;
  return known && (told || carried) && !(byDocument && !carried)
    ? { ...narrative, focus: stretch, dated: stretch, interrupted: false, ...place }
    : { ...narrative, focus: stretch };
}

/** "on Tuesday", "last week": counted from the document's date. */
function pointsAtNow(phrase: Phrase): boolean {
  if (phrase.kind === 'pointed') return phrase.base === 'document';
  return (
    phrase.kind === 'calendar' && phrase.fields.weekday !== undefined && phrase.fields.month === undefined
  );
}

/** "by May", "until Tuesday", "payable Dec. 7": what is so bounded mostly lies ahead. */
export function looksAhead(words: SentencePhrases['words'], first: number): boolean {
  const [last, third] = [words[first - 1]?.low ?? '', words[first - 2]?.low ?? ''];
  return /^(?:by|until|till|payable|effective|due)$/.test(last) || (last === 'as' && third === 'soon');
}

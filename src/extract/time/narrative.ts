import type { Sentence } from '../../model/index.ts';
import { ancestorsOf, treeOf } from '../tree.ts';
import { countsOf, type Stretch } from './calendar.ts';
import type { DocumentDate, SentencePhrases } from './document-date.ts';
import type { Expression } from './expression.ts';
import type { Found, Phrase } from './phrase.ts';
import type { Tense } from './tense.ts';

/** How many sentences back the narrative reaches within a document whose date is known. */
const REACH = 2;
/** How many, where a story of days of an earlier year is told and nothing spoke of now since. */
const STORY = 6;

/** A stretch with its year and where and in which tense it was told. */
export interface Told {
  readonly stretch: Stretch;
  readonly tense: Tense;
  readonly sentence: number;
  readonly paragraph: number;
  /** A line of its own, which holds for what stands under it. */
  readonly heading: boolean;
}

/** Where the telling stands: what was last told of, and what was last told with its year. */
export interface Narrative {
  readonly focus: Stretch | null;
  /** Where the story itself stands. */
  readonly line: Told | null;
  /** A look back or aside after the line ("they had met once, in 1996"): what goes on in the story leaves it behind. */
  readonly aside: Told | null;
  readonly quarter: Stretch | null;
  readonly interrupted: boolean;
}

/** Where the telling stands before the first word. */
export const BEGINNING: Narrative = {
  focus: null,
  line: null,
  aside: null,
  quarter: null,
  interrupted: false,
};

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
  tense: Tense,
  published: boolean,
  document: DocumentDate | null,
): Told | null {
  const told = leading(narrative, sentence, tense);
  if (!told) return null;
  if (told.heading) return told;
  const sameParagraph = told.paragraph === sentence.paragraph;
  if (told.stretch.unit === 'year')
    return sameParagraph && (!published || told.sentence === sentence.index) ? told : null;
  if (!published && !document) return told;
  const past = document !== null && (told.stretch.year ?? 0) < (document.stretch.year ?? 0);
  const story = past && told.tense === 'past' && told.stretch.unit === 'day' && !narrative.interrupted;
  const far = story && (tense === 'past' || tense === 'pluperfect') ? STORY : REACH;
  return sentence.index - told.sentence <= far && sentence.paragraph - told.paragraph <= 2 ? told : null;
}

/** The aside while its sentence lasts, while the looking back goes on, or where a paragraph is about nothing else; else the line. */
function leading({ line, aside }: Narrative, sentence: Sentence, tense: Tense): Told | null {
  if (!aside) return line;
  if (aside.sentence === sentence.index) return aside;
  if (aside.stretch.unit === 'year' || aside.paragraph !== sentence.paragraph) return line;
  return tense === 'pluperfect' || line?.paragraph !== sentence.paragraph ? aside : line;
}

/** Where the telling stands after an expression told in `tense`. */
export function advance(
  narrative: Narrative,
  made: Expression,
  { phrase }: Found,
  sentence: Sentence,
  { document, tense }: { readonly document: Stretch | null; readonly tense: Tense },
): Narrative {
  if (!made.stretch || !made.dates || sentence.part === 'caption')
    return pointsAtNow(phrase) ? { ...narrative, interrupted: true } : narrative;
  const { stretch } = made;
  if (phrase.kind === 'pointed' && phrase.compares) return narrative;
  if (stretch.unit === 'quarter') return { ...narrative, focus: stretch, quarter: stretch };
  if (pointsAtNow(phrase)) return { ...narrative, focus: stretch, interrupted: true };
  const known = stretch.year !== null && ['year', 'month', 'day'].includes(stretch.unit);
  const told = phrase.kind === 'range' || (phrase.kind === 'calendar' && phrase.fields.year !== undefined);
  const near = [narrative.line, narrative.aside].some((last) => last?.stretch.year === stretch.year);
  const carried = near && stretch.unit !== 'year';
  const byDocument = document !== null && stretch.year === document.year && !told;
  if (!known || !(told || carried) || (byDocument && !carried)) return { ...narrative, focus: stretch };
  const now: Told = {
    stretch,
    tense,
    sentence: sentence.index,
    paragraph: sentence.paragraph,
    heading: isHeading(made, sentence),
  };
  const { line } = narrative;
  if (line && looksAside(made, sentence, tense, line.stretch))
    return { ...narrative, focus: stretch, aside: now };
  return { ...narrative, focus: stretch, line: now, aside: null, interrupted: false };
}

function isHeading({ first, last }: Expression, { part, tokens }: Sentence): boolean {
  if (part !== 'body' && part !== 'headline') return false;
  return !tokens.some(({ text }, at) => (at < first || at > last) && /[\p{L}\p{N}]/u.test(text));
}

/** Whether a time stands beside the story: what had been, what has been since or will be before, what a relative clause recalls. */
function looksAside(
  { relation, first, stretch }: Expression,
  sentence: Sentence,
  tense: Tense,
  line: Stretch,
): boolean {
  if (tense === 'pluperfect' || ['since', 'until', 'before'].includes(relation)) return true;
  const [own, last] = [countsOf(stretch!), countsOf(line)];
  if (!own || !last || own[1] >= last[0]) return false;
  const tree = treeOf(sentence);
  return [first, ...ancestorsOf(tree, first)].some((at) => tree.tokens[at]!.deprel === 'acl:relcl');
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

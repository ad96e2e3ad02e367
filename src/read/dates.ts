import { daysInMonth, edtfBounds } from '../model/index.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Full names, the three-letter forms and "Sept", with or without a point. */
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\.?';

const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d{2})';
/** Forms of a written date with a year; the groups are named by `read`. */
const FORMS: readonly { readonly source: string; readonly read: (g: readonly string[]) => string | null }[] =
  [
    { source: `${YEAR}-(\\d{2})-(\\d{2})`, read: (g) => ymd(g[0]!, Number(g[1]), Number(g[2])) },
    {
      source: `${DAY}(?: of)? (${MONTH}),? ${YEAR}`,
      read: (g) => ymd(g[2]!, monthOf(g[1]!), Number(g[0])),
    },
    { source: `(${MONTH}) ${DAY} ?,? ${YEAR}`, read: (g) => ymd(g[2]!, monthOf(g[0]!), Number(g[1])) },
    { source: `(${MONTH}),? ${YEAR}`, read: (g) => ymd(g[1]!, monthOf(g[0]!), null) },
    {
      source: `(\\d{1,2})([./-])(\\d{1,2})\\2${YEAR}`,
      read: (g) => numeric(Number(g[0]), Number(g[2]), g[3]!, g[1] === '.'),
    },
  ];
const WRITTEN = FORMS.map((form) => ({ ...form, pattern: new RegExp(form.source, 'dgi') }));

/** A date found in text: EDTF, and where it stands (UTF-16 units). */
export interface FoundDate {
  readonly edtf: string;
  readonly start: number;
  readonly end: number;
}

/** The first date with its year in `text`, null where there is none. Days stay days, months stay months. */
export function writtenDate(text: string): FoundDate | null {
  let best: FoundDate | null = null;
  for (const { pattern, read } of WRITTEN) {
    for (const match of text.matchAll(pattern)) {
      const edtf = read(match.slice(1));
      const start = match.index;
      if (!edtf || /[\p{L}\d]/u.test(text[start - 1] ?? '') || /\d/.test(text[start + match[0].length] ?? ''))
        continue;
      const end = start + match[0].length;
      if (!best || start < best.start || (start === best.start && end > best.end))
        best = { edtf, start, end };
      break;
    }
  }
  return best;
}

/**
 * EDTF of a date in metadata: ISO 8601, RFC 2822, seconds or milliseconds since 1970, PDF (`D:20240503...`), or written
 * out; the day as its author's clock showed it. EDTF as it is. Null where it is no date.
 */
export function metadataDate(value: unknown): string | null {
  if (typeof value === 'number') return epochDate(value);
  if (typeof value !== 'string') return null;
  const text = value.trim().slice(0, 200);
  if (/^\d{9,13}$/.test(text)) return epochDate(Number(text));
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?=$|[T\s])/.exec(text.replace(/^D:(\d{8}).*$/s, '$1'));
  if (iso) return ymd(iso[1]!, Number(iso[2]), Number(iso[3]));
  if (edtfBounds(text)) return text.replace(/T.*$/, '');
  return writtenDate(text)?.edtf ?? null;
}

/** A date in the path of a web address (`/2024/05/03/`), null where there is none. */
export function addressDate(url: string): string | null {
  const path = /\/((?:19|20)\d{2})\/(\d{1,2})(?:\/(\d{1,2}))?(?=\/)/.exec(`${url.replace(/[?#].*$/, '')}/`);
  if (path) return ymd(path[1]!, Number(path[2]), path[3] ? Number(path[3]) : null);
  const dashed = /\/((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/-]|$)/.exec(url);
  return dashed ? ymd(dashed[1]!, Number(dashed[2]), Number(dashed[3])) : null;
}

function epochDate(value: number): string | null {
  const milliseconds = value > 1e11 ? value : value * 1000;
  if (!(milliseconds > 0 && milliseconds < 4.1e12)) return null;
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word.toLowerCase().replace('.', '').slice(0, 3))) + 1;
}

/** "3/5/2024" is March or May: only the year is sure. With points the day comes first. */
function numeric(a: number, b: number, year: string, dayFirst: boolean): string | null {
  if (dayFirst || a > 12) return ymd(year, b, a);
  if (b > 12 || a === b) return ymd(year, a, b);
  return a > 0 && b > 0 ? year : null;
}

function ymd(year: string, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  if (day === null) return `${year}-${two(month)}`;
  return day >= 1 && day <= daysInMonth(Number(year), month) ? `${year}-${two(month)}-${two(day)}` : null;
}

import type { Span } from './span.ts';

/**
 * A time as EDTF (ISO 8601-2 level 2) with the first and last day it allows. `earliest` and `latest` are ISO dates,
 * null where the time is open or its year unknown (`XXXX-10-07`).
 */
export interface When {
  readonly edtf: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  /** `stated`: written in the text. `inferred`: worked out from the narrative or the document date. */
  readonly basis: 'stated' | 'inferred';
  /** The words it was read from, null where it was carried over from elsewhere. */
  readonly span: Span | null;
}

const SEASONS: Readonly<Record<number, readonly [string, string]>> = {
  21: ['03-01', '05-31'],
  22: ['06-01', '08-31'],
  23: ['09-01', '11-30'],
  24: ['12-01', '12-31'],
  25: ['03-01', '05-31'],
  26: ['06-01', '08-31'],
  27: ['09-01', '11-30'],
  28: ['12-01', '12-31'],
  29: ['09-01', '11-30'],
  30: ['12-01', '12-31'],
  31: ['03-01', '05-31'],
  32: ['06-01', '08-31'],
  33: ['01-01', '03-31'],
  34: ['04-01', '06-30'],
  35: ['07-01', '09-30'],
  36: ['10-01', '12-31'],
  37: ['01-01', '04-30'],
  38: ['05-01', '08-31'],
  39: ['09-01', '12-31'],
  40: ['01-01', '06-30'],
  41: ['07-01', '12-31'],
};

/** Number of days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * First and last day that an EDTF level 2 string allows: dates, months, years, seasons and other divisions (21 to 41),
 * decades (`202X`), centuries, intervals with open or unknown ends, `~ ? %` ignored. A side is null where it is open or
 * the year is unknown. Gives null where the string is not EDTF of these kinds.
 */
export function edtfBounds(edtf: string): { earliest: string | null; latest: string | null } | null {
  const text = edtf.trim().replace(/[~?%]/g, '');
  if (text.includes('/')) return intervalBounds(text);
  const day = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text);
  if (day) return { earliest: day[1]!, latest: day[1]! };
  const month = /^(\d{4})-(\d{2})(-XX)?$/.exec(text);
  if (month) return monthBounds(month[1]!, Number(month[2]));
  const year = /^(\d{2}(?:\d{2}|\dX|XX))(-XX){0,2}$/.exec(text);
  if (year)
    return {
      earliest: `${year[1]!.replaceAll('X', '0')}-01-01`,
      latest: `${year[1]!.replaceAll('X', '9')}-12-31`,
    };
  const partYear = /^(\d{4})-XX-\d{2}$/.exec(text);
  if (partYear) return { earliest: `${partYear[1]}-01-01`, latest: `${partYear[1]}-12-31` };
  return /^XXXX(-(\d{2}|XX)){0,2}$/.test(text) ? { earliest: null, latest: null } : null;
}

function intervalBounds(text: string): { earliest: string | null; latest: string | null } | null {
  const [from, to, more] = text.split('/');
  if (from === undefined || to === undefined || more !== undefined) return null;
  const open = (side: string): boolean => side === '' || side === '..';
  const left = open(from) ? { earliest: null } : edtfBounds(from);
  const right = open(to) ? { latest: null } : edtfBounds(to);
  return left && right ? { earliest: left.earliest, latest: right.latest } : null;
}

function monthBounds(year: string, month: number): { earliest: string; latest: string } | null {
  const season = SEASONS[month];
  if (season) return { earliest: `${year}-${season[0]}`, latest: `${year}-${season[1]}` };
  if (month < 1 || month > 12) return null;
  const two = String(month).padStart(2, '0');
  return {
    earliest: `${year}-${two}-01`,
    latest: `${year}-${two}-${String(daysInMonth(Number(year), month)).padStart(2, '0')}`,
  };
}

/** Makes a When of an EDTF string. Throws RangeError when the string is not EDTF level 2 of the kinds in `edtfBounds`. */
export function whenOf(edtf: string, basis: When['basis'], span: Span | null = null): When {
  const bounds = edtfBounds(edtf);
  if (!bounds)
    throw new RangeError(`"${edtf}" is not an EDTF date; write for instance 2023-04 or 2023-04-05`);
  return { edtf, ...bounds, basis, span };
}

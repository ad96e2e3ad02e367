import { divisionOf } from './when-words.ts';

/** Columns of the time at the left of a card. */
export const WHEN_WIDTH = 11;

/**
 * An EDTF string in one or two lines for the left of a card, WHEN_WIDTH columns or little more: "2022-05-03"; "by" or
 * "since" above the day of an interval with an open side; both ends of another below each other; "autumn" above its year;
 * "-" for none.
 */
export function whenColumn(edtf: string | null): readonly string[] {
  if (edtf === null) return ['-'];
  const [from = '', to] = edtf.split('/');
  if (to === undefined) return single(from);
  const open = (side: string): boolean => side === '' || side === '..';
  if (open(from)) return open(to) ? ['-'] : ['by', single(to).join(' ')];
  return open(to) ? ['since', single(from).join(' ')] : [`${single(from).join(' ')}–`, single(to).join(' ')];
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^the | of$/g, ''],
  [/^first/, '1st'],
  [/^second/, '2nd'],
  [/^third /, '3rd '],
  [/^fourth/, '4th'],
];

function single(edtf: string): readonly string[] {
  const bare = edtf.replace(/T.*$/, '');
  const [, year, division, doubt = ''] = /^([\dX]{4})-([2-4]\d)([~?%]?)$/.exec(bare) ?? [];
  const name = division === undefined ? undefined : divisionOf(division);
  if (year === undefined || name === undefined) return [bare];
  return [SHORT.reduce((text, [long, short]) => text.replace(long, short), name), `${year}${doubt}`];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** Divisions of a year of EDTF level 2 that have names in English. */
const DIVISIONS: Readonly<Record<string, string>> = {
  '21': 'spring',
  '22': 'summer',
  '23': 'autumn',
  '24': 'winter',
  '25': 'spring',
  '26': 'summer',
  '27': 'autumn',
  '28': 'winter',
  '29': 'spring',
  '30': 'summer',
  '31': 'autumn',
  '32': 'winter',
  '33': 'the first quarter of',
  '34': 'the second quarter of',
  '35': 'the third quarter of',
  '36': 'the fourth quarter of',
  '37': 'the first third of',
  '38': 'the second third of',
  '39': 'the last third of',
  '40': 'the first half of',
  '41': 'the second half of',
};

/** The English name of a division of a year of EDTF level 2 ("22" is summer), with the words around it before a year. */
export function divisionOf(number: string): string | undefined {
  return DIVISIONS[number];
}

/**
 * An EDTF string as an English phrase with its preposition: "on 3 May 2022", "in about 2021", "from 3 to 7 June 2022",
 * "since 2006", "no later than June 2021". Forms without such a phrase stay as they are: "at 20X2".
 */
export function whenWords(edtf: string): string {
  const [from, to] = edtf.split('/');
  if (to === undefined) return single(edtf);
  const open = (side: string | undefined): boolean => side === '' || side === '..';
  if (open(from) && open(to)) return 'at some time';
  if (open(to)) return `since ${noun(from!)}`;
  if (open(from)) return `no later than ${noun(to)}`;
  return `from ${noun(from!)} to ${noun(to)}`;
}

function single(edtf: string): string {
  const day = /^[\dX]{4}-\d\d-\d\d/.test(edtf.replace(/[~?%]/g, ''));
  return `${day ? 'on' : 'in'} ${noun(edtf)}`;
}

function noun(edtf: string): string {
  const about = /[~%]/.test(edtf) ? 'about ' : '';
  const doubt = /[?%]/.test(edtf) ? ' (uncertain)' : '';
  const bare = edtf
    .replace(/[~?%]/g, '')
    .replace(/T.*$/, '')
    .replace(/(-XX)+$/, '');
  return about + (date(bare) ?? bare) + doubt;
}

function date(edtf: string): string | null {
  const [, year, month, day] = /^([\dX]{4})(?:-(\d\d|XX))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (year === undefined) return null;
  const inYear = year === 'XXXX' ? '' : ` ${yearWords(year)}`;
  if (month === undefined) return inYear === '' ? 'an unknown year' : yearWords(year);
  if (month === 'XX')
    return day === undefined ? yearWords(year) : `the ${Number(day)}th of a month${inYear && ` of${inYear}`}`;
  const division = DIVISIONS[month];
  const name = division ?? MONTHS[Number(month) - 1];
  if (name === undefined) return null;
  return day === undefined ? `${name}${inYear}` : `${Number(day)} ${name}${inYear}`;
}

function yearWords(year: string): string {
  if (/^\d{3}X$/.test(year)) return `the ${year.slice(0, 3)}0s`;
  if (/^\d{2}XX$/.test(year)) return `the ${year.slice(0, 2)}00s`;
  return year;
}

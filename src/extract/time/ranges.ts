import { edtfOf, type Stretch, shifted } from './calendar.ts';
import type { SentencePhrases } from './document-date.ts';
import { type Expression, safeWhen } from './expression.ts';

/** "from 3 March to 5 April 2021", "between March and May": both ends get the whole, missing years from each other. */
export function joinRanges(
  all: readonly Expression[],
  phrases: readonly SentencePhrases[],
): readonly Expression[] {
  const out = [...all];
  for (let at = 0; at + 1 < out.length; at++) {
    const [left, right] = [out[at]!, out[at + 1]!];
    if (left.sentence !== right.sentence || !left.stretch || !right.stretch) continue;
    const { words } = phrases[left.sentence]!;
    const edtf = joined(left, right, words) ? wholeOf(left.stretch, right.stretch) : null;
    if (edtf === null) continue;
    const basis = left.when?.basis ?? 'stated';
    out[at] = { ...left, when: safeWhen(edtf, basis, left.span), relation: 'at' };
    out[at + 1] = { ...right, when: safeWhen(edtf, basis, right.span), relation: 'at' };
  }
  return out;
}

function joined(left: Expression, right: Expression, words: SentencePhrases['words']): boolean {
  if (!['since', 'until', 'at'].includes(left.relation)) return false;
  const between = words
    .filter(({ token }) => token > left.last && token < right.first)
    .map(({ low }) => low)
    .join(' ');
  if (between !== 'and') return /^(?:to|until|till|through|up to|-)$/.test(between);
  // "In 2014 and 2015", "in May and June": one stretch, where nothing lies between.
  const last = wordBefore(words, left.first);
  return last === 'between' || (last !== ',' && adjoining(left.stretch!, right.stretch!));
}

function wordBefore(words: SentencePhrases['words'], first: number): string | undefined {
  return words.filter(({ token }) => token < first).at(-1)?.low;
}

/** Whether one stretch is the next of its kind after the other. */
function adjoining(left: Stretch, right: Stretch): boolean {
  if (left.unit !== right.unit || !['year', 'month', 'day'].includes(left.unit)) return false;
  const whole = left.year === null ? { ...left, year: right.year } : left;
  const next = shifted(whole, 1);
  return next !== null && edtfOf(next) === edtfOf(right);
}

/** An interval from one stretch to the other; null where it would run backwards or a side cannot stand in one. */
function wholeOf(left: Stretch, right: Stretch): string | null {
  const year = right.year ?? left.year;
  const start = left.year === null && year !== null ? { ...left, year } : left;
  const earlier =
    left.year !== null && right.year !== null && left.year > right.year
      ? { ...left, year: right.year }
      : start;
  const end = right.year === null && year !== null ? { ...right, year } : right;
  const edges = [earlier, end].map((side) =>
    side.unit === 'season' ? (side.year === null ? null : String(side.year)) : edtfOf(side),
  );
  if (!edges[0] || !edges[1] || edges.some((edge) => edge!.includes('/'))) return null;
  return edges[0] < edges[1] ? `${edges[0]}/${edges[1]}` : null;
}

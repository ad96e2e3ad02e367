import type { TimeWords } from '../../lexicon/times.ts';
import { countsOf, dayFromCount, edtfOf, monthOf, type Stretch } from './calendar.ts';
import type { Word } from './words.ts';

/** How a preposition bounds an event by a time: "since May", "until May", "by May", "before May", "shortly after 7 May". */
export type Relation = 'at' | 'since' | 'until' | 'before' | 'after' | 'near';

/** The relation told by the words that end before word `first`, and how many words tell it. */
export function relationBefore(
  words: readonly Pick<Word, 'low'>[],
  first: number,
  lexicon: TimeWords,
): { readonly relation: Relation; readonly length: number } {
  // "Until at least 2020", "since about May".
  const hedge = /^(?:at least|about|around|roughly|early|late|mid|some time|sometime|well into)$/;
  const two = `${words[first - 2]?.low ?? ''} ${words[first - 1]?.low ?? ''}`;
  const skip = hedge.test(two)
    ? 2
    : /^(?:the|a|an)$/.test(words[first - 1]?.low ?? '') || hedge.test(words[first - 1]?.low ?? '')
      ? 1
      : 0;
  const end = first - skip;
  for (let length = Math.min(4, end); length > 0; length--) {
    const text = words
      .slice(end - length, end)
      .map(({ low }) => low)
      .join(' ');
    const relation = relationOf(text, lexicon);
    if (!relation) continue;
    const near = lexicon.shortly.includes(words[end - length - 1]?.low ?? '');
    return {
      relation: near && (relation === 'after' || relation === 'before') ? 'near' : relation,
      length: length + skip,
    };
  }
  return { relation: 'at', length: 0 };
}

/** The relation that a preposition tells, null where it only places ("in", "on", "during"). */
export function relationOf(preposition: string, lexicon: TimeWords): Relation | null {
  if (lexicon.since.includes(preposition)) return 'since';
  if (lexicon.until.includes(preposition)) return 'until';
  if (lexicon.before.includes(preposition) || preposition === 'by') return 'before';
  return lexicon.after.includes(preposition) ? 'after' : null;
}

/** EDTF of an event that stands in `relation` to a stretch; null where the stretch is not known. */
export function boundedBy(stretch: Stretch, relation: Relation, approximate: boolean): string | null {
  const hedge = approximate ? '~' : '';
  const edtf = edtfOf(stretch);
  if (edtf === null) return null;
  const hedged = edtf.includes('/')
    ? edtf
        .split('/')
        .map((side) => side + hedge)
        .join('/')
    : edtf + hedge;
  if (relation === 'at') return hedged;
  if (relation === 'near') return nearTo(stretch) ?? hedged;
  const end = (side: 'first' | 'last'): string | null => endOf(stretch, side);
  const left = end('first');
  const right = end('last');
  if (relation === 'since' || relation === 'after') return left && `${left}${hedge}/..`;
  return right && `../${right}${hedge}`;
}

/** An interval cannot hold a season, quarter or week: of a season the year stands for it, of the others the day or month. */
function endOf(stretch: Stretch, side: 'first' | 'last'): string | null {
  const { unit, year } = stretch;
  if (unit === 'season') return year === null ? null : String(year);
  const counts = countsOf(stretch);
  if (unit === 'week' || unit === 'weekend')
    return counts && edtfOf(dayFromCount(counts[side === 'first' ? 0 : 1]));
  if (unit === 'quarter' || unit === 'half') {
    const day = counts && dayFromCount(counts[side === 'first' ? 0 : 1]);
    return day && edtfOf(monthOf(day.year, day.month!));
  }
  return edtfOf(stretch);
}

/** "Just after 7 October" is still October; just after a month's end it may be the next one, but nothing says so. */
function nearTo(stretch: Stretch): string | null {
  if (stretch.unit !== 'day' || stretch.month === null) return null;
  return edtfOf(monthOf(stretch.year, stretch.month));
}

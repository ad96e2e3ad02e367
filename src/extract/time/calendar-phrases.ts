import { daysInMonth } from '../../model/index.ts';
import type { Fields, Phrase } from './phrase.ts';
import {
  after,
  before,
  calendar,
  dayIn,
  has,
  monthIn,
  partIn,
  pointedBy,
  type Seen,
  wayIn,
  wayOf,
  weekdayIn,
  wordsIn,
  yearIn,
} from './rule.ts';

/** Words before a bare month, season or year that show that it is one. */
const PLACING =
  /^(?:in|since|until|till|by|during|before|after|from|to|through|throughout|of|for|late|early|mid|around|about|between|and|or|last|next|this|as|early|-|until|ending|ended|beginning|starting|dated|circa|at|than|on|\(|into|that|every|each|back|post|pre)$/;
const NOUN_AFTER =
  /^(?:people|men|women|troops|soldiers|dead|civilians|workers|students|votes|seats|tons|tonnes|miles|feet|meters|metres|acres|barrels|square|percent|%|per|points|rubles|dollars|pounds|euros|children|families|residents|others|staff)$|^[a-z]{3,}(?<!was|has|as|is|this|its|his|us|plus|versus|does|towards|across)s$/;

/** Year, month and day as far as they are written. */
export function dateFields(seen: Seen): { readonly [Key in keyof Fields]: Fields[Key] | undefined } {
  return { year: yearIn(seen, 'year'), month: monthIn(seen, 'month'), day: dayIn(seen, 'day') };
}

/** "5 May", "May 2020": a month with a day or a year. */
export function monthDay(seen: Seen): Phrase | null {
  const fields = dateFields(seen);
  if (fields.day !== undefined && fields.day > daysInMonth(fields.year ?? 2000, fields.month!)) return null;
  // "20 May be": a number before a word in capitals that only looks like a month.
  if (fields.day !== undefined && before(seen) === '$') return null;
  const within = has(seen, 'rel') ? pointedBy(wordsIn(seen, 'rel'), 'year') : null;
  return calendar(
    { ...fields, weekday: weekdayIn(seen, 'weekday'), time: partIn(seen, 'wpart') },
    null,
    within,
  );
}

/** "In May": a month alone, where nothing else is called so. */
export function bareMonth(seen: Seen): Phrase | null {
  const month = wordsIn(seen, 'month');
  const unsure = seen.tables.words.month_or_name.includes(month);
  const led = has(seen, 'way') || has(seen, 'partword') || has(seen, 'about');
  const next = after(seen);
  // "April: ..." heads an entry of a chronology.
  const heads = !/[a-z0-9]/.test(before(seen)) && /^[:.–—-]?$/.test(next) && !/[a-z]/.test(before(seen, 2));
  const placed = led || heads || PLACING.test(before(seen)) || before(seen) === ',';
  if (unsure && !placed && !(next === "'s" || next === '’s')) return null;
  if (unsure && before(seen) === ',' && !led) return null;
  if (
    unsure &&
    /^\p{Lu}\p{Ll}/u.test(next) &&
    !led &&
    !/^(?:in|since|until|by|during|from|of)$/.test(before(seen))
  )
    return null;
  return calendar({ month: monthIn(seen, 'month') }, wayOf(wayIn(seen)));
}

/** "In 2020". */
export function bareYear(seen: Seen): Phrase | null {
  const year = yearIn(seen, 'year')!;
  const previous = before(seen);
  const next = after(seen);
  if (/^[$£€¥]$|^(?:us|a)\$$/.test(previous) || seen.tables.words.counted_before.includes(previous))
    return null;
  if (/^[%$°]|^(?:percent|per|million|billion|hours?|gmt)$/i.test(next) || NOUN_AFTER.test(next)) return null;
  if (/^[./:]$/.test(previous) && seen.words[seen.match.first - 2] && /\d$/.test(before(seen, 2)))
    return null;
  // "1984" in quotation marks is a title.
  if (/^["“']$/.test(previous) && /^["”'’]$/.test(next)) return null;
  const led = has(seen, 'partword') || has(seen, 'about') || seen.match.last - seen.match.first > 0;
  if (year >= 1850 && year < 2100)
    return year >= 1900 || led || PLACING.test(previous) ? calendar({ year }) : null;
  return PLACING.test(previous) &&
    /^(?:in|since|until|by|from|during|around|circa|before|after)$/.test(previous)
    ? calendar({ year })
    : null;
}

/** "Nineteen eighty-four". */
export function spokenYear(seen: Seen): Phrase | null {
  const year = yearIn(seen, 'year');
  if (year === undefined || year < 1100 || year > 2099) return null;
  const led = wordsIn(seen, 'year').startsWith('two')
    ? /^(?:year|in|since|of|by)$/.test(before(seen)) || seen.words[seen.match.first]?.low === 'the'
    : true;
  return led ? calendar({ year }) : null;
}

/** "On Monday". */
export function weekday(seen: Seen): Phrase | null {
  const bare = wordsIn(seen, 'weekday');
  const written = seen.words[seen.match.groups.get('weekday')![0]]!.text;
  if (seen.tables.words.not_time_after.includes(after(seen).toLowerCase()) && /^\p{Lu}/u.test(after(seen)))
    return null;
  const article = seen.words[seen.match.first]!.low === 'the' && !has(seen, 'way');
  if (/^\p{Lu}\p{Ll}/u.test(after(seen)) && article) return null;
  // "Sun" and "Mon" alone are more often a name; with a point and a preposition they are days.
  if (!bare.endsWith('day') && !(written.endsWith('.') && PLACING.test(before(seen)))) return null;
  const within = has(seen, 'week') ? pointedBy(wordsIn(seen, 'week'), 'week') : null;
  return calendar(
    { weekday: weekdayIn(seen, 'weekday'), time: partIn(seen, 'wpart') },
    wayOf(wayIn(seen)),
    within,
  );
}

/** "The 1990s", "the nineties". */
export function decade(seen: Seen): Phrase | null {
  const digits = wordsIn(seen, 'decade').replace(/\D/g, '');
  if (/^1\d00$/.test(digits)) return calendar({ century: Number(digits.slice(0, 2)) });
  if (digits.length === 4) return calendar({ decade: Number(digits.slice(0, 3)) });
  const the = seen.words
    .slice(Math.max(0, seen.match.first - 1), seen.match.last)
    .some((word) => word.low === 'the' || word.low === "'");
  // "in her 70s" is an age.
  if (!the && !/^['’]/.test(wordsIn(seen, 'decade'))) return null;
  return calendar({ decade: (Number(digits) < 30 ? 200 : 190) + Number(digits) / 10 });
}

/** "The second quarter of 2020". */
export function division(seen: Seen, unit: 'quarter' | 'half'): Phrase | null {
  const word = wordsIn(seen, 'n');
  const number = word === 'last' || word === 'latter' ? 2 : dayIn(seen, 'n')!;
  if (number > (unit === 'quarter' ? 4 : 2)) return null;
  const year = yearIn(seen, 'year') ?? yearIn(seen, 'year2') ?? yearIn(seen, 'year3');
  const rel = wordsIn(seen, 'rel') || wordsIn(seen, 'rel2') || (has(seen, 'rel3') ? 'this' : '');
  return calendar({ year, [unit]: number }, null, rel ? pointedBy(rel, 'year') : null);
}

/** "Last summer". */
export function season(seen: Seen): Phrase | null {
  const first = seen.words[seen.match.first]!.low;
  const dated = has(seen, 'year') || has(seen, 'rel') || has(seen, 'way') || has(seen, 'partword');
  const article =
    first === 'the' &&
    /^(?:in|since|until|by|during|over|for|through|throughout|before|after|of|this|until)$/.test(
      before(seen),
    );
  const placed = /^(?:in|since|until|by|during|this)$/.test(before(seen));
  if (!dated && !article && !placed) return null;
  if (!dated && /^(?:of|from|in)$/.test(after(seen)) && /^(?:fall|spring)$/.test(wordsIn(seen, 'season')))
    return null;
  const within = has(seen, 'rel') ? pointedBy(wordsIn(seen, 'rel'), 'year') : null;
  return calendar(
    { year: yearIn(seen, 'year'), season: seen.tables.seasons.get(wordsIn(seen, 'season')) },
    wayOf(wayIn(seen)),
    within,
  );
}

/** "At Christmas". */
export function feast(seen: Seen): Phrase | null {
  const place = seen.match.groups.get('feast')!;
  if (!/^\p{Lu}/u.test(seen.words[place[0]]!.text)) return null;
  const name = wordsIn(seen, 'feast').replaceAll(" '", "'");
  const found = seen.tables.words.holidays.find(
    (holiday) =>
      holiday.name.includes(name) || holiday.name.map((n) => n.replace('st.', 'st')).includes(name),
  );
  if (!found) return null;
  const day = 'day' in found ? { day: found.day } : { nth: found.nth, weekday: found.weekday };
  const within = has(seen, 'rel') ? pointedBy(wordsIn(seen, 'rel'), 'year') : null;
  return calendar(
    { year: yearIn(seen, 'year'), month: found.month, ...day, feast: true },
    wayOf(wayIn(seen)),
    within,
  );
}

/** "On the 5th". */
export function dayOfMonth(seen: Seen): Phrase | null {
  const next = after(seen);
  if (has(seen, 'pointed')) {
    const words = wordsIn(seen, 'pointed');
    return calendar(
      { day: dayIn(seen, 'day') },
      null,
      pointedBy(words === 'the' ? 'the same' : words, 'month'),
    );
  }
  const ends =
    next === '' ||
    /^(?:[.,;:)”"’'!?–—-]|in|at|to|when|after|before|with|and|or|by|for|from|but|while|as|that)$/.test(next);
  return ends && !(before(seen) === 'and' || before(seen) === 'to')
    ? calendar({ day: dayIn(seen, 'day') })
    : null;
}

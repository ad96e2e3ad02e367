import type { TimeWords } from '../../lexicon/times.ts';
import type { Sentence } from '../../model/index.ts';
import { Grammar, type Match, matches, occurs, type Pattern } from './pattern.ts';
import type { Calendar, Found, Hedges } from './phrase.ts';
import { type Rule, wordsIn } from './rule.ts';
import { CALENDAR_RULES } from './rules-calendar.ts';
import { CLOCK_RULES } from './rules-clock.ts';
import { LENGTH_RULES } from './rules-length.ts';
import { NUMERIC_RULES } from './rules-numeric.ts';
import { RANGE_RULES } from './rules-range.ts';
import { RELATIVE_RULES } from './rules-relative.ts';
import { type TimeTables, tablesOf, type Word, wordsOf } from './words.ts';

/** Rules in the order in which the earlier wins where two find the same words. */
const RULES: readonly Rule[] = [
  ...RANGE_RULES,
  ...NUMERIC_RULES,
  ...CALENDAR_RULES,
  ...RELATIVE_RULES,
  ...LENGTH_RULES,
  ...CLOCK_RULES,
];

const WAY =
  '(?:the|this)? (?:last|next|past|coming|upcoming|same|following|previous|preceding|subsequent|current|very|ensuing) | this | that (?:same|very)?';

/** Pieces that several patterns share. */
const PARTS: Readonly<Record<string, string>> = {
  way: WAY,
  partlead: '(?<partword2>{early}|{middle}|{late}|earlier|later|latter part) (?:{hyphen}|of|in|on)?',
  lead: '(?:(?<about>around|about|circa|approximately|roughly|c))? (?:the)? (?:(?<partword>{early}|{middle}|{late}|earlier|later|sometime|some time|part|latter part|back) (?:{hyphen}|of|in|on|during)? (?:the)?)?',
  timelead: '(?:around|about|shortly before|shortly after|just after|just before)',
  anyyear: '{year}|{shortyear}|{spokenyear}',
  spokenyear:
    '(?:nineteen|eighteen|seventeen|twenty) (?:hundred)? {card} (?:{hyphen}? {card})? | two thousand (?:and? {card} (?:{hyphen}? {card})?)?',
  relyear: '(?<rel>last|this|next|that|the same|the following|the previous) year',
  tailyear: '{comma}? (?<year>{anyyear}) | {comma}? of? {relyear}',
  number:
    '(?:{digits}|{card}|(?:a|an) {scale}|half (?:a|an)|a dozen) (?:{hyphen}? (?:{card}|{scale}|{fraction}) | and (?:a half|{card}))*',
  loose:
    '(?:a|an) (?:few|couple of|couple|good|half)? | (?:few|several|couple of|couple|{vague}) | (?:a number of|hundreds of|dozens of|thousands of|tens of) | half (?:a|an)',
  bareamount: '{number}|a|an|{vague}',
  amountlead:
    '(?:{approx}|more than|less than|at least|at most|up to|no more than|no less than|as many as|as much as|as long as|within|not quite|close to|the better part of|a further|up to)',
  quantity: '{amountlead}* (?<quantity>{number}|{loose})',
};

interface Compiled {
  readonly tables: TimeTables;
  readonly grammar: Grammar;
  /** By what they need, so that each need is looked for once. */
  readonly rules: readonly {
    readonly needs: Pattern;
    readonly rules: readonly { readonly rule: Rule; readonly order: number; readonly pattern: Pattern }[];
  }[];
}
const cache = new WeakMap<TimeWords, Compiled>();
const phrases = new WeakMap<
  Sentence,
  { readonly words: readonly Word[]; readonly found: readonly Found[] }
>();

/** A find with the place of its rule in RULES. */
interface Ordered extends Found {
  readonly order: number;
}

function compiled(words: TimeWords): Compiled {
  const known = cache.get(words);
  if (known) return known;
  const tables = tablesOf(words);
  const grammar = new Grammar(tables, PARTS);
  const ordered = RULES.map((rule, order) => ({ rule, order, pattern: grammar.compile(rule.pattern) }));
  const rules = [...Map.groupBy(ordered, ({ rule }) => rule.needs)].map(([needs, list]) => ({
    needs: grammar.compile(needs),
    rules: list,
  }));
  const made = { tables, grammar, rules };
  cache.set(words, made);
  return made;
}

/** Time phrases of a sentence, longest first where they would overlap, in text order; words by number in `words`. */
export function phrasesIn(
  sentence: Sentence,
  lexicon: TimeWords,
): { readonly words: readonly Word[]; readonly found: readonly Found[] } {
  const known = phrases.get(sentence);
  if (known) return known;
  const { tables, grammar, rules } = compiled(lexicon);
  const words = wordsOf(sentence);
  const encoded = grammar.encode(words);
  const all: Ordered[] = [];
  for (const { needs, rules: list } of rules) {
    if (!occurs(needs, encoded)) continue;
    for (const { rule, order, pattern } of list)
      for (const match of matches(pattern, encoded)) {
        const phrase = rule.build({ words, match, tables });
        const hedges = hedgesOf(match, words, tables);
        const { first, last } = trimmed(match, words, rule.name);
        if (phrase) all.push({ rule: rule.name, phrase, hedges, first, last, order });
      }
  }
  const kept = longest(all).filter((found) => !inName(sentence, words, found));
  const made = { words, found: joinClock(kept, words) };
  phrases.set(sentence, made);
  return made;
}

/** In "the 7 May attack" the article is the noun's. */
function trimmed(
  { first, last, groups }: Match,
  words: readonly Word[],
  rule: string,
): { first: number; last: number } {
  const bare =
    !groups.has('partword') && !groups.has('about') && !groups.has('way') && words[first]!.low === 'the';
  return bare && last > first && ARTICLE_OF_NOUN.has(rule) ? { first: first + 1, last } : { first, last };
}

const ARTICLE_OF_NOUN: ReadonlySet<string> = new Set([
  'month day year',
  'day month year',
  'month year',
  'month',
  'year',
  'weekday',
]);

function hedgesOf(match: Match, words: readonly Word[], tables: TimeTables): Hedges {
  const seen = { words, match, tables };
  const part = wordsIn(seen, 'partword') || wordsIn(seen, 'partword2');
  const approximate = wordsIn(seen, 'about') !== '' || /^(?:sometime|some time)$/.test(part);
  const { early, middle, late } = tables.words;
  if (early.includes(part)) return { part: 'early', approximate };
  if (middle.includes(part)) return { part: 'middle', approximate };
  return { part: late.includes(part) || part === 'latter part' ? 'late' : null, approximate };
}

/** Of overlapping finds the longest; of equally long ones that of the earlier rule. */
function longest(all: readonly Ordered[]): readonly Found[] {
  const order = [...all].sort((a, b) => b.last - b.first - (a.last - a.first) || a.order - b.order);
  const kept: Found[] = [];
  for (const found of order)
    if (!kept.some((other) => other.first <= found.last && found.first <= other.last)) kept.push(found);
  return kept.sort((a, b) => a.first - b.first);
}

/** Whether a phrase is a piece of the name of a person, body or place ("April Jones", "Sunday Mirror"). */
function inName(sentence: Sentence, words: readonly Word[], found: Found): boolean {
  const first = words[found.first]!.token;
  const last = words[found.last]!.token;
  return sentence.names.some(
    (name) =>
      name.type !== 'misc' &&
      name.score >= 0.5 &&
      name.first <= first &&
      last <= name.last &&
      name.last - name.first > last - first,
  );
}

/** "10 p.m. Wednesday", "Friday at noon", "9 a.m. EST Nov. 9": one time of one day. */
function joinClock(found: readonly Found[], words: readonly Word[]): readonly Found[] {
  const out: Found[] = [];
  for (const next of found) {
    const last = out.at(-1);
    const joined = last ? joinTwo(last, next, words) : null;
    if (joined) out[out.length - 1] = joined;
    else out.push(next);
  }
  return out;
}

function joinTwo(left: Found, right: Found, words: readonly Word[]): Found | null {
  const between = words.slice(left.last + 1, right.first).map((word) => word.low);
  if (between.length > 1 || (between[0] && !/^(?:on|at|,|of)$/.test(between[0]))) return null;
  const [time, date] = clockOnly(left) ? [left, right] : [right, left];
  if (!clockOnly(time) || clockOnly(date)) return null;
  const clock = (time.phrase as Calendar).fields.time!;
  const span = { first: left.first, last: right.last };
  if (date.phrase.kind === 'calendar' && (date.phrase.fields.day || date.phrase.fields.weekday))
    return { ...date, ...span, phrase: { ...date.phrase, fields: { ...date.phrase.fields, time: clock } } };
  if (date.phrase.kind === 'pointed' && date.phrase.unit === 'day')
    return { ...date, ...span, phrase: { ...date.phrase, time: clock } };
  return null;
}

function clockOnly(found: Found): boolean {
  if (found.phrase.kind !== 'calendar') return false;
  const { time, ...rest } = found.phrase.fields;
  return time !== undefined && Object.keys(rest).length === 0;
}

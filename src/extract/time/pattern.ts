import type { TimeTables, Word } from './words.ts';

/**
 * Patterns over words. A pattern is a regular expression in which a word stands for itself, `{name}` for a class of
 * words or a part of the grammar, and blanks mean nothing: `{amount} {unit} ago`. To match, each word of the sentence
 * becomes one character, so that places in the string are numbers of words.
 */
export interface Pattern {
  readonly regex: RegExp;
  /** The same, without places of groups: faster. */
  readonly test: RegExp;
}

/** A match: words `first` to `last`, and the named groups as [first, last]. */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly groups: ReadonlyMap<string, readonly [number, number]>;
}

/** Classes that a word belongs to by its form; a word has one of these or is looked up in the lexicon. */
const DIGIT_CLASSES = {
  year: /^(?:1\d|20)\d\d$/,
  small: /^(?:0?[1-9]|[12]\d|3[01])$/,
  int: /^(?:0|00|[3-9]\d)$/,
  dayth: /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)$/,
  clock: /^(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?$/,
  decade: /^(?:(?:1\d|20)\d0|['’]?\d0)['’]?s$/,
  shortyear: /^['’]\d\d$/,
  isodate: /^(?:19|20)\d\d-\d\d?-\d\d?$/,
  numeric: /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}$/,
  years: /^(?:1\d|20)\d\d[-–/]\d\d(?:\d\d)?$/,
  fraction: /^(?:\d\/\d|[½¼¾])$/,
  bignum: /^\d[\d,.]*$/,
} as const;
type DigitClass = keyof typeof DIGIT_CLASSES;

const OTHER = '\uF8FF';
const FIRST_DIGIT = 0xe000;
const FIRST_WORD = 0xe020;

/** Turns words into characters and patterns into regular expressions over them. */
export class Grammar {
  readonly #tables: TimeTables;
  readonly #chars = new Map<string, string>();
  readonly #parts: Readonly<Record<string, string>>;
  readonly #classes: Readonly<Record<string, string>>;

  /** `parts` are named pieces of patterns that other patterns refer to. */
  constructor(tables: TimeTables, parts: Readonly<Record<string, string>>) {
    this.#tables = tables;
    this.#parts = parts;
    this.#classes = this.#lexiconClasses();
  }

  /** One character for each word. */
  encode(words: readonly Word[]): string {
    return words.map((word) => this.#encodeWord(word)).join('');
  }

  /** Throws Error where the pattern names an unknown class. */
  compile(source: string): Pattern {
    const translated = this.#translate(source);
    return { regex: new RegExp(translated, 'dg'), test: new RegExp(translated) };
  }

  #encodeWord(word: Word): string {
    if (/^['’]?\d|^[½¼¾]/.test(word.low)) {
      const names = Object.keys(DIGIT_CLASSES) as DigitClass[];
      const index = names.findIndex((name) => DIGIT_CLASSES[name].test(word.low));
      return index < 0 ? OTHER : String.fromCharCode(FIRST_DIGIT + index);
    }
    const capital = /^\p{Lu}/u.test(word.text);
    if (this.#calendarName(word.low))
      return (capital ? this.#chars.get(`^${word.low}`) : this.#chars.get(word.low)) ?? OTHER;
    return this.#chars.get(word.low) ?? OTHER;
  }

  #calendarName(low: string): boolean {
    const { months, weekdays, weekdayPlurals } = this.#tables;
    return months.has(low) || weekdays.has(low) || weekdayPlurals.has(low);
  }

  #char(word: string): string {
    const known = this.#chars.get(word);
    if (known) return known;
    const char = String.fromCharCode(FIRST_WORD + this.#chars.size);
    this.#chars.set(word, char);
    return char;
  }

  #set(words: Iterable<string>): string {
    return `[${[...words].map((word) => this.#char(word)).join('')}]`;
  }

  #lexiconClasses(): Readonly<Record<string, string>> {
    const { words, months, weekdays, weekdayPlurals, seasons, units, plurals, parts, ordinals } =
      this.#tables;
    const capital = (names: Iterable<string>): string[] => [...names].map((name) => `^${name}`);
    const digits = (Object.keys(DIGIT_CLASSES) as DigitClass[]).map(
      (name, index) => [name, String.fromCharCode(FIRST_DIGIT + index)] as const,
    );
    return {
      ...Object.fromEntries(digits),
      digits: `[${['year', 'small', 'int', 'bignum'].map((name) => digits.find(([n]) => n === name)![1]).join('')}]`,
      month: this.#set(capital(months.keys())),
      weekday: this.#set(capital(weekdays.keys())),
      weekdays: this.#set(capital(weekdayPlurals.keys())),
      season: this.#set(seasons.keys()),
      unit: this.#set(units.keys()),
      plural: this.#set(plurals),
      singular: this.#set([...units.keys()].filter((form) => !plurals.has(form))),
      part: this.#set(parts.keys()),
      ordinal: this.#set(ordinals.keys()),
      card: this.#set(Object.keys(words.numbers)),
      scale: this.#set(Object.keys(words.scales)),
      noon: this.#set(Object.keys(words.clock_words)),
      decadeword: this.#set(Object.keys(words.decade_words)),
      vague: this.#set(words.vague_amounts),
      approx: this.#set(words.approximate),
      early: this.#set(words.early),
      middle: this.#set(words.middle),
      late: this.#set(words.late),
      daily: this.#set(Object.keys(words.daily)),
      present: this.#set(words.present),
      past: this.#set(words.past),
      future: this.#set(words.future),
      zone: this.#set(words.time_zones),
      qn: this.#set(['q1', 'q2', 'q3', 'q4']),
      hyphen: this.#char('-'),
      comma: this.#char(','),
      poss: `[${this.#char("'s")}${this.#char("'")}]`,
      holiday: `(?:${words.holidays
        .flatMap(({ name }) => name)
        .sort((a, b) => b.length - a.length)
        .map((name) => this.#holiday(name))
        .join('|')})`,
    };
  }

  /** "new year's day" as the words that the tokenizer makes of it, the possessive in one piece or apart. */
  #holiday(name: string): string {
    return name
      .split(' ')
      .map((word) => {
        const possessive = /^(.+)('s?)$/.exec(word);
        const chars = (text: string): string => {
          const low = /^[a-z]{2,5}\.$/.test(text) ? text.slice(0, -1) : text;
          return this.#calendarNameChar(low);
        };
        return possessive
          ? `(?:${chars(possessive[1]!)}${this.#char(possessive[2]!)}|${chars(word)})`
          : chars(word);
      })
      .join('');
  }

  #calendarNameChar(low: string): string {
    return this.#calendarName(low) ? this.#char(`^${low}`) : this.#char(low);
  }

  #translate(source: string): string {
    const piece = /\{(\w+)\}|(\(\?(?:<\w+>|<?[:!=]))|([a-z][a-z'.]*)|([()|?*+.])|\s+/gy;
    let out = '';
    let at = 0;
    for (const match of source.matchAll(piece)) {
      if (match.index !== at) break;
      at += match[0].length;
      const [, name, group, word, symbol] = match;
      if (name) out += this.#classes[name] ?? `(?:${this.#part(name)})`;
      else if (word) out += this.#char(word);
      else out += group ?? symbol ?? '';
    }
    if (at !== source.length) throw new Error(`pattern not understood at "${source.slice(at)}"`);
    return out;
  }

  #part(name: string): string {
    const part = this.#parts[name];
    if (part === undefined) throw new Error(`no class or part of the grammar is called ${name}`);
    return this.#translate(part);
  }
}

/** Whether a pattern matches anywhere. */
export function occurs(pattern: Pattern, encoded: string): boolean {
  return pattern.test.test(encoded);
}

/** All matches of a pattern that do not overlap each other, in order. */
export function matches(pattern: Pattern, encoded: string): readonly Match[] {
  if (!occurs(pattern, encoded)) return [];
  const out: Match[] = [];
  for (const found of encoded.matchAll(pattern.regex)) {
    if (found[0] === '') continue;
    const groups = new Map<string, readonly [number, number]>();
    for (const [name, place] of Object.entries(found.indices?.groups ?? {}))
      if (place) groups.set(name, [place[0], place[1] - 1]);
    out.push({ first: found.index, last: found.index + found[0].length - 1, groups });
  }
  return out;
}

import type { Abbreviations } from './abbreviations.ts';

/** UTF-16 offsets of a token; `end` is exclusive. */
export interface TokenBounds {
  readonly start: number;
  readonly end: number;
}

/** Prefixes after which EWT and GUM do not split at a hyphen: `pro-Beijing` is one token, `Iran-backed` three. */
const UNSPLIT_PREFIXES: ReadonlySet<string> = new Set(
  (
    'anti pro non re co ex mid pre post multi e semi sub un mini pan ultra neo inter intra counter extra hyper ' +
    'infra macro mega meta micro mono para poly pseudo quasi socio super supra trans tri uni vice bi de dis eco'
  ).split(' '),
);

/** Words that the treebanks cut in two, with the length of the first part. */
const CONTRACTED_WORDS: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['dunno', 2],
  ['gimme', 3],
  ['lemme', 3],
]);

/** Before 'd and 'm only these are cut, so that names like Sa'd and As'ad stay whole. */
const PRONOUN_LIKE =
  /^(?:i|you|he|she|it|we|they|who|that|there|what|where|how|why|this|nobody|somebody|one)$/i;

const APOSTROPHE = "['’‘`´]";
const LETTER = '[\\p{L}\\p{M}]';
const ADDRESS_END = '[^\\s<>"”’\'.,;:!?)\\]}]';
const TOP_LEVEL =
  'com|org|net|edu|gov|mil|int|info|io|ir|il|uk|de|fr|ru|tv|me|co|ca|us|eu|lb|sy|iq|ps|qa|ae|sa|html?|pdf|docx?|xlsx?|txt|jpe?g|png|csv';

interface Pattern {
  readonly kind: 'whole' | 'word';
  readonly regex: RegExp;
}

const whole = (source: string, flags = 'uy'): Pattern => ({
  kind: 'whole',
  regex: new RegExp(source, flags),
});

/** Tried in this order at each place. A `word` is taken apart further; the others are tokens as they stand. */
const PATTERNS: readonly Pattern[] = [
  whole(`(?:https?://|www\\.)[^\\s<>"”]*${ADDRESS_END}`, 'uyi'),
  whole('[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+'),
  whole(`[\\w-]+(?:\\.[\\w-]+)*\\.(?:${TOP_LEVEL})(?![\\w])(?:/[^\\s<>"”]*${ADDRESS_END})?`, 'uyi'),
  whole('[@#][\\p{L}_][\\p{L}\\p{N}_]*'),
  whole('(?::-?[)(DP]|;-?\\))(?![\\p{L}\\p{N}])'),
  whole('\\.{2,}|…'),
  whole('[!?]+'),
  whole("-{2,}|[–—―]+|={2,}|\\*+|<<|>>|``|''|’’|‘‘"),
  // 12/5/2021, 713-853-3989, 11-20-2000
  whole('\\d{1,4}/\\d{1,2}(?:/\\d{2,4})?(?![\\p{L}\\p{N}])'),
  whole('(?:\\d-)?\\d{3}-(?:\\d{3}-)?\\d{4}(?![\\p{L}\\p{N}])'),
  whole('\\d{1,2}-\\d{1,2}-\\d{2,4}(?![\\p{L}\\p{N}])'),
  // 20th, 1970s, 1,000th, 4A
  whole("\\d+(?:[.,]\\d+)*(?:st|nd|rd|th|['’]?s|[A-Z])(?![\\p{L}\\p{N}])", 'uy'),
  whole('\\d+(?:[.,:]\\d+)*'),
  whole('(?:US|U|A|C|HK|NZ)\\$|[$£€¥₪]'),
  // U.S., a.m., Ph.D.
  whole('(?:\\p{L}\\.){2,}(?!\\p{L})'),
  whole('Ph\\.D\\.'),
  // ’72, '90s, 'em, 'til
  whole("['’](?:\\d\\ds?|em|til|tis|twas|cause|n)(?![\\p{L}\\p{N}])", 'uyi'),
  // AT&T, R&D
  whole('\\p{Lu}{1,3}&\\p{Lu}{1,3}(?![\\p{L}\\p{N}])'),
  {
    kind: 'word',
    regex: new RegExp(
      `${LETTER}[\\p{L}\\p{M}\\p{N}_]*(?:${APOSTROPHE}${LETTER}[\\p{L}\\p{M}\\p{N}_]*)*`,
      'uy',
    ),
  },
  whole('[\\s\\S]', 'uy'),
];

/**
 * Tokens of `text` between two UTF-16 offsets, as the English treebanks of Universal Dependencies cut them (EWT 2.16,
 * GUM): clitics apart (do|n't, Iran|'s), hyphens apart but for prefixes, addresses and abbreviations whole.
 */
export function tokenize(
  text: string,
  start: number,
  end: number,
  abbreviations: Abbreviations,
): TokenBounds[] {
  const tokens: TokenBounds[] = [];
  let at = start;
  while (at < end) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const stop = nextToken(text, at, end, abbreviations);
    tokens.push(...(stop.kind === 'word' ? splitWord(text, at, stop.end) : [{ start: at, end: stop.end }]));
    at = stop.end;
  }
  return tokens;
}

function nextToken(
  text: string,
  at: number,
  end: number,
  abbreviations: Abbreviations,
): { readonly kind: Pattern['kind']; readonly end: number } {
  const name = nameWithApostrophe(text, at, end);
  if (name) return { kind: 'whole', end: name };
  for (const { kind, regex } of PATTERNS) {
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (!match || at + match[0].length > end) continue;
    const stop = at + match[0].length;
    if (kind !== 'word') return { kind, end: stop };
    const prefixed = prefixedWord(text, at, stop, end);
    if (prefixed) return { kind: 'word', end: prefixed };
    if (text[stop] === '.' && stop < end && takesPeriod(text, at, stop, abbreviations)) {
      return { kind: 'whole', end: stop + 1 };
    }
    return { kind, end: stop };
  }
  return { kind: 'whole', end: at + 1 };
}

/** Whether the full stop at `stop` belongs to the word before it: an abbreviation, or an initial before a name. */
function takesPeriod(text: string, at: number, stop: number, abbreviations: Abbreviations): boolean {
  const word = text.slice(at, stop);
  if (text[stop + 1] === '.') return false;
  if (/^\p{Lu}$/u.test(word)) return /^\.\s*(?:\p{Lu}|-)/u.test(text.slice(stop, stop + 4));
  if (!abbreviations.has(word)) return false;
  const kind = abbreviations.kindOf(word);
  if (kind !== 'number') return true;
  return /^\.\s?\d/.test(text.slice(stop, stop + 3));
}

/** End of `pro-Beijing` and the like, or null. */
function prefixedWord(text: string, at: number, stop: number, end: number): number | null {
  if (text[stop] !== '-' || !UNSPLIT_PREFIXES.has(text.slice(at, stop).toLowerCase())) return null;
  const rest = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/u.exec(text.slice(stop + 1, end));
  return rest ? stop + 1 + rest[0].length : null;
}

/** Words that the treebanks know with an apostrophe in front are no Arabic names. */
const CLITIC = /^['’](?:s|m|d|ll|re|ve|t)(?![\p{L}\p{N}])/iu;

/**
 * End of a name that begins with the sign for ayn or hamza (`‘Amrani` after `al-`, `’Amrani`), or null. An opening
 * quotation mark is told from it by what stands before it and by whether it is closed again.
 */
function nameWithApostrophe(text: string, at: number, end: number): number | null {
  if (!/['’‘`ʿʾ]/.test(text[at]!) || CLITIC.test(text.slice(at, at + 4))) return null;
  const match = /^.(\p{Lu}[\p{L}\p{M}]+(?:['’‘ʿʾ]\p{L}+)*)/u.exec(text.slice(at, end));
  if (!match) return null;
  const stop = at + match[0].length;
  const letter = match[0][0]!;
  if (letter === 'ʿ' || letter === 'ʾ') return stop;
  if (at > 0 && text[at - 1] === '-' && /\p{L}/u.test(text[at - 2] ?? '')) return stop;
  if (letter === '’' && (at === 0 || /[\s(]/.test(text[at - 1]!))) return stop;
  const closed = /['’](?![\p{L}\p{N}])/u.test(text.slice(stop, Math.min(end, stop + 400)));
  return letter === '‘' && !closed ? stop : null;
}

/** Cuts clitics off a word: do|n't, Iran|'s, the|y|'ll. A plural's lone apostrophe is a token of its own already. */
function splitWord(text: string, start: number, end: number): TokenBounds[] {
  const word = text.slice(start, end);
  const cut = cliticAt(word);
  return cut === null
    ? [{ start, end }]
    : [
        { start, end: start + cut },
        { start: start + cut, end },
      ];
}

function cliticAt(word: string): number | null {
  const contracted = CONTRACTED_WORDS.get(word.toLowerCase());
  if (contracted !== undefined) return contracted;
  const negation = /^(.+)n['’‘`´]t$/i.exec(word);
  if (negation) return negation[1]!.length;
  const clitic = /^(.+)['’‘`´](s|m|d|ll|re|ve)$/i.exec(word);
  if (!clitic) return null;
  const base = clitic[1]!;
  const short = clitic[2]!.toLowerCase();
  if ((short === 'd' || short === 'm') && !PRONOUN_LIKE.test(base)) return null;
  if (/^o$/i.test(base)) return null;
  return base.length;
}

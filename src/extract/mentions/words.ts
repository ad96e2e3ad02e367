import type { WordClass, WordClasses } from '../../lexicon/classes.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import type { Nouns } from '../../lexicon/nouns.ts';
import type { PeopleWords } from '../../lexicon/people.ts';
import type { EntityKind } from '../../model/index.ts';

export type Gender = 'male' | 'female' | 'either';
/** What a common noun is about; `time` and `measure` nouns are no entities. */
export type NounKind = EntityKind | 'time' | 'measure';

/** Look-ups over lexicon/people.yaml. All words lower case unless said otherwise. */
export interface Vocabulary {
  /** What the noun is about, null where it is none of the listed. */
  readonly nounKind: (lemma: string) => NounKind | null;
  /** Gender that a person noun, honorific or title tells; null where it is no such word. */
  readonly gender: (word: string) => Gender | null;
  readonly isOffice: (word: string) => boolean;
  /** Words that may stand before a name: honorific, rank, office or person noun. */
  readonly isTitle: (word: string) => boolean;
  readonly isHonorific: (word: string) => boolean;
  readonly isRank: (word: string) => boolean;
  /** The whole of a shortened title ("gen.": "general"), lower case; another word as it is. */
  readonly wholeTitle: (word: string) => string;
  readonly isKinship: (lemma: string) => boolean;
  readonly isVague: (lemma: string) => boolean;
  readonly isSet: (lemma: string) => boolean;
  readonly isParticle: (word: string) => boolean;
  readonly isTime: (word: string) => boolean;
  /** Word of a body's name as written that may stand before "and". */
  readonly isField: (word: string) => boolean;
  /** Kind that a word tells of the name it stands in (as written), else null; `event` names nobody. */
  readonly nameWord: (word: string) => NameWordKind | null;
  /** Whether this is the name of a known outlet, as written, without article. */
  readonly isOutlet: (name: string) => boolean;
  /** Whether two document nouns may stand for each other. */
  readonly sameDocument: (a: string, b: string) => boolean;
  /** Words between a name and its other name. */
  readonly aliasCues: readonly string[];
  /** Whether a word stands in a list of lexicon/classes.yaml. */
  readonly isIn: (list: WordClass, word: string) => boolean;
}

export type NameWordKind = 'group' | 'body' | 'place' | 'document' | 'event' | 'outlet';

const cache = new WeakMap<PeopleWords, Vocabulary>();

/** The look-ups of one lexicon; made once. */
export function vocabularyOf({
  people: words,
  nouns,
  classes,
}: Pick<Lexicon, 'people' | 'nouns' | 'classes'>): Vocabulary {
  const known = cache.get(words);
  if (known) return known;
  const made = build(words, nouns, classes);
  cache.set(words, made);
  return made;
}

/** A title as the lexicon has it: lower case, without the full stop of an abbreviation. */
export function titleKey(word: string): string {
  return word.toLowerCase().replace(/\.$/, '');
}

function build(words: PeopleWords, nouns: Nouns, classes: WordClasses): Vocabulary {
  const kinds = nounKinds(words);
  const genders = gendersOf(words);
  const honorifics = new Set(Object.values(words.honorifics).flat());
  const ranks = new Set(words.ranks);
  const shortened = new Map(Object.entries(words.shortened));
  const offices = new Set([...words.offices, ...words.ranks]);
  const persons = new Set(Object.values(words.persons).flat());
  const sets = (list: readonly string[]): ((word: string) => boolean) => {
    const set = new Set(list);
    return (word) => set.has(word);
  };
  const nameWords = nameWordKinds(words);
  const things = new Set(words.things);
  return {
    nounKind: (lemma) => kinds.get(lemma) ?? kindOfUnlisted(lemma, kinds, things, nouns),
    gender: (word) => genders.get(titleKey(word)) ?? null,
    isOffice: (word) => offices.has(titleKey(word)),
    isTitle: (word) => {
      const key = titleKey(word);
      return honorifics.has(key) || offices.has(key) || persons.has(key);
    },
    isHonorific: (word) => honorifics.has(titleKey(word)),
    wholeTitle: (word) => shortened.get(titleKey(word)) ?? word.toLowerCase(),
    isRank: (word) => ranks.has(titleKey(word)),
    isKinship: sets(words.kinship),
    isVague: sets(words.vague),
    isSet: sets(words.sets),
    isParticle: sets(words.particles),
    isTime: sets(words.times),
    isField: sets(words.fields),
    nameWord: (word) => nameWords.get(word) ?? nameWords.get(word.replace(/(?<=\p{Ll})\.$/u, '')) ?? null,
    isOutlet: sets(words.outlets.names),
    sameDocument: sameListIn(words.documents),
    aliasCues: words.aliases,
    isIn: (list, word) => classes[list].has(word),
  };
}

function nounKinds(words: PeopleWords): ReadonlyMap<string, NounKind> {
  const kinds = new Map<string, NounKind>();
  const put = (list: readonly string[], kind: NounKind): void => {
    for (const word of list) if (!kinds.has(word)) kinds.set(word, kind);
  };
  put(words.measures, 'measure');
  put(Object.values(words.persons).flat(), 'person');
  put([...words.offices, ...words.ranks], 'person');
  put(words.collectives.state, 'state');
  put(words.collectives.group, 'group');
  put(words.collectives.body, 'body');
  put(words.documents.flat(), 'document');
  put(words.outlets.nouns, 'outlet');
  put(words.times, 'time');
  put(words.places, 'place');
  return kinds;
}

/** "-er", "-or", "-ee" and "-ist" make persons of verbs and callings, where WordNet knows the word for no thing. */
const AGENT_ENDING = /^[\p{Ll}]{3,}(?:er|or|ee|ist|ician|woman|man|men|women|person|smith|wright)$/u;

/** Kind of a noun that no list has: what WordNet's first sense is, by the last part of a compound ("ex-minister"), by its ending. */
function kindOfUnlisted(
  lemma: string,
  kinds: ReadonlyMap<string, NounKind>,
  things: ReadonlySet<string>,
  nouns: Nouns,
): NounKind | null {
  if (things.has(lemma) || nouns.things.has(lemma) || nouns.maybe.has(lemma)) return null;
  if (nouns.persons.has(lemma)) return 'person';
  const part = lemma.slice(lemma.lastIndexOf('-') + 1);
  if (part !== lemma) {
    const kind = kinds.get(part) ?? kindOfUnlisted(part, kinds, things, nouns);
    return kind === 'person' ? kind : null;
  }
  return AGENT_ENDING.test(lemma) ? 'person' : null;
}

function gendersOf(words: PeopleWords): ReadonlyMap<string, Gender> {
  const genders = new Map<string, Gender>();
  const put = (list: readonly string[], gender: Gender): void => {
    for (const word of list) if (!genders.has(word)) genders.set(word, gender);
  };
  put(words.honorifics.male, 'male');
  put(words.honorifics.female, 'female');
  put(words.persons.male, 'male');
  put(words.persons.female, 'female');
  put([...words.honorifics.any, ...words.persons.any, ...words.offices, ...words.ranks], 'either');
  return genders;
}

function nameWordKinds(words: PeopleWords): ReadonlyMap<string, NameWordKind> {
  const kinds = new Map<string, NameWordKind>();
  const put = (list: readonly string[], kind: NameWordKind): void => {
    for (const word of list) if (!kinds.has(word)) kinds.set(word, kind);
  };
  put(words.names.group, 'group');
  put(words.names.body, 'body');
  put(words.outlets.words, 'outlet');
  put(words.names.place, 'place');
  put(words.names.document, 'document');
  put(words.names.event, 'event');
  return kinds;
}

function sameListIn(lists: readonly (readonly string[])[]): (a: string, b: string) => boolean {
  const where = new Map<string, Set<number>>();
  lists.forEach((list, index) => {
    for (const word of list) where.set(word, (where.get(word) ?? new Set()).add(index));
  });
  return (a, b) => {
    if (a === b) return true;
    const of = where.get(b);
    return of !== undefined && [...(where.get(a) ?? [])].some((index) => of.has(index));
  };
}

import type { NameSpan } from '../model/parsed.ts';

interface Word {
  readonly text: string;
  readonly upos: string;
}

/**
 * Names of one sentence without the titles in them, as Universal NER has it: "Captain Ines Moor" is the person "Ines
 * Moor", and a body run together with its officer, "Harbour Guard Commander Ines Moor", is a body and a person.
 */
export function withoutTitles(
  words: readonly Word[],
  names: readonly NameSpan[],
  isTitle: (word: string) => boolean,
): NameSpan[] {
  return names.flatMap((name) => {
    const inside = words.slice(name.first, name.last).map((w) => isTitle(w.text));
    const last = inside.lastIndexOf(true);
    if (last < 0) return [name];
    const title = name.first + last;
    if (name.type === 'person')
      return isCapital(words[title + 1]!) ? [{ ...name, first: title + 1 }] : [name];
    return apart(words, name, title, isTitle);
  });
}

const isCapital = ({ text }: Word): boolean => /^\p{Lu}/u.test(text);

/** Words that hold a person's names together. */
const PARTICLE = /^(?:-|al|el|bin|ibn|ben|abu|van|von|de|der|\p{Lu}\.)$/iu;

/**
 * A body's name with a title within: what precedes the title, the person behind it when two names or more follow, and
 * what a conjunction ties to them.
 */
function apart(
  words: readonly Word[],
  name: NameSpan,
  title: number,
  isTitle: (word: string) => boolean,
): NameSpan[] {
  let first = title;
  while (first > name.first && isTitle(words[first - 1]!.text)) first--;
  let last = title;
  while (last < name.last && (words[last + 1]!.upos === 'PROPN' || PARTICLE.test(words[last + 1]!.text)))
    last++;
  const person = words.slice(title + 1, last + 1).filter(isCapital);
  const rest = words.slice(last + 1, name.last + 1);
  const tied = rest.length === 0 || (rest[0]!.upos === 'CCONJ' && rest.length > 1);
  if (first === name.first || person.length < 2 || !tied) return [name];
  return [
    { ...name, last: first - 1 },
    { ...name, first: title + 1, last, type: 'person' },
    ...(rest.length === 0 ? [] : [{ ...name, first: last + 2 }]),
  ];
}

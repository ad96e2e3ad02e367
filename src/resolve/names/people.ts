import type { EntityInDocument } from '../../model/index.ts';
import { type Group, join } from '../group.ts';
import { nameWords, spellingKey } from './key.ts';

interface Person {
  readonly item: EntityInDocument;
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

/**
 * Groups people by name. Full names join when the spelling keys of all words agree, or of given and family name where
 * one of the two has only these and just one longer name would do. A name without a full given name joins a full one of
 * its own document, where just one would do, and never anything of another document.
 */
export function groupPeople(items: readonly EntityInDocument[], titles: ReadonlySet<string>): Group[] {
  const people = items.map((item) => personOf(item, titles));
  const full = people.filter(isFull);
  const groups = new Map<string, Group>();
  for (const [block, members] of byKey(full, blockOf)) groupBlock(block, members, groups);
  const groupOf = new Map<string, Group>();
  for (const group of groups.values())
    for (const { item } of group.members) groupOf.set(item.entity.id, group);

  const named = byKey(full, (person) => person.item.document);
  const alone: Group[] = [];
  for (const person of people.filter((each) => !isFull(each))) {
    const bearers = (named.get(person.item.document) ?? []).filter((other) => mayShorten(person, other));
    const targets = [...new Set(bearers.map((bearer) => groupOf.get(bearer.item.entity.id)!))];
    if (targets.length === 1)
      join(targets[0]!, person.item, 'short name in its document', bearers[0]!.item, 0.8);
    else alone.push({ key: null, members: [{ item: person.item, reason: null }] });
  }
  return [...groups.values(), ...alone];
}

function personOf(item: EntityInDocument, titles: ReadonlySet<string>): Person {
  const words = nameWords(item.entity.name, titles);
  return { item, words, keys: words.map(spellingKey) };
}

/** Whether there is a family name and a given name that is more than an initial. */
function isFull({ words }: Person): boolean {
  return words.length > 1 && words[0]!.length > 1 && words.at(-1)!.length > 1;
}

function blockOf({ keys }: Person): string {
  return `${keys[0]} ${keys.at(-1)}`;
}

function groupBlock(block: string, members: readonly Person[], groups: Map<string, Group>): void {
  const forms = byKey(members, (person) => person.keys.join(' '));
  const longer = [...forms.keys()].filter((key) => key !== block);
  const firsts = new Map<string, Person>();
  for (const [key, of] of forms) {
    const home = key === block && longer.length === 1 ? longer[0]! : key;
    for (const person of of) {
      const first = firsts.get(home);
      if (first) join(groups.get(home)!, person.item, ...agreement(person, first));
      else {
        firsts.set(home, person);
        groups.set(home, { key: home, members: [{ item: person.item, reason: null }] });
      }
    }
  }
}

/** The rule by which two people of one group agree, the item agreed with, and how sure it is. */
function agreement(person: Person, first: Person): [string, EntityInDocument, number] {
  if (person.keys.length !== first.keys.length) return ['given and family name', first.item, 0.85];
  if (person.words.join(' ') === first.words.join(' ')) return ['same name', first.item, 1];
  return ['spelling', first.item, 0.9];
}

/** Whether `short` ("Quispelar", "T. Quispelar") may be a short form of the full name. */
function mayShorten(short: Person, full: Person): boolean {
  if (short.keys.length === 1) return full.keys.includes(short.keys[0]!);
  return full.keys.at(-1) === short.keys.at(-1) && full.words[0]!.startsWith(short.words[0]!);
}

function byKey<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, key);
}

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { EntityInDocument, EntityKind } from '../model/index.ts';
import { resolveEntities } from './index.ts';
import { nameWords, spellingKey } from './names/key.ts';

/** Entities by `document: name`, all of one kind. */
function entities(kind: EntityKind, ...lines: string[]): EntityInDocument[] {
  return lines.map((line, index) => {
    const [document, name] = line.split(': ') as [string, string];
    return invented(kind, document, name, `e${index}`);
  });
}

function invented(
  kind: EntityKind,
  document: string,
  name: string,
  id: string,
  aliases: readonly string[] = [],
): EntityInDocument {
  const entity = {
    id,
    kind,
    name,
    unnamed: false,
    plural: false,
    role: null,
    of: null,
    members: [],
    aliases,
  };
  return { document, entity, written: [name] };
}

/** The names that ended up together, groups and names sorted. */
function groups(items: readonly EntityInDocument[], titles: readonly string[] = []): string[] {
  const names = new Map(items.map((item) => [item.entity.id, `${item.document}: ${item.entity.name}`]));
  return resolveEntities(items, new Set(titles))
    .map((group) =>
      group.members
        .map((id) => names.get(id))
        .sort()
        .join(' = '),
    )
    .sort();
}

it('joins a full name across documents, whatever its accents, apostrophes, case and titles', () => {
  const items = entities('person', 'a: General Tadeo Quispelár', 'b: TADEO QUISPELAR', 'c: Tadeo Quispel’ar');
  assert.equal(groups(items, ['general']).length, 1);
});

it('joins usual Latin spellings when given and family name agree both', () => {
  assert.deepEqual(
    groups(entities('person', 'a: Esmail al-Qadroui', 'b: Ismail Ghadrui', 'c: Ismail Kaddroui')),
    ['a: Esmail al-Qadroui = b: Ismail Ghadrui = c: Ismail Kaddroui'],
  );
  assert.equal(groups(entities('person', 'a: Samir Brandiyeh', 'b: Samir Brandiya')).length, 1);
});

it('keeps people apart of whom only one name agrees', () => {
  const items = entities('person', 'a: Tadeo Quispelar', 'b: Marta Quispelar', 'c: Tadeo Brandvold');
  assert.equal(groups(items).length, 3);
});

it('keeps short names apart that differ in a vowel', () => {
  assert.equal(groups(entities('person', 'a: Pak Jong', 'b: Pak Jung')).length, 2);
});

it('joins a surname to the one full name of its own document and to nothing of another', () => {
  const items = entities('person', 'a: Tadeo Quispelar', 'a: Quispelar', 'b: Quispelar', 'c: Quispelar');
  assert.deepEqual(groups(items), ['a: Quispelar = a: Tadeo Quispelar', 'b: Quispelar', 'c: Quispelar']);
});

it('leaves a surname alone that two people of its document bear', () => {
  const items = entities('person', 'a: Tadeo Quispelar', 'a: Marta Quispelar', 'a: Quispelar');
  assert.equal(groups(items).length, 3);
});

it('does not take an initial for a given name', () => {
  const items = entities('person', 'a: T. Quispelar', 'b: T. Quispelar', 'b: Tadeo Quispelar');
  assert.deepEqual(groups(items), ['a: T. Quispelar', 'b: T. Quispelar = b: Tadeo Quispelar']);
});

it('joins a name without its middle name where one longer name would do, and not where two would', () => {
  assert.equal(groups(entities('person', 'a: Tadeo Quispelar', 'b: Tadeo Juan Quispelar')).length, 1);
  const two = entities('person', 'a: Tadeo Quispelar', 'b: Tadeo Juan Quispelar', 'c: Tadeo Luis Quispelar');
  assert.equal(groups(two).length, 3);
});

it('joins bodies of one name and those stated as one, and keeps classes apart', () => {
  const league = invented('body', 'a', "Harbour Workers' League", 'x', ['HWL']);
  const items = [league, ...entities('group', 'b: HWL', 'c: the Harbour Workers’ League', 'd: HWX')];
  assert.deepEqual(groups(items), [
    "a: Harbour Workers' League = b: HWL = c: the Harbour Workers’ League",
    'd: HWX',
  ]);
  const mixed = [...entities('state', 'a: Ruvenia'), invented('place', 'b', 'Ruvenia', 'y')];
  assert.equal(groups(mixed).length, 2);
});

it('leaves an acronym alone that two bodies state as theirs', () => {
  const items = [
    invented('body', 'a', 'Harbour Workers League', 'x', ['HWL']),
    invented('body', 'b', 'House of Water Law', 'y', ['HWL']),
    invented('body', 'c', 'HWL', 'z'),
  ];
  assert.equal(groups(items).length, 3);
});

it('never joins unnamed ones', () => {
  const items = entities('person', 'a: a senior clerk', 'b: a senior clerk').map((item) => ({
    ...item,
    entity: { ...item.entity, unnamed: true },
  }));
  assert.equal(groups(items).length, 2);
});

it('gives the same ids and reasons whatever the order', () => {
  const items = entities(
    'person',
    'a: Tadeo Quispelar',
    'b: Tadeo Kispelar',
    'b: Kispelar',
    'c: Tadeo Quispelar',
  );
  const found = resolveEntities(items);
  assert.deepEqual(resolveEntities(items.toReversed()), found);
  assert.equal(found[0]!.name, 'Tadeo Quispelar');
  assert.deepEqual(
    found[0]!.reasons.map((reason) => [reason.rule, reason.left, reason.right, reason.score]),
    [
      ['spelling', 'Tadeo Kispelar', 'Tadeo Quispelar', 0.9],
      ['same name', 'Tadeo Quispelar', 'Tadeo Quispelar', 1],
      ['short name in its document', 'Kispelar', 'Tadeo Kispelar', 0.8],
    ],
  );
});

it('keeps a name that is all title', () => {
  assert.deepEqual(nameWords('General', new Set(['general'])), ['general']);
  assert.equal(spellingKey('qaddour'), spellingKey('ghadur'));
});

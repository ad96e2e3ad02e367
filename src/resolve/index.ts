import {
  type EntityInDocument,
  type EntityKind,
  idOf,
  type JoinReason,
  type LedgerEntity,
} from '../model/index.ts';
import type { Group } from './group.ts';
import { groupByName } from './names/others.ts';
import { groupPeople } from './names/people.ts';

/** Kinds that one thing may be taken for from document to document stand in one class; nothing joins across classes. */
const CLASS: Readonly<Record<EntityKind, string>> = {
  person: 'person',
  group: 'organisation',
  body: 'organisation',
  outlet: 'organisation',
  state: 'state',
  place: 'place',
  document: 'document',
  unknown: 'unknown',
};

/**
 * Groups the entities of many documents into those of the ledger, by conservative keys of their names and with a reason
 * for each join. Unnamed ones join nothing, and nothing joins by description. `titles` are folded words ("general") that
 * may stand before a name. The order of the entities does not matter.
 */
export function resolveEntities(
  entities: Iterable<EntityInDocument>,
  titles: ReadonlySet<string> = new Set(),
): LedgerEntity[] {
  const classes = new Map<string, EntityInDocument[]>();
  const alone: Group[] = [];
  for (const item of entities) {
    if (item.entity.unnamed) alone.push({ key: null, members: [{ item, reason: null }] });
    else {
      const of = CLASS[item.entity.kind];
      const items = classes.get(of);
      if (items) items.push(item);
      else classes.set(of, [item]);
    }
  }
  const found = alone.map((group) => ledgerEntity('', group));
  for (const [of, items] of classes) {
    items.sort((a, b) => compare(a.document, b.document) || compare(a.entity.id, b.entity.id));
    const groups = of === 'person' ? groupPeople(items, titles) : groupByName(items);
    for (const group of groups) found.push(ledgerEntity(of, group));
  }
  return found.sort((a, b) => compare(a.id, b.id));
}

function ledgerEntity(of: string, { key, members }: Group): LedgerEntity {
  const entities = members.map((member) => member.item.entity);
  return {
    id: key === null ? entities[0]!.id : idOf('entity', [of, key]),
    kind: mostFrequent(entities.map((entity) => entity.kind)) as EntityKind,
    name: mostFrequent(namesFor(members)),
    members: entities.map((entity) => entity.id).sort(),
    reasons: members.map((member) => member.reason).filter((reason): reason is JoinReason => reason !== null),
  };
}

/** A surname or an acronym that joined a full name does not lend its name to the whole. */
function namesFor(members: Group['members']): string[] {
  const whole = members.filter(
    ({ reason }) => reason?.rule !== 'short name in its document' && reason?.rule !== 'stated alias',
  );
  return (whole.length > 0 ? whole : members).map((member) => member.item.entity.name);
}

/** The most frequent; of equally frequent ones the longest, then the first in code-point order. */
function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || b.length - a.length || compare(a, b));
  return ranked[0]![0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

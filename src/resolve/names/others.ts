import { type EntityInDocument, foldName } from '../../model/index.ts';
import { type Group, join } from '../group.ts';

/**
 * Groups bodies, groups, states, outlets, places or documents of one class: the same folded name, "the" aside; and a
 * name that documents state as another name of just one of them ("the Harbour Workers' League (HWL)").
 */
export function groupByName(items: readonly EntityInDocument[]): Group[] {
  const stated = statedAliases(items);
  const names = new Set(items.map((item) => keyOf(item.entity.name)));
  const groups = new Map<string, Group>();
  for (const item of items) {
    const own = keyOf(item.entity.name);
    const target = aliasTarget(own, stated, names);
    const group = groups.get(target ?? own);
    if (!group) groups.set(target ?? own, { key: target ?? own, members: [{ item, reason: null }] });
    else
      join(
        group,
        item,
        target === null ? 'same name' : 'stated alias',
        group.members[0]!.item,
        target === null ? 1 : 0.9,
      );
  }
  return [...groups.values()];
}

/** From a folded alias to the folded names of those that documents give it to. */
function statedAliases(items: readonly EntityInDocument[]): ReadonlyMap<string, ReadonlySet<string>> {
  const stated = new Map<string, Set<string>>();
  for (const { entity } of items)
    for (const alias of entity.aliases) {
      const bearers = stated.get(keyOf(alias)) ?? new Set<string>();
      stated.set(keyOf(alias), bearers.add(keyOf(entity.name)));
    }
  return stated;
}

function aliasTarget(
  key: string,
  stated: ReadonlyMap<string, ReadonlySet<string>>,
  names: ReadonlySet<string>,
): string | null {
  const bearers = [...(stated.get(key) ?? [])].filter((name) => name !== key);
  if (bearers.length !== 1 || !names.has(bearers[0]!)) return null;
  // Where each is stated as the other's alias, the one that sorts first is the group.
  const back = stated.get(bearers[0]!)?.has(key) ?? false;
  return back && key < bearers[0]! ? null : bearers[0]!;
}

function keyOf(name: string): string {
  return foldName(name).replace(/^the (?=.)/, '') || name;
}

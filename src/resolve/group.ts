import type { EntityInDocument, JoinReason } from '../model/index.ts';

/** Entities of documents that are one; `key` is what they share, null for one that joins no other. */
export interface Group {
  readonly key: string | null;
  readonly members: { readonly item: EntityInDocument; readonly reason: JoinReason | null }[];
}

/** Adds `item` to a group under construction, with the rule and the name it was compared to. */
export function join(
  group: Group,
  item: EntityInDocument,
  rule: string,
  to: EntityInDocument,
  score: number,
): void {
  const reason = { rule, entity: item.entity.id, left: item.entity.name, right: to.entity.name, score };
  group.members.push({ item, reason });
}

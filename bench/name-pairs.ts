import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityInDocument } from '../src/model/index.ts';
import { resolveEntities } from '../src/resolve/index.ts';
import type { ScoreRow } from './table.ts';

/** Two names, and whether they stand for one. */
interface NamePair {
  readonly a: string;
  readonly b: string;
  readonly match: boolean;
  readonly schema?: string;
}

const SETS = [
  { name: 'labelled', beside: 'all pairs' },
  { name: 'un-typo', beside: 'typing errors made by a program' },
] as const;

/**
 * Whether resolution joins two names that two documents speak of, name by name, with no other word about them, on the
 * pair sets in `names/` under `dataDir`.
 */
export function namePairRows(dataDir: string): readonly ScoreRow[] {
  return SETS.flatMap(({ name, beside }) => {
    const lines = readFileSync(join(dataDir, 'names', `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    const pairs = lines.map((line) => JSON.parse(line) as NamePair);
    const joined = pairs.map((pair) => areJoined(pair));
    const right = pairs.filter((pair, index) => pair.match && joined[index]).length;
    const precision = right / Math.max(1, joined.filter(Boolean).length);
    const recall = right / Math.max(1, pairs.filter((pair) => pair.match).length);
    const part = 'one name or two, from the names alone';
    return [
      { part, measure: `${name}: precision`, value: precision },
      { part, measure: `${name}: recall`, value: recall, beside },
      {
        part,
        measure: `${name}: F1`,
        value: (2 * precision * recall) / Math.max(1e-9, precision + recall),
        beside: name === 'labelled' ? 'OpenSanctions logic-v2 0.79 on its hard pairs' : '',
      },
    ];
  });
}

function areJoined({ a, b, schema }: NamePair): boolean {
  const kind = schema === undefined || schema === 'Person' ? 'person' : 'body';
  const entity = (name: string, document: string): EntityInDocument => ({
    document,
    entity: {
      id: `entity-${document}`,
      kind,
      name,
      unnamed: false,
      plural: false,
      role: null,
      of: null,
      members: [],
      aliases: [],
    },
    written: [name],
  });
  return resolveEntities([entity(a, '1'), entity(b, '2')]).length === 1;
}

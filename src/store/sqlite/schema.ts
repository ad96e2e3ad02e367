import type { Generated } from 'kysely';

/** The tables of a ledger as Kysely sees them. Columns that hold JSON are `string`; truth values are 0 or 1. */
export interface Schema {
  document: {
    seq: Generated<number>;
    id: string;
    source: string;
    title: string | null;
    /** UTF-16 units of `text`. */
    characters: number;
    /** JSON of a DocumentHead. */
    head: string;
    /** JSON of the Parts. */
    parts: string;
    text: string;
    /** ISO 8601 instant. */
    added: string;
  };
  decision: { seq: Generated<number>; id: string; subject: string; body: string };
  extraction: { document: number; engine: string };
  entity: {
    seq: Generated<number>;
    id: string;
    document: number;
    kind: string;
    name: string;
    unnamed: number;
    role: string | null;
    /** JSON of its names as written. */
    written: string;
    /** JSON of a DocumentEntity without its mentions. */
    body: string;
    /** JSON of its mentions. */
    mentions: string;
    mentioned: number;
    /** Id of the ledger entity it is part of, its own where it is joined to none. */
    ledger: string;
  };
  ledger_entity: { id: string; kind: string; name: string; reasons: string };
  claim: {
    seq: Generated<number>;
    id: string;
    document: number;
    event: string;
    mode: string | null;
    realis: string;
    dated: number;
    earliest: string | null;
    latest: string | null;
    start: number;
    body: string;
  };
  tally: {
    seq: Generated<number>;
    id: string;
    document: number;
    event: string;
    mode: string | null;
    start: number;
    /** JSON of the ids of the DocumentEntities that take part. */
    people: string;
    body: string;
  };
  participant: { claim: number; slot: string; position: number; entity: number };
  link: {
    claim: number;
    position: number;
    entity: number | null;
    /** What tells the sources without entity apart: the folded name of a named one, document and name of another. */
    key: string;
    kind: string;
    name: string;
    named: number;
    manner: string;
    innermost: number;
  };
  state: { resolved: number };
}

import type { EntityKind } from '../../model/index.ts';
import type { Candidate } from './candidate.ts';
import type { Cast } from './cast.ts';
import type { Gender } from './words.ts';

/** Candidates held to be one, with what they tell together. */
export interface Cluster {
  /** First candidate; names the cluster. */
  readonly root: number;
  readonly members: readonly number[];
  readonly kind: EntityKind;
  readonly gender: Gender;
  readonly plural: boolean | null;
  /** Name of the state or body that the gazetteer gives, null where none does. */
  readonly entry: string | null;
  readonly named: boolean;
}

const ORGANISED: ReadonlySet<EntityKind> = new Set(['group', 'body', 'outlet']);

/** Whether two kinds can be of one entity. */
export function kindsAgree(a: EntityKind, b: EntityKind): boolean {
  return a === b || a === 'unknown' || b === 'unknown' || (ORGANISED.has(a) && ORGANISED.has(b));
}

export function gendersAgree(a: Gender, b: Gender): boolean {
  return a === b || a === 'either' || b === 'either';
}

export function numbersAgree(a: boolean | null, b: boolean | null): boolean {
  return a === b || a === null || b === null;
}

/** The partition of the candidates, grown by merging. Every merge says which rule made it. */
export class Clusters {
  readonly cast: Cast;
  private readonly parent: number[];
  private readonly data: (Cluster | null)[];
  private readonly reasons = new Map<number, string>();

  constructor(cast: Cast) {
    this.cast = cast;
    this.parent = cast.candidates.map((candidate) => candidate.index);
    this.data = cast.candidates.map(alone);
  }

  /** The cluster of a candidate. */
  of(candidate: number): Cluster {
    return this.data[this.root(candidate)]!;
  }

  same(a: number, b: number): boolean {
    return this.root(a) === this.root(b);
  }

  /** Whether kind, gender, number and listed name of two clusters allow them to be one. */
  agree(a: number, b: number): boolean {
    const left = this.of(a);
    const right = this.of(b);
    return (
      kindsAgree(left.kind, right.kind) &&
      gendersAgree(left.gender, right.gender) &&
      numbersAgree(left.plural, right.plural) &&
      (left.entry === null || right.entry === null || left.entry === right.entry)
    );
  }

  /** The rule that first joined a candidate to one before it, null for the first of its cluster. */
  reason(candidate: number): string | null {
    return this.reasons.get(candidate) ?? null;
  }

  /**
   * Makes two clusters one by the rule that is named. What contradicts is decided for the named, then for the earlier.
   */
  merge(a: number, b: number, rule: string): void {
    const roots = [this.root(a), this.root(b)].sort((x, y) => x - y) as [number, number];
    if (roots[0] === roots[1]) return;
    const [left, right] = [this.data[roots[0]]!, this.data[roots[1]]!];
    for (const member of right.members) if (!this.reasons.has(member)) this.reasons.set(member, rule);
    this.parent[roots[1]] = roots[0];
    this.data[roots[1]] = null;
    this.data[roots[0]] = joined(left, right);
  }

  /** All clusters by their first candidate. */
  all(): readonly Cluster[] {
    return this.data.filter((cluster): cluster is Cluster => cluster !== null);
  }

  private root(candidate: number): number {
    let at = candidate;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }
}

function alone(candidate: Candidate): Cluster {
  const state = candidate.entry !== null && candidate.name === candidate.entry.name;
  return {
    root: candidate.index,
    members: [candidate.index],
    kind: candidate.kind,
    gender: candidate.gender,
    plural: candidate.plural,
    entry: state && candidate.kind === candidate.entry?.kind ? candidate.entry.name : null,
    named: candidate.name !== null,
  };
}

function joined(left: Cluster, right: Cluster): Cluster {
  const first = left.entry !== null || (left.named && !right.named) || right.entry === null ? left : right;
  const second = first === left ? right : left;
  return {
    root: left.root,
    members: [...left.members, ...right.members].sort((a, b) => a - b),
    kind: first.kind === 'unknown' || isVaguer(first, second) ? second.kind : first.kind,
    gender: first.gender === 'either' ? second.gender : first.gender,
    plural: first.plural ?? second.plural,
    entry: first.entry ?? second.entry,
    named: first.named || second.named,
  };
}

/** A name taken for a group that is described as a body or outlet ("the union Varda") is what the description says. */
function isVaguer(first: Cluster, second: Cluster): boolean {
  return (
    first.entry === null && first.kind === 'group' && (second.kind === 'body' || second.kind === 'outlet')
  );
}

import { type Claim, edtfBounds } from '../src/model/index.ts';
import type { CaseRow, ExpectedClaim } from './table.ts';

type Named = { readonly name: string; readonly mentions: readonly string[] };

/** What is wrong with the claims made from a row's text, a line each; empty where all is as the row asks. */
export function faultsOf(row: CaseRow, claims: readonly Claim[]): readonly string[] {
  const taken = assign(row.claims, claims);
  const missing = row.claims.filter((_, index) => taken[index] === undefined);
  const forbidden = row.not.flatMap((unwanted) =>
    claims.filter((claim) => matches(unwanted, claim)).map((claim) => ({ unwanted, claim })),
  );
  const further = row.exact
    ? claims.filter((claim) => claim.event === 'CONSULT' && !taken.includes(claim))
    : [];
  return [
    ...missing.map((expected) => `missing    ${expectedText(expected)}${nearestText(expected, claims)}`),
    ...forbidden.map(
      ({ unwanted, claim }) => `must not be ${expectedText(unwanted)}\n  found    ${claimText(claim)}`,
    ),
    ...further.map((claim) => `too much   ${claimText(claim)}`),
  ];
}

/** All that the engine found, for the reader of a fault. */
export function claimText(claim: Claim): string {
  const link = (one: Named & { readonly manner: string }) => `${one.name} (${one.manner})`;
  return [
    `${claim.event}${claim.mode ? `/${claim.mode}` : ''}`,
    `actor [${claim.actor.map((one) => one.name).join(', ')}]`,
    `recipient [${claim.recipient.map((one) => one.name).join(', ')}]`,
    claim.via.length > 0 ? `via [${claim.via.map((one) => one.name).join(', ')}]` : '',
    `when ${claim.when?.edtf ?? null}`,
    `where ${claim.where?.name ?? null}`,
    claim.realis,
    `chain ${claim.chain.map(link).join(' > ')}`,
    claim.figure ? `figure ${claim.figure.value} ${claim.figure.unit}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whether every field that `expected` gives is so in `claim`. */
export function matches(expected: ExpectedClaim, claim: Claim): boolean {
  return expected.event === claim.event && wrongFields(expected, claim).length === 0;
}

/** The given fields that `claim` has otherwise; a record keyed by field, so that a new field cannot be forgotten. */
function wrongFields(expected: ExpectedClaim, claim: Claim): readonly string[] {
  const right: { readonly [field in keyof Required<ExpectedClaim>]: () => boolean } = {
    event: () => expected.event === claim.event,
    mode: () => expected.mode === claim.mode,
    actor: () => sameSet(expected.actor!, claim.actor),
    recipient: () => sameSet(expected.recipient!, claim.recipient),
    who: () => sameSet(expected.who!, [...claim.actor, ...claim.recipient]),
    via: () => sameSet(expected.via!, claim.via),
    when: () => sameWhen(expected.when!, claim.when?.edtf ?? null),
    where: () => samePlace(expected.where!, claim.where?.name ?? null),
    realis: () => expected.realis === claim.realis,
    chain: () => sameList(expected.chain!, claim.chain.slice(1)),
    figure: () => sameFigure(expected.figure!, claim.figure),
  };
  return Object.entries(right)
    .filter(([field, isRight]) => expected[field as keyof ExpectedClaim] !== undefined && !isRight())
    .map(([field]) => field);
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(the|an?) /, '')
    .replaceAll('’', "'");
const isNamed = (name: string, one: Named): boolean =>
  [one.name, ...one.mentions].some((written) => plain(written) === plain(name));

function sameSet(expected: readonly string[], found: readonly Named[]): boolean {
  return (
    expected.length === found.length && expected.every((name) => found.some((one) => isNamed(name, one)))
  );
}

function sameList(expected: readonly string[], found: readonly Named[]): boolean {
  return expected.length === found.length && expected.every((name, index) => isNamed(name, found[index]!));
}

function sameWhen(expected: string | null, found: string | null): boolean {
  if (expected === null || found === null || expected === found) return expected === found;
  const [a, b] = [edtfBounds(expected), edtfBounds(found)];
  return (
    a !== null && b !== null && a.earliest === b.earliest && a.latest === b.latest && a.earliest !== null
  );
}

function samePlace(expected: string | null, found: string | null): boolean {
  return expected === null || found === null ? expected === found : plain(expected) === plain(found);
}

function sameFigure(expected: ExpectedClaim['figure'], found: Claim['figure']): boolean {
  if (!expected || !found) return !expected && !found;
  return expected.value === found.value && (expected.unit === undefined || expected.unit === found.unit);
}

/** For each expected claim one found claim of its own, or undefined; as many as can be had (augmenting paths). */
function assign(
  expected: readonly ExpectedClaim[],
  claims: readonly Claim[],
): readonly (Claim | undefined)[] {
  const holder = new Map<Claim, number>();
  const place = (index: number, tried: Set<Claim>): boolean =>
    claims.some((claim) => {
      if (tried.has(claim) || !matches(expected[index]!, claim)) return false;
      tried.add(claim);
      const before = holder.get(claim);
      if (before !== undefined && !place(before, tried)) return false;
      holder.set(claim, index);
      return true;
    });
  for (const index of expected.keys()) place(index, new Set());
  return expected.map((_, index) => [...holder].find(([, held]) => held === index)?.[0]);
}

function expectedText(expected: ExpectedClaim): string {
  const { event, mode, ...rest } = expected;
  const fields = Object.entries(rest).map(([field, value]) =>
    Array.isArray(value) ? `${field} [${value.join(', ')}]` : `${field} ${valueText(value)}`,
  );
  return [`${event}${mode ? `/${mode}` : ''}`, ...fields].join(', ');
}

const valueText = (value: unknown): string =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The found claim of the same event with the fewest wrong fields, and which those are. */
function nearestText(expected: ExpectedClaim, claims: readonly Claim[]): string {
  const ranked = claims
    .filter((claim) => claim.event === expected.event)
    .map((claim) => ({ claim, wrong: wrongFields(expected, claim) }))
    .sort((a, b) => a.wrong.length - b.wrong.length);
  const best = ranked[0];
  if (!best)
    return claims.length > 0
      ? `\n  found    ${claims.map(claimText).join('\n           ')}`
      : '\n  found    nothing';
  const why =
    best.wrong.length > 0 ? `wrong: ${best.wrong.join(', ')}` : 'which stands for another row already';
  return `\n  nearest  ${claimText(best.claim)}\n           ${why}`;
}

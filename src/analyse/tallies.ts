import {
  type Bound,
  type Claim,
  type DocumentEntity,
  foldName,
  type Participant,
  type Tally,
  type Verdict,
  type When,
} from '../model/index.ts';

/** A tally held against the claims of its document. */
export interface TallyCheck {
  readonly verdict: Verdict;
  /** Claims of events that the tally counts, each event once, in the order given. */
  readonly members: readonly Claim[];
  /** Claims that may be such: their time or their parties are not known well enough. */
  readonly open: readonly Claim[];
}

/** How well a claim fits: `likely` where one party of several is not known to be of the tally's. */
type Fit = 'sure' | 'likely' | 'open' | 'no';
const ORDER: readonly Fit[] = ['sure', 'likely', 'open', 'no'];

/**
 * Holds a tally against `claims`, those of its document, with `entities`, all of its document. A claim can be one of the
 * counted events where type and mode agree, it is said to have happened, each party of the tally takes part or somebody of
 * it does, and its time lies in the tally's period. Nothing is said to be true: the count of a report is compared with
 * what the same report lists.
 */
export function checkTally(
  tally: Tally,
  claims: readonly Claim[],
  entities: readonly DocumentEntity[],
): TallyCheck {
  const ties = new Map(entities.map((entity) => [entity.id, entity]));
  const told = eachEventOnce(claims.filter((claim) => isOfKind(tally, claim)));
  const fits = told.map((claim) => worse(partiesFit(tally, claim, ties), timeFit(tally.period, claim.when)));
  const those = (...wanted: readonly Fit[]): readonly Claim[] =>
    told.filter((_, index) => wanted.includes(fits[index]!));
  const members = those('sure', 'likely');
  const open = those('open');
  // The one claim of the counting words ("visited Oslo twice") tells none of the events by itself, but of "once" it does.
  const own = told.filter(({ trigger }) => trigger.start === tally.trigger.start);
  const isOnce = tally.count === 1 && tally.bound === 'exactly';
  const others = isOnce || own.length > 1 || [...members, ...open].some((claim) => !own.includes(claim));
  const verdict = others
    ? verdictOf(tally, those('sure').length, members.length, open.length)
    : 'not checkable';
  return { verdict, members, open };
}

function verdictOf({ bound, count }: Tally, sure: number, members: number, open: number): Verdict {
  const [from, to] = allowed(bound, count);
  if (sure > to) return 'exceeded';
  if (members + open < from) return 'short';
  return members >= from && members <= to ? 'borne out' : 'not checkable';
}

/** The smallest and the largest number of events that a count allows; "about" allows a tenth, one at the least. */
function allowed(bound: Bound, count: number): readonly [number, number] {
  const tenth = Math.max(1, Math.round(count / 10));
  const ranges: Readonly<Record<Bound, readonly [number, number]>> = {
    exactly: [count, count],
    about: [count - tenth, count + tenth],
    'at least': [count, Number.POSITIVE_INFINITY],
    'more than': [count + 1, Number.POSITIVE_INFINITY],
    'at most': [0, count],
    'less than': [0, count - 1],
  };
  return ranges[bound];
}

function isOfKind(tally: Tally, claim: Claim): boolean {
  if (claim.event !== tally.event || claim.realis !== 'happened') return false;
  return claim.mode === tally.mode || claim.mode === null || tally.mode === null || isTalk(tally, claim);
}

/** Talks are held in meetings and calls. */
function isTalk(a: { readonly mode: string | null }, b: { readonly mode: string | null }): boolean {
  const modes = [a.mode, b.mode];
  return modes.includes('talks') && (modes.includes('meeting') || modes.includes('call'));
}

function worse(a: Fit, b: Fit): Fit {
  return ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))]!;
}

function timeFit(period: When | null, when: When | null): Fit {
  if (!period) return 'sure';
  // What is told of the whole period may be a sum too ("numerous calls in 2022").
  if (!when || when.edtf === period.edtf) return 'open';
  const before = period.earliest !== null && when.latest !== null && when.latest < period.earliest;
  const after = period.latest !== null && when.earliest !== null && when.earliest > period.latest;
  if (before || after) return 'no';
  const begins = period.earliest === null || (when.earliest !== null && when.earliest >= period.earliest);
  const ends = period.latest === null || (when.latest !== null && when.latest <= period.latest);
  return begins && ends && !period.edtf.startsWith('X') ? 'sure' : 'open';
}

type Ties = ReadonlyMap<string, DocumentEntity>;

/** Whether each party of the tally takes part: itself, or somebody of it; each by somebody else. */
function partiesFit(tally: Tally, claim: Claim, ties: Ties): Fit {
  const left = [...claim.actor, ...claim.recipient, ...claim.via];
  const take = (fits: (other: Participant) => boolean): boolean => {
    const at = left.findIndex(fits);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const missing = tally.who.filter(
    (party) => !take(({ entity }) => entity === party.entity || isOf(entity, party.entity, ties)),
  );
  if (missing.length === 0) return 'sure';
  if (!missing.every((party) => take((other) => mayBeOf(other, party, ties)))) return 'no';
  return missing.length < tally.who.length ? 'likely' : 'open';
}

const DEPTH = 4;
/** Offices that tie two who stand apart. */
const PEERS = /\b(?:counterpart|opponent|rival|challenger|enemy|predecessor|friend|critic)s?$/i;

/** The entity that one belongs to by office or possession, null where none is told. */
function above(entity: DocumentEntity | undefined): string | null {
  return entity && !PEERS.test(entity.role ?? '') ? entity.of : null;
}

/** Whether an entity belongs to a party: by its office, by possession, or as a listed member. */
function isOf(entity: string, party: string, ties: Ties, depth = 0): boolean {
  if (depth > DEPTH) return false;
  const of = above(ties.get(entity));
  if (ties.get(party)?.members.includes(entity)) return true;
  return of !== null && (of === party || isOf(of, party, ties, depth + 1));
}

/** What an entity belongs to in the end, as far as its document tells; itself where nothing is told. */
function rootOf(entity: string, ties: Ties, depth = 0): DocumentEntity | undefined {
  const known = ties.get(entity);
  const of = above(known);
  return of === null || depth > DEPTH ? known : (rootOf(of, ties, depth + 1) ?? known);
}

/**
 * Whether somebody may act for a party though the text does not say so: a named person only for himself; those without a
 * name for anybody; a person or body for all that it is not told to be apart from.
 */
function mayBeOf(other: Participant, party: Participant, ties: Ties): boolean {
  if (party.kind === 'person' && !party.unnamed) return false;
  const root = rootOf(other.entity, ties);
  const apart = rootOf(party.entity, ties);
  if (!root || (other.unnamed && ties.get(other.entity)?.plural)) return true;
  if (root.kind === 'state' && apart?.kind === 'state') return root.id === apart.id;
  if (party.unnamed || root.kind === 'person' || root.kind === 'unknown') return true;
  return (
    (root.kind === 'body' && party.kind === 'state') || foldName(root.name).includes(foldName(party.name))
  );
}

/** Claims without those that tell an event again: the same time, the same or fewer parties, no other place. */
function eachEventOnce(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim, index) => !claims.slice(0, index).some((earlier) => isAgain(claim, earlier)));
}

function isAgain(claim: Claim, earlier: Claim): boolean {
  if (claim.when === null || claim.when.edtf !== earlier.when?.edtf) return false;
  if (claim.where && earlier.where && claim.where.name !== earlier.where.name) return false;
  const ids = (of: Claim): readonly string[] => [...of.actor, ...of.recipient].map(({ entity }) => entity);
  const known = new Set(ids(earlier));
  return ids(claim).every((id) => known.has(id));
}

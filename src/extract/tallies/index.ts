import { idOf, SPEECH_ACTS, spanOf, type Tally, type When, type Where } from '../../model/index.ts';
import { chainFor, participants, whereOf } from '../claims.ts';
import { evidenceOf } from '../events/evidence.ts';
import { partiesOf } from '../events/parties.ts';
import { dropHeadlineRepeats, dropWithoutParties } from '../events/pruning.ts';
import { splitSeries } from '../events/series.ts';
import type { Proposal, Scene } from '../events/types.ts';
import type { EventTimes } from '../events/when.ts';
import { datedLinks } from '../link-times.ts';
import { stepsOf } from '../trace.ts';
import { isRelation, markersOf, type Tree } from '../tree.ts';
import { type Counted, countOf } from './counts.ts';
import { listedAfter } from './listed.ts';
import { isOneDay, periodAfter } from './period.ts';

/** A proposal whose events are counted. */
export interface CountedSet {
  readonly proposal: Proposal;
  readonly counted: Counted;
  /** The period next to the words that count, null where none stands there. */
  readonly near: When | null;
}

/** Modes of what takes place several times on one day; of others the day is that of the first ("twice: on 3 May and ..."). */
const MANY_A_DAY: ReadonlySet<string | null> = new Set(['call', 'letter', 'attack']);

/**
 * Takes counted sets out of the proposals of a document. What is said to have happened so many times gives a tally; of
 * meetings, calls, letters and visits it is then no claim of one event ("met four times"). "Once", "twice", an ordinal
 * ("their third call this year") and counts of other types of event leave the claim in place beside the tally; so does a count of what is
 * only planned, asked or possible, which gives none, a count of calls on one day, and one after which the events are listed. Who says a thing twice says it.
 */
export function takeCounted(
  proposals: readonly Proposal[],
  scene: Scene,
  treeAt: (sentence: number) => Tree,
): { readonly counted: readonly CountedSet[]; readonly rest: readonly Proposal[] } {
  const counted: CountedSet[] = [];
  const rest = proposals.filter((proposal) => {
    const found = proposal.event === 'STATE' ? null : countedAt(proposal, scene, treeAt);
    if (!found) return true;
    if (proposal.realis === 'happened') counted.push(found);
    const isOne = found.counted.kind !== 'set' || proposal.event !== 'CONSULT' || isOnOneDay(proposal, scene);
    if (isListed(proposal, scene, treeAt)) return true;
    return isOne || !['happened', 'denied'].includes(proposal.realis);
  });
  const whole = dropWithoutParties(
    counted.map(({ proposal }) => proposal),
    scene,
    treeAt,
  );
  const kept = new Set(dropHeadlineRepeats(whole, scene, treeAt));
  return {
    counted: eachOnce(counted.filter(({ proposal }) => kept.has(proposal))),
    rest: rest.filter((proposal) => !counted.some((set) => tellsOf(proposal, set, treeAt))),
  };
}

/** Whether a verb tells of no more than the counted noun below it ("wrote two letters", "spoke in three calls"). */
function tellsOf(
  proposal: Proposal,
  { proposal: noun, counted }: CountedSet,
  treeAt: (sentence: number) => Tree,
): boolean {
  if (counted.kind !== 'set' || noun.kind !== 'noun' || noun.event !== 'CONSULT') return false;
  if (proposal.event !== 'CONSULT' || proposal.kind !== 'verb' || proposal.sentence !== noun.sentence)
    return false;
  const tree = treeAt(noun.sentence);
  const { head, deprel } = tree.tokens[counted.last]!;
  if (noun.carrier === proposal.token) return true;
  const setsScene = SCENE.has(markersOf(tree, counted.last)[0] ?? '');
  return head === proposal.token && (isRelation(deprel, 'obj') || (isRelation(deprel, 'obl') && setsScene));
}

/** Prepositions of a noun that its verb tells of ("spoke in three calls"). */
const SCENE = new Set(['in', 'at', 'during', 'over', 'by', 'for']);

/** Whether the counted events are told one by one after the count: they are claims then, beside the tally. */
function isListed(proposal: Proposal, scene: Scene, treeAt: (sentence: number) => Tree): boolean {
  const tree = treeAt(proposal.sentence);
  return listedAfter(proposal, scene, tree).length > 0 || splitSeries([proposal], scene, treeAt).length > 1;
}

/** "Called him eleven times between midnight and dawn" is one occasion too. */
function isOnOneDay(proposal: Proposal, scene: Scene): boolean {
  const when = scene.times.of(proposal.sentence, proposal.token);
  return when !== null && isOneDay(when) && MANY_A_DAY.has(proposal.mode);
}

function countedAt(proposal: Proposal, scene: Scene, treeAt: (sentence: number) => Tree): CountedSet | null {
  const tree = treeAt(proposal.sentence);
  const counted = countOf(tree, proposal, scene.reading.lexicon);
  if (!counted || (FEW.has(counted.kind) && SPEECH_ACTS.has(proposal.event))) return null;
  const near = periodAfter(scene, tree, counted);
  return counted.kind === 'numbered' && !near ? null : { proposal, counted, near };
}

/** Kinds of count of what somebody may as well say so often. */
const FEW: ReadonlySet<Counted['kind']> = new Set(['once', 'twice']);

/** Words that count count once: where they stand with several triggers, with the one that names most parties. */
function eachOnce(sets: readonly CountedSet[]): readonly CountedSet[] {
  const key = ({ proposal, counted }: CountedSet): string => `${proposal.sentence} ${counted.first}`;
  return [...Map.groupBy(sets, key).values()].map((same) =>
    same.reduce((best, set) =>
      partiesOf(set.proposal).length > partiesOf(best.proposal).length ? set : best,
    ),
  );
}

/** Makes the tallies that counted sets stand for, sorted by place. */
export function talliesOf(
  sets: readonly CountedSet[],
  scene: Scene,
  treeAt: (sentence: number) => Tree,
  times: EventTimes,
  engine: string,
): readonly Tally[] {
  const made = sets
    .map((set) => tallyOf(set, scene, treeAt(set.proposal.sentence), times, engine))
    .sort((a, b) => a.trigger.start - b.trigger.start || (a.id < b.id ? -1 : 1));
  return made.filter(
    (tally, index) =>
      !made.slice(0, index).some((earlier) => isRestated(tally, earlier)) &&
      !made.some((other) => isPassedOn(tally, other)),
  );
}

/** Whether a document states in its own words, above or below, what it has from another ("..., the institute said"). */
function isPassedOn(a: Tally, b: Tally): boolean {
  return a.chain.length < b.chain.length && a.chain.length === 1 && stated(a) === stated(b);
}

/** What a tally states, whoever says it. */
function stated({ event, mode, who, count, bound, period }: Tally): string {
  return JSON.stringify([event, mode, who.map(({ name }) => name).sort(), count, bound, period?.edtf]);
}

/** Whether a document states a count again, in the same source's words. */
function isRestated(a: Tally, b: Tally): boolean {
  return stated(a) === stated(b) && a.chain.at(-1)!.name === b.chain.at(-1)!.name;
}

function tallyOf(set: CountedSet, scene: Scene, tree: Tree, times: EventTimes, engine: string): Tally {
  const { proposal, counted } = set;
  const { document } = scene.reading.parsed;
  const full = scene.attributions.chain(proposal.sentence, proposal.token);
  const chain = chainFor(proposal, full);
  const { period, rule } = periodOf(set, times, chain);
  const token = tree.tokens[proposal.token]!;
  const trigger = spanOf(document.text, token.start, token.end);
  const who = participants(scene, partiesOf(proposal));
  const words = document.text.slice(tree.tokens[counted.first]!.start, tree.tokens[counted.last]!.end);
  const { event, mode } = proposal;
  const { value: count, bound } = counted;
  const key = [
    document.id,
    engine,
    event,
    mode,
    trigger.start,
    who.map(({ entity }) => entity),
    count,
    bound,
  ];
  return {
    id: idOf('tally', key),
    document: document.id,
    engine,
    event,
    mode,
    who,
    where: placeOf(scene, tree, set),
    count,
    bound,
    period,
    chain: datedLinks(scene, chain),
    evidence: evidenceOf(scene, tree, proposal),
    trigger,
    trace: [
      ...proposal.trace,
      { rule: `count, ${counted.kind}`, slot: 'count', detail: `${bound} ${count} from "${words}"` },
      ...stepsOf(scene, proposal, { when: period, rule, chain, shortened: full.length > chain.length }),
    ],
  };
}

/** Kinds of count whose event's own time is that of one event. */
const SINGLE: ReadonlySet<Counted['kind']> = new Set(['once', 'ordinal']);

/** The period next to the count, else the event's own time: the time of the telling around it bounds no count. */
function periodOf(
  { proposal, near, counted }: CountedSet,
  times: EventTimes,
  chain: Tally['chain'],
): { readonly period: When | null; readonly rule: string } {
  if (near) return { period: near, rule: 'period of the count' };
  const { when, rule } = times.of(proposal, chain);
  const bounds = rule === 'own time' || rule === 'recounted in a dated letter';
  if (!when || !bounds || SINGLE.has(counted.kind) || (isOneDay(when) && !MANY_A_DAY.has(proposal.mode)))
    return { period: null, rule };
  return { period: when, rule };
}

/** The place of all that is counted: told with the trigger or the count, not in a list after it ("twice, first in Lima"). */
function placeOf(scene: Scene, tree: Tree, { proposal, counted }: CountedSet): Where | null {
  const { where, token } = proposal;
  if (!where || where.sentence !== proposal.sentence) return null;
  const listed = tree.tokens
    .slice(Math.max(token, counted.last) + 1, where.first)
    .some(({ text }) => /^[,:;(–—-]$/.test(text));
  return listed ? null : whereOf(scene, proposal);
}

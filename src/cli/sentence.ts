import {
  type ChainLink,
  type Claim,
  type DocumentHead,
  type Figure,
  type Participant,
  UNKNOWN_OUTLET,
} from '../model/index.ts';
import { basename } from '../wire/index.ts';
import { listed } from './layout.ts';
import { verbOf } from './verbs.ts';
import { whenWords } from './when-words.ts';

/** What the source says happened, as one sentence without its end: "A MET B in C on 3 May 2022". */
export function claimSentence(claim: Claim): string {
  const { where, when, figure } = claim;
  const via = claim.via.map((participant) => participant.name);
  return [
    predicate(claim),
    via.length > 0 ? `through ${listed(via)}` : '',
    where === null || isVisited(claim) ? '' : `in ${where.name}`,
    when === null ? '' : whenWords(when.edtf),
    figure === null ? '' : `(${figureWords(figure)})`,
  ]
    .filter(Boolean)
    .join(' ');
}

function predicate(claim: Claim): string {
  const actors = claim.actor.map((participant) => participant.name);
  const others = isVisited(claim)
    ? [claim.where!.name]
    : claim.recipient.map((participant) => participant.name);
  const [did, does, before] = verbOf(claim.event, claim.mode);
  const several = actors.length > 1 || claim.actor.some(isSeveral);
  const verbs: Readonly<Record<Claim['realis'], string>> = {
    happened: did,
    state: several ? does : did,
    denied: `did NOT ${does}`,
    planned: `${several ? 'are' : 'is'} TO ${does}`,
    requested: claim.event === 'REQUEST' ? did : `${several ? 'were' : 'was'} ASKED TO ${does}`,
    possible: `POSSIBLY ${did}`,
  };
  const object = others.length > 0 ? [before, listed(others)] : [];
  return [listed(actors) || 'Somebody', verbs[claim.realis], ...object].filter(Boolean).join(' ');
}

/** Whether one without a name is several by its noun ("soldiers of the garrison", "two shopkeepers"). */
function isSeveral({ name, unnamed, kind }: Participant): boolean {
  const noun = name.split(/ (?:of|in|from|at|for|to|with|on|near|who|that)\b|,/)[0]!;
  return unnamed && kind !== 'state' && /(?:[^s']s|men|people|police)$/i.test(noun);
}

/** Whether the place of a visit is what is visited: nobody else is. */
function isVisited({ event, mode, recipient, where }: Claim): boolean {
  return event === 'CONSULT' && mode === 'visit' && recipient.length === 0 && where !== null;
}

/** "at least 500 fighters per year". */
export function figureWords({ value, unit, per, bound }: Figure): string {
  const amount = `${value.toLocaleString('en-GB')} ${unit}`;
  return [bound === 'exactly' ? '' : bound, amount, per === null ? '' : `per ${per}`]
    .filter(Boolean)
    .join(' ');
}

/** The name of a link as a chain shows it; the document stands in for an unknown outlet, and words for no source at all. */
export function linkName(link: ChainLink, document: DocumentHead): string {
  if (link.name === UNKNOWN_OUTLET) return `${UNKNOWN_OUTLET} (${basename(document.source)})`;
  return link.entity === null && !link.named ? `“${link.name}”` : link.name;
}

/** A chain in one line, outlet first. */
export function chainLine({ chain }: Pick<Claim, 'chain'>, document: DocumentHead): string {
  return chain.map((link) => linkName(link, document)).join(' > ');
}

/** The event of a claim or tally in a word or two: MEETING, AID funding. */
export function eventLabel({ event, mode }: Pick<Claim, 'event' | 'mode'>): string {
  if (event === 'CONSULT' && mode !== null) return mode.toUpperCase();
  return mode === null ? event : `${event} ${mode}`;
}

/** The digits of an id that people type: no kind before them, and no more than tell claims apart as a rule. */
export function shortId(id: string): string {
  return id.replace(/^[a-z]+-/, '').slice(0, 8);
}

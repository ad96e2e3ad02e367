import type { Claim, EventType, MODES, StoredClaim } from '../model/index.ts';
import { claimLine, type WireClaim } from '../wire/index.ts';

type Coded = Exclude<EventType, 'STATE'>;
type Mode<E extends Coded> = (typeof MODES)[E][number];

/** Event, mode and context of the PLOVER manual (draft 0.8, 2021); null where it has none. */
export interface PloverCode {
  readonly event: Coded;
  readonly mode: string | null;
  readonly context: string | null;
}

const code = (event: Coded, mode: string | null = null, context: string | null = null): PloverCode => ({
  event,
  mode,
  context,
});

/** What each of our modes is in PLOVER, after its conversion table from CAMEO; `plain` is an event without mode. */
const CODES: { readonly [E in Coded]: { readonly [M in Mode<E> | 'plain']: PloverCode } } = {
  AGREE: {
    plain: code('AGREE'),
    agreement: code('AGREE'),
    reconciliation: code('AGREE', null, 'diplomatic'),
    ceasefire: code('AGREE', null, 'military'),
  },
  CONSULT: {
    plain: code('CONSULT'),
    meeting: code('CONSULT'),
    call: code('CONSULT', 'phone'),
    letter: code('CONSULT'),
    visit: code('CONSULT', 'visit'),
    talks: code('CONSULT', null, 'diplomatic'),
  },
  SUPPORT: {
    plain: code('SUPPORT'),
    praise: code('SUPPORT', null, 'diplomatic'),
    endorse: code('SUPPORT', null, 'diplomatic'),
    // A pledge is the expressed intent to cooperate.
    pledge: code('AGREE'),
  },
  CONCEDE: {
    plain: code('CONCEDE'),
    concession: code('CONCEDE'),
    release: code('RETREAT', 'release', 'legal'),
    apology: code('SUPPORT', null, 'diplomatic'),
    resignation: code('CONCEDE', null, 'political_institutions'),
  },
  COOPERATE: {
    plain: code('COOPERATE'),
    coordination: code('COOPERATE'),
    'joint-operation': code('COOPERATE', null, 'military'),
    intelligence: code('COOPERATE', null, 'intelligence'),
    integration: code('COOPERATE'),
    trade: code('COOPERATE', null, 'economic'),
    mediation: code('CONSULT', null, 'diplomatic'),
  },
  AID: {
    plain: code('AID'),
    arms: code('AID', null, 'military'),
    funding: code('AID', null, 'economic'),
    training: code('AID', null, 'military'),
    transport: code('AID'),
    humanitarian: code('AID', null, 'humanitarian'),
    shelter: code('AID', null, 'asylum'),
  },
  RETREAT: {
    plain: code('RETREAT'),
    withdraw: code('RETREAT', 'withdraw', 'military'),
    ceasefire: code('RETREAT', 'ceasefire', 'military'),
    disarm: code('RETREAT', 'disarm', 'military'),
    return: code('RETREAT', 'return', 'legal'),
  },
  REQUEST: {
    plain: code('REQUEST'),
    funding: code('REQUEST', 'assist', 'economic'),
    arms: code('REQUEST', 'assist', 'military'),
    'joint-attack': code('REQUEST', 'assist', 'military'),
    policy: code('REQUEST', 'change', 'executive'),
    meeting: code('REQUEST', 'meet', 'diplomatic'),
    release: code('REQUEST', 'yield', 'legal'),
    mediation: code('REQUEST', 'meet', 'diplomatic'),
  },
  ACCUSE: {
    plain: code('ACCUSE', 'disapprove'),
    allege: code('ACCUSE', 'allege'),
    blame: code('ACCUSE', 'disapprove'),
    criticise: code('ACCUSE', 'disapprove'),
    investigate: code('ACCUSE', 'investigate'),
  },
  REJECT: { plain: code('REJECT'), refuse: code('REJECT'), deny: code('REJECT'), postpone: code('REJECT') },
  THREATEN: {
    plain: code('THREATEN'),
    threat: code('THREATEN'),
    ultimatum: code('THREATEN', 'relations', 'diplomatic'),
  },
  PROTEST: {
    plain: code('PROTEST'),
    demonstration: code('PROTEST', 'demo'),
    strike: code('PROTEST', 'boycott'),
    boycott: code('PROTEST', 'boycott'),
    riot: code('PROTEST', 'riot'),
  },
  SANCTION: {
    plain: code('SANCTION'),
    // An embargo or sanctions are restrictions, which the manual counts among coercion.
    sanctions: code('COERCE', 'restrict', 'diplomatic'),
    expel: code('SANCTION', 'expel', 'diplomatic'),
    suspend: code('SANCTION', 'discontinue'),
    convict: code('ACCUSE', 'disapprove', 'legal'),
  },
  MOBILIZE: {
    plain: code('MOBILIZE'),
    deploy: code('MOBILIZE', 'troops', 'military'),
    prepare: code('MOBILIZE'),
    recruit: code('MOBILIZE', 'troops', 'military'),
  },
  COERCE: {
    plain: code('COERCE'),
    arrest: code('COERCE', 'arrest', 'legal'),
    restrict: code('COERCE', 'restrict'),
    censor: code('COERCE', 'restrict', 'rights_freedoms'),
    expel: code('COERCE', 'deport', 'legal'),
    cyber: code('COERCE', 'cyber'),
  },
  ASSAULT: {
    plain: code('ASSAULT'),
    attack: code('ASSAULT'),
    killing: code('ASSAULT'),
    seizure: code('COERCE', 'seize'),
    abduction: code('ASSAULT', 'abduct'),
  },
};

/** What the expressed intent to do it is: to help or to meet AGREE, to harm THREATEN; null where words alone do it. */
const INTENT: { readonly [E in Coded]: PloverCode | null } = {
  AGREE: code('AGREE'),
  CONSULT: code('AGREE', null, 'diplomatic'),
  SUPPORT: code('AGREE', null, 'diplomatic'),
  CONCEDE: code('AGREE'),
  COOPERATE: code('AGREE'),
  AID: code('AGREE'),
  RETREAT: code('AGREE'),
  REQUEST: null,
  ACCUSE: null,
  REJECT: null,
  THREATEN: null,
  PROTEST: code('THREATEN', 'relations'),
  SANCTION: code('THREATEN', 'relations'),
  MOBILIZE: code('THREATEN'),
  COERCE: code('THREATEN', 'restrict'),
  ASSAULT: code('THREATEN', 'violence', 'military'),
};

/**
 * The PLOVER event that a claim tells: what is planned is the intent to do it ("will meet" is AGREE). Null for what PLOVER
 * does not code: standing ties, and what is denied, only possible, or only asked for in another claim's request.
 */
export function ploverCodeOf({
  event,
  mode,
  realis,
}: Pick<Claim, 'event' | 'mode' | 'realis'>): PloverCode | null {
  if (event === 'STATE') return null;
  if (realis === 'planned') return INTENT[event];
  if (realis !== 'happened' && !(event === 'REQUEST' && realis === 'requested')) return null;
  const codes: Readonly<Record<string, PloverCode>> = CODES[event];
  return codes[mode ?? 'plain'] ?? codes.plain!;
}

/**
 * Claims as PLOVER events, one JSON object a line, with the fields of the PLOVER gold standard records (`source`, `target`,
 * `eventText`, `eventLoc`) and beside them on whose word the event stands. Claims that PLOVER does not code are left out.
 */
export async function* ploverLines(claims: AsyncIterable<StoredClaim>): AsyncIterable<string> {
  for await (const { claim, document, joined } of claims) {
    const coded = ploverCodeOf(claim);
    if (coded) yield JSON.stringify(recordOf(coded, claimLine(claim, document, joined)));
  }
}

function recordOf({ event, mode, context }: PloverCode, line: WireClaim): Readonly<Record<string, unknown>> {
  const actors = (parties: WireClaim['actor']) =>
    parties.map(({ name, entity }) => ({ actorText: name, actorId: entity }));
  return {
    id: line.id,
    date: line.when,
    event,
    ...(mode === null ? {} : { mode }),
    ...(context === null ? {} : { context }),
    source: actors(line.actor),
    target: actors(line.recipient),
    ...(line.where === null ? {} : { eventLoc: line.where }),
    text: line.evidence.quote,
    eventText: line.trigger.quote,
    realis: line.realis,
    chain: line.chain.map(({ name }) => name),
    document: line.document,
  };
}

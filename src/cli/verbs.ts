import type { EventType, MODES } from '../model/index.ts';

/**
 * How a sentence speaks of an event: what one did, what one does (also after "to"), and the words before the other
 * party, "" where it follows at once.
 */
export type Verb = readonly [did: string, does: string, before: string];

type Verbs = { readonly [E in EventType]: { readonly [M in (typeof MODES)[E][number] | '']: Verb } };

/** The verb of each event and mode; under "" that of an event without mode. STATE has what one is and several are. */
const VERBS: Verbs = {
  AGREE: {
    '': ['AGREED', 'AGREE', 'with'],
    agreement: ['MADE AN AGREEMENT', 'MAKE AN AGREEMENT', 'with'],
    reconciliation: ['RECONCILED', 'RECONCILE', 'with'],
    ceasefire: ['AGREED A CEASEFIRE', 'AGREE A CEASEFIRE', 'with'],
  },
  CONSULT: {
    '': ['CONSULTED', 'CONSULT', ''],
    meeting: ['MET', 'MEET', ''],
    call: ['SPOKE BY TELEPHONE', 'SPEAK BY TELEPHONE', 'with'],
    letter: ['WROTE', 'WRITE', 'to'],
    visit: ['VISITED', 'VISIT', ''],
    talks: ['HELD TALKS', 'HOLD TALKS', 'with'],
  },
  SUPPORT: {
    '': ['SUPPORTED', 'SUPPORT', ''],
    praise: ['PRAISED', 'PRAISE', ''],
    pledge: ['PLEDGED SUPPORT', 'PLEDGE SUPPORT', 'to'],
    endorse: ['ENDORSED', 'ENDORSE', ''],
  },
  CONCEDE: {
    '': ['GAVE WAY', 'GIVE WAY', 'to'],
    concession: ['MADE A CONCESSION', 'MAKE A CONCESSION', 'to'],
    release: ['RELEASED', 'RELEASE', ''],
    apology: ['APOLOGISED', 'APOLOGISE', 'to'],
    resignation: ['RESIGNED', 'RESIGN', 'from'],
  },
  COOPERATE: {
    '': ['COOPERATED', 'COOPERATE', 'with'],
    coordination: ['COORDINATED', 'COORDINATE', 'with'],
    'joint-operation': ['ACTED JOINTLY', 'ACT JOINTLY', 'with'],
    intelligence: ['SHARED INTELLIGENCE', 'SHARE INTELLIGENCE', 'with'],
    integration: ['JOINED FORCES', 'JOIN FORCES', 'with'],
    trade: ['TRADED', 'TRADE', 'with'],
    mediation: ['MEDIATED', 'MEDIATE', 'between'],
  },
  AID: {
    '': ['AIDED', 'AID', ''],
    arms: ['GAVE ARMS', 'GIVE ARMS', 'to'],
    funding: ['GAVE MONEY', 'GIVE MONEY', 'to'],
    training: ['TRAINED', 'TRAIN', ''],
    transport: ['GAVE TRANSPORT', 'GIVE TRANSPORT', 'to'],
    humanitarian: ['GAVE RELIEF', 'GIVE RELIEF', 'to'],
    shelter: ['GAVE SHELTER', 'GIVE SHELTER', 'to'],
  },
  RETREAT: {
    '': ['RETREATED', 'RETREAT', 'before'],
    withdraw: ['WITHDREW', 'WITHDRAW', 'from'],
    ceasefire: ['CEASED FIRE', 'CEASE FIRE', 'with'],
    disarm: ['DISARMED', 'DISARM', 'before'],
    return: ['RETURNED', 'RETURN', 'to'],
  },
  REQUEST: {
    '': ['ASKED', 'ASK', ''],
    funding: ['ASKED FOR MONEY', 'ASK FOR MONEY', 'from'],
    arms: ['ASKED FOR ARMS', 'ASK FOR ARMS', 'from'],
    'joint-attack': ['ASKED FOR A JOINT ATTACK', 'ASK FOR A JOINT ATTACK', 'with'],
    policy: ['ASKED FOR A CHANGE OF POLICY', 'ASK FOR A CHANGE OF POLICY', 'from'],
    meeting: ['ASKED FOR A MEETING', 'ASK FOR A MEETING', 'with'],
    release: ['ASKED FOR A RELEASE', 'ASK FOR A RELEASE', 'from'],
    mediation: ['ASKED FOR MEDIATION', 'ASK FOR MEDIATION', 'from'],
  },
  ACCUSE: {
    '': ['ACCUSED', 'ACCUSE', ''],
    allege: ['MADE ALLEGATIONS', 'MAKE ALLEGATIONS', 'against'],
    blame: ['BLAMED', 'BLAME', ''],
    criticise: ['CRITICISED', 'CRITICISE', ''],
    investigate: ['INVESTIGATED', 'INVESTIGATE', ''],
  },
  REJECT: {
    '': ['REJECTED', 'REJECT', ''],
    refuse: ['REFUSED', 'REFUSE', ''],
    deny: ['DENIED WHAT IS SAID', 'DENY WHAT IS SAID', 'about'],
    postpone: ['POSTPONED', 'POSTPONE', 'with'],
  },
  THREATEN: {
    '': ['THREATENED', 'THREATEN', ''],
    threat: ['THREATENED', 'THREATEN', ''],
    ultimatum: ['GAVE AN ULTIMATUM', 'GIVE AN ULTIMATUM', 'to'],
  },
  PROTEST: {
    '': ['PROTESTED', 'PROTEST', 'against'],
    demonstration: ['DEMONSTRATED', 'DEMONSTRATE', 'against'],
    strike: ['WENT ON STRIKE', 'GO ON STRIKE', 'against'],
    boycott: ['BOYCOTTED', 'BOYCOTT', ''],
    riot: ['RIOTED', 'RIOT', 'against'],
  },
  SANCTION: {
    '': ['PUNISHED', 'PUNISH', ''],
    sanctions: ['PUT SANCTIONS', 'PUT SANCTIONS', 'on'],
    expel: ['EXPELLED', 'EXPEL', ''],
    suspend: ['SUSPENDED', 'SUSPEND', ''],
    convict: ['CONVICTED', 'CONVICT', ''],
  },
  MOBILIZE: {
    '': ['MOBILISED', 'MOBILISE', 'against'],
    deploy: ['DEPLOYED', 'DEPLOY', 'against'],
    prepare: ['MADE PREPARATIONS', 'MAKE PREPARATIONS', 'against'],
    recruit: ['RECRUITED', 'RECRUIT', ''],
  },
  COERCE: {
    '': ['COERCED', 'COERCE', ''],
    arrest: ['ARRESTED', 'ARREST', ''],
    restrict: ['RESTRICTED', 'RESTRICT', ''],
    censor: ['CENSORED', 'CENSOR', ''],
    expel: ['EXPELLED', 'EXPEL', ''],
    cyber: ['MADE A CYBER ATTACK', 'MAKE A CYBER ATTACK', 'on'],
  },
  ASSAULT: {
    '': ['USED FORCE', 'USE FORCE', 'against'],
    attack: ['ATTACKED', 'ATTACK', ''],
    killing: ['KILLED', 'KILL', ''],
    seizure: ['SEIZED', 'SEIZE', ''],
    abduction: ['ABDUCTED', 'ABDUCT', ''],
  },
  STATE: {
    '': ['HAS A TIE', 'HAVE A TIE', 'with'],
    allied: ['IS ALLIED', 'ARE ALLIED', 'with'],
    backs: ['BACKS', 'BACK', ''],
    funds: ['FUNDS', 'FUND', ''],
    arms: ['ARMS', 'ARM', ''],
    trains: ['TRAINS', 'TRAIN', ''],
    leads: ['LEADS', 'LEAD', ''],
    'part-of': ['IS PART', 'ARE PART', 'of'],
    rival: ['IS A RIVAL', 'ARE RIVALS', 'of'],
  },
};

/** The verb of an event and mode. */
export function verbOf(event: EventType, mode: string | null): Verb {
  const modes = VERBS[event] as Readonly<Record<string, Verb>>;
  return modes[mode ?? ''] ?? modes['']!;
}

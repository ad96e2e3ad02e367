/**
 * Event types: the sixteen of the PLOVER manual (Halterman et al. 2023) plus STATE for standing ties, each with the
 * modes that Hearsay tells apart. A claim whose mode is none of these has mode null.
 */
export const MODES = {
  AGREE: ['agreement', 'reconciliation', 'ceasefire'],
  CONSULT: ['meeting', 'call', 'letter', 'visit', 'talks'],
  SUPPORT: ['praise', 'pledge', 'endorse'],
  CONCEDE: ['concession', 'release', 'apology', 'resignation'],
  COOPERATE: ['coordination', 'joint-operation', 'intelligence', 'integration', 'trade', 'mediation'],
  AID: ['arms', 'funding', 'training', 'transport', 'humanitarian', 'shelter'],
  RETREAT: ['withdraw', 'ceasefire', 'disarm', 'return'],
  REQUEST: ['funding', 'arms', 'joint-attack', 'policy', 'meeting', 'release', 'mediation'],
  ACCUSE: ['allege', 'blame', 'criticise', 'investigate'],
  REJECT: ['refuse', 'deny', 'postpone'],
  THREATEN: ['threat', 'ultimatum'],
  PROTEST: ['demonstration', 'strike', 'boycott', 'riot'],
  SANCTION: ['sanctions', 'expel', 'suspend', 'convict'],
  MOBILIZE: ['deploy', 'prepare', 'recruit'],
  COERCE: ['arrest', 'restrict', 'censor', 'expel', 'cyber'],
  ASSAULT: ['attack', 'killing', 'seizure', 'abduction'],
  STATE: ['allied', 'backs', 'funds', 'arms', 'trains', 'leads', 'part-of', 'rival'],
} as const satisfies Record<string, readonly string[]>;

export type EventType = keyof typeof MODES;
export const EVENT_TYPES = Object.keys(MODES) as readonly EventType[];

/** Event types whose actor speaks: the act is the event, so its speaker is not repeated in the chain. */
export const SPEECH_ACTS: ReadonlySet<EventType> = new Set<EventType>([
  'SUPPORT',
  'ACCUSE',
  'REQUEST',
  'REJECT',
  'THREATEN',
  'AGREE',
]);

/** How real the source says that the event is; `state` exactly for STATE. */
export const REALIS = ['happened', 'denied', 'planned', 'requested', 'possible', 'state'] as const;
export type Realis = (typeof REALIS)[number];

/** Whether `mode` is one that `event` has. */
export function isModeOf(event: EventType, mode: string): boolean {
  return (MODES[event] as readonly string[]).includes(mode);
}

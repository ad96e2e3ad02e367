import { z } from 'zod';
import { ENTITY_KINDS, EVENT_TYPES, type EventType, isModeOf, REALIS, type Realis } from '../model/index.ts';
import { checked } from './text.ts';

/**
 * What fills a slot becomes: `actor`, `recipient` or `via` of the claim; `host`, a place visited (where) or the people
 * visited (recipient); `thing`, what is given or asked for, which sets the mode.
 */
export const FRAME_ROLES = ['actor', 'recipient', 'via', 'host', 'thing'] as const;
export type FrameRole = (typeof FRAME_ROLES)[number];

/** What becomes of events told inside what a frame's actor says or asks for. */
export const CONTENT_RULES = ['keep', 'drop', 'instead'] as const;
export type ContentRule = (typeof CONTENT_RULES)[number];

/** One way of telling an event: whom the syntactic slots name, and what must be there. */
export interface Frame {
  /** `file#number`, for the trace. */
  readonly id: string;
  readonly event: EventType;
  readonly mode: string | null;
  readonly roles: ReadonlyMap<string, FrameRole>;
  /** Parties that must be there, one plural one counting as two. */
  readonly parties: number;
  /** Of each list one slot must be filled by a participant. */
  readonly needs: readonly (readonly string[])[];
  /** Words that must not head a slot; `any word` is all of them. */
  readonly unless: ReadonlyMap<string, ReadonlySet<string>>;
  /** Kinds of entity that a slot must name. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words one of which must head a slot. */
  readonly only: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lemmas of things with the mode that each gives. Empty where the frame has no `thing` slot. */
  readonly things: ReadonlyMap<string, string | null>;
  /** Verbs that carry the noun ("hold" talks): their subject counts as the noun's. */
  readonly carriers: ReadonlySet<string>;
  /** Verbs that tell of the noun: their subject counts as a party where one is missing. */
  readonly tellers: ReadonlySet<string>;
  /** Carriers whose subject brings the parties together and is none of them where two others are named. */
  readonly hosts: ReadonlySet<string>;
  /** Carriers whose subject is the one whom the event of the noun reaches. */
  readonly receivers: ReadonlySet<string>;
  /** Whether the noun tells of an event only under one of its carriers. */
  readonly carried: boolean;
  /** Whether a direct object that is no participant is allowed. */
  readonly anyObject: boolean;
  /** Whether the words tell of the event only when negated ("was not aware"). */
  readonly negated: boolean;
  /** Whether the words tell of a letter only as the answer to one told of just before. */
  readonly answers: boolean;
  readonly content: ContentRule;
}

/** Word kinds that can tell of an event. `compound` is the second half of "X-backed", `word` any word ("please"). */
export type TriggerKind = 'verb' | 'noun' | 'compound' | 'adjective' | 'word';

/** A word, with the further words that must stand under it, and its frame. */
export interface Trigger {
  readonly kind: TriggerKind;
  readonly lemma: string;
  readonly rest: readonly string[];
  readonly frame: Frame;
}

/** Words in a clause that change the mode of its events. */
export interface ModeSwitch {
  readonly event: EventType;
  readonly from: readonly (string | null)[];
  readonly to: string;
  readonly words: readonly string[];
}

/** A mode that an event gets from what its content is about. `type` and, where not null, `mode` are the content's. */
export interface ContentMode {
  readonly event: EventType;
  readonly type: EventType;
  readonly mode: string | null;
  readonly gives: string;
}

/** The words that tell how real an event is. */
export interface RealisWords {
  readonly negators: ReadonlySet<string>;
  readonly modals: ReadonlyMap<string, Realis>;
  /** Verbs, nouns and adjectives by lemma: what they make of the event under them. */
  readonly governors: ReadonlyMap<string, readonly Governor[]>;
  /** Adjectives and nouns before an event noun. */
  readonly modifiers: ReadonlyMap<string, Realis>;
  /** Governors under which asking is asking all the same. */
  readonly attempts: ReadonlySet<string>;
  /** Verbs whose negation is that of their content ("did not think that"). */
  readonly raising: ReadonlySet<string>;
  /** Verbs that say of an event noun or of "that" that it took place. */
  readonly occurrence: ReadonlySet<string>;
  /** Words that say with the perfect that a thing goes on. */
  readonly lasting: ReadonlySet<string>;
  /** Conjunctions that make a condition. */
  readonly conditions: ReadonlySet<string>;
}

/** A governing word, with the further words that must stand under it. */
export interface Governor {
  readonly rest: readonly string[];
  readonly realis: Realis;
}

/** All frames, found by the lemma of their trigger. */
export interface Frames {
  readonly triggers: ReadonlyMap<string, readonly Trigger[]>;
  readonly switches: readonly ModeSwitch[];
  readonly contentModes: readonly ContentMode[];
  readonly realis: RealisWords;
}

const words = z.array(z.string().min(1)).default([]);
const bySlot = z.record(z.string(), z.array(z.string().min(1))).default({});

const frameSchema = z.strictObject({
  mode: z.string().optional(),
  roles: z.record(z.string(), z.enum(FRAME_ROLES)),
  verbs: words,
  nouns: words,
  compounds: words,
  adjectives: words,
  words,
  parties: z.number().int().min(0).max(2).default(1),
  needs: z.array(z.string().min(1)).default([]),
  unless: bySlot,
  only: bySlot,
  kinds: z.record(z.string(), z.array(z.enum(ENTITY_KINDS))).default({}),
  things: words,
  carriers: words,
  carried: z.boolean().default(false),
  'any object': z.boolean().default(false),
  negated: z.boolean().default(false),
  answers: z.boolean().default(false),
  content: z.enum(CONTENT_RULES).default('keep'),
});

const fileSchema = z.strictObject({
  event: z.enum(EVENT_TYPES as [EventType, ...EventType[]]),
  things: z.record(z.string(), z.array(z.string().min(1))).default({}),
  switches: z
    .array(z.strictObject({ from: words, to: z.string(), words: z.array(z.string().min(1)) }))
    .default([]),
  'content modes': z.record(z.string(), z.string()).default({}),
  carriers: words,
  tellers: words,
  hosts: words,
  receivers: words,
  frames: z.array(frameSchema).min(1),
});

const byRealis = z.partialRecord(z.enum(REALIS), z.array(z.string().min(1)));
const realisSchema = z.strictObject({
  negators: words,
  modals: byRealis,
  governors: byRealis,
  modifiers: byRealis,
  attempts: words,
  raising: words,
  occurrence: words,
  lasting: words,
  conditions: words,
});

type FrameText = z.infer<typeof frameSchema>;
type FileText = z.infer<typeof fileSchema>;

/** The file of `lexicon/frames/` that holds the words of realis; every other one holds frames. */
export const REALIS_FILE = 'frames/realis.yaml';

/**
 * Reads the frames from YAML texts by file name (`frames/consult.yaml`, `frames/realis.yaml`).
 * Throws Error naming the file and the field where a text does not fit, or a mode is none of its event's.
 */
export function parseFrames(files: Readonly<Record<string, string>>): Frames {
  const triggers = new Map<string, Trigger[]>();
  const switches: ModeSwitch[] = [];
  const contentModes: ContentMode[] = [];
  for (const name of Object.keys(files).sort()) {
    if (name === REALIS_FILE) continue;
    const file = checked(fileSchema, name, files[name]!);
    for (const trigger of triggersOf(name, file)) {
      const known = triggers.get(trigger.lemma);
      if (known) known.push(trigger);
      else triggers.set(trigger.lemma, [trigger]);
    }
    for (const { from, to, words } of file.switches)
      switches.push({
        event: file.event,
        from: from.map((mode) => (mode === 'none' ? null : mode)),
        to,
        words,
      });
    contentModes.push(...contentModesOf(name, file));
  }
  for (const list of triggers.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return { triggers, switches, contentModes, realis: parseRealis(files[REALIS_FILE]) };
}

function triggersOf(name: string, file: FileText): readonly Trigger[] {
  for (const mode of Object.keys(file.things)) checkMode(name, file.event, mode);
  for (const { to } of file.switches) checkMode(name, file.event, to);
  return file.frames.flatMap((text, index) => {
    if (text.mode !== undefined) checkMode(name, file.event, text.mode);
    const frame = frameOf(`${name.replace(/^frames\/|\.yaml$/g, '')}#${index + 1}`, file, text);
    const made = (kind: TriggerKind, list: readonly string[]): readonly Trigger[] =>
      list.flatMap(spelledOut).map((entry) => ({ kind, ...headOf(kind, entry), frame }));
    return [
      ...made('verb', text.verbs),
      ...made('noun', text.nouns),
      ...made('compound', text.compounds),
      ...made('adjective', text.adjectives),
      ...made('word', text.words),
    ];
  });
}

const PREPOSITIONS = new Set(['of', 'to', 'in', 'on', 'for', 'from', 'with']);

/** "call false|fake" stands for "call false" and "call fake". */
function spelledOut(entry: string): readonly string[] {
  return entry
    .split(' ')
    .map((word) => word.split('|'))
    .reduce(
      (made, words) => made.flatMap((start) => words.map((word) => (start ? `${start} ${word}` : word))),
      [''],
    );
}

/** A verb heads its entry ("sit down"); a noun ends it ("phone call") unless a preposition follows ("exchange of letter"). */
function headOf(kind: TriggerKind, entry: string): { lemma: string; rest: readonly string[] } {
  const words = entry.split(' ');
  const first = kind !== 'noun' || PREPOSITIONS.has(words[1] ?? '');
  const at = first ? 0 : words.length - 1;
  return { lemma: words[at]!, rest: words.filter((_, index) => index !== at) };
}

function checkMode(name: string, event: EventType, mode: string): void {
  if (!isModeOf(event, mode) && mode !== 'none')
    throw new Error(`lexicon/${name}: "${mode}" is no mode of ${event}; write one of model/plover.ts`);
}

function frameOf(id: string, file: FileText, text: FrameText): Frame {
  const sets = (
    slots: Readonly<Record<string, readonly string[]>>,
  ): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(Object.entries(slots).map(([slot, list]) => [slot, new Set(list)]));
  const modes = text.things.length > 0 ? text.things : Object.keys(file.things);
  const hasThing = Object.values(text.roles).includes('thing');
  const things = hasThing
    ? modes.flatMap((mode) =>
        (file.things[mode] ?? []).map((word) => [word, mode === 'none' ? null : mode] as const),
      )
    : [];
  return {
    id,
    event: file.event,
    mode: text.mode ?? null,
    roles: new Map(Object.entries(text.roles)),
    parties: text.parties,
    needs: text.needs.map((need) => need.split(' or ')),
    unless: sets(text.unless),
    only: sets(text.only),
    kinds: sets(text.kinds),
    things: new Map(things),
    carriers: new Set([...text.carriers, ...(text.nouns.length > 0 ? file.carriers : [])]),
    tellers: new Set(file.tellers),
    hosts: new Set(file.hosts),
    receivers: new Set(file.receivers),
    carried: text.carried,
    anyObject: text['any object'],
    negated: text.negated,
    answers: text.answers,
    content: text.content,
  };
}

function contentModesOf(name: string, file: FileText): readonly ContentMode[] {
  return Object.entries(file['content modes']).map(([about, gives]) => {
    checkMode(name, file.event, gives);
    const [type, mode] = about.split('/');
    if (!EVENT_TYPES.includes(type as EventType))
      throw new Error(`lexicon/${name}: content modes: "${type}" is no event type`);
    return { event: file.event, type: type as EventType, mode: mode ?? null, gives };
  });
}

function parseRealis(text: string | undefined): RealisWords {
  if (text === undefined)
    throw new Error(`lexicon/${REALIS_FILE} is missing; restore it from the repository`);
  const file = checked(realisSchema, REALIS_FILE, text);
  const flat = (table: Partial<Record<Realis, readonly string[]>>): readonly (readonly [string, Realis])[] =>
    Object.entries(table).flatMap(([realis, list]) => list.map((word) => [word, realis as Realis] as const));
  const governors = new Map<string, Governor[]>();
  for (const [entry, realis] of flat(file.governors)) {
    const [lemma, ...rest] = entry.split(' ');
    governors.set(lemma!, [...(governors.get(lemma!) ?? []), { rest, realis }]);
  }
  for (const list of governors.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return {
    negators: new Set(file.negators),
    modals: new Map(flat(file.modals)),
    governors,
    modifiers: new Map(flat(file.modifiers)),
    attempts: new Set(file.attempts),
    raising: new Set(file.raising),
    occurrence: new Set(file.occurrence),
    lasting: new Set(file.lasting),
    conditions: new Set(file.conditions),
  };
}

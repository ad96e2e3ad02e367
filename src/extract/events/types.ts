import type { Frame, Trigger } from '../../lexicon/frames.ts';
import type { DocumentEntity, EventType, Realis, TraceStep } from '../../model/index.ts';
import type { Tree } from '../tree.ts';
import type {
  Attribution,
  Attributions,
  FigureExpression,
  Mentions,
  Reading,
  ResolvedMention,
  TimeExpression,
  Times,
  TokenRange,
} from '../types.ts';

/** Who speaks at a token: the source of the innermost quotation or report that holds it, null where there is none. */
export interface SpeakingAttributions extends Attributions {
  readonly speakerOf: (sentence: number, token: number) => DocumentEntity | null;
}

/** All that is known of a document before its events are looked for. */
export interface Scene {
  readonly reading: Reading;
  readonly mentions: Mentions;
  readonly times: Times;
  readonly figures: readonly FigureExpression[];
  readonly attributions: SpeakingAttributions;
}

/** A word in a syntactic slot of a trigger. `slot` is named as in the frames: subject, object, with ... */
export interface Argument {
  readonly slot: string;
  readonly token: number;
}

/** A frame whose trigger stands at a token, with what fills the trigger's slots. */
export interface Match {
  readonly sentence: number;
  readonly token: number;
  readonly trigger: Trigger;
  readonly frame: Frame;
  /** The verb that carries a noun trigger ("held" talks), else null. */
  readonly carrier: number | null;
  readonly arguments: readonly Argument[];
}

/** Where an event took place: the tokens as written, and the mention there, if one is known. */
export interface PlaceFound extends TokenRange {
  readonly mention: ResolvedMention | null;
}

/** An event that a frame proposes; refiners merge, change and drop proposals. */
export interface Proposal {
  readonly sentence: number;
  readonly token: number;
  readonly kind: Trigger['kind'];
  readonly lemma: string;
  readonly carrier: number | null;
  readonly frame: Frame;
  readonly event: EventType;
  readonly mode: string | null;
  readonly actor: readonly ResolvedMention[];
  readonly recipient: readonly ResolvedMention[];
  readonly via: readonly ResolvedMention[];
  readonly where: PlaceFound | null;
  readonly figure: FigureExpression | null;
  readonly realis: Realis;
  /** Slots that name a participant or thing. */
  readonly slots: readonly string[];
  /** The time of the event where it is not the trigger's own ("and again on 8 April"), else null. */
  readonly time: TimeExpression | null;
  readonly trace: readonly TraceStep[];
}

/** A refiner takes the proposals of a document, in text order, and gives those that stand. */
export type Refiner = (
  proposals: readonly Proposal[],
  scene: Scene,
  treeAt: (sentence: number) => Tree,
) => readonly Proposal[];

/** Attributions around a token whose source is a person or body, outermost first. */
export type Around = readonly Attribution[];

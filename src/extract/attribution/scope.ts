import type { Sentence } from '../../model/index.ts';
import { isRelation, treeOf } from '../tree.ts';
import type { Found, Scene, Voice } from './found.ts';
import { inQuote } from './quotes.ts';
import { anyHolds } from './ranges.ts';
import { describesSource, goesOn, speaksForItself, startsParagraph, topicOf, wordsIn } from './signals.ts';
import { documentClass } from './words.ts';

/**
 * How long a source speaks. The sources that go on after their own sentence are kept on a stack: media and papers
 * (frames), and above papers the one whose writing is being told (the narrator). Reasons for the rules:
 * - a report or a set of documents, once cited, is what the following sentences of its paragraph tell of, and further
 *   paragraphs while they speak of the same persons and bodies; one that opens the text or is cited again and again is
 *   the ground of the whole text until somebody else takes over;
 * - what a person said ends with the sentence: news goes back to its own voice, but for a sentence that says that it
 *   goes on ("also", "moreover");
 * - a source known from within a frame's account speaks within it; one that is new speaks to the outlet, and the
 *   frame is over for what it says;
 * - where the outlet speaks for itself ("could not be reached"), answers ("in response"), or speaks about the source,
 *   no source runs on.
 */
export interface Scopes {
  /** Sources that the sentence's own words stand under where no attribution of the sentence holds them. */
  readonly running: readonly (readonly Voice[])[];
  /** Sources outside of each attribution that no other of its sentence holds, outermost first. */
  readonly outside: ReadonlyMap<Found, readonly Voice[]>;
  /** The source that stands in for an attribution's own: of a letter in a collection its writer, of more of it the collection. */
  readonly instead: ReadonlyMap<Found, Voice>;
}

interface Frame {
  readonly voice: Voice;
  readonly paragraph: number;
  /** Entities that its account has spoken of. */
  readonly topic: ReadonlySet<string>;
  /** Whether it is the ground of the whole text. */
  readonly ground: boolean;
}

interface State {
  readonly frames: readonly Frame[];
  readonly narrator: { readonly voice: Voice; readonly paragraph: number } | null;
  /** A person's own sentence just before this one. */
  readonly last: {
    readonly voices: readonly Voice[];
    readonly sentence: number;
    readonly open: boolean;
  } | null;
}

const NOTHING: State = { frames: [], narrator: null, last: null };

/** Runs over the sentences of the body in order and tells what stands under which sources. */
export function scopesOf(scene: Scene, founds: readonly Found[]): Scopes {
  const running: (readonly Voice[])[] = [];
  const outside = new Map<Found, readonly Voice[]>();
  const instead = new Map<Found, Voice>();
  const media = new Map<string, Voice>();
  const cited = new Map<string, number>();
  const bodyStart = scene.sentences.find((sentence) => sentence.part === 'body')?.paragraph ?? 0;
  let state = NOTHING;
  for (const sentence of scene.sentences) {
    const here = topsOf(founds, sentence.index);
    if (sentence.part !== 'body') {
      running.push([]);
      for (const found of here) outside.set(found, []);
      continue;
    }
    const before = settled(scene, state, sentence);
    const governing = here
      .filter((found) => governs(scene, found) && found.voice.source !== null)
      .sort(byLevel);
    const first = governing[0] && standIn(before, governing[0], cited);
    const base = baseOf(scene, before, sentence, first);
    running.push(base);
    for (const found of here)
      outside.set(
        found,
        base.filter((voice) => voice.key !== found.voice.key),
      );
    state = before;
    for (const found of governing) {
      const lead = standIn(state, found, cited);
      if (lead !== found) instead.set(found, lead.voice);
      const around = outsideOf(scene, state, lead, media);
      outside.set(found, around);
      if (found.media.length > 0) media.set(lead.voice.key, found.media.at(-1)!);
      const times = (cited.get(lead.voice.key) ?? 0) + 1;
      cited.set(lead.voice.key, times);
      const ground = sentence.paragraph - bodyStart <= 1 || times > 1;
      state = after(scene, state, sentence, lead, around, ground);
    }
    for (const found of here) {
      const same = governing.find((other) => other !== found && other.voice.key === found.voice.key);
      if (same && !governing.includes(found)) outside.set(found, outside.get(same)!);
    }
    if (governing.length === 0) state = carried(scene, before, sentence, base);
  }
  return { running, outside, instead };
}

const LEVELS = ['medium', 'papers', 'voice'] as const;

function byLevel(a: Found, b: Found): number {
  return LEVELS.indexOf(a.voice.level) - LEVELS.indexOf(b.voice.level) || a.draft.anchor - b.draft.anchor;
}

/** Attributions of a sentence that make links and that no other of the sentence holds. */
function topsOf(founds: readonly Found[], sentence: number): readonly Found[] {
  const here = founds.filter((found) => found.draft.sentence === sentence && found.draft.link);
  const held = (found: Found): boolean =>
    founds.some(
      (other) => other !== found && other.draft.link && holdsCue(other, found) && !holdsCue(found, other),
    );
  return here.filter((found) => !held(found));
}

function holdsCue(outer: Found, inner: Found): boolean {
  const { sentence, anchor } = inner.draft;
  return anyHolds(outer.draft.content, sentence, anchor) || anyHolds(outer.draft.reach, sentence, anchor);
}

/** Whether an attribution rules its sentence: its cue heads it, or its content holds the head. */
function governs(scene: Scene, found: Found): boolean {
  const { draft } = found;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  if (draft.source === null && found.voice.entity === null && /^(noun|adverb)/.test(draft.rule)) return false;
  if (anyHolds(draft.content, draft.sentence, tree.root)) return true;
  let at = draft.anchor;
  while (
    at !== tree.root &&
    ['conj', 'advcl', 'parataxis', 'xcomp'].some((relation) => isRelation(tree.tokens[at]!.deprel, relation))
  )
    at = tree.tokens[at]!.head;
  if (at === tree.root) return true;
  const source = draft.source?.head;
  return /^noun/.test(draft.rule)
    ? false
    : source !== undefined &&
        isRelation(tree.tokens[source]!.deprel, 'obj') &&
        tree.tokens[source]!.head === tree.root;
}

/** The state that a sentence meets: frames that do not reach its paragraph are dropped. */
function settled(scene: Scene, state: State, sentence: Sentence): State {
  if (!startsParagraph(scene, sentence)) return state;
  const continues = goesOn(scene, sentence);
  const topic = topicOf(scene, sentence);
  const frames = state.frames.filter(
    (frame) => frame.ground || continues || (frame.voice.level === 'papers' && sharesAny(frame.topic, topic)),
  );
  const narrator =
    state.narrator && frames.some((frame) => frame.voice.level === 'papers') && continues
      ? state.narrator
      : null;
  return { frames, narrator, last: continues ? state.last : null };
}

function sharesAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of b) if (a.has(one)) return true;
  return false;
}

/** What runs on over a sentence's own words. */
function baseOf(scene: Scene, state: State, sentence: Sentence, lead: Found | undefined): readonly Voice[] {
  if (speaksForItself(scene, sentence) || (lead && answers(scene, lead))) return [];
  const frames = state.frames.map((frame) => frame.voice);
  if (frames.some((voice) => voice.level === 'medium' && describesSource(scene, sentence, voice))) return [];
  if (lead) return matrixOf(state, lead);
  if (state.narrator) return [...frames, state.narrator.voice];
  const { last } = state;
  if (last?.open && last.sentence === sentence.index - 1 && goesOn(scene, sentence)) return last.voices;
  return frames;
}

/** The words around an attribution stand under what runs on, but not under its own source nor what that source replaces. */
function matrixOf(state: State, lead: Found): readonly Voice[] {
  if (lead.toOutlet || lead.media.length > 0 || lead.voice.level === 'medium') return [];
  const frames = state.frames.map((frame) => frame.voice);
  if (lead.voice.level === 'papers') return papersOutside(state, lead.voice);
  if (lead.author && lead.voice.key === lead.author.key) return frames;
  const narrator = state.narrator?.voice;
  return narrator && narrator.key !== lead.voice.key && frames.length > 0 ? [...frames, narrator] : frames;
}

/** The sources outside of an attribution that rules its sentence. */
function outsideOf(
  scene: Scene,
  state: State,
  found: Found,
  media: ReadonlyMap<string, Voice>,
): readonly Voice[] {
  const { voice } = found;
  if (found.media.length > 0) return found.media;
  if (found.toOutlet || answers(scene, found)) return [];
  const frames = state.frames.map((frame) => frame.voice);
  const known = frames.findIndex((one) => one.key === voice.key);
  if (known >= 0) return frames.slice(0, known);
  if (voice.level === 'medium') return [];
  if (voice.level === 'papers') return papersOutside(state, voice);
  if (isQuoted(scene, found)) return frames;
  const printed = media.get(voice.key);
  if (printed) return [printed];
  const inside = state.frames.some((frame) => voice.entity !== null && knows(frame, voice));
  if (!inside) return voice.entity === null && voice.source === null ? frames : [];
  const narrator = state.narrator?.voice;
  const nested = narrator && narrator.key !== voice.key && voice.manner !== 'wrote';
  return nested ? [...frames, narrator] : frames;
}

/** Whether it stands in a quotation that nobody is told to speak: whose account runs on, speaks it. */
function isQuoted(scene: Scene, found: Found): boolean {
  const { sentence, anchor } = found.draft;
  return scene.quotes.some((quote) => quote.clausal && quote.level === 1 && inQuote(quote, sentence, anchor));
}

function papersOutside(state: State, voice: Voice): readonly Voice[] {
  const frames = state.frames.filter(
    (frame) =>
      frame.voice.level === 'medium' ||
      (frame.voice.collective && voice.document === 'correspondence' && frame.voice.key !== voice.key),
  );
  return frames.map((frame) => frame.voice);
}

/**
 * Within a collection of papers a letter is known by who wrote it, and more of the collection ("extensive
 * correspondence") is the collection itself, unless it is counted or told apart from it.
 */
function standIn(state: State, found: Found, cited: ReadonlyMap<string, number>): Found {
  const collection = state.frames.find(
    (frame) => frame.voice.level === 'papers' && frame.voice.collective,
  )?.voice;
  const { voice } = found;
  if (!collection || voice.level !== 'papers' || voice.key === collection.key) return found;
  if (found.author) return { ...found, voice: found.author };
  const more = voice.collective && !voice.counted && !voice.named && !cited.has(voice.key);
  return more ? { ...found, voice: collection } : found;
}

/** Whether the frame's account has spoken of the source, of one it is made up of, or of one it belongs to. */
function knows(frame: Frame, voice: Voice): boolean {
  const { entity } = voice;
  if (entity === null) return false;
  return [entity.id, ...entity.members, ...(entity.of === null ? [] : [entity.of])].some((id) =>
    frame.topic.has(id),
  );
}

/** Whether it answers the source before it rather than being part of its account. */
function answers(scene: Scene, found: Found): boolean {
  const words = wordsIn(scene, scene.sentences[found.draft.sentence]!);
  if (scene.index.cues.response.some((phrase) => words.includes(` ${phrase} `))) return true;
  return (
    found.draft.manner === 'denied' &&
    found.draft.content.some((range) =>
      /claim|report|allegation|accusation|charge|assertion/.test(
        wordsIn(scene, scene.sentences[range.sentence]!),
      ),
    )
  );
}

/** In these manners somebody tells what happened; who asks, promises, accuses or denies acts. */
const RECOUNTING: ReadonlySet<string> = new Set([
  'said',
  'told',
  'wrote',
  'reported',
  'confirmed',
  'claimed',
]);

/** The state after a sentence that an attribution rules. */
function after(
  scene: Scene,
  state: State,
  sentence: Sentence,
  lead: Found,
  outside: readonly Voice[],
  ground: boolean,
): State {
  const { voice } = lead;
  const topic = topicOf(scene, sentence);
  const paragraph = sentence.paragraph;
  const widened = state.frames.map((frame) => ({ ...frame, topic: new Set([...frame.topic, ...topic]) }));
  if (lead.toOutlet || answers(scene, lead)) return { ...NOTHING, last: lastOf(lead, outside, sentence) };
  const keep = outside.flatMap((one) => widened.filter((frame) => frame.voice.key === one.key));
  if (voice.level === 'medium' && voice.source !== null)
    return {
      frames: [
        {
          voice,
          paragraph,
          topic,
          ground: ground || widened.some((frame) => frame.voice.key === voice.key && frame.ground),
        },
      ],
      narrator: null,
      last: null,
    };
  if (voice.level === 'papers') {
    const known = widened.find((frame) => frame.voice.key === voice.key);
    const collection = keep.find((frame) => frame.voice.level === 'papers');
    if (collection) return { frames: keep, narrator: { voice, paragraph }, last: null };
    return {
      frames: [...keep, known ?? { voice, paragraph, topic, ground: false }],
      narrator: null,
      last: null,
    };
  }
  if (lead.media.length > 0) return { frames: [], narrator: null, last: lastOf(lead, outside, sentence) };
  const papers = keep.some((frame) => frame.voice.level === 'papers');
  if (papers) {
    const under = state.narrator && outside.some((one) => one.key === state.narrator!.voice.key);
    return {
      frames: widened,
      narrator:
        under || !RECOUNTING.has(voice.manner) || !voice.entity ? state.narrator : { voice, paragraph },
      last: null,
    };
  }
  return { frames: widened, narrator: null, last: lastOf(lead, outside, sentence) };
}

function lastOf(lead: Found, outside: readonly Voice[], sentence: Sentence): State['last'] {
  const content = lead.draft.content[0];
  const open =
    content !== undefined &&
    content.sentence === lead.draft.sentence &&
    content.first > lead.draft.anchor &&
    !lead.draft.direct;
  return { voices: [...outside, lead.voice], sentence: sentence.index, open };
}

/** The state after a sentence that nothing rules. */
function carried(scene: Scene, state: State, sentence: Sentence, base: readonly Voice[]): State {
  if (base.length === 0)
    return { ...state, last: null, narrator: mentionsPaper(scene, sentence) ? null : state.narrator };
  const topic = topicOf(scene, sentence);
  const frames = state.frames.map((frame) => ({ ...frame, topic: new Set([...frame.topic, ...topic]) }));
  const last =
    state.last && base === state.last.voices ? { ...state.last, sentence: sentence.index } : state.last;
  return { frames, narrator: state.narrator, last };
}

function mentionsPaper(scene: Scene, sentence: Sentence): boolean {
  const tree = treeOf(sentence);
  return sentence.tokens.some((token) => documentClass(scene.index, tree, token.index) === 'correspondence');
}

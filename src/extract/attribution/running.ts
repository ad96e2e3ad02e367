import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import { answers, isInside, papersOutside } from './outside.ts';
import type { Found, Scene, Voice } from './scene.ts';
import {
  describesSource,
  goesOn,
  isBackstory,
  speaksForItself,
  startsParagraph,
  subjectsOf,
  takesUp,
  tellsOfNow,
  topicOf,
} from './signals.ts';
import { type Frame, NOTHING, type State, voicesIn } from './state.ts';
import { documentClass } from './words.ts';

/** The state that a sentence meets: frames that do not reach its paragraph are dropped. */
export function settled(scene: Scene, state: State, sentence: Sentence): State {
  if (!startsParagraph(scene, sentence)) return state;
  const continues = goesOn(scene, sentence);
  const topic = topicOf(scene, sentence);
  const subject = subjectsOf(scene, sentence);
  const now = tellsOfNow(scene, sentence);
  const reaches = (frame: Frame): boolean => {
    if (frame.passing || (now && frame.voice.level === 'papers')) return false;
    if (continues) return true;
    if (frame.resting) return frame.cited > 1 && sharesAny(frame.topic, subject);
    return (
      frame.cited > 1 ||
      (frame.opens && (frame.voice.level === 'medium' || frame.voice.collective)) ||
      (frame.voice.level === 'papers' &&
        (frame.writer === null || subject.has(frame.writer)) &&
        sharesAny(frame.topic, frame.voice.collective ? topic : subject))
    );
  };
  const frames = state.frames.filter(reaches).map((frame) => ({ ...frame, resting: false }));
  const onPapers = frames.some((frame) => frame.voice.level === 'papers');
  return {
    frames,
    narrator: onPapers && continues ? state.narrator : null,
    last: continues ? state.last : null,
  };
}

function sharesAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of b) if (a.has(one)) return true;
  return false;
}

/** What runs on over a sentence's own words; `lead` is the attribution that rules it. */
export function baseOf(
  scene: Scene,
  state: State,
  sentence: Sentence,
  lead: Found | undefined,
): readonly Voice[] {
  if (speaksForItself(scene, sentence) || (lead && answers(scene, lead))) return [];
  const frames = voicesIn(state);
  if (frames.some((voice) => voice.level === 'medium' && describesSource(scene, sentence, voice))) return [];
  if (lead) return matrixOf(scene, state, lead);
  if (state.narrator) return [...frames, state.narrator.voice];
  const { last } = state;
  const next = last?.open && last.sentence === sentence.index - 1;
  if (
    next &&
    (goesOn(scene, sentence) ||
      isBackstory(scene, sentence) ||
      (last.past && takesUp(scene, sentence, last.topic, last.voices.at(-1)!)))
  )
    return last.voices;
  return frames;
}

/** The words around an attribution stand under what runs on, but not under its own source nor what that source replaces. */
function matrixOf(scene: Scene, state: State, lead: Found): readonly Voice[] {
  if (lead.toOutlet || lead.media.length > 0 || lead.voice.level === 'medium') return [];
  if (lead.voice.level === 'papers') return papersOutside(state, lead.voice);
  const frames = voicesIn(state);
  if (lead.voice.level === 'voice' && lead.voice.entity !== null && !isInside(scene, state, lead)) return [];
  if (lead.author && lead.voice.key === lead.author.key) return frames;
  const narrator = state.narrator?.voice;
  return narrator && narrator.key !== lead.voice.key && frames.length > 0 ? [...frames, narrator] : frames;
}

/** The state after a sentence that an attribution rules, with the sources outside of it; `opens` where the text begins. */
export function after(
  scene: Scene,
  state: State,
  sentence: Sentence,
  lead: Found,
  outside: readonly Voice[],
  opens: boolean,
): State {
  const { voice } = lead;
  const topic = topicOf(scene, sentence);
  if (lead.toOutlet || answers(scene, lead))
    return { ...NOTHING, last: lastOf(scene, lead, outside, sentence) };
  const widened = widenedBy(state.frames, topic);
  const keep = outside.flatMap((one) => {
    const frame = widened.find((other) => other.voice.key === one.key);
    return frame
      ? [frame]
      : lead.media.includes(one) && voice.level === 'papers'
        ? [frameOf(one, topic)]
        : [];
  });
  if (voice.level !== 'voice')
    return {
      frames: framesWith(widened, keep, lead, topic, opens),
      narrator: narratorOf(keep, lead),
      last: null,
    };
  const last = lastOf(scene, lead, outside, sentence);
  if (keep.some((frame) => frame.voice.level === 'papers')) {
    const under = state.narrator !== null && outside.some((one) => one.key === state.narrator!.voice.key);
    const stays = under || !lead.draft.recounts || voice.entity === null;
    return { frames: widened, narrator: stays ? state.narrator : { voice }, last: null };
  }
  return keep.length > 0 || voice.entity === null
    ? { frames: widened, narrator: null, last }
    : { ...replied({ ...state, frames: widened }), last };
}

/** Who wrote the single letter that speaks, where that is told. */
function writerOf({ author, voice }: Found): string | null {
  if (author?.entity) return author.entity.id;
  const { entity, collective } = voice;
  return entity?.kind === 'document' && !collective && !entity.plural ? entity.of : null;
}

function frameOf(voice: Voice, topic: ReadonlySet<string>): Frame {
  return { voice, writer: null, topic, opens: false, cited: 1, passing: false, resting: false };
}

function framesWith(
  frames: readonly Frame[],
  keep: readonly Frame[],
  lead: Found,
  topic: ReadonlySet<string>,
  opens: boolean,
): readonly Frame[] {
  const known = frames.find((frame) => frame.voice.key === lead.voice.key);
  const frame = {
    voice: lead.voice,
    writer: writerOf(lead),
    topic: new Set([...topic, ...(known?.topic ?? [])]),
    opens: opens || (known?.opens ?? false),
    cited: (known?.cited ?? 0) + 1,
    passing: lead.draft.rule === 'in paper' && known === undefined,
    resting: false,
  };
  if (lead.draft.rule === 'in paper' && known === undefined) return frames;
  if (lead.voice.level === 'medium') return [frame];
  return keep.some((one) => one.voice.level === 'papers') ? keep : [...keep, frame];
}

/** A letter within a collection narrates; a medium or a new collection ends the narrator before it. */
function narratorOf(keep: readonly Frame[], lead: Found): State['narrator'] {
  const nested = lead.voice.level === 'papers' && keep.some((one) => one.voice.level === 'papers');
  return nested ? { voice: lead.voice } : null;
}

function widenedBy(frames: readonly Frame[], topic: ReadonlySet<string>): readonly Frame[] {
  return frames.map((frame) =>
    frame.resting ? frame : { ...frame, topic: new Set([...frame.topic, ...topic]) },
  );
}

/** Somebody else has the word: what was cited more than once rests for the paragraph, the rest is over. */
function replied(state: State): State {
  return {
    ...NOTHING,
    frames: state.frames
      .filter((frame) => frame.cited > 1)
      .map((frame) => ({ ...frame, resting: true, opens: false })),
  };
}

function lastOf(scene: Scene, lead: Found, outside: readonly Voice[], sentence: Sentence): State['last'] {
  const leads = lead.draft.content.some(
    (range) => range.sentence === lead.draft.sentence && range.first > lead.draft.anchor,
  );
  return {
    voices: [...outside, lead.voice],
    sentence: sentence.index,
    open: leads && !lead.draft.direct,
    past: tellsOfPast(lead, sentence),
    topic: topicOf(scene, sentence),
  };
}

function tellsOfPast(lead: Found, sentence: Sentence): boolean {
  return !lead.draft.content.some((range) =>
    sentence.tokens.slice(range.first, range.last + 1).some((token) => token.xpos === 'MD'),
  );
}

/** The state after a sentence that nothing rules; `base` is what ran on over it. */
export function carried(scene: Scene, state: State, sentence: Sentence, base: readonly Voice[]): State {
  if (base.length === 0 && startsParagraph(scene, sentence) && speaksForItself(scene, sentence))
    return { frames: state.frames.map((frame) => ({ ...frame, resting: true })), last: null, narrator: null };
  if (base.length === 0)
    return { ...state, last: null, narrator: speaksOfLetter(scene, sentence) ? null : state.narrator };
  const goes = state.last !== null && base === state.last.voices;
  return {
    frames: widenedBy(state.frames, topicOf(scene, sentence)),
    narrator: state.narrator,
    last: goes ? { ...state.last!, sentence: sentence.index } : state.last,
  };
}

function speaksOfLetter(scene: Scene, sentence: Sentence): boolean {
  const tree = treeOf(sentence);
  return sentence.tokens.some((token) => documentClass(scene.index, tree, token.index) === 'correspondence');
}

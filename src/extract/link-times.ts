import type { ChainLink, Span, When } from '../model/index.ts';
import type { Scene } from './events/types.ts';

/**
 * The chain with the time at which each link spoke: of the outlet the day of publication, of a source what the sentence
 * of its cue tells of the cue ("said on Tuesday", "in a letter dated 3 May"). Null where neither is told.
 */
export function datedLinks(scene: Scene, chain: readonly ChainLink[]): readonly ChainLink[] {
  const published = scene.reading.parsed.document.published?.value ?? null;
  return chain.map((link, place) => {
    const when = place === 0 ? published : link.cue && timeOfCue(scene, link.cue);
    return when ? { ...link, when } : link;
  });
}

/** The narrative's time is none of the speaking's: only what stands in the cue's own sentence counts. */
function timeOfCue({ reading, times }: Scene, cue: Span): When | null {
  const sentence = reading.parsed.sentences.find(({ start, end }) => start <= cue.start && cue.start < end);
  if (!sentence) return null;
  const words = sentence.tokens.filter(({ start, end }) => start < cue.end && cue.start < end);
  const word = words.find(({ upos }) => upos === 'VERB') ?? words.find(({ upos }) => upos === 'NOUN');
  const when = word ? times.of(sentence.index, word.index) : null;
  return when?.span && sentence.start <= when.span.start && when.span.end <= sentence.end ? when : null;
}

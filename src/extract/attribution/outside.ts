import type { DocumentEntity } from '../../model/index.ts';
import { childrenOf, markersOf, treeOf } from '../tree.ts';
import { inQuote } from './quotes.ts';
import type { Found, Scene, Voice } from './scene.ts';
import { startsParagraph, wordsIn } from './signals.ts';
import { type State, voicesIn } from './state.ts';
import { documentClass, lemmaOf } from './words.ts';

/** The sources outside of an attribution that rules its sentence, outermost first; `media` tells who was heard by whom. */
export function outsideOf(
  scene: Scene,
  state: State,
  found: Found,
  media: ReadonlyMap<string, Voice>,
): readonly Voice[] {
  const { voice } = found;
  if (found.media.length > 0) return found.media;
  if (found.toOutlet || answers(scene, found)) return [];
  const frames = voicesIn(state);
  const known = frames.findIndex((one) => one.key === voice.key);
  if (known >= 0) return frames.slice(0, known);
  if (voice.level === 'medium') return [];
  if (voice.level === 'papers') return papersOutside(state, voice);
  if (isQuoted(scene, found)) return frames;
  const printed = media.get(voice.key);
  if (printed) return [printed];
  const asking = askingFrame(scene, state, found);
  if (asking >= 0) return frames.slice(0, asking + 1);
  if (toldToLast(scene, state, found)) return state.last?.voices ?? [];
  if (!isInside(scene, state, found)) return [];
  const narrator = state.narrator?.voice;
  const nested = narrator && narrator.key !== voice.key && voice.manner !== 'wrote';
  return nested ? [...frames, narrator] : frames;
}

/** "A driver told the centre's researchers": who asked is a source that runs on; its place among the frames, or -1. */
function askingFrame(scene: Scene, state: State, { draft }: Found): number {
  const ids = draft.hearers.flatMap((head) => {
    const entity = scene.speakers.entityAt(draft.sentence, head);
    return entity === null ? [] : [entity.id, ...(entity.of === null ? [] : [entity.of])];
  });
  return voicesIn(state).findIndex((voice) => voice.entity !== null && ids.includes(voice.entity.id));
}

/** "Finch reported that she had met him. Strand told her ...": what was told to who spoke last is part of his account. */
function toldToLast(scene: Scene, state: State, found: Found): boolean {
  const speaker = state.last?.voices.at(-1)?.entity;
  if (!speaker || !state.last?.open || found.draft.sentence !== state.last.sentence + 1) return false;
  return found.draft.hearers.some(
    (head) => scene.speakers.entityAt(found.draft.sentence, head)?.id === speaker.id,
  );
}

/** Whether it stands in a quotation that nobody is told to speak: whose account runs on, speaks it. */
function isQuoted(scene: Scene, found: Found): boolean {
  const { sentence, anchor } = found.draft;
  return scene.quotes.some((quote) => quote.clausal && quote.level === 1 && inQuote(quote, sentence, anchor));
}

/** Papers stand under the media that tell of them, and a letter under the collection that it is of. */
export function papersOutside(state: State, voice: Voice): readonly Voice[] {
  return voicesIn(state).filter(
    (frame) =>
      frame.level === 'medium' ||
      (frame.collective && voice.document === 'correspondence' && frame.key !== voice.key),
  );
}

/**
 * Within a collection of papers a letter is known by who wrote it, and more of the collection ("extensive
 * correspondence") is the collection itself, unless it is counted, told apart from it, or was cited before.
 */
export function standIn(state: State, found: Found, cited: ReadonlyMap<string, number>): Found {
  const collection = voicesIn(state).find((voice) => voice.level === 'papers' && voice.collective);
  const { voice } = found;
  if (!collection || voice.level !== 'papers' || voice.key === collection.key) return found;
  if (found.author) return { ...found, voice: found.author };
  if (found.draft.rule === 'in paper') return { ...found, voice: collection };
  const more = voice.collective && !voice.counted && !voice.named && !cited.has(voice.key);
  return more ? { ...found, voice: collection } : found;
}

/**
 * Whether a frame's account has spoken of the source, of one it is made up of, or of one it belongs to, or the source
 * speaks in a paper of it ("In one of them, Ruiz described").
 */
export function isInside(scene: Scene, state: State, { draft, voice }: Found): boolean {
  const { entity } = voice;
  const ids = entity === null ? [] : [entity.id, ...entity.members, ...belongsTo(scene, draft, entity)];
  if (state.frames.some((frame) => !frame.resting && ids.some((id) => frame.topic.has(id)))) return true;
  if (!voicesIn(state).some((frame) => frame.level === 'papers')) return false;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  return childrenOf(tree, draft.anchor, 'obl').some((child) => {
    if (!markersOf(tree, child).includes('in')) return false;
    const kind = documentClass(scene.index, tree, child);
    const oneOf = childrenOf(tree, child, 'nmod').some((inner) =>
      /^(them|these|those)$/i.test(tree.tokens[inner]!.text),
    );
    return oneOf || (kind !== null && kind !== 'publication' && kind !== 'statement');
  });
}

/** Whom the source belongs to; who speaks to the press for somebody speaks to the outlet, not inside an account of him. */
function belongsTo(scene: Scene, draft: Found['draft'], entity: DocumentEntity): readonly string[] {
  if (entity.of === null || draft.source === null) return [];
  const tree = treeOf(scene.sentences[draft.sentence]!);
  return scene.index.spokes.has(lemmaOf(tree, draft.source.head)) ? [] : [entity.of];
}

/** Whether it answers the source before it rather than being part of its account. */
export function answers(scene: Scene, { draft }: Found): boolean {
  const words = wordsIn(scene, scene.sentences[draft.sentence]!);
  if (scene.index.response.some((phrase) => words.includes(phrase))) return true;
  if (opensWithNo(scene, draft)) return true;
  if (draft.manner !== 'denied') return false;
  if (deniesNow(scene, draft)) return true;
  const { tokens } = scene.sentences[draft.sentence]!;
  const object = tokens[draft.content[0]?.first ?? -1];
  if (object && draft.content[0]!.sentence === draft.sentence && /^(this|that|it|them)$/i.test(object.text))
    return true;
  return tokens
    .slice(draft.anchor + 1)
    .some(
      (token) =>
        (token.upos === 'NOUN' && scene.index.charges.has(token.lemma.toLowerCase())) ||
        scene.index.denialWords.has(token.text.toLowerCase()),
    );
}

/** A paragraph that opens with who "denies" or "has denied" it: to the outlet, today. */
function deniesNow(scene: Scene, { sentence, anchor }: Found['draft']): boolean {
  const here = scene.sentences[sentence]!;
  if (!startsParagraph(scene, here)) return false;
  const tree = treeOf(here);
  const perfect = childrenOf(tree, anchor, 'aux').some((at) => /^(has|have)$/i.test(tree.tokens[at]!.text));
  return perfect || /^VB[PZ]$/.test(tree.tokens[anchor]!.xpos);
}

/** A paragraph that opens with somebody's no ("Lonn says she never gave the order") answers. */
function opensWithNo(scene: Scene, draft: Found['draft']): boolean {
  const sentence = scene.sentences[draft.sentence]!;
  if (draft.direct || !startsParagraph(scene, sentence) || draft.manner !== 'said') return false;
  const tree = treeOf(sentence);
  const clause = childrenOf(tree, draft.anchor, 'ccomp')[0];
  if (clause === undefined) return false;
  const things = childrenOf(tree, clause, 'obj', 'nsubj').flatMap((at) => childrenOf(tree, at, 'det'));
  return [...childrenOf(tree, clause, 'advmod'), ...things].some((at) =>
    /^(not|n['’]t|never|no)$/i.test(tree.tokens[at]!.text),
  );
}

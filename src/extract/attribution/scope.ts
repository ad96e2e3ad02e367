import { isRelation, type Tree, treeOf } from '../tree.ts';
import { answers, outsideOf, standIn } from './outside.ts';
import { anyHolds } from './ranges.ts';
import { after, baseOf, carried, settled } from './running.ts';
import type { Found, Scene, Voice } from './scene.ts';
import { NOTHING } from './state.ts';
import { type Testimony, testimonyAfter, testimonyOver } from './testimony.ts';
import { documentClass } from './words.ts';

/**
 * How long a source speaks. The sources that go on after their own sentence are kept on a stack: media and papers
 * (frames), and above papers the one whose writing is being told (the narrator). Reasons for the rules:
 * - a report or a set of documents, once cited, is what the following sentences of its paragraph tell of, and further
 *   paragraphs while they speak of the same persons and bodies; one that opens the text or is cited again and again is
 *   the ground of the whole text until somebody else takes over;
 * - what a person said ends with the sentence: news goes back to its own voice, but for a sentence that says that it
 *   goes on ("also", "moreover") or takes up in the past tense who was just spoken of ("They met ...");
 * - a source known from within a frame's account speaks within it; one that is new speaks to the outlet, and the
 *   frame rests for that paragraph, for good where it was cited once;
 * - where the outlet speaks for itself ("could not be reached"), answers ("in response"), or speaks about the source,
 *   no source runs on; an answer to a source, or a word to the outlet, ends what ran on.
 */
export interface Scopes {
  /** Sources that the sentence's own words stand under where no attribution of the sentence holds them. */
  readonly running: readonly (readonly Voice[])[];
  /** Sources outside of each attribution that no other of its sentence holds, outermost first. */
  readonly outside: ReadonlyMap<Found, readonly Voice[]>;
  /** The source that stands in for an attribution's own: of a letter in a collection its writer, of more of it the collection. */
  readonly instead: ReadonlyMap<Found, Voice>;
}

/** Runs over the sentences of the body in order and tells what stands under which sources. */
export function scopesOf(scene: Scene, founds: readonly Found[]): Scopes {
  const running: (readonly Voice[])[] = [];
  const outside = new Map<Found, readonly Voice[]>();
  const instead = new Map<Found, Voice>();
  const known = { media: new Map<string, Voice>(), cited: new Map<string, number>() };
  const bySentence = Map.groupBy(founds, (found) => found.draft.sentence);
  const start = scene.sentences.find((sentence) => sentence.part === 'body')?.paragraph ?? 0;
  let state = NOTHING;
  let testimony: Testimony | null = null;
  for (const sentence of scene.sentences) {
    const all = bySentence.get(sentence.index) ?? [];
    const here = topsOf(all);
    if (sentence.part !== 'body') {
      running.push([]);
      for (const found of here) outside.set(found, []);
      continue;
    }
    state = settled(scene, state, sentence);
    const governing = here.filter((found) => governs(scene, found)).sort(byLevel);
    const replies = all.some((found) => found.draft.manner === 'denied' && answers(scene, found));
    const base = replies
      ? []
      : baseOf(scene, state, sentence, governing[0] && standIn(state, governing[0], known.cited));
    const told = base.length === 0 && !replies ? testimonyOver(scene, testimony, sentence, governing) : base;
    running.push(told);
    for (const found of here)
      outside.set(
        found,
        base.filter((voice) => voice.key !== found.voice.key),
      );
    const before = state;
    for (const found of governing) {
      const lead = standIn(state, found, known.cited);
      if (lead !== found) instead.set(found, lead.voice);
      const around = outsideOf(scene, state, lead, known.media);
      outside.set(found, around.length > 0 ? around : told.filter((voice) => voice.key !== lead.voice.key));
      if (found.media.length > 0) known.media.set(lead.voice.key, found.media.at(-1)!);
      known.cited.set(lead.voice.key, (known.cited.get(lead.voice.key) ?? 0) + 1);
      const opens = sentence.paragraph - start <= 1;
      state = after(scene, state, sentence, lead, around, opens);
    }
    for (const found of here.filter((one) => !governing.includes(one))) {
      const same = governing.find((other) => other.voice.key === found.voice.key);
      if (same) outside.set(found, outside.get(same)!);
    }
    testimony = testimonyAfter(scene, testimony, sentence, governing);
    if (replies) state = NOTHING;
    else if (governing.length === 0) state = carried(scene, before, sentence, base);
  }
  return { running, outside, instead };
}

const LEVELS = ['medium', 'papers', 'voice'] as const;

function byLevel(a: Found, b: Found): number {
  return LEVELS.indexOf(a.voice.level) - LEVELS.indexOf(b.voice.level) || a.draft.anchor - b.draft.anchor;
}

/** Attributions of a sentence that make links and that no other of the sentence holds. */
function topsOf(founds: readonly Found[]): readonly Found[] {
  const links = founds.filter((found) => found.draft.link);
  const held = (found: Found): boolean =>
    links.some((other) => other !== found && holdsCue(other, found) && !holdsCue(found, other));
  return links.filter((found) => !held(found));
}

function holdsCue(outer: Found, inner: Found): boolean {
  const { sentence, anchor } = inner.draft;
  return anyHolds(outer.draft.content, sentence, anchor) || anyHolds(outer.draft.reach, sentence, anchor);
}

/** Whether an attribution with a source rules its sentence: its cue heads it, or its content holds the head. */
function governs(scene: Scene, { draft, voice }: Found): boolean {
  if (voice.source === null || (voice.entity === null && /^adverb/.test(draft.rule))) return false;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  if (anyHolds(draft.content, draft.sentence, tree.root)) return true;
  if (/^noun/.test(draft.rule)) return false;
  let at = draft.anchor;
  while (at !== tree.root && JOINED.some((relation) => isRelation(tree.tokens[at]!.deprel, relation)))
    at = tree.tokens[at]!.head;
  if (at === tree.root || onDocument(scene, tree, at)) return true;
  const source = tree.tokens[draft.source?.head ?? tree.root]!;
  return isRelation(source.deprel, 'obj') && source.head === tree.root;
}

/** "published a report which says", "issued a report saying": the clause hangs on what the root's subject gives out. */
function onDocument(scene: Scene, tree: Tree, at: number): boolean {
  const { deprel, head } = tree.tokens[at]!;
  if (!isRelation(deprel, 'acl') || head < 0 || documentClass(scene.index, tree, head) === null) return false;
  return isRelation(tree.tokens[head]!.deprel, 'obj') && tree.tokens[head]!.head === tree.root;
}

const JOINED = ['conj', 'advcl', 'parataxis', 'xcomp'] as const;

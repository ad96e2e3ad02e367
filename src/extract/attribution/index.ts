import type { DocumentEntity } from '../../model/index.ts';
import type { Attributions, Mentions, Reading } from '../types.ts';
import { holding, linksOf, voicesOf } from './chain.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './find.ts';
import { foundOf } from './found.ts';
import { fusedAttributions } from './fused.ts';
import { letterVoice } from './letter.ts';
import { anyHolds } from './ranges.ts';
import { type Found, sceneOf } from './scene.ts';
import { scopesOf } from './scope.ts';
import { speakersOf } from './speakers.ts';
import { taggedDrafts } from './tagged.ts';

/** Attributions with the one whose "I" stands where. */
export interface FoundAttributions extends Attributions {
  /**
   * Whose words the token stands in, so that "I", "we", "my" and "our" can be read: the speaker of the innermost
   * quotation around it, the writer where the document is a letter, else null.
   */
  readonly speakerOf: (sentence: number, token: number) => DocumentEntity | null;
}

const inTextOrder = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.toSorted((a, b) => a.sentence - b.sentence || a.anchor - b.anchor);

/**
 * Who says what in a document, nested to any depth, with scope over following sentences. Chains hold the outlet first.
 * `all` holds every act of attribution in text order, also those that make no link of a chain ("wants to"), with the
 * span of source, cue and content as PolNeAR (Newell et al. 2018) marks them. Deterministic.
 */
export function findAttributions(reading: Reading, mentions: Mentions): FoundAttributions {
  const speakers = speakersOf(mentions);
  const scene = sceneOf(reading, mentions, speakers);
  const byRule = draftsOf(reading, speakers, scene.quotes);
  const founds = foundOf(
    scene,
    inTextOrder([...byRule, ...taggedDrafts(reading.parsed, scene.index, byRule)]),
  );
  const scopes = scopesOf(scene, founds);
  const writer = letterVoice(scene);
  const bySentence = new Map<number, readonly Found[]>();
  for (const { index } of scene.sentences)
    bySentence.set(
      index,
      founds.filter(({ draft }) =>
        [...draft.content, ...draft.reach].some((range) => range.sentence === index),
      ),
    );
  const around = (sentence: number, token: number): readonly Found[] =>
    holding(bySentence.get(sentence) ?? [], sentence, token);
  return {
    all: fusedAttributions(reading.parsed, founds, speakers),
    around: (sentence, token) => around(sentence, token).map((found) => found.attribution),
    chain: (sentence, token) => {
      const voices = voicesOf(scene, scopes, bySentence.get(sentence) ?? [], sentence, token);
      return linksOf(
        scene,
        writer ? [writer, ...voices.filter((voice) => voice.key !== writer.key)] : voices,
      );
    },
    speakerOf: (sentence, token) => {
      const quoted = around(sentence, token).filter(
        ({ draft }) => draft.direct && anyHolds(draft.content, sentence, token),
      );
      return quoted.at(-1)?.voice.entity ?? (quoted.length === 0 ? (writer?.entity ?? null) : null);
    },
  };
}

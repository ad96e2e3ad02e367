import type { Lexicon } from '../lexicon/index.ts';
import type { Extraction, ParsedDocument } from '../model/index.ts';
import { findAttributions } from './attribution/index.ts';
import { claimOf } from './claims.ts';
import { COMPLETING, SETTLING, type Step } from './english.ts';
import { type Made, tieDenials } from './events/denials.ts';
import { proposeIn } from './events/propose.ts';
import type { Proposal, Scene } from './events/types.ts';
import { timesOf } from './events/when.ts';
import { findFigures } from './figures/index.ts';
import { mendTrees } from './mend/index.ts';
import { findMentions } from './mentions/index.ts';
import { denyingSentences } from './realis/aftermath.ts';
import { takeCounted, talliesOf } from './tallies/index.ts';
import { findTimes } from './time/index.ts';
import { type Tree, treeOf } from './tree.ts';
import type { Reading } from './types.ts';

/**
 * Takes from a parsed document its entities, claims and tallies. `engine` names the version in ids and claims. The same
 * document, lexicon and engine give the same extraction; what is in it is sorted by place.
 */
export function extract(read: ParsedDocument, lexicon: Lexicon, engine: string): Extraction {
  const parsed = mendTrees(read, lexicon);
  const scene = sceneOf({ parsed, lexicon });
  const treeAt = (sentence: number): Tree => treeOf(parsed.sentences[sentence]!);
  const { counted, rest } = takeCounted(refined(proposed(scene), COMPLETING, scene, treeAt), scene, treeAt);
  const proposals = refined(rest, SETTLING, scene, treeAt);
  const times = timesOf(proposals, scene);
  const made: readonly Made[] = proposals.map((proposal) => ({
    proposal,
    claim: claimOf(scene, treeAt(proposal.sentence), proposal, times, engine),
  }));
  const claims = [...tieDenials(made, scene.mentions, treeAt)].sort(
    (a, b) => a.trigger.start - b.trigger.start || (a.id < b.id ? -1 : 1),
  );
  const tallies = talliesOf(counted, scene, treeAt, times, engine);
  return { document: parsed.document, engine, entities: scene.mentions.entities, claims, tallies };
}

function sceneOf(reading: Reading): Scene {
  const mentions = findMentions(reading);
  return {
    reading,
    mentions,
    times: findTimes(reading),
    figures: findFigures(reading),
    attributions: findAttributions(reading, mentions),
  };
}

/** What the frames propose, in text order. */
function proposed(scene: Scene): readonly Proposal[] {
  const { parsed, lexicon } = scene.reading;
  const told = parsed.sentences.filter(({ part }) => part === 'body' || part === 'headline');
  const all = told.flatMap((sentence) => proposeIn(scene, treeOf(sentence)));
  const denied = denyingSentences(scene.reading, lexicon.frames.realis);
  return all.map((proposal) => afterwards(proposal, all, denied));
}

function refined(
  proposals: readonly Proposal[],
  steps: readonly Step[],
  scene: Scene,
  treeAt: (sentence: number) => Tree,
): readonly Proposal[] {
  return steps.reduce((left, { refine }) => refine(left, scene, treeAt), proposals);
}

/** "But that didn't happen" denies the last event of the sentence before it that was not said to have happened. */
function afterwards(proposal: Proposal, all: readonly Proposal[], denied: ReadonlySet<number>): Proposal {
  if (!denied.has(proposal.sentence + 1) || !['possible', 'planned'].includes(proposal.realis))
    return proposal;
  const last = all.findLast(
    (other) => other.sentence === proposal.sentence && other.realis === proposal.realis,
  );
  if (last?.token !== proposal.token) return proposal;
  const step = { rule: 'said not to have happened', slot: 'realis', detail: 'next sentence' };
  return { ...proposal, realis: 'denied', trace: [...proposal.trace, step] };
}

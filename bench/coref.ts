import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findMentions, type MentionReading } from '../src/extract/mentions/index.ts';
import type { Document, Mention, ParsedDocument } from '../src/model/index.ts';
import { readConllu, withNames } from './conllu.ts';
import {
  addTallies,
  bCubed,
  ceafE,
  EMPTY_TALLY,
  muc,
  type Partition,
  ratesOf,
  type Tally,
} from './coref-metrics.ts';

interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly head: readonly [number, number];
  readonly pos: string;
}

/** One document of the coreference set, as its README gives the fields. */
export interface GoldCoref {
  readonly id: string;
  readonly nonCommercial: boolean;
  readonly text: string;
  readonly clusters: readonly { readonly id: string; readonly mentions: readonly GoldMention[] }[];
}

/** CoNLL-2012 score: MUC, B-cubed and CEAF-e, F1 each, and their mean; shares from 0 to 1. */
export interface CorefScores {
  readonly documents: number;
  readonly muc: number;
  readonly bCubed: number;
  readonly ceafE: number;
  readonly conll: number;
}

export interface CorefOptions {
  /** Folder with `treebank/`, `coref/` and `ner/`. */
  readonly dataDir: string;
  readonly lexicon: MentionReading['lexicon'];
  readonly part: 'dev' | 'train';
  /** Parses the text of a document; without it the gold trees and gold names are used. */
  readonly parse?: (document: Document) => Promise<ParsedDocument>;
  /** Leaves out "I", "we", "you" and the clusters that then are single: `findMentions` does not speak of them. */
  readonly thirdPersonOnly: boolean;
}

/**
 * Scores coreference inside documents on GUM (scheme of GUM, clusters of one left out). Mentions match by their head
 * word, as in CorefUD: a phrase counts as found where a mention of ours has the same head.
 */
export async function scoreCoref(options: CorefOptions): Promise<CorefScores> {
  let [links, mentions, entities] = [EMPTY_TALLY, EMPTY_TALLY, EMPTY_TALLY] as [Tally, Tally, Tally];
  let documents = 0;
  for (const { gold, parsed } of readCoref(options.dataDir, options.part)) {
    const read = options.parse ? await options.parse(parsed.document) : parsed;
    const right = goldPartition(gold, options.thirdPersonOnly);
    const found = systemPartition({ parsed: read, lexicon: options.lexicon });
    links = addTallies(links, muc(right, found));
    mentions = addTallies(mentions, bCubed(right, found));
    entities = addTallies(entities, ceafE(right, found));
    documents++;
  }
  const f1 = [links, mentions, entities].map((tally) => ratesOf(tally).f1) as [number, number, number];
  return { documents, muc: f1[0], bCubed: f1[1], ceafE: f1[2], conll: (f1[0] + f1[1] + f1[2]) / 3 };
}

/** The documents of GUM with gold trees and names, and their coreference. */
export function* readCoref(
  dataDir: string,
  part: 'dev' | 'train',
): Generator<{ readonly gold: GoldCoref; readonly parsed: ParsedDocument }> {
  const lines = (path: string): readonly string[] =>
    readFileSync(join(dataDir, path), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const gold = new Map<string, GoldCoref>(
    lines(`coref/gum.${part}.jsonl`).map((line) => {
      const found = JSON.parse(line) as GoldCoref;
      return [found.id, found];
    }),
  );
  const names = new Map(
    lines(`ner/gum.${part}.jsonl`).map((line) => {
      const { id, entities } = JSON.parse(line) as { id: string; entities: Parameters<typeof withNames>[1] };
      return [id, entities];
    }),
  );
  for (const file of ['gum', 'gum-nc']) {
    const conllu = gunzipSync(readFileSync(join(dataDir, `treebank/${file}.${part}.conllu.gz`))).toString();
    for (const { id, parsed } of readConllu(conllu)) {
      const found = gold.get(id);
      if (found) yield { gold: found, parsed: withNames(parsed, names.get(id) ?? []) };
    }
  }
}

const SPEECH = /^(i|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself|yourselves)$/i;

/** Gold clusters of two mentions and more, keyed by where the head word starts. */
export function goldPartition(gold: GoldCoref, thirdPersonOnly: boolean): Partition {
  return gold.clusters
    .map(({ mentions }) => [
      ...new Set(
        mentions
          .filter(({ head }) => !(thirdPersonOnly && SPEECH.test(gold.text.slice(head[0], head[1]))))
          .map(({ head }) => String(head[0])),
      ),
    ])
    .filter((mentions) => mentions.length > 1);
}

/** Relative pronouns are no mentions in GUM, nor are adjectives of states. */
function isRelative({ parsed }: MentionReading, { sentence, head }: Mention): boolean {
  const { xpos, text } = parsed.sentences[sentence]!.tokens[head]!;
  return /^W/.test(xpos) || /^(that|which|who|whom|whose)$/i.test(text);
}

function systemPartition(reading: MentionReading): Partition {
  const { all } = findMentions(reading);
  const seen = new Set<string>();
  const byEntity = new Map<string, string[]>();
  for (const { mention, entity } of all) {
    if (mention.form === 'adjective' || isRelative(reading, mention)) continue;
    const key = String(reading.parsed.sentences[mention.sentence]!.tokens[mention.head]!.start);
    if (seen.has(key)) continue;
    seen.add(key);
    byEntity.set(entity.id, [...(byEntity.get(entity.id) ?? []), key]);
  }
  return [...byEntity.values()].filter((mentions) => mentions.length > 1);
}

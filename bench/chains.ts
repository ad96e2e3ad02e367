import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attributions } from '../src/extract/types.ts';
import { type ChainLink, type EVENT_TYPES, type ParsedDocument, SPEECH_ACTS } from '../src/model/index.ts';

interface GoldClaim {
  readonly key?: string;
  readonly event: (typeof EVENT_TYPES)[number];
  readonly actor: readonly string[];
  readonly chain: readonly string[];
  readonly evidence: string;
  readonly optional?: boolean;
  readonly alt?: readonly { readonly chain?: readonly string[] }[];
}

interface GoldDocument {
  readonly file?: string;
  readonly entities: readonly { readonly key: string; readonly mentions: readonly string[] }[];
  readonly claims: readonly GoldClaim[];
}

/** One gold claim with the chain that attribution alone gives it. */
export interface ChainCase {
  readonly file: string;
  readonly claim: GoldClaim;
  readonly trigger: string;
  readonly gold: readonly (readonly string[])[];
  readonly found: readonly ChainLink[];
  readonly exact: boolean;
  readonly root: boolean;
}

/**
 * Chains without events: for each gold claim of the NAME.json under `folder` the chain of the head of its evidence, the
 * cues of attributions that hold the evidence's own clause stepped over, against the gold chain and its other readings.
 * A last link that is the actor of a speech act is neither required nor wrong, as in the scorer of claims.
 */
export async function chainCases(
  folder: string,
  read: (
    file: string,
    text: string,
  ) => Promise<{ readonly parsed: ParsedDocument; readonly attributions: Attributions }>,
): Promise<readonly ChainCase[]> {
  const out: ChainCase[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldDocument;
    if (!gold.file || !Array.isArray(gold.claims)) continue;
    const text = readFileSync(join(folder, gold.file), 'utf8').replace(/^\ufeff/, '');
    const taken = await read(gold.file, text);
    const names = new Map(gold.entities.map((entity) => [entity.key, entity.mentions]));
    for (const claim of gold.claims)
      out.push(caseOf(gold.file, claim, taken.parsed, taken.attributions, names));
  }
  return out;
}

function caseOf(
  file: string,
  claim: GoldClaim,
  parsed: ParsedDocument,
  attributions: Attributions,
  names: ReadonlyMap<string, readonly string[]>,
): ChainCase {
  const start = parsed.document.text.indexOf(claim.evidence);
  const place = triggerIn(parsed, attributions, start, start + claim.evidence.length);
  const found = place ? attributions.chain(place.sentence, place.token) : [];
  const mentionsOf = (key: string): readonly string[] => names.get(key) ?? [key];
  const actors = claim.actor.map(mentionsOf);
  const speech = SPEECH_ACTS.has(claim.event);
  const mine = found.map((link) => [link.name, ...link.mentions]);
  const readings = [claim.chain, ...(claim.alt ?? []).flatMap((alt) => (alt.chain ? [alt.chain] : []))];
  const gold = readings.map((chain) => chain.map(mentionsOf));
  const trimmed = (chain: readonly (readonly string[])[]): readonly (readonly string[])[] =>
    speech && chain.length > 1 && actors.some((actor) => same(actor, chain.at(-1)!))
      ? chain.slice(0, -1)
      : chain;
  const ours = trimmed(mine);
  const exact = gold.some((chain) => {
    const theirs = trimmed(chain);
    return theirs.length === ours.length && theirs.every((link, at) => same(link, ours[at]!));
  });
  const root = gold.some((chain) => ours.length > 0 && same(trimmed(chain).at(-1)!, ours.at(-1)!));
  const trigger = place ? parsed.sentences[place.sentence]!.tokens[place.token]!.text : '';
  return { file, claim, trigger, gold: readings, found, exact, root };
}

/** The highest token of the evidence; where it is a cue whose content lies in the evidence too, the head of the content. */
function triggerIn(
  parsed: ParsedDocument,
  attributions: Attributions,
  start: number,
  end: number,
): { readonly sentence: number; readonly token: number } | null {
  const inside = parsed.sentences.flatMap((sentence) =>
    sentence.tokens
      .filter((token) => token.start >= start && token.end <= end && token.upos !== 'PUNCT')
      .map((token) => ({ sentence: sentence.index, token })),
  );
  if (inside.length === 0) return null;
  const top = (some: typeof inside): (typeof inside)[number] | undefined => {
    const numbers = new Set(some.map((one) => `${one.sentence} ${one.token.index}`));
    return some.find((one) => !numbers.has(`${one.sentence} ${one.token.head}`));
  };
  let left = inside;
  for (let round = 0; round < 5; round++) {
    const head = top(left);
    if (!head) break;
    const cue = attributions.all.find((one) =>
      one.cue.some(
        (range) =>
          range.sentence === head.sentence &&
          range.first <= head.token.index &&
          head.token.index <= range.last,
      ),
    );
    const within = cue
      ? left.filter((one) =>
          cue.content.some(
            (range) =>
              range.sentence === one.sentence &&
              range.first <= one.token.index &&
              one.token.index <= range.last,
          ),
        )
      : [];
    if (within.length === 0) return { sentence: head.sentence, token: head.token.index };
    left = within;
  }
  const last = top(left)!;
  return { sentence: last.sentence, token: last.token.index };
}

const SMALL = new Set(['the', 'a', 'an', 'of', 'in', 'at', 'and', 'for']);

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.some((y) => sameName(x, y)));
}

/** Same words, or all of one name in the other with the same last word or two words in common. */
function sameName(a: string, b: string): boolean {
  const bare = (name: string): readonly string[] =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !SMALL.has(word));
  const [x, y] = [bare(a), bare(b)];
  const shared = x.filter((word) => y.includes(word)).length;
  const small = Math.min(x.length, y.length);
  if (small === 0 || shared < small) return false;
  return x.length === y.length || x.at(-1) === y.at(-1) || small >= 2;
}

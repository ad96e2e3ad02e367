import { type ChainLink, UNKNOWN_OUTLET } from '../../model/index.ts';
import { childrenOf, isRelation, subtreeOf, treeOf } from '../tree.ts';
import { anyHolds } from './ranges.ts';
import { type Found, type Scene, spanOfRange, type Voice } from './scene.ts';
import type { Scopes } from './scope.ts';
import { lemmaOf } from './words.ts';

/** The attributions that make links and hold the token, outermost first. */
export function holding(founds: readonly Found[], sentence: number, token: number): readonly Found[] {
  const held = founds.filter(
    ({ draft }) =>
      draft.link &&
      (anyHolds(draft.content, sentence, token) || anyHolds(draft.reach, sentence, token)) &&
      !isOwnCue(draft, sentence, token),
  );
  return held.sort(outerFirst);
}

const LEVELS = ['medium', 'papers', 'voice'] as const;

/** The one whose content holds the other's cue is the outer; else the medium before the papers before the voice. */
function outerFirst(a: Found, b: Found): number {
  const [aInB, bInA] = [within(a, b), within(b, a)];
  if (aInB !== bInA) return aInB ? 1 : -1;
  const level = LEVELS.indexOf(a.voice.level) - LEVELS.indexOf(b.voice.level);
  return level !== 0 ? level : sizeOf(b) - sizeOf(a);
}

function isOwnCue(draft: Found['draft'], sentence: number, token: number): boolean {
  return !draft.onPaper && draft.sentence === sentence && draft.anchor === token;
}

function within(inner: Found, outer: Found): boolean {
  const { sentence, anchor } = inner.draft;
  return anyHolds(outer.draft.content, sentence, anchor) || anyHolds(outer.draft.reach, sentence, anchor);
}

function sizeOf(found: Found): number {
  return found.draft.content.reduce((sum, range) => sum + range.last - range.first + 1, 0);
}

/** The sources on whose word the token stands, outermost first, the document's own outlet left out. */
export function voicesOf(
  scene: Scene,
  scopes: Scopes,
  founds: readonly Found[],
  sentence: number,
  token: number,
): readonly Voice[] {
  if (isComment(scene, sentence, token)) return [];
  const held = holding(founds, sentence, token);
  const first = held[0];
  if (!first) return scopes.running[sentence] ?? [];
  const outside = scopes.outside.get(first) ?? scopes.running[first.draft.sentence] ?? [];
  const voices: Voice[] = [...outside];
  for (const found of held) {
    for (const medium of found.media)
      if (!voices.some((voice) => voice.key === medium.key)) voices.push(medium);
    voices.push(scopes.instead.get(found) ?? found.voice);
  }
  return collapsed(voices);
}

/** One link for a source that comes twice; a source without a name beside another of its sentence adds nothing. */
function collapsed(voices: readonly Voice[]): readonly Voice[] {
  const out: Voice[] = [];
  const told = voices.some((voice) => voice.source !== null);
  for (const voice of voices) {
    const bare = voice.source === null && voice.entity === null;
    if (!out.some((one) => one.key === voice.key) && !(bare && told)) out.push(voice);
  }
  return out;
}

/** "- a clear attempt to keep control": a remark of the outlet's own after a dash, with a noun of judging at its head. */
function isComment(scene: Scene, sentence: number, token: number): boolean {
  const tree = treeOf(scene.sentences[sentence]!);
  for (const head of tree.tokens) {
    if (head.upos !== 'NOUN' || !scene.index.commentNouns.has(lemmaOf(tree, head.index))) continue;
    if (
      !['appos', 'parataxis', 'dep', 'conj', 'root', 'obj', 'nmod'].some((relation) =>
        isRelation(head.deprel, relation),
      )
    )
      continue;
    const own = subtreeOf(tree, head.index);
    const first = own.find((at) => tree.tokens[at]!.upos !== 'PUNCT');
    if (first === undefined || !/^[–—-]+$/.test(tree.tokens[first - 1]?.text ?? '')) continue;
    if (token >= first && (own.includes(token) || token > head.index)) return true;
  }
  return isLaterAside(scene, sentence, token);
}

/** "Ruiz, who was later killed, ...": a relative clause set off by commas that tells what came after is the outlet's. */
function isLaterAside(scene: Scene, sentence: number, token: number): boolean {
  const tree = treeOf(scene.sentences[sentence]!);
  return tree.tokens.some(({ index, deprel }) => {
    if (deprel !== 'acl:relcl') return false;
    const own = subtreeOf(tree, index);
    const later = childrenOf(tree, index, 'advmod').some((at) =>
      /^(later|since|subsequently|now)$/i.test(tree.tokens[at]!.text),
    );
    const opener = own.find((at) => tree.tokens[at]!.upos !== 'PUNCT');
    return (
      later &&
      own.includes(token) &&
      opener !== undefined &&
      /^who$/i.test(tree.tokens[opener]!.text) &&
      tree.tokens[opener - 1]?.text === ','
    );
  });
}

/** The chain as links: the outlet first, then the voices inwards. */
export function linksOf(scene: Scene, voices: readonly Voice[]): readonly ChainLink[] {
  const outlet = scene.reading.parsed.document.outlet?.value ?? UNKNOWN_OUTLET;
  const first: ChainLink = {
    entity: null,
    kind: 'outlet',
    name: outlet,
    mentions: [outlet],
    named: outlet !== UNKNOWN_OUTLET,
    manner: 'published',
    cue: null,
    source: null,
    hearer: [],
    when: null,
  };
  return [first, ...voices.map((voice) => linkOf(scene, voice))];
}

function linkOf(scene: Scene, voice: Voice): ChainLink {
  return {
    entity: voice.entity?.id ?? null,
    kind: voice.kind,
    name: voice.name,
    mentions: voice.mentions,
    named: voice.named,
    manner: voice.manner,
    cue: voice.cue ? spanOfRange(scene, voice.cue) : null,
    source: voice.source ? spanOfRange(scene, voice.source) : null,
    hearer: voice.hearer,
    when: null,
  };
}

import type { ParsedDocument } from '../../model/index.ts';
import { childrenOf, subtreeOf, treeOf } from '../tree.ts';
import type { Attribution, TokenRange } from '../types.ts';
import { rangesOf } from './ranges.ts';
import { type TaggedAttribution, taggedAttributions } from './roles.ts';
import type { Found } from './scene.ts';
import type { Speakers } from './speakers.ts';

/**
 * All acts of attribution of a document, with spans as PolNeAR marks them, from the tagger and the rules together. The
 * tagger decides what is a cue and who its source is; the rules, which read trees and quotations, mostly know better
 * where a content begins and ends, and find some cues that the tagger misses. Which of the two is followed where was
 * measured on the development set. Without a tagger all acts are the rules'.
 */
export function fusedAttributions(
  parsed: ParsedDocument,
  founds: readonly Found[],
  speakers: Speakers,
): readonly Attribution[] {
  if (!parsed.roles) return founds.map((found) => found.attribution);
  const tagged = taggedAttributions(parsed);
  const fused = tagged.map((act) => {
    const found = founds.find((one) => sharesCue(one.attribution, act));
    return found ? joined(parsed, act, found.attribution) : alone(parsed, act, speakers);
  });
  const missed = founds
    .map((found) => found.attribution)
    .filter((one) => SURE.test(one.rule) && !tagged.some((act) => sharesCue(one, act)));
  return [...fused, ...missed].sort(byCue);
}

/** Rules that find cues where the tagger does not and are right three times in four. */
const SURE = /^(verb above|according to|turn|dash|colon)/;

/** Rules whose content is right more often than the tagger's. */
const BOUNDED = /^(verb (clause|above|np)|according to|impersonal|turn|noun clause)/;

function sharesCue(one: Attribution, act: TaggedAttribution): boolean {
  const { sentence, first, last } = act.cue;
  return one.cue.some((range) => range.sentence === sentence && range.first <= last && first <= range.last);
}

function byCue(a: Attribution, b: Attribution): number {
  const [x, y] = [a.cue[0]!, b.cue[0]!];
  return x.sentence - y.sentence || x.first - y.first;
}

function joined(parsed: ParsedDocument, act: TaggedAttribution, found: Attribution): Attribution {
  const source = act.source ? { ...act.source, head: headOf(parsed, act.source) } : found.source;
  const byRule = BOUNDED.test(found.rule) && found.content.length > 0;
  const content = byRule && !isBetter(parsed, act.content, found.content) ? found.content : act.content;
  return { ...found, source, cue: [act.cue], content: content.length > 0 ? content : found.content };
}

function alone(parsed: ParsedDocument, act: TaggedAttribution, speakers: Speakers): Attribution {
  const source = act.source ? { ...act.source, head: headOf(parsed, act.source) } : null;
  return {
    source,
    entity: source ? speakers.entityAt(source.sentence, source.head) : null,
    cue: [act.cue],
    manner: 'said',
    hearer: [],
    content: act.content.length > 0 ? nearest(parsed, act) : complementOf(parsed, act.cue),
    rule: 'tagger',
  };
}

/** Of several pieces in the cue's sentence the one nearest to it; a quotation keeps all of its own. */
function nearest(parsed: ParsedDocument, { cue, content }: TaggedAttribution): readonly TokenRange[] {
  const here = content.filter((range) => range.sentence === cue.sentence);
  if (content.length < 2 || here.length === 0) return content;
  const opens = ({ sentence, first }: TokenRange): boolean =>
    /^["“]$|^''$/.test(parsed.sentences[sentence]!.tokens[first]!.text);
  if (here.every(opens)) return here;
  const far = (range: TokenRange): number =>
    range.first > cue.last ? range.first - cue.last : cue.first - range.last + 1;
  return [here.reduce((best, range) => (far(range) < far(best) ? range : best))];
}

/** The complement of a cue verb whose content the tagger left out: its clause or object. */
function complementOf(parsed: ParsedDocument, cue: TokenRange): readonly TokenRange[] {
  const tree = treeOf(parsed.sentences[cue.sentence]!);
  const verb = headOf(parsed, cue);
  if (tree.tokens[verb]!.upos !== 'VERB') return [];
  const parts = childrenOf(tree, verb, 'ccomp', 'xcomp', 'obj').filter((child) => child > cue.last);
  return rangesOf(
    tree,
    parts.flatMap((child) => subtreeOf(tree, child)),
  );
}

/** The token of a range whose head lies outside it. */
function headOf(parsed: ParsedDocument, { sentence, first, last }: TokenRange): number {
  const { tokens } = parsed.sentences[sentence]!;
  const top = tokens.slice(first, last + 1).find(({ head }) => head < first || head > last);
  return top?.index ?? last;
}

/**
 * Whether the tagger's content is to be followed although a rule has bounds: it is one piece, and goes on where the
 * rule's began elsewhere and stopped short, or closes the gap of the rule's pieces, or leaves out an aside after a
 * comma or bracket that the rule took in at the end of a reported clause.
 */
function isBetter(
  parsed: ParsedDocument,
  tagged: readonly TokenRange[],
  ruled: readonly TokenRange[],
): boolean {
  const [piece, ...more] = tagged;
  if (!piece || more.length > 0) return false;
  const [first, last] = [ruled[0]!, ruled.at(-1)!];
  const sameStart = piece.sentence === first.sentence && piece.first === first.first;
  const after = compare(piece.sentence, piece.last, last.sentence, last.last);
  if (!sameStart)
    return after > 0 || (after === 0 && (ruled.length > 1 || lacksSubject(parsed, piece, first)));
  if (after >= 0 || ruled.length > 1 || piece.sentence !== last.sentence) return false;
  const { tokens } = parsed.sentences[piece.sentence]!;
  const next = tokens[piece.last + 1]?.text ?? '';
  return (
    /^[,(;—–]$/.test(next) &&
    tokens[piece.last + 2]?.upos !== 'CCONJ' &&
    !/^["“]$/.test(tokens[first.first]!.text)
  );
}

/** Whether the rule's content begins with its verb and the tagger's before it. */
function lacksSubject(parsed: ParsedDocument, tagged: TokenRange, ruled: TokenRange): boolean {
  const { upos } = parsed.sentences[ruled.sentence]!.tokens[ruled.first]!;
  return (
    tagged.sentence === ruled.sentence && tagged.first < ruled.first && /^(VERB|AUX|PART|PUNCT)$/.test(upos)
  );
}

function compare(sentence: number, token: number, otherSentence: number, otherToken: number): number {
  return sentence - otherSentence || token - otherToken;
}

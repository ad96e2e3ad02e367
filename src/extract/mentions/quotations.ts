import { childrenOf, isRelation, type Tree } from '../tree.ts';
import { type Scene, treeAt } from './scene.ts';

/** Tokens of a document that stand in double quotation marks, and who says them. */
export interface Quotations {
  /** Number of the quotation that a token stands in, -1 outside. */
  readonly at: (sentence: number, token: number) => number;
  /** Head token of the one who says a quotation, as the subject of a verb beside it; null where none is told. */
  readonly speaker: (quotation: number) => { readonly sentence: number; readonly token: number } | null;
}

const SAYS = new Set([
  'say',
  'tell',
  'write',
  'add',
  'note',
  'state',
  'declare',
  'ask',
  'reply',
  'respond',
  'insist',
  'warn',
  'explain',
  'argue',
  'claim',
  'continue',
  'recall',
  'advise',
  'stress',
  'conclude',
  'tweet',
  'post',
  'answer',
  'remark',
  'announce',
  'admit',
  'complain',
  'comment',
  'joke',
  'shout',
  'urge',
  'report',
  'observe',
  'go',
  'quip',
  'concede',
  'acknowledge',
]);
/** A quotation without an end is given up after so many sentences. */
const LONGEST = 12;

/** Finds the quotations of a document by their marks; a straight mark opens and closes by turns inside a paragraph. */
export function quotationsOf(scene: Scene): Quotations {
  const inside = scene.sentences.map((sentence) => new Int32Array(sentence.tokens.length).fill(-1));
  let open = -1;
  let since = 0;
  let count = 0;
  let paragraph = -1;
  for (const sentence of scene.sentences) {
    if (sentence.paragraph !== paragraph && open >= 0 && !opensAgain(scene, sentence.index)) open = -1;
    paragraph = sentence.paragraph;
    if (open >= 0 && sentence.index - since > LONGEST) open = -1;
    for (const token of sentence.tokens) {
      const opens = token.text === '“' || (token.text === '"' && open < 0) || token.text === '``';
      const closes = token.text === '”' || (token.text === '"' && open >= 0) || token.text === "''";
      if (closes) open = -1;
      else if (opens && open < 0) {
        open = count++;
        since = sentence.index;
      } else if (open >= 0) inside[sentence.index]![token.index] = open;
    }
  }
  const speakers = speakersOf(scene, inside, count);
  return {
    at: (sentence, token) => inside[sentence]?.[token] ?? -1,
    speaker: (quotation) => speakers[quotation] ?? null,
  };
}

/** A quotation that runs over a paragraph opens anew in the next one. */
function opensAgain(scene: Scene, sentence: number): boolean {
  return /^[“"]/.test(scene.sentences[sentence]!.tokens[0]?.text ?? '');
}

type Place = { readonly sentence: number; readonly token: number };

function speakersOf(scene: Scene, inside: readonly Int32Array[], count: number): readonly (Place | null)[] {
  const speakers = Array.from({ length: count }, (): Place | null => null);
  let last: Place | null = null;
  let lastSentence = -2;
  inside.forEach((numbers, sentence) => {
    const quoted = [...new Set(numbers)].filter((number) => number >= 0);
    if (quoted.length === 0) return;
    const tree = treeAt(scene, sentence);
    const subject = saidBy(tree, numbers);
    const place = subject === null ? null : { sentence, token: subject };
    for (const number of quoted) {
      speakers[number] ??= place ?? (sentence - lastSentence <= 1 ? last : null);
    }
    if (place) last = place;
    lastSentence = sentence;
  });
  return speakers;
}

/** Subject of a verb of saying outside the quotation marks of a sentence. */
function saidBy(tree: Tree, inside: Int32Array): number | null {
  for (const token of tree.tokens) {
    if (inside[token.index]! >= 0 || !SAYS.has(token.lemma)) continue;
    const subject = childrenOf(tree, token.index, 'nsubj').find((child) => inside[child]! < 0);
    if (subject !== undefined) return subject;
    if (isRelation(token.deprel, 'conj')) {
      const first = childrenOf(tree, token.head, 'nsubj').find((child) => inside[child]! < 0);
      if (first !== undefined) return first;
    }
  }
  return null;
}

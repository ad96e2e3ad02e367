import type { ParsedDocument, Sentence, When } from '../../model/index.ts';
import { ancestorsOf, childrenOf, clauseOf, isRelation, type Tree } from '../tree.ts';
import type { Reading } from '../types.ts';
import type { Expression } from './expression.ts';

/** The dates at the head of the entries of a chronology, log or diary. */
export interface Entries {
  /** The date of the entry that a sentence belongs to, null where it belongs to none. */
  readonly of: (sentence: number) => Expression | null;
}

const NONE: Entries = { of: () => null };
/** How many entries make a chronology. */
const FEWEST = 2;

interface Opening {
  readonly expression: Expression;
  /** A line of its own, which holds for the paragraphs below it; else it holds for its own paragraph. */
  readonly alone: boolean;
}

/** Finds the entries of a document: paragraphs that begin with a date and a mark ("3 May: ...", "May 2012. ..."), or stand under one. */
export function entriesOf(
  { parsed }: Reading,
  bySentence: ReadonlyMap<number, readonly Expression[]>,
): Entries {
  const { sentences } = parsed;
  const opened = new Map<number, Opening>();
  for (const sentence of sentences) {
    const opening = openingOf(parsed, sentence, bySentence.get(sentence.index) ?? []);
    if (opening) opened.set(sentence.index, opening);
  }
  // The line under a headline mostly dates the report; among more such lines it is the first of them.
  const lines = [...opened].filter(([at, { alone }]) => alone && sentences[at]!.part !== 'dateline');
  for (const at of [...opened.keys()])
    if (sentences[at]!.part === 'dateline' && lines.length < FEWEST) opened.delete(at);
  if (opened.size < FEWEST) return NONE;
  const dates = new Map<number, Expression>();
  let heading: Expression | null = null;
  let entry: Opening | null = null;
  for (const { index, part, paragraph } of sentences) {
    const opening = opened.get(index) ?? null;
    if (opening) entry = opening;
    if (opening?.alone) heading = opening.expression;
    else if (opening && heading && !within(opening.expression, heading)) heading = null;
    if (part === 'headline' && !opening) heading = null;
    const own = entry && sentences[entry.expression.sentence]!.paragraph === paragraph ? entry : null;
    const date = own?.expression ?? heading;
    if (date && part === 'body') dates.set(index, date);
  }
  return { of: (sentence) => dates.get(sentence) ?? null };
}

/** The date with which a sentence opens an entry. */
function openingOf(
  { document, sentences }: ParsedDocument,
  sentence: Sentence,
  expressions: readonly Expression[],
): Opening | null {
  const before = sentences[sentence.index - 1];
  const sameLine =
    before?.paragraph === sentence.paragraph &&
    !document.text.slice(before.end, sentence.start).includes('\n');
  if (sentence.part === 'caption' || sameLine) return null;
  const { tokens } = sentence;
  const [date] = expressions;
  if (!date?.stretch || date.type === 'DURATION' || date.relation !== 'at') return null;
  if (tokens.slice(0, date.first).some(({ text, upos }) => !isMark(text, upos))) return null;
  const next = tokens[date.last + 1];
  const rest = tokens.slice(date.last + 1).some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (rest) return next && /^[:–—|-]$/.test(next.text) ? { expression: date, alone: false } : null;
  const follows = sentences[sentence.index + 1]?.paragraph === sentence.paragraph;
  return { expression: date, alone: !follows };
}

/** Bullets, numbers of points and brackets before the words of an entry. */
function isMark(text: string, upos: string): boolean {
  return /^[^\p{L}\p{N}]+$/u.test(text) || (upos === 'NUM' && /^\d{1,2}[.)]?$/.test(text)) || upos === 'X';
}

/** Whether an entry may stand under a heading: a day of its month, a month of its year. */
function within(entry: Expression, heading: Expression): boolean {
  const [inner, outer] = [entry.stretch!, heading.stretch!];
  if (inner.year !== outer.year) return false;
  return outer.unit === 'year' || (outer.unit === 'month' && inner.month === outer.month);
}

/** The entry's date for a word, where its clause tells what the entry tells and not what had been or will be. */
export function entryTime(entries: Entries, tree: Tree, trigger: number): When | null {
  const entry = entries.of(tree.sentence.index);
  if (!entry?.when || (trigger >= entry.first && trigger <= entry.last && isHere(entry, tree))) return null;
  const clause = clauseOf(tree, trigger);
  const path = [clause, ...ancestorsOf(tree, clause)];
  if (path.some((at) => tree.tokens[at]!.upos === 'VERB' && !tellsOn(tree, at))) return null;
  return isHere(entry, tree) ? entry.when : { ...entry.when, basis: 'inferred', span: null };
}

function isHere({ sentence }: Expression, tree: Tree): boolean {
  return sentence === tree.sentence.index;
}

/** A clause of the entry's own telling: no perfect, no future, not the words of a speaker. */
function tellsOn(tree: Tree, clause: number): boolean {
  const { deprel } = tree.tokens[clause]!;
  const helpers = childrenOf(tree, clause, 'aux').map((at) => tree.tokens[at]!.text.toLowerCase());
  if (helpers.some((word) => /^(?:had|has|have|will|would|shall|'ll|’ll|may|might|could)$/.test(word)))
    return false;
  return !isRelation(deprel, 'ccomp') || !childrenOf(tree, clause, 'mark', 'nsubj').length;
}

import type { Sentence, When } from '../../model/index.ts';
import { childOf, childrenOf, clauseOf, isRelation, type Tree, treeOf } from '../tree.ts';
import { ownTime } from './attach.ts';
import type { Attaching, Dated } from './attaching.ts';
import { safeWhen } from './expression.ts';

/** How many sentences without a time of their own a carried time crosses. */
const DEPTH = 2;

/** How a sentence goes on from the one before. */
interface Link {
  /** "later", "then": the telling moves on, so a day is no longer that day. */
  readonly later: boolean;
  /** "also", "meanwhile", "at the time": it stays where it is. */
  readonly stays: boolean;
  /** "At the time": thereabouts. */
  readonly around: boolean;
}

/**
 * The time of the sentence before for a sentence that goes on telling and has no time of its own: its subject is a pronoun
 * or takes up a noun or name of that sentence, or its words say that the telling stays ("also", "at the time"). Null
 * otherwise, and where the time before is a mere year. The `span` of what is carried is null.
 */
export function carriedTime(scene: Attaching, sentence: number, trigger: number, depth = 0): When | null {
  const { sentences } = scene.reading.parsed;
  const here = sentences[sentence]!;
  const tree = treeOf(here);
  if (here.part !== 'body' || hasDates(scene, sentence)) return null;
  const link = linkOf(scene, here);
  const tense = tenseOf(scene, tree, trigger);
  if (tense === null) return null;
  for (let back = 1; back <= 2; back++) {
    const earlier = sentences[sentence - back];
    if (earlier?.part !== 'body' || here.paragraph - earlier.paragraph > 1) return null;
    if (!link.stays && !linked(tree, trigger, earlier)) return null;
    const told = toldTime(scene, earlier);
    const time = told
      ? told.when
      : depth < DEPTH
        ? carriedTime(scene, earlier.index, mainClause(treeOf(earlier)), depth + 1)
        : null;
    if (told || time)
      return time && carries(time, tense, link)
        ? { ...(link.around ? monthAround(time) : time), basis: 'inferred', span: null }
        : null;
    if (!link.stays && here.paragraph !== sentences[sentence - 2]?.paragraph) return null;
  }
  return null;
}

function hasDates(scene: Attaching, sentence: number): boolean {
  return (scene.bySentence.get(sentence) ?? []).some(({ dates }) => dates);
}

/** The time that a sentence tells of its main clause, or of what "the papers show"; null where it tells none at all. */
function toldTime(scene: Attaching, sentence: Sentence): Dated | null {
  const tree = treeOf(sentence);
  const own = ownTime(scene, tree, mainClause(tree));
  if (own) return own;
  const showing = scene.reading.lexicon.times.showing_verbs.includes(tree.tokens[tree.root]!.lemma);
  const shown = showing ? childOf(tree, tree.root, 'ccomp') : null;
  const found = shown === null ? null : ownTime(scene, tree, shown);
  return found ?? (hasDates(scene, sentence.index) ? { when: null } : null);
}

function linkOf(scene: Attaching, { tokens }: Sentence): Link {
  const { later_words, also_words } = scene.reading.lexicon.times;
  const low = tokens.map(({ text }) => text.toLowerCase());
  const start = low.slice(0, 4);
  const atTheTime = / at (?:the|that) (?:same )?time\b/.test(` ${low.join(' ')}`);
  return {
    later: low.slice(0, 12).some((word) => later_words.includes(word)),
    around: atTheTime,
    stays: atTheTime || start.some((word) => also_words.includes(word)),
  };
}

/** "At the time" of a day is within its month, as far as the words tell. */
function monthAround(when: When): When {
  const month = /^([\dX]{4}-\d{2})-\d{2}$/.exec(when.edtf)?.[1];
  return (month && safeWhen(month, 'inferred', null)) || when;
}

/** A day does not outlast "later"; "since May" goes on in the perfect; "before May" in the simple past. */
function carries({ edtf }: When, tense: 'past' | 'perfect', link: Link): boolean {
  if (/^\d{4}~?$/.test(edtf) || edtf.startsWith('../')) return edtf.startsWith('../') && tense === 'past';
  if (edtf.endsWith('/..')) return tense === 'perfect' || link.stays;
  if (link.later && /^[\dX]{4}-[\dX]{2}-\d{2}$/.test(edtf)) return false;
  return tense === 'past';
}

/** Tense of the main clause when the trigger stands in it or shares its time; null where the telling does not go on. */
function tenseOf(scene: Attaching, tree: Tree, trigger: number): 'past' | 'perfect' | null {
  const clause = clauseOf(tree, trigger);
  const { xpos, deprel, head, lemma } = tree.tokens[clause]!;
  const shown = scene.reading.lexicon.times.showing_verbs.includes(tree.tokens[tree.root]!.lemma);
  const top = shown && isRelation(deprel, 'ccomp') && head === tree.root ? clause : mainClause(tree);
  const main =
    clause === top ||
    (head === top && ['conj', 'advcl', 'xcomp'].some((relation) => isRelation(deprel, relation)));
  if (!main || scene.reading.lexicon.times.saying_verbs.includes(lemma)) return null;
  const helpers = childrenOf(tree, clause, 'aux').map((aux) => tree.tokens[aux]!);
  if (helpers.some((aux) => /^(?:has|have|'ve|’ve)$/i.test(aux.text))) return 'perfect';
  const passive = helpers.length > 0 && helpers.every((aux) => /^(?:was|were)$/i.test(aux.text));
  if (passive || (helpers.length === 0 && (xpos === 'VBD' || (xpos === 'VBN' && clause === top))))
    return 'past';
  return helpers.length === 0 && head >= 0 && /^VB[GN]?$/.test(xpos) ? tenseOf(scene, tree, head) : null;
}

/** The main clause; of words followed by their speaker ("...," the group said) that of the words. */
function mainClause(tree: Tree): number {
  const said = childOf(tree, tree.root, 'ccomp');
  return said !== null && said < tree.root ? said : tree.root;
}

/** Whether the subject of the trigger's clause or of the main clause takes up something of the earlier sentence. */
function linked(tree: Tree, trigger: number, earlier: Sentence): boolean {
  const subjects = [clauseOf(tree, trigger), mainClause(tree)].map((clause) =>
    childOf(tree, clause, 'nsubj'),
  );
  return subjects.some((subject) => subject !== null && takesUp(tree, subject, earlier));
}

/** Nouns that take up people told of before without naming them ("the two", "the parties"). */
const COLLECTIVE = /^(?:party|side|two|three|pair|leader|man|woman|minister|official)$/;

function takesUp(tree: Tree, subject: number, earlier: Sentence): boolean {
  const token = tree.tokens[subject]!;
  if (token.upos === 'PRON') return /^(?:he|she|they|it)$/i.test(token.text);
  const named = earlier.tokens.filter(({ upos }) => upos === 'NOUN' || upos === 'PROPN');
  const known = new Set(named.map(({ lemma }) => lemma.toLowerCase()));
  if (token.upos === 'PROPN') return known.has(token.lemma.toLowerCase());
  const definite = childrenOf(tree, subject, 'det').some((det) =>
    /^(?:the|these|those|this|that)$/i.test(tree.tokens[det]!.text),
  );
  return definite && (known.has(token.lemma.toLowerCase()) || COLLECTIVE.test(token.lemma));
}

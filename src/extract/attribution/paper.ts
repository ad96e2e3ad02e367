import { childrenOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import { type Draft, draftOf } from './draft.ts';
import { documentIn, isPassive, type Subject, subjectOf } from './grammar.ts';
import { rangesOf, sourceWords } from './ranges.ts';
import { type Speakers, speakerToken } from './speakers.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/** What a letter or paper does by its words though no frame of saying fits: "The letter thanked them". */
export function paperAct(index: CueIndex, tree: Tree, verb: number, _speakers: Speakers): Draft | null {
  if (!index.paperActs.has(lemmaOf(tree, verb)) || isPassive(tree, verb)) return null;
  const subject = subjectOf(tree, verb);
  if (
    !subject ||
    documentClass(index, tree, documentIn(index, tree, subject.speaker)) === null ||
    isRelation(tree.tokens[verb]!.deprel, 'acl')
  )
    return null;
  const content = rangesOf(tree, predicateOf(tree, verb));
  if (content.length === 0) return null;
  return draftOf({ ...ofPaper(index, tree, verb, subject), content, manner: 'wrote', rule: 'paper act' });
}

/** "A report in the weekly has them dining in Lund": what a paper has somebody doing it tells. */
export function paperHas(index: CueIndex, tree: Tree, verb: number, speakers: Speakers): Draft | null {
  if (lemmaOf(tree, verb) !== 'have') return null;
  const subject = subjectOf(tree, verb);
  if (!subject || !speaksOnPaper(index, tree, subject, speakers)) return null;
  const first = tree.tokens.find(
    ({ head, deprel }) => head === verb && /^(obj|ccomp|xcomp|iobj)/.test(deprel),
  );
  const doing = tree.tokens.some(
    ({ index: at, xpos, head }) =>
      xpos === 'VBG' && at > verb && (head === verb || tree.tokens[head]?.head === verb),
  );
  if (!first || !doing) return null;
  const own = childrenOf(tree, verb, 'obj', 'iobj', 'ccomp', 'xcomp', 'conj', 'advcl', 'obl').filter(
    (at) => at > verb,
  );
  const content = rangesOf(
    tree,
    own.flatMap((at) => subtreeOf(tree, at)),
  );
  return draftOf({ ...ofPaper(index, tree, verb, subject), content, manner: 'showed', rule: 'verb clause' });
}

/** Who speaks by a verb whose subject is a paper: the paper's words, and its author where it has one. */
function ofPaper(
  index: CueIndex,
  tree: Tree,
  verb: number,
  subject: Subject,
): Pick<Draft, 'sentence' | 'anchor' | 'cue' | 'source' | 'speaker'> {
  return {
    sentence: tree.sentence.index,
    anchor: verb,
    cue: [verb],
    source: sourceWords(tree, subject.head),
    speaker: speakerToken(index, tree, documentIn(index, tree, subject.speaker)),
  };
}

/** What papers do they do in words: the whole predicate stands on them, the verb too. */
export function onPaper(index: CueIndex, tree: Tree, draft: Draft, speakers: Speakers): Draft {
  const head = draft.source?.head;
  if (head === undefined || isPassive(tree, draft.anchor)) return draft;
  const subject = { head, speaker: draft.rule === 'paper act' ? head : (draft.speaker ?? head) };
  if (
    !speaksOnPaper(index, tree, { head, speaker: head }, speakers) &&
    !speaksOnPaper(index, tree, subject, speakers)
  )
    return draft;
  const kind = documentClass(index, tree, documentIn(index, tree, head));
  if (kind === null || kind === 'statement') return draft;
  return { ...draft, link: true, onPaper: true, reach: rangesOf(tree, predicateOf(tree, draft.anchor)) };
}

function predicateOf(tree: Tree, verb: number): readonly number[] {
  const own = childrenOf(tree, verb, 'nsubj', 'conj', 'cc');
  const ahead = childrenOf(tree, verb).filter(
    (child) => child < verb && !isRelation(tree.tokens[child]!.deprel, 'aux'),
  );
  return subtreeOf(tree, verb, (child) => own.includes(child) || ahead.includes(child));
}

export function speaksOnPaper(
  index: CueIndex,
  tree: Tree,
  subject: Subject | null,
  speakers: Speakers,
): boolean {
  if (!subject) return false;
  const at = documentIn(index, tree, subject.speaker);
  if (documentClass(index, tree, at) !== null) return true;
  const kind = speakers.kindOf(tree.sentence.index, at);
  return kind === 'document' || kind === 'outlet';
}

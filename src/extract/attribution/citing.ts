import { childOf, childrenOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import { type Draft, draftOf } from './draft.ts';
import { cueTokens, isPassive, subjectOf } from './grammar.ts';
import { rangesOf, sourceWords, span } from './ranges.ts';
import { type Speakers, speakerToken } from './speakers.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/**
 * Attributions at one remove: "the paper quoted X as saying", "X was quoted by O as saying", "..., citing X", "heard
 * from X that". `said` are the attributions of the sentence by verbs of saying.
 */
export function remoteDrafts(
  index: CueIndex,
  tree: Tree,
  speakers: Speakers,
  said: readonly Draft[],
): readonly Draft[] {
  const out: Draft[] = [];
  for (const token of tree.tokens) {
    if (token.upos !== 'VERB') continue;
    const lemma = lemmaOf(tree, token.index);
    if (index.quoting.has(lemma))
      out.push(
        ...(quotedAsSaying(index, tree, token.index) ?? citing(index, tree, token.index, speakers, said)),
      );
    if (index.hearsay.has(lemma)) out.push(...heardFrom(tree, token.index));
  }
  return out;
}

/** Null where nobody is quoted as saying something. */
function quotedAsSaying(index: CueIndex, tree: Tree, verb: number): readonly Draft[] | null {
  const passive = isPassive(tree, verb);
  const saying = childrenOf(tree, verb, 'advcl', 'xcomp', 'ccomp', 'obl').find(
    (child) => child > verb && tree.tokens[child]!.xpos === 'VBG' && index.verbs.has(lemmaOf(tree, child)),
  );
  const quoted = passive ? childOf(tree, verb, 'nsubj:pass', 'nsubj') : childOf(tree, verb, 'obj');
  if (saying === undefined || quoted === null) return null;
  const content = rangesOf(tree, saidIn(tree, verb, saying, quoted));
  if (content.length === 0) return null;
  const sentence = tree.sentence.index;
  const reporter = passive ? null : subjectOf(tree, verb);
  const outer =
    reporter &&
    draftOf({
      sentence,
      anchor: verb,
      cue: cueTokens(tree, verb),
      source: sourceWords(tree, reporter.head),
      speaker: reporter.speaker,
      manner: 'reported',
      content: rangesOf(tree, [...subtreeOf(tree, quoted), ...subtreeOf(tree, saying)]),
      rule: 'quotes somebody as saying',
    });
  const inner = draftOf({
    sentence,
    anchor: saying,
    cue: span(passive ? cueTokens(tree, verb)[0]! : Math.max(verb, saying - 1), saying),
    source: sourceWords(tree, quoted),
    speaker: speakerToken(index, tree, quoted),
    hearers: passive ? mediaOf(tree, verb, saying) : [],
    content,
    manner: 'said',
    rule: 'quoted as saying',
  });
  return outer ? [outer, inner] : [inner];
}

/** The words after "saying", or before "X was quoted as saying". */
function saidIn(tree: Tree, verb: number, saying: number, quoted: number): readonly number[] {
  const after = childrenOf(tree, saying, 'ccomp', 'obj', 'parataxis', 'xcomp').flatMap((child) =>
    subtreeOf(tree, child),
  );
  if (after.length > 0) return after;
  const fronted = childrenOf(tree, verb, 'ccomp', 'parataxis')
    .filter((child) => child < quoted)
    .flatMap((child) => subtreeOf(tree, child));
  if (fronted.length > 0) return fronted;
  const first = sourceWords(tree, quoted).first;
  return /^[,”"]$|^''$/.test(tree.tokens[first - 1]?.text ?? '') ? span(0, first - 2) : [];
}

function mediaOf(tree: Tree, verb: number, saying: number): readonly number[] {
  const agents = [verb, saying]
    .flatMap((at) => childrenOf(tree, at, 'obl'))
    .filter((child) => markersOf(tree, child).some((marker) => marker === 'by' || marker === 'in'));
  return agents.slice(0, 1);
}

/** "..., citing two officials": they stand behind what is reported beside it. */
function citing(
  index: CueIndex,
  tree: Tree,
  verb: number,
  speakers: Speakers,
  said: readonly Draft[],
): readonly Draft[] {
  const { xpos, head, deprel } = tree.tokens[verb]!;
  const cited = childOf(tree, verb, 'obj');
  if (cited === null || xpos !== 'VBG' || head < 0 || !isRelation(deprel, 'advcl')) return [];
  const speaks =
    speakers.kindOf(tree.sentence.index, cited) !== null || documentClass(index, tree, cited) !== null;
  const beside = said.find((draft) => draft.anchor === head);
  const own = new Set(subtreeOf(tree, verb));
  const content =
    beside?.content ??
    rangesOf(
      tree,
      subtreeOf(tree, head).filter((at) => !own.has(at)),
    );
  if (!speaks || content.length === 0) return [];
  const source = sourceWords(tree, cited);
  const last = content[0]!.first > verb ? Math.min(source.last, content[0]!.first - 2) : source.last;
  return [
    draftOf({
      sentence: tree.sentence.index,
      anchor: verb,
      cue: [verb],
      source: { ...source, last: Math.max(source.head, last) },
      speaker: speakerToken(index, tree, cited),
      content,
      manner: 'said',
      rule: 'citing',
    }),
  ];
}

/** "I have heard from her that they meet": she says it. */
function heardFrom(tree: Tree, verb: number): readonly Draft[] {
  const from = childrenOf(tree, verb, 'obl').find((child) => markersOf(tree, child).includes('from'));
  const clause =
    childrenOf(tree, verb, 'ccomp').find((child) => child > verb) ??
    (from === undefined
      ? undefined
      : childrenOf(tree, from, 'acl').find((child) => markersOf(tree, child).includes('that')));
  if (from === undefined || clause === undefined || !/^(PROPN|NOUN|PRON)$/.test(tree.tokens[from]!.upos))
    return [];
  const own = new Set(subtreeOf(tree, clause));
  const source = sourceWords(tree, from);
  const last = Math.min(source.last, Math.min(...own) - 1);
  return [
    draftOf({
      sentence: tree.sentence.index,
      anchor: verb,
      cue: cueTokens(tree, verb),
      source: { ...source, last: Math.max(source.head, last) },
      content: rangesOf(tree, own),
      manner: 'told',
      rule: 'heard from',
    }),
  ];
}

/**
 * "In one of the e-mails, Drey thanked Aas": what stands in a paper stands on it, also where no verb of saying tells.
 * `said` are the attributions of the sentence by verbs of saying; where one rules the clause it is left alone.
 */
export function locatedDrafts(
  index: CueIndex,
  tree: Tree,
  speakers: Speakers,
  said: readonly Draft[],
  papersBefore: boolean,
): readonly Draft[] {
  const out: Draft[] = [];
  for (const { index: place, head } of tree.tokens) {
    if (head < 0 || !isPaperPlace(index, tree, speakers, place, papersBefore)) continue;
    if (said.some((draft) => draft.link && draft.anchor === head && draft.rule.startsWith('verb'))) continue;
    if (!['VERB', 'ADJ', 'NOUN'].includes(tree.tokens[head]!.upos) || childOf(tree, head, 'nsubj') === null)
      continue;
    const own = new Set(subtreeOf(tree, place));
    const tokens = subtreeOf(tree, head, (child) => child === place).filter(
      (at) => !own.has(at) && at > place,
    );
    const source = sourceWords(tree, place);
    out.push(
      draftOf({
        sentence: tree.sentence.index,
        anchor: source.first - 1,
        cue: [source.first - 1],
        source,
        content: rangesOf(tree, tokens),
        manner: 'wrote',
        rule: 'in paper',
      }),
    );
  }
  return out.filter((draft) => draft.content.length > 0);
}

/** A phrase before the clause with "in" and a letter or record, "one of them", "it", or "another" after such. */
function isPaperPlace(
  index: CueIndex,
  tree: Tree,
  speakers: Speakers,
  place: number,
  papersBefore: boolean,
): boolean {
  const { deprel, head, text } = tree.tokens[place]!;
  if (!isRelation(deprel, 'obl') || place > head || !markersOf(tree, place).includes('in')) return false;
  if (isSpokenPaper(documentClass(index, tree, place)))
    return tree.tokens[place - 1]!.text.toLowerCase() !== 'in';
  if (/^(it|them)$/i.test(text)) return speakers.kindOf(tree.sentence.index, place) === 'document';
  const inner = childrenOf(tree, place, 'nmod');
  if (!/^(one|another|some|two|three|many|most|others?|first|second|third|last|latter|former)$/i.test(text))
    return false;
  return inner.length === 0
    ? papersBefore
    : inner.some((child) => isSpokenPaper(documentClass(index, tree, child)));
}

/** Whether the sentence speaks of letters or records. */
export function speaksOfPapers(index: CueIndex, tree: Tree): boolean {
  return tree.tokens.some((token) => isSpokenPaper(documentClass(index, tree, token.index)));
}

function isSpokenPaper(kind: ReturnType<typeof documentClass>): boolean {
  return kind === 'correspondence' || kind === 'record' || kind === 'filing';
}

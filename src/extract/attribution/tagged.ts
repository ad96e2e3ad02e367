import type { ParsedDocument } from '../../model/index.ts';
import { type Tree, treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { type Draft, draftOf } from './draft.ts';
import { taggedAttributions } from './roles.ts';
import { type CueIndex, lemmaOf } from './words.ts';

/**
 * Acts of attribution that the tagger marks by verbs that the lexicon of cues does not have, with both a source and a
 * content. Over the verbs of the lexicon the rules decide alone. They make links like those of the rules where the content is
 * a quotation or has a finite verb: "had telephoned her brother" is no word of mouth.
 */
export function taggedDrafts(
  parsed: ParsedDocument,
  index: CueIndex,
  known: readonly Draft[],
): readonly Draft[] {
  return taggedAttributions(parsed).flatMap(({ cue, source, content }) => {
    const sentence = parsed.sentences[cue.sentence]!;
    if (!source || source.sentence !== cue.sentence || content.length === 0) return [];
    if (sentence.part === 'caption' || sentence.part === 'boilerplate') return [];
    if (known.some((draft) => shares(draft, cue))) return [];
    const tree = treeOf(sentence);
    const anchor = topOf(tree, cue);
    if (tree.tokens[anchor]!.upos !== 'VERB' || index.verbs.has(lemmaOf(tree, anchor))) return [];
    return draftOf({
      sentence: cue.sentence,
      anchor,
      cue: tokensOf(cue),
      source: { ...source, head: topOf(tree, source) },
      content,
      manner: 'said',
      direct: content.every((piece) => quoted(parsed, piece)),
      link: content.some((piece) => quoted(parsed, piece) || isClause(parsed, piece)),
      rule: 'tagger',
    });
  });
}

function shares(draft: Draft, cue: TokenRange): boolean {
  return (
    draft.sentence === cue.sentence && draft.cue.some((token) => token >= cue.first && token <= cue.last)
  );
}

function tokensOf({ first, last }: TokenRange): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

/** The token of a range whose head lies outside it. */
function topOf(tree: Tree, { first, last }: TokenRange): number {
  for (let token = first; token <= last; token++) {
    const { head } = tree.tokens[token]!;
    if (head < first || head > last) return token;
  }
  return last;
}

function quoted(parsed: ParsedDocument, { sentence, first }: TokenRange): boolean {
  return /^["“]/u.test(parsed.sentences[sentence]!.tokens[first]!.text);
}

function isClause(parsed: ParsedDocument, { sentence, first, last }: TokenRange): boolean {
  return parsed.sentences[sentence]!.tokens.slice(first, last + 1).some(({ xpos }) =>
    /^(VBD|VBZ|VBP|MD)$/.test(xpos),
  );
}

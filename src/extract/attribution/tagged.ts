import type { ParsedDocument } from '../../model/index.ts';
import { type Tree, treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { type Draft, draftOf } from './draft.ts';
import { taggedAttributions } from './roles.ts';

/**
 * Acts of attribution that the tagger marks and no rule found: a cue that none of `known` shares a token with, told
 * apart from thinking and feeling by having both a source and a content. They make links like those of the rules.
 */
export function taggedDrafts(parsed: ParsedDocument, known: readonly Draft[]): readonly Draft[] {
  return taggedAttributions(parsed).flatMap(({ cue, source, content }) => {
    const sentence = parsed.sentences[cue.sentence]!;
    if (!source || source.sentence !== cue.sentence || content.length === 0) return [];
    if (sentence.part === 'caption' || sentence.part === 'boilerplate') return [];
    if (known.some((draft) => shares(draft, cue))) return [];
    const tree = treeOf(sentence);
    const anchor = topOf(tree, cue);
    if (tree.tokens[anchor]!.upos !== 'VERB') return [];
    return draftOf({
      sentence: cue.sentence,
      anchor,
      cue: tokensOf(cue),
      source: { ...source, head: topOf(tree, source) },
      content,
      manner: 'said',
      direct: content.every((piece) => quoted(parsed, piece)),
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

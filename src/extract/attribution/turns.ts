import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { type Draft, draftOf } from './draft.ts';
import { isQuoteMark } from './ranges.ts';
import type { Speakers } from './speakers.ts';
import { type CueIndex, documentClass } from './words.ts';

const LONGEST_NAME = 5;

/** Turns of a transcript and headlines with their source in front: "SMITH: We met." - the rest of the paragraph is his. */
export function turnDrafts(
  index: CueIndex,
  sentences: readonly Sentence[],
  speakers: Speakers,
): readonly Draft[] {
  const out: Draft[] = [];
  for (const sentence of sentences) {
    if (sentence.part === 'caption' || sentence.part === 'boilerplate') continue;
    const labelled = isLabel(sentence);
    if (!labelled && sentences[sentence.index - 1]?.paragraph === sentence.paragraph) continue;
    const colon = sentence.tokens.findIndex((token) => token.text === ':');
    if (colon < 1 || colon > LONGEST_NAME || colon === sentence.tokens.length - 1) continue;
    if (!labelled && !namesSpeaker(index, sentence, colon, speakers)) continue;
    const content = [
      { sentence: sentence.index, first: colon + 1, last: lastWord(sentence) },
      ...restOf(sentences, sentence),
    ];
    if (content[0]!.first > content[0]!.last) continue;
    out.push(
      draftOf({
        sentence: sentence.index,
        anchor: colon,
        cue: [colon],
        source: { sentence: sentence.index, first: 0, last: colon - 1, head: colon - 1 },
        content,
        manner: 'said',
        link: !/^q/i.test(sentence.tokens[0]!.text) || !labelled,
        direct: labelled,
        rule: labelled ? 'turn of an interview' : 'turn',
      }),
    );
  }
  return out;
}

/** "Q:" and "A:" open question and answer. */
function isLabel(sentence: Sentence): boolean {
  return /^(q|a|question|answer)$/i.test(sentence.tokens[0]?.text ?? '') && sentence.tokens[1]?.text === ':';
}

function namesSpeaker(index: CueIndex, sentence: Sentence, colon: number, speakers: Speakers): boolean {
  const words = sentence.tokens.slice(0, colon);
  if (words.some((token) => token.upos === 'PUNCT' && !/^[.'’-]$/.test(token.text))) return false;
  if (isQuoteMark(sentence.tokens[colon + 1]!.text) && words.every((token) => token.upos === 'PROPN'))
    return true;
  const kind = speakers.kindOf(sentence.index, colon - 1);
  if (kind === 'person' || kind === 'outlet' || kind === 'body' || kind === 'group')
    return words.every((token) => token.upos !== 'VERB');
  if (kind !== null) return false;
  if (words.length === 1 && documentClass(index, treeOf(sentence), 0) !== null && colon === 1) return true;
  return words.every((token) => /^\p{Lu}[\p{Lu}.'’-]+$/u.test(token.text));
}

function restOf(sentences: readonly Sentence[], sentence: Sentence): readonly TokenRange[] {
  const out: TokenRange[] = [];
  for (const next of sentences.slice(sentence.index + 1)) {
    if (next.paragraph !== sentence.paragraph || isLabel(next)) break;
    out.push({ sentence: next.index, first: 0, last: lastWord(next) });
  }
  return out;
}

function lastWord(sentence: Sentence): number {
  const last = sentence.tokens.length - 1;
  return sentence.tokens[last]?.text === '.' ? last - 1 : last;
}

import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { type Draft, draftOf } from './draft.ts';
import { type Answer, type Interview, interviewOf, labelEnd, nameLabel } from './interview.ts';
import { isQuoteMark } from './ranges.ts';
import type { Speakers } from './speakers.ts';
import { type CueIndex, documentClass } from './words.ts';

const LONGEST_NAME = 5;

/**
 * Turns of a transcript and headlines with their source in front: "SMITH: We met." - the rest of the paragraph is his. In an
 * interview the questions are nobody's word, and the answers are direct speech.
 */
export function turnDrafts(
  index: CueIndex,
  sentences: readonly Sentence[],
  speakers: Speakers,
): readonly Draft[] {
  const interview = interviewOf(sentences);
  const labelled = sentences.flatMap((sentence): readonly Draft[] => {
    if (sentence.part === 'caption' || sentence.part === 'boilerplate') return [];
    const turn = turnAt(index, sentences, sentence, speakers, interview);
    return turn ? [turn] : [];
  });
  return [...labelled, ...(interview?.answers ?? []).map(answerDraft)];
}

function turnAt(
  index: CueIndex,
  sentences: readonly Sentence[],
  sentence: Sentence,
  speakers: Speakers,
  interview: Interview | null,
): Draft | null {
  const end = labelEnd(sentence);
  if (end === null && sentences[sentence.index - 1]?.paragraph === sentence.paragraph) return null;
  const colon = end ?? sentence.tokens.findIndex((token) => token.text === ':');
  if ((end === null && colon < 1) || colon > LONGEST_NAME || colon === sentence.tokens.length - 1)
    return null;
  const name = end === null ? nameLabel(sentence) : null;
  const asks = name !== null && (interview?.askers.has(name) ?? false);
  const answers = name !== null && (interview?.answerers.has(name) ?? false);
  if (end === null && !asks && !answers && !namesSpeaker(index, sentence, colon, speakers)) return null;
  const content = [
    { sentence: sentence.index, first: colon + 1, last: lastWord(sentence) },
    ...restOf(sentences, sentence),
  ];
  if (content[0]!.first > content[0]!.last) return null;
  const last = Math.max(0, colon - 1);
  return draftOf({
    sentence: sentence.index,
    anchor: colon,
    cue: [colon],
    source: { sentence: sentence.index, first: 0, last, head: last },
    content,
    manner: 'said',
    link: !asks && (end === null || !/^q/i.test(sentence.tokens[0]!.text)),
    direct: end !== null || answers,
    rule: end !== null ? 'turn of an interview' : 'turn',
  });
}

/** The answer under a question without label: whose it is, the interview tells. */
function answerDraft({ question, sentences }: Answer): Draft {
  const mark = question.tokens.length - 1;
  return draftOf({
    sentence: question.index,
    anchor: mark,
    cue: [mark],
    source: { sentence: question.index, first: mark, last: mark, head: mark },
    content: sentences.map((sentence) => ({ sentence: sentence.index, first: 0, last: lastWord(sentence) })),
    manner: 'said',
    direct: true,
    rule: 'turn of an interview',
  });
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
    if (next.paragraph !== sentence.paragraph || labelEnd(next) !== null) break;
    out.push({ sentence: next.index, first: 0, last: lastWord(next) });
  }
  return out;
}

function lastWord(sentence: Sentence): number {
  const last = sentence.tokens.length - 1;
  return sentence.tokens[last]?.text === '.' ? last - 1 : last;
}

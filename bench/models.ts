import { createParser } from '../src/parse/index.ts';
import { loadResources } from '../src/resources.ts';
import { type ParserScores, scoreParser, type TreeScore } from './parser.ts';
import type { ScoreRow } from './table.ts';

/** Trees, tags, tokens and names of the parser on the development sets under `dataDir`, in shares. */
export async function modelRows(
  dataDir: string,
): Promise<{ readonly parser: readonly ScoreRow[]; readonly names: readonly ScoreRow[] }> {
  const scores = await scoreParser(await createParser((await loadResources()).parser), dataDir);
  return { parser: parserRows(scores), names: nameRows(scores) };
}

const share = (percent: number): number => percent / 100;

function parserRows(scores: ParserScores): readonly ScoreRow[] {
  const { ewtDev, gumDev, gumNcDev, tokens } = scores;
  const part = 'parser: development sets, gold tokens';
  const trees = (set: string, score: TreeScore, beside: string, bar?: number): readonly ScoreRow[] => [
    { part, measure: `${set} UPOS`, value: share(score.upos) },
    { part, measure: `${set} lemma`, value: share(score.lemma) },
    { part, measure: `${set} UAS`, value: share(score.uas) },
    { part, measure: `${set} LAS`, value: share(score.las), ...(bar === undefined ? {} : { bar }), beside },
  ];
  const cut = (set: string, score: ParserScores['tokens']['ewtDev']): readonly ScoreRow[] => [
    {
      part: 'tokens and sentences from raw text, F1',
      measure: `${set} tokens`,
      value: share(score.tokens.f1),
    },
    {
      part: 'tokens and sentences from raw text, F1',
      measure: `${set} sentences`,
      value: share(score.sentences.f1),
    },
  ];
  return [
    ...trees('EWT', ewtDev, 'prototype 0.866', 0.865),
    ...trees('GUM', gumDev, 'prototype 0.872', 0.87),
    ...trees('GUM non-commercial', gumNcDev, 'genres it was not trained on'),
    ...cut('EWT', tokens.ewtDev),
    ...cut('GUM', tokens.gumDev),
  ];
}

function nameRows({ names }: ParserScores): readonly ScoreRow[] {
  const part = 'names: person, organisation, place, exact spans, F1';
  const { unerEwtDev, gumDev, re3dDev } = names;
  const types = Object.entries(unerEwtDev.byType).map(([type, score]) => ({
    part,
    measure: `UNER-EWT dev ${type}`,
    value: share(score.f1),
  }));
  return [
    { part, measure: 'UNER-EWT dev', value: share(unerEwtDev.f1), bar: 0.8, next: 0.86 },
    ...types,
    { part, measure: 'GUM dev', value: share(gumDev.f1) },
    { part, measure: 're3d dev', value: share(re3dDev.f1) },
  ];
}

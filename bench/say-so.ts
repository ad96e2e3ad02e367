import { findAttributions } from '../src/extract/attribution/index.ts';
import { findMentions } from '../src/extract/mentions/index.ts';
import { parseLexicon } from '../src/lexicon/index.ts';
import { createParser } from '../src/parse/index.ts';
import { loadResources } from '../src/resources.ts';
import { asDocument } from './parser.ts';
import { ROLES, type Role, scorePolnear } from './polnear.ts';
import type { ScoreRow } from './table.ts';

/** Published exact-match F1 on PolNeAR. */
const PUBLISHED: Readonly<Record<Role, { readonly biLstm: number; readonly text: string }>> = {
  source: { biLstm: 0.696, text: 'rules .107, CRF .506, BiLSTM-CRF .696, BERT .811, best .832' },
  cue: { biLstm: 0.667, text: 'rules .228, CRF .534, BiLSTM-CRF .667, BERT .740, best .753' },
  content: { biLstm: 0.59, text: 'rules .056, CRF .286, BiLSTM-CRF .590, BERT .689, best .729' },
};

/** Attributions on the development set of PolNeAR under `dataDir`, in shares. */
export async function polnearRows(dataDir: string): Promise<readonly ScoreRow[]> {
  const resources = await loadResources();
  const parser = await createParser(resources.parser);
  const lexicon = parseLexicon(resources.lexicon);
  const scores = await scorePolnear({
    dataDir,
    read: async (text) => {
      const parsed = await parser.parse(asDocument(text));
      const reading = { parsed, lexicon };
      return { parsed, attributions: findAttributions(reading, findMentions(reading)) };
    },
  });
  const part = `attribution: PolNeAR dev (${scores.documents} documents, ${scores.gold} attributions; ${scores.found} found)`;
  const row = (measure: string, percent: number, more: Partial<ScoreRow> = {}): ScoreRow => ({
    part,
    measure,
    value: percent / 100,
    ...more,
  });
  return ROLES.flatMap((role) => [
    row(`${role}, exact: F1`, scores.exact[role].f1, {
      next: PUBLISHED[role].biLstm,
      beside: PUBLISHED[role].text,
    }),
    row(`${role}, exact: precision`, scores.exact[role].p),
    row(`${role}, exact: recall`, scores.exact[role].r),
    row(`${role}, tokens: F1`, scores.overlap[role].f1),
  ]);
}

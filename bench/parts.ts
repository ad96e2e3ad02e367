import { findAttributions } from '../src/extract/attribution/index.ts';
import { findMentions } from '../src/extract/mentions/index.ts';
import { findTimes } from '../src/extract/time/index.ts';
import { scoreCoref } from './coref.ts';
import { ROLES, type Role, scorePolnear } from './polnear.ts';
import { loadReader } from './reading.ts';
import type { ScoreRow } from './table.ts';
import { scoreTime, timeRows } from './time.ts';

/** Published exact-match F1 on PolNeAR. */
const PUBLISHED: Readonly<Record<Role, { readonly biLstm: number; readonly text: string }>> = {
  source: { biLstm: 0.696, text: 'rules .107, CRF .506, BiLSTM-CRF .696, BERT .811, best .832' },
  cue: { biLstm: 0.667, text: 'rules .228, CRF .534, BiLSTM-CRF .667, BERT .740, best .753' },
  content: { biLstm: 0.59, text: 'rules .056, CRF .286, BiLSTM-CRF .590, BERT .689, best .729' },
};

/** Attributions on the development set of PolNeAR under `dataDir`, in shares. */
export async function polnearRows(dataDir: string): Promise<readonly ScoreRow[]> {
  const reader = await loadReader();
  const scores = await scorePolnear({
    dataDir,
    read: async (text) => {
      const reading = await reader.read(text);
      return { parsed: reading.parsed, attributions: findAttributions(reading, findMentions(reading)) };
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
    row(`${role}, tagger, whole spans: F1`, scores.stretches[role].f1, {
      next: PUBLISHED[role].biLstm,
      beside: PUBLISHED[role].text,
    }),
    row(`${role}, whole acts: F1`, scores.exact[role].f1),
    row(`${role}, whole acts: precision`, scores.exact[role].p),
    row(`${role}, whole acts: recall`, scores.exact[role].r),
    row(`${role}, tokens: F1`, scores.overlap[role].f1),
  ]);
}

/** Time expressions on the development set of TimeBank and AQUAINT under `dataDir`. */
export async function timeRowsOf(dataDir: string): Promise<readonly ScoreRow[]> {
  const reader = await loadReader();
  const read = async (text: string, published: string) => findTimes(await reader.read(text, published)).all;
  return timeRows(await scoreTime({ dataDir, read }));
}

/** Coreference on GUM dev, from text, in the scheme of CoNLL 2012. */
export async function corefRows(dataDir: string): Promise<readonly ScoreRow[]> {
  const { lexicon, parse } = await loadReader();
  const whole = await scoreCoref({ dataDir, lexicon, part: 'dev', parse, thirdPersonOnly: false });
  const third = await scoreCoref({ dataDir, lexicon, part: 'dev', parse, thirdPersonOnly: true });
  const part = `coreference: GUM dev, from text (${whole.documents} documents)`;
  return [
    { part, measure: 'CoNLL F1', value: whole.conll },
    { part, measure: 'CoNLL F1, third person only', value: third.conll },
    { part, measure: 'third person only: MUC', value: third.muc },
    { part, measure: 'third person only: B-cubed', value: third.bCubed },
    { part, measure: 'third person only: CEAF-e', value: third.ceafE },
  ];
}

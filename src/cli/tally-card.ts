import type { CheckedTally } from '../export/index.ts';
import type { Claim, Tally, Verdict } from '../model/index.ts';
import { partiesLine, whenBeside } from './card.ts';
import type { Paint } from './io.ts';
import { counted, indented, listed, printable, withRight, wrapped } from './layout.ts';
import { chainLine, eventLabel, shortId } from './sentence.ts';
import { WHEN_WIDTH, whenColumn } from './when-column.ts';

/**
 * A tally in lines: its period, the count of what, who, and its id; on whose say-so; how it stands against the claims of
 * its document, and these claims.
 */
export function tallyCard({ stored, check }: CheckedTally, width: number, paint: Paint): string {
  const { tally, document } = printable({ tally: stored.tally, document: stored.document });
  const { members, open } = printable({ members: check.members, open: check.open });
  const room = width - WHEN_WIDTH - 2;
  const who = listed(tally.who.map(({ name }) => name));
  const what = [who, tally.where?.name].filter(Boolean).join(' · ');
  const lines = [
    withRight(`${paint.bold(countWords(tally))}  ${what}`, paint.dim(shortId(tally.id)), room, ''),
    wrapped(chainLine(tally, document), room, '', '  '),
    wrapped(paint.yellow(verdictWords(check.verdict, members.length, open.length)), room, '', '  '),
    ...members.map((claim) => memberLine(claim, '', room, paint)),
    ...open.map((claim) => memberLine(claim, 'perhaps ', room, paint)),
  ];
  return whenBeside(tally.period?.edtf ?? null, lines.join('\n'), paint);
}

const PLURALS: Readonly<Record<string, string>> = { TALKS: 'TALKS' };

/** "at least 4 MEETINGS", "2 VISITS", "3 × ASSAULT attack". */
export function countWords(tally: Tally): string {
  const { count, bound, event, mode } = tally;
  const label = eventLabel(tally);
  const plain = event === 'CONSULT' && mode !== null;
  const what = plain
    ? `${count} ${count === 1 ? label : (PLURALS[label] ?? `${label}S`)}`
    : `${count} × ${label}`;
  return bound === 'exactly' ? what : `${bound} ${what}`;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  'borne out': 'borne out by the claims found in the report',
  short: 'short: fewer claims found in the report',
  exceeded: 'exceeded: more claims found in the report',
  'not checkable': 'not checkable by the claims found in the report',
};

function verdictWords(verdict: Verdict, members: number, open: number): string {
  if (members + open === 0) return 'not checkable: no claim found in the report is one of them';
  const sure = members === 0 ? '' : counted(members, 'claim');
  const unsure = members === 0 ? `perhaps ${counted(open, 'claim')}` : `, perhaps ${open} more`;
  return `${WORDS[verdict]} (${sure}${open === 0 ? '' : unsure})`;
}

function memberLine(claim: Claim, before: string, room: number, paint: Paint): string {
  const when = whenColumn(claim.when?.edtf ?? null).join(' ');
  const line = `${before}${when}  ${partiesLine(claim)}`;
  return indented(withRight(line, paint.dim(shortId(claim.id)), room - 2, '  '));
}

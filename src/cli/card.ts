import type { Claim, StoredClaim } from '../model/index.ts';
import type { Paint } from './io.ts';
import { beside, printable, withRight, wrapped } from './layout.ts';
import { chainLine, eventLabel, figureWords, shortId } from './sentence.ts';
import { WHEN_WIDTH, whenColumn } from './when-column.ts';

/**
 * A claim in two lines or more: when, what, who, where and its id; then how real, and on whose say-so; with `words` the
 * words that it stands on below.
 */
export function claimCard(stored: StoredClaim, width: number, paint: Paint, words = false): string {
  const { claim, document } = printable({ claim: stored.claim, document: stored.document });
  const room = width - WHEN_WIDTH - 2;
  const told = `${paint.yellow(claim.realis)} - ${chainLine(claim, document)}`;
  const quote = `«${claim.evidence.quote.replace(/\s+/g, ' ')}»`;
  const lines = [
    withRight(
      `${paint.bold(eventLabel(claim))}  ${partiesLine(claim)}`,
      paint.dim(shortId(claim.id)),
      room,
      '',
    ),
    wrapped(told, room, '', '  '),
    ...(words ? [paint.dim(wrapped(quote, room))] : []),
  ];
  return whenBeside(claim.when?.edtf ?? null, lines.join('\n'), paint);
}

/** A block with a time to its left. */
export function whenBeside(edtf: string | null, block: string, paint: Paint): string {
  const column = whenColumn(edtf).map((line) => paint.cyan(line));
  return beside(column, WHEN_WIDTH, block);
}

/** Who did it to whom, through whom, where, and how much: "A, B → C via D · Lima · 500 USD". */
export function partiesLine(claim: Claim): string {
  const names = (slot: 'actor' | 'recipient' | 'via'): string => claim[slot].map((of) => of.name).join(', ');
  const who = [names('actor'), names('recipient')].filter(Boolean).join(' → ');
  const what = [
    who + (claim.via.length > 0 ? ` via ${names('via')}` : ''),
    claim.where?.name ?? '',
    claim.figure === null ? '' : figureWords(claim.figure),
  ];
  return what.filter(Boolean).join(' · ');
}

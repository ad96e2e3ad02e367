import type { StoredClaim } from '../model/index.ts';
import type { Paint } from './io.ts';
import { padded, printable, withRight, wrapped } from './layout.ts';
import { chainLine, eventLabel, figureWords, shortId } from './sentence.ts';

const DAY = 10;
const INDENT = ' '.repeat(DAY + 2);

/** A claim in two lines or more: when, what, who, where and its id; then how real, and on whose say-so. */
export function claimCard(stored: StoredClaim, width: number, paint: Paint): string {
  const { claim, document } = printable({ claim: stored.claim, document: stored.document });
  const names = (slot: 'actor' | 'recipient' | 'via'): string => claim[slot].map((of) => of.name).join(', ');
  const who = [names('actor'), names('recipient')].filter(Boolean).join(' → ');
  const what = [
    who + (claim.via.length > 0 ? ` via ${names('via')}` : ''),
    claim.where?.name ?? '',
    claim.figure === null ? '' : figureWords(claim.figure),
  ].filter(Boolean);
  const when = padded(claim.when?.edtf ?? '-', DAY);
  const head = `${paint.cyan(when)}  ${paint.bold(eventLabel(claim))}  ${what.join(' · ')}`;
  const told = `${paint.yellow(claim.realis)} - ${chainLine(claim, document)}`;
  return [
    withRight(head, paint.dim(shortId(claim.id)), width, INDENT),
    wrapped(told, width, INDENT, `${INDENT}  `),
  ].join('\n');
}

import type { StoredClaim } from '../model/index.ts';
import type { Paint } from './io.ts';
import { padded, printable, withRight, wrapped } from './layout.ts';
import { chainLine, eventLabel, figureWords, shortId } from './sentence.ts';

const DAY = 10;
const INDENT = ' '.repeat(DAY + 2);

/**
 * A claim in two lines or more: when, what, who, where and its id; then how real, and on whose say-so; with `words` the
 * words that it stands on below.
 */
export function claimCard(stored: StoredClaim, width: number, paint: Paint, words = false): string {
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
  const quote = `«${claim.evidence.quote.replace(/\s+/g, ' ')}»`;
  return [
    withRight(head, paint.dim(shortId(claim.id)), width, INDENT),
    wrapped(told, width, INDENT, `${INDENT}  `),
    ...(words ? [paint.dim(wrapped(quote, width, INDENT))] : []),
  ].join('\n');
}

import type { StoredClaim, TraceStep } from '../model/index.ts';
import type { Paint } from './io.ts';
import { padded, printable, withRight, wrapped } from './layout.ts';
import { chainLine, claimSentence, eventLabel } from './sentence.ts';

const SLOT = 11;
/** The order in which slots are told; others follow. */
const ORDER = [
  'event',
  'mode',
  'actor',
  'recipient',
  'via',
  'when',
  'where',
  'figure',
  'realis',
  'chain',
  'denies',
];

/** The steps that made a claim, slot by slot, after the claim itself, its chain and the words it stands on. */
export function explanation(stored: StoredClaim, width: number, paint: Paint): string {
  const { claim, document } = printable({ claim: stored.claim, document: stored.document });
  const slots = Map.groupBy(claim.trace, (step) => step.slot);
  const place = (slot: string): number => (ORDER.includes(slot) ? ORDER.indexOf(slot) : ORDER.length);
  const rules = [...slots]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([slot, steps]) => steps.map((step, index) => line(slot, step, index === 0, width, paint)));
  return [
    withRight(paint.bold(eventLabel(claim)), paint.dim(claim.id), width, ''),
    wrapped(`${claimSentence(claim)}.`, width),
    wrapped(`${claim.realis} - ${chainLine(claim, document)}`, width, '', '  '),
    paint.dim(wrapped(`«${claim.evidence.quote}»`, width)),
    '',
    ...(rules.length > 0 ? rules.flat() : ['The engine kept no trace of this claim.']),
    '',
    paint.dim(wrapped(`engine ${claim.engine}`, width)),
  ].join('\n');
}

function line(slot: string, step: TraceStep, first: boolean, width: number, paint: Paint): string {
  const head = padded(first ? slot : '', SLOT);
  return wrapped(`${paint.cyan(step.rule)}: ${step.detail}`, width, head, ' '.repeat(SLOT + 2));
}

import {
  type ChainLink,
  type Claim,
  type Document,
  type StoredClaim,
  UNKNOWN_OUTLET,
} from '../model/index.ts';
import type { Paint } from './io.ts';
import { indented, listed, printable, withRight, wrapped } from './layout.ts';
import { claimSentence, eventLabel, linkName, shortId } from './sentence.ts';

/**
 * A claim as a page: what is said, the chain drawn as a tree, the evidence in its sentence, and of a denial the claims that
 * it denies.
 */
export function claimPage(
  stored: StoredClaim,
  document: Document,
  denied: readonly Claim[],
  width: number,
  paint: Paint,
): string {
  const claim = printable(stored.claim);
  const head = printable(stored.document);
  const when = claim.when === null ? 'no time told' : `${claim.when.edtf}, ${claim.when.basis}`;
  const sections = [
    withRight(paint.bold(eventLabel(claim)), paint.dim(claim.id), width, ''),
    `${wrapped(`${claimSentence(claim)}.`, width)}\n${paint.dim(`${claim.realis} · ${when}`)}`,
    `${paint.bold('On whose say-so')}\n${claim.chain.map((link, depth) => branch(link, depth, linkName(link, head), width)).join('\n')}`,
    `${paint.bold('Evidence')}\n${wrapped(evidence(stored.claim, document.text, paint), width, '  ')}`,
    wrapped(origin(claim, head), width, '  ', '    '),
  ];
  if (denied.length > 0) {
    const lines = printable(denied).map((other) =>
      indented(withRight(`${claimSentence(other)}.`, paint.dim(shortId(other.id)), width - 2, '  ')),
    );
    sections.splice(3, 0, `${paint.bold('Denies')}\n${lines.join('\n')}`);
  }
  return sections.join('\n\n');
}

function branch(link: ChainLink, depth: number, name: string, width: number): string {
  const words = [
    link.named || name.startsWith('“') || link.name === UNKNOWN_OUTLET ? name : `${name} (unnamed)`,
    link.manner,
    link.hearer.length > 0 ? `${link.manner === 'told' ? '' : 'to '}${listed(link.hearer)}` : '',
    link.when === null ? '' : `(${link.when.edtf})`,
    link.cue === null ? '' : `“${link.cue.quote}”`,
  ];
  const indent = depth === 0 ? '  ' : `  ${'   '.repeat(depth - 1)}└─ `;
  return wrapped(words.filter(Boolean).join(' '), width, indent, ' '.repeat(indent.length + 2));
}

/** How many characters around the evidence are shown where no sentence or line ends before. */
const AROUND = 240;

/** The evidence marked in the sentence around it. */
function evidence(claim: Claim, text: string, paint: Paint): string {
  const { start, end } = claim.evidence;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const lead = before.slice(
    Math.max(...[...before.matchAll(/[.!?]["'”’)]*\s+|\n/g)].map((m) => m.index + m[0].length), 0),
  );
  const whole = /[.!?]["'”’)]*\s*$/.test(text.slice(start, end));
  const tail = whole ? '' : (/^.*?(?:[.!?]["'”’)]*(?=\s|$)|(?=\n)|$)/s.exec(after)?.[0] ?? '');
  const marked = `«${printable(text.slice(start, end))}»`;
  return `${printable(lead)}${paint.bold(marked)}${printable(tail)}`.trim();
}

function origin(claim: Claim, document: StoredClaim['document']): string {
  const known = [document.outlet?.value, document.published && `published ${document.published.value.edtf}`];
  const place = `${document.source}, characters ${claim.evidence.start} to ${claim.evidence.end}`;
  return [place, document.title, ...known].filter(Boolean).join(' · ');
}

import { stringify } from 'csv-stringify/sync';
import type { StoredClaim } from '../model/index.ts';
import { claimLine, type WireClaim } from '../wire/index.ts';

/** Columns of the table of claims, and what stands in each. Several values in a cell are parted by "; ". */
const COLUMNS: Readonly<Record<string, (claim: WireClaim) => string | number | null>> = {
  id: (claim) => claim.id,
  document: (claim) => claim.document,
  event: (claim) => claim.event,
  mode: (claim) => claim.mode,
  actor: (claim) => names(claim.actor),
  recipient: (claim) => names(claim.recipient),
  via: (claim) => names(claim.via),
  when: (claim) => claim.when,
  earliest: (claim) => claim.earliest,
  latest: (claim) => claim.latest,
  where: (claim) => claim.where,
  figure: (claim) => claim.figure?.value ?? null,
  unit: (claim) => claim.figure?.unit ?? null,
  per: (claim) => claim.figure?.per ?? null,
  bound: (claim) => claim.figure?.bound ?? null,
  realis: (claim) => claim.realis,
  chain: (claim) => claim.chain.map((link) => link.name).join(' > '),
  manner: (claim) => claim.chain.map((link) => link.manner).join(' > '),
  root: (claim) => claim.chain.at(-1)!.name,
  root_named: (claim) => (claim.chain.at(-1)!.named ? 'yes' : 'no'),
  evidence: (claim) => claim.evidence.quote,
  start: (claim) => claim.evidence.start,
  end: (claim) => claim.evidence.end,
  source: (claim) => claim.source,
};

/**
 * Claims as CSV (RFC 4180: CRLF line ends, a head line, quotes doubled), one record a string with its line end. A cell
 * that a spreadsheet would take for a formula begins with an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function* csvRecords(claims: AsyncIterable<StoredClaim>): AsyncIterable<string> {
  yield record(Object.keys(COLUMNS));
  for await (const { claim, document, joined } of claims) {
    const line = claimLine(claim, document, joined);
    yield record(Object.values(COLUMNS).map((cell) => cell(line)));
  }
}

function record(cells: readonly (string | number | null)[]): string {
  return stringify([cells.map((cell) => (cell === null ? '' : cell))], {
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function names(participants: WireClaim['actor']): string {
  return participants.map((participant) => participant.name).join('; ');
}

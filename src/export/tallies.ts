import { checkTally, type TallyCheck } from '../analyse/index.ts';
import type { StoredTally } from '../model/index.ts';
import type { Ledger, TallyFilter } from '../store/index.ts';
import { tallyLine } from '../wire/index.ts';

/** A tally with what came of holding it against the claims of its document. */
export interface CheckedTally {
  readonly stored: StoredTally;
  readonly check: TallyCheck;
}

/** The tallies that the filter asks for, in the ledger's order, each held against the claims of its document. */
export async function* checkedTallies(
  ledger: Pick<Ledger, 'tallies' | 'claims' | 'entitiesOf'>,
  filter: TallyFilter = {},
): AsyncIterable<CheckedTally> {
  const byDocument = Map.groupBy(await ledger.tallies(filter), ({ document }) => document.id);
  for (const [id, tallies] of byDocument) {
    const claims = (await ledger.claims({ document: id })).map(({ claim }) => claim);
    const entities = await ledger.entitiesOf(id);
    for (const stored of tallies) yield { stored, check: checkTally(stored.tally, claims, entities) };
  }
}

/** Tallies as JSON lines, one string a tally without line end, in the order given. */
export async function* tallyLines(tallies: AsyncIterable<CheckedTally>): AsyncIterable<string> {
  for await (const { stored, check } of tallies)
    yield JSON.stringify(tallyLine(stored.tally, stored.document, check, stored.joined));
}

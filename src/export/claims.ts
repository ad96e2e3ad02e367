import type { StoredClaim } from '../model/index.ts';
import { claimLine } from '../wire/index.ts';

/** Claims as JSON lines, one string a claim without line end, in the order given. */
export async function* claimLines(claims: AsyncIterable<StoredClaim>): AsyncIterable<string> {
  for await (const { claim, document, joined } of claims)
    yield JSON.stringify(claimLine(claim, document, joined));
}

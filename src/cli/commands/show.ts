import type { Command } from 'commander';
import type { StoredClaim } from '../../model/index.ts';
import type { Ledger } from '../../store/index.ts';
import { claimLine } from '../../wire/index.ts';
import { claimPage } from '../claim-page.ts';
import { type Context, type LedgerOption, withJoined, withLedger } from '../context.ts';
import { CommandFailure, EXIT } from '../exit.ts';
import { explanation } from '../explanation.ts';
import { jsonOption, ledgerOption } from './common.ts';

interface Options extends LedgerOption {
  readonly json?: boolean;
}

/** `hearsay show`: one claim as a page. */
export function showCommand(program: Command, context: Context): void {
  const { io } = context;
  program
    .command('show')
    .summary('show one claim with its chain and its evidence')
    .description(
      'Shows one claim: what is said, the chain of sources drawn, and the evidence in its sentence.',
    )
    .argument('<claim>', 'id of the claim, or as much of its beginning as tells it from others')
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', '\nExample:\n  hearsay show c3f1a2b4')
    .action((id: string, options: Options) =>
      withJoined(options, context, async (ledger) => {
        const stored = await theClaim(ledger, id);
        const { claim, document, joined } = stored;
        if (options.json) return io.out(JSON.stringify(claimLine(claim, document, joined), null, 2));
        const denied = await Promise.all(claim.denies.map((other) => ledger.claimsById(other)));
        const claims = denied.flat().map((each) => each.claim);
        io.out(claimPage(stored, (await ledger.document(document.id))!, claims, io.width, io.paint));
      }),
    );
}

/** `hearsay explain`: the rules that made each slot of a claim. */
export function explainCommand(program: Command, { io }: Context): void {
  program
    .command('explain')
    .summary('say which rules made each slot of a claim')
    .description(
      'Says for each slot of a claim which rule filled it and with which words, so that a wrong claim can be understood.',
    )
    .argument('<claim>', 'id of the claim, or as much of its beginning as tells it from others')
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', '\nExample:\n  hearsay explain c3f1a2b4')
    .action((id: string, options: Options) =>
      withLedger(options, async (ledger) => {
        const stored = await theClaim(ledger, id);
        if (options.json)
          return io.out(JSON.stringify({ id: stored.claim.id, trace: stored.claim.trace }, null, 2));
        io.out(explanation(stored, io.width, io.paint));
      }),
    );
}

async function theClaim(ledger: Ledger, id: string): Promise<StoredClaim> {
  const found = await ledger.claimsById(id);
  if (found.length === 1) return found[0]!;
  if (found.length === 0)
    throw new CommandFailure(
      EXIT.notFound,
      'not-found',
      `No claim of the id ${id}; hearsay claims lists them.`,
    );
  const ids = found.map((stored) => stored.claim.id).join(', ');
  throw new CommandFailure(
    EXIT.notFound,
    'ambiguous',
    `${id} begins the ids of several claims: ${ids}; type more of it.`,
  );
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { packageFolder } from '../../resources.ts';
import type { Context } from '../context.ts';
import { CommandFailure, EXIT } from '../exit.ts';

/** `hearsay eval`: the measurements of `npm run eval`, from a checkout of the repository. */
export function evalCommand(program: Command, { exitWith }: Context): void {
  program
    .command('eval')
    .summary('measure the engine against gold data')
    .description(
      'Measures the engine against gold data and prints one table, as npm run eval does, with its options (npm run eval -- --help lists them). Works in a checkout of the repository.',
    )
    .argument('[options...]', 'options of npm run eval')
    .allowUnknownOption()
    .addHelpText('after', '\nExample:\n  hearsay eval --only corpus --verbose')
    .action(async (words: string[]) => {
      const script = join(packageFolder(), 'bench', 'eval.ts');
      if (!existsSync(script))
        throw new CommandFailure(
          EXIT.usage,
          'usage',
          'hearsay eval works in a checkout of the repository only.',
        );
      const quiet = '--disable-warning=ExperimentalWarning';
      const child = spawn(process.execPath, [quiet, script, ...words], { stdio: 'inherit' });
      const [code] = await once(child, 'close');
      exitWith(code ?? EXIT.fault);
    });
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import colours from 'picocolors';
import stringWidth from 'string-width';
import type { Context } from './context.ts';
import { EXIT } from './exit.ts';
import { createProgram } from './program.ts';

const docs = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
const io = { out: () => {}, err: () => {}, status: () => {}, live: false, width: 80, paint: colours };
const context: Context = {
  io,
  engine: () => Promise.reject(new Error('no engine in this test')),
  join: async () => {},
  exitWith: () => {},
};
const program = createProgram(context, '0.0.0');

/** The part of the page under the heading of a command. */
function sectionOf(command: string): string {
  return docs.split(`\n## hearsay ${command}\n`)[1]?.split('\n## ')[0] ?? '';
}

for (const command of program.commands) {
  it(`docs/cli.md tells of hearsay ${command.name()} and all its options`, () => {
    const section = sectionOf(command.name());
    assert.notEqual(section, '', `no section "## hearsay ${command.name()}"`);
    for (const option of command.options)
      assert.ok(
        section.includes(`\`${option.flags}\``),
        `hearsay ${command.name()} ${option.flags} is not documented`,
      );
  });

  it(`the help of hearsay ${command.name()} keeps to 80 columns`, () => {
    let help = '';
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();
    for (const line of help.split('\n')) assert.ok(stringWidth(line) <= 80, line);
  });
}

it('docs/cli.md tells of no command and no option that there is not', () => {
  const names = new Set(program.commands.map((command) => command.name()));
  const told = [...docs.matchAll(/^## hearsay (\S+)/gm)].map((match) => match[1]!);
  assert.deepEqual(
    told.filter((name) => !names.has(name)),
    [],
  );
  for (const command of program.commands) {
    const flags = new Set(command.options.map((option) => option.flags));
    const options = [...sectionOf(command.name()).matchAll(/`(--[a-z-]+(?: <[a-z]+>)?)`/g)].map((m) => m[1]!);
    assert.deepEqual(
      options.filter((option) => !flags.has(option)),
      [],
    );
  }
});

it('docs/cli.md tells of each exit code', () => {
  for (const code of Object.values(EXIT)) assert.match(docs, new RegExp(`^\\| ${code} \\|`, 'm'));
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { filesUnder, textOf } from './files.ts';
import { ROOT } from './root.ts';

const MOST_LINES = 600;
const TEXT = /\.(ts|tsx|mjs|js|json|jsonc|ya?ml|md|py|sh|txt|html|eml|css|sql)$|^\.ci\/run$|^LICENSE$/;

const files = filesUnder();
const texts = files.filter((path) => TEXT.test(path) && path !== 'package-lock.json');
const guides = files.filter((path) => path.endsWith('.md'));

/** The code of a Markdown file: fenced blocks and `inline`. */
function codeOf(path: string): readonly string[] {
  const text = textOf(path);
  const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap((found) => found[1]!.split('\n'));
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)];
  return [...blocks, ...inline.map((found) => found[1]!)];
}

test('no file names a folder of the machine that it was written on', () => {
  const folders = ['work', 'tmp', 'root', 'home'].join('|');
  const pattern = new RegExp(`(^|[\\s'"\`(=:])/(${folders})/`, 'm');
  assert.deepEqual(
    texts.filter((path) => pattern.test(textOf(path))),
    [],
  );
});

test('package-lock.json names no host', () => {
  assert.doesNotMatch(textOf('package-lock.json'), /https?:\/\/[^"]*\.tgz/);
});

test(`no source file has more than ${MOST_LINES} lines`, () => {
  const long = files.filter(
    (path) => /^src\/.*\.tsx?$/.test(path) && textOf(path).split('\n').length > MOST_LINES,
  );
  assert.deepEqual(long, []);
});

test('no test is left switched on alone', () => {
  const alone = files.filter(
    (path) => /\.test\.tsx?$/.test(path) && /\b(test|it|describe)\.only\(/.test(textOf(path)),
  );
  assert.deepEqual(alone, []);
});

test('every npm command that a guide names exists', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const unknown = guides.flatMap((path) =>
    codeOf(path).flatMap((line) =>
      [...line.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
        .map((found) => found[1] ?? found[2]!)
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${path}: npm run ${name}`),
    ),
  );
  assert.deepEqual(unknown, []);
});

test('every command of hearsay that a guide names exists', () => {
  const main = join(ROOT, 'src', 'cli', 'main.ts');
  const { stdout } = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
  const listing = /^Commands:\n([\s\S]*?)\n\n/m.exec(stdout)?.[1] ?? '';
  const commands = new Set([...listing.matchAll(/^ {2}([a-z]+)/gm)].map((found) => found[1]!));
  assert.ok(commands.has('read'), `hearsay --help lists no commands:\n${stdout}`);
  const unknown = guides.flatMap((path) =>
    codeOf(path).flatMap((line) =>
      [...line.matchAll(/(?:^|\s|bin\/)hearsay(?:\.mjs)? ([a-z]+)\b/g)]
        .map((found) => found[1]!)
        .filter((name) => !commands.has(name))
        .map((name) => `${path}: hearsay ${name}`),
    ),
  );
  assert.deepEqual(unknown, []);
});

test('every file that a guide links to exists', () => {
  const broken = guides.flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)]
      .map((found) => found[1]!)
      .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(broken, []);
});

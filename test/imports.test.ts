import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filesUnder, textOf } from './files.ts';
import { breachesOf, specifiersOf } from './import-rules.ts';

test('src keeps the import rules', () => {
  const paths = filesUnder('src').filter((path) => /\.tsx?$/.test(path));
  const sources = new Map(paths.map((path) => [path.slice('src/'.length), textOf(path)]));
  assert.deepEqual(breachesOf(sources), []);
});

describe('the checker of the import rules', () => {
  const breaches = (files: Record<string, string>) => breachesOf(new Map(Object.entries(files)));

  test('finds all forms of import, over several lines, and none in comments', () => {
    const source = [
      "import a from './a.ts';",
      "import type {\n  B,\n  C,\n} from './b.ts';",
      "import './c.ts';",
      "export * from './d.ts';",
      "const e = await import('./e.ts');",
      "// import f from './f.ts';",
      " * import g from './g.ts';",
      'const important = "from";',
    ].join('\n');
    assert.deepEqual(specifiersOf(source), ['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts']);
  });

  test('lets a stage import model and lexicon, and pipeline.ts the stages', () => {
    const files = {
      'model/index.ts': "export * from './span.ts';",
      'model/span.ts': '',
      'lexicon/index.ts': "import type { Span } from '../model/index.ts';",
      'extract/time/rules.ts':
        "import { cues } from '../../lexicon/index.ts';\nimport type { Span } from '../../model/index.ts';",
      'pipeline.ts': "import { extract } from './extract/time/rules.ts';",
      'cli/main.ts': "import { loadEngine } from '../pipeline.ts';\nimport { readFileSync } from 'node:fs';",
    };
    assert.deepEqual(breaches(files), []);
  });

  test('finds a stage that imports another stage', () => {
    assert.deepEqual(breaches({ 'extract/a.ts': "import { parse } from '../parse/index.ts';" }), [
      'extract/a.ts: extract must not import parse ("../parse/index.ts")',
    ]);
  });

  test('finds what leaves the direction: model to lexicon, web to model, a stage to pipeline.ts, out of src', () => {
    const files = {
      'model/a.ts': "import { x } from '../lexicon/index.ts';",
      'web/b.tsx': "import type { Claim } from '../model/index.ts';",
      'resolve/c.ts': "import { loadEngine } from '../pipeline.ts';",
      'read/d.ts': "import { x } from '../../bench/x.ts';",
    };
    assert.deepEqual(
      breaches(files).map((line) => line.split(' (')[0]),
      [
        'model/a.ts: model must not import lexicon',
        'read/d.ts: read must not import ..',
        'resolve/c.ts: resolve must not import pipeline.ts',
        'web/b.tsx: web must not import model',
      ],
    );
  });

  test('finds Node where none may be, and lets it be elsewhere', () => {
    const files = {
      'extract/a.ts': "import { join } from 'node:path';",
      'parse/b.ts': "import fs from 'fs';",
      'lexicon/c.ts': 'const home = process.env.HOME;',
      'model/d.ts': 'const bytes = Buffer.from(text);',
      'analyse/e.ts': '// the process.env of the caller does not matter here; we process each one',
      'read/f.ts': "import { join } from 'node:path';\nBuffer.from('');",
    };
    assert.deepEqual(
      breaches(files).map((line) => line.split(':')[0]),
      ['extract/a.ts', 'lexicon/c.ts', 'model/d.ts', 'parse/b.ts'],
    );
  });

  test('finds a circle once, of types too', () => {
    const files = {
      'extract/a.ts': "import { b } from './b.ts';",
      'extract/b.ts': "import type { C } from './sub/c.ts';",
      'extract/sub/c.ts': "export { a } from '../a.ts';",
      'extract/d.ts': "import { a } from './a.ts';",
    };
    assert.deepEqual(breaches(files), [
      'extract/a.ts: circular import: extract/a.ts -> extract/b.ts -> extract/sub/c.ts -> extract/a.ts',
    ]);
  });

  test('finds a folder without a place and a specifier without its ending', () => {
    assert.deepEqual(breaches({ 'utils/a.ts': '', 'model/b.ts': "import { c } from './c';" }), [
      'model/b.ts: "./c" must end in .ts',
      'utils/a.ts: "utils" has no place in the house; give it one in test/import-rules.ts',
    ]);
  });

  test('leaves test files free', () => {
    assert.deepEqual(breaches({ 'model/a.test.ts': "import { test } from 'node:test';" }), []);
  });
});

// Makes lexicon.json of lexicon/*.yaml, because YAML takes most of a second to read. Called by scripts/build.mjs with the
// folder to write to; runs under the repository's own Node.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';

const [root, into] = process.argv.slice(2);
const folder = join(root, 'lexicon');
const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]);

// The same print as in src/resources.ts, which takes the YAML itself where it has changed since.
const print = createHash('sha256');
for (const [name, text] of texts) print.update(`${name}\0${text.length}\0`).update(text);
const files = Object.fromEntries(texts.map(([name, text]) => [name, JSON.stringify(parse(text))]));
const of = print.digest('hex').slice(0, 12);
writeFileSync(join(into, 'lexicon.json'), JSON.stringify({ of, files }));

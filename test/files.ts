import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT } from './root.ts';

const NOT_OURS = new Set(['node_modules', 'dist', '.git', 'hearsay-ledger', '.whl', '__pycache__']);

/** Paths, relative to the repository and with forward slashes, of the files under `folder` that are kept in it. */
export function filesUnder(folder = '.'): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [relative('.', path).split(sep).join('/')] : [];
  });
}

/** Text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

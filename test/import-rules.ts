/**
 * The import rules of the house. A unit is a folder of src/ or a file that lies directly in it; each may import the
 * units named here and packages. The reasons stand in ARCHITECTURE.md.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lexicon: ['model'],
  store: ['model'],
  wire: ['model'],
  read: ['model', 'lexicon'],
  parse: ['model', 'lexicon'],
  extract: ['model', 'lexicon'],
  resolve: ['model', 'lexicon'],
  analyse: ['model', 'lexicon'],
  'pipeline.ts': ['model', 'lexicon', 'read', 'parse', 'extract', 'resolve', 'analyse'],
  'resources.ts': ['model', 'lexicon', 'parse', 'pipeline.ts'],
  engine: ['model', 'lexicon', 'pipeline.ts', 'resources.ts'],
  export: ['model', 'pipeline.ts', 'analyse', 'store', 'wire'],
  serve: ['model', 'pipeline.ts', 'resources.ts', 'engine', 'analyse', 'store', 'wire', 'export'],
  cli: ['model', 'pipeline.ts', 'resources.ts', 'engine', 'analyse', 'store', 'wire', 'export', 'serve'],
  web: ['wire'],
};

/** Units that shall be able to run in a browser: what they need of the file system is handed in. */
const WITHOUT_NODE: ReadonlySet<string> = new Set([
  'model',
  'lexicon',
  'parse',
  'extract',
  'resolve',
  'analyse',
]);

const BUILT_IN =
  /^(node:|(assert|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|process|stream|url|util|v8|vm|worker_threads|zlib)(\/|$))/;
const NODE_GLOBAL =
  /\bprocess\.(argv|cwd|env|exit|hrtime|memoryUsage|nextTick|on|platform|std(in|out|err)|version)|\bBuffer\b(?=[.\s[\]();|>,])|\b__(dirname|filename)\b|\brequire\(|\bimport\.meta\.(dirname|filename)\b/;

/** Source text by path relative to src/, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** Import specifiers of a module: of `import`, `export ... from` and `import()`, types included, in text order. */
export function specifiersOf(source: string): readonly string[] {
  const patterns = [
    /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
  ];
  const code = withoutCommentLines(source);
  return patterns
    .flatMap((pattern) => [...code.matchAll(pattern)].map((found) => ({ at: found.index, name: found[1]! })))
    .sort((a, b) => a.at - b.at)
    .map((found) => found.name);
}

/** One sentence for each breach of the import rules, sorted. Test files are free to import what they test with. */
export function breachesOf(sources: Sources): readonly string[] {
  const code = new Map([...sources].filter(([path]) => !path.endsWith('.test.ts')));
  const found = [...code].flatMap(([path, source]) => [
    ...directionBreaches(path, source),
    ...nodeBreaches(path, source),
  ]);
  return [...found, ...cyclesOf(code)].sort();
}

function directionBreaches(path: string, source: string): string[] {
  const unit = unitOf(path);
  const allowed = MAY_IMPORT[unit];
  if (!allowed) return [`${path}: "${unit}" has no place in the house; give it one in test/import-rules.ts`];
  return specifiersOf(source)
    .filter((specifier) => specifier.startsWith('.'))
    .flatMap((specifier) => {
      if (!/\.(ts|tsx|json)$/.test(specifier)) return [`${path}: "${specifier}" must end in .ts`];
      const target = unitOf(resolved(path, specifier));
      if (target === unit || allowed.includes(target)) return [];
      return [`${path}: ${unit} must not import ${target} ("${specifier}")`];
    });
}

function nodeBreaches(path: string, source: string): string[] {
  if (!WITHOUT_NODE.has(unitOf(path))) return [];
  const imported = specifiersOf(source)
    .filter((specifier) => BUILT_IN.test(specifier))
    .map((specifier) => `${path}: ${unitOf(path)} must not use Node ("${specifier}")`);
  const global = NODE_GLOBAL.exec(withoutCommentLines(source));
  return global ? [...imported, `${path}: ${unitOf(path)} must not use Node ("${global[0]}")`] : imported;
}

/** Each circle of imports once, begun at its first path. */
function cyclesOf(sources: Sources): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      found.add(circleText(trail.slice(seenAt)));
      return;
    }
    if (done.has(path)) return;
    for (const specifier of specifiersOf(sources.get(path) ?? ''))
      if (specifier.startsWith('.')) visit(resolved(path, specifier), [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return [...found];
}

function circleText(circle: readonly string[]): string {
  const first = circle.indexOf([...circle].sort()[0]!);
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return `${turned[0]}: circular import: ${[...turned, turned[0]].join(' -> ')}`;
}

function unitOf(path: string): string {
  return path.split('/')[0]!;
}

/** Path relative to src/ of a relative specifier in the module at `path`; leads with `..` where it leaves src/. */
function resolved(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

function withoutCommentLines(source: string): string {
  return source
    .split('\n')
    .map((line) => (/^\s*(\/\/|\/\*|\*)/.test(line) ? '' : line))
    .join('\n');
}

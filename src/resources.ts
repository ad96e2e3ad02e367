import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type PeopleWords, parsePeopleWords } from './lexicon/people.ts';
import { parse } from './lexicon/text.ts';
import type {
  AbbreviationLists,
  LemmaTable,
  ModelMeta,
  ParserParts,
  Runtime,
  TaggerMeta,
} from './parse/index.ts';
import type { EngineResources } from './pipeline.ts';

const MODELS = [
  'english.onnx',
  'english-labels.onnx',
  'english.json',
  'english-lemmas.json',
  'attribution.onnx',
  'attribution.json',
] as const;
type Model = (typeof MODELS)[number];

/** The folder of the package: the nearest above this file with a package.json of Hearsay's. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json of Hearsay is missing; install Hearsay again');
    folder = above;
  }
  return folder;
}

/** Version of the package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string })
    .version;
}

/**
 * Reads models/ and lexicon/ and loads the runtime for the models: onnxruntime-node, or where that does not load the
 * WebAssembly one, which is slower and decides the same. Throws Error naming the file that is missing.
 */
export async function loadResources(): Promise<EngineResources> {
  const folder = packageFolder();
  const models = Object.fromEntries(MODELS.map((name) => [name, bytesOf(join(folder, 'models', name))]));
  const yaml = textsUnder(join(folder, 'lexicon'));
  const print = fingerprint([...Object.entries(models), ...Object.entries(yaml)]);
  const lexicon = compiled(folder, yaml);
  const parser = partsOf(
    models as Record<Model, Uint8Array>,
    lexicon['abbreviations.yaml'] ?? '',
    await loadRuntime(),
  );
  return { version: `${packageVersion()}+${print}`, parser, lexicon };
}

/** Reads the words for people of lexicon/, for what works with names alone. Throws Error where the text is wrong. */
export function loadPeople(): PeopleWords {
  const folder = packageFolder();
  const yaml = textsUnder(join(folder, 'lexicon'));
  return parsePeopleWords(compiled(folder, yaml)['people.yaml'] ?? '');
}

function partsOf(models: Record<Model, Uint8Array>, abbreviations: string, runtime: Runtime): ParserParts {
  const json = (name: Model): unknown => JSON.parse(new TextDecoder().decode(models[name]));
  return {
    runtime,
    model: models['english.onnx'],
    labels: models['english-labels.onnx'],
    meta: json('english.json') as ModelMeta,
    lemmas: json('english-lemmas.json') as LemmaTable,
    abbreviations: parse(abbreviations) as AbbreviationLists,
    tagger: { model: models['attribution.onnx'], meta: json('attribution.json') as TaggerMeta },
  };
}

async function loadRuntime(): Promise<Runtime> {
  try {
    return (await import('onnxruntime-node')) as unknown as Runtime;
  } catch {
    const web = await import('onnxruntime-web');
    web.env.wasm.numThreads = 1;
    return web as unknown as Runtime;
  }
}

/**
 * The lexicon as JSON, which the build makes of its YAML (`scripts/compile-lexicon.mjs`) because YAML takes most of a
 * second to read; the YAML itself where it was changed since or nothing was built.
 */
function compiled(folder: string, yaml: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const path = join(folder, 'dist', 'lexicon.json');
  if (!existsSync(path)) return yaml;
  const built = JSON.parse(readFileSync(path, 'utf8')) as { of: string; files: Record<string, string> };
  return built.of === fingerprint(Object.entries(yaml)) ? built.files : yaml;
}

function fingerprint(files: readonly (readonly [string, string | Uint8Array])[]): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 12);
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Error(`${path} is missing or cannot be read; restore it from the repository`);
  }
}

function textsUnder(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

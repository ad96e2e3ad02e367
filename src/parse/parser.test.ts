import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as runtime from 'onnxruntime-node';
import { parse as parseYaml } from 'yaml';
import type { Document, PartKind } from '../model/document.ts';
import type { AbbreviationLists } from './abbreviations.ts';
import { createParser, type Parser, type ParserParts } from './parser.ts';
import type { Runtime } from './runtime.ts';

const root = new URL('../../', import.meta.url);
const bytes = (path: string): Uint8Array => readFileSync(new URL(path, root));
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const parts = (): ParserParts => ({
  runtime: runtime as unknown as Runtime,
  model: bytes('models/english.onnx'),
  labels: bytes('models/english-labels.onnx'),
  meta: json('models/english.json') as ParserParts['meta'],
  lemmas: json('models/english-lemmas.json') as ParserParts['lemmas'],
  abbreviations: parseYaml(
    readFileSync(new URL('lexicon/abbreviations.yaml', root), 'utf8'),
  ) as AbbreviationLists,
});

let parser: Parser;
before(async () => {
  parser = await createParser(parts());
});

function documentOf(text: string, kinds: readonly (readonly [PartKind, number, number])[] = []): Document {
  const whole = [['body', 0, text.length] as const];
  return {
    id: 'document-1',
    sha256: '',
    source: 'test',
    mediaType: 'text/plain',
    text,
    parts: (kinds.length > 0 ? kinds : whole).map(([kind, start, end]) => ({ kind, start, end })),
    title: null,
    outlet: null,
    published: null,
    authors: [],
    letter: null,
  };
}

test('a sentence is parsed into a tree with its subject, object and names', async () => {
  const text = 'President Barack Obama met the prime minister in London on Tuesday.';
  const { sentences } = await parser.parse(documentOf(text));
  assert.equal(sentences.length, 1);
  const { tokens, names } = sentences[0]!;
  const met = tokens.find((t) => t.text === 'met')!;
  assert.equal(met.head, -1);
  assert.equal(met.deprel, 'root');
  assert.equal(met.lemma, 'meet');
  assert.equal(tokens.filter((t) => t.head === met.index && t.deprel === 'nsubj').length, 1);
  assert.equal(tokens.find((t) => t.text === 'minister')!.deprel, 'obj');
  const found = names.map((n) => `${text.slice(tokens[n.first]!.start, tokens[n.last]!.end)} ${n.type}`);
  assert.ok(found.includes('London place'), found.join());
  assert.ok(
    found.some((n) => n.endsWith('Barack Obama person')),
    found.join(),
  );
});

test('offsets lead back to the text, and every tree has one root and no loop', async () => {
  const text =
    '"We can\'t accept it," the U.S.-backed group\u2019s spokesman told reporters.\n\nNo.\n\n\u2014 x \u{1F642}';
  const { sentences } = await parser.parse(documentOf(text));
  for (const sentence of sentences) {
    assert.equal(sentence.tokens.filter((t) => t.head === -1).length, 1);
    for (const token of sentence.tokens) {
      assert.equal(text.slice(token.start, token.end), token.text);
      let at = token.head;
      for (let k = 0; k < sentence.tokens.length && at !== -1; k++) at = sentence.tokens[at]!.head;
      assert.equal(at, -1);
    }
  }
});

test('boilerplate is left out and no sentence crosses a part', async () => {
  const text = 'Talks fail Read more The talks failed.';
  const { sentences } = await parser.parse(
    documentOf(text, [
      ['headline', 0, 10],
      ['boilerplate', 11, 20],
      ['body', 21, 38],
    ]),
  );
  assert.deepEqual(
    sentences.map((s) => [s.part, s.paragraph, text.slice(s.start, s.end)]),
    [
      ['headline', 0, 'Talks fail'],
      ['body', 1, 'The talks failed.'],
    ],
  );
});

test('the company a sentence is parsed in does not change its tree', async () => {
  const one = ['The', 'envoy', 'denied', 'the', 'report', '.'];
  const long = Array.from({ length: 90 }, (_, i) => (i % 3 === 0 ? 'and' : 'Tehran'));
  const alone = (await parser.parseTokens([one]))[0];
  const among = (await parser.parseTokens([long, one, ['Yes'], []]))[1];
  assert.deepEqual(among, alone);
});

test('a document without words has no sentences', async () => {
  assert.deepEqual((await parser.parse(documentOf(' \n '))).sentences, []);
});

test('a word repeated thousands of times is parsed in pieces', async () => {
  const { sentences } = await parser.parse(documentOf('buffalo '.repeat(1000)));
  assert.equal(sentences.flatMap((s) => s.tokens).length, 1000);
});

test('a model of another format is refused', async () => {
  const made = parts();
  await assert.rejects(createParser({ ...made, meta: { ...made.meta, format: 99 } }), /format 99/);
});

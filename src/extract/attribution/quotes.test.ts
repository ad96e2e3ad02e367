import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsedOf } from '../../../test/parsed.ts';
import { quotesOf } from './quotes.ts';

async function quoted(text: string): Promise<readonly (readonly [number, boolean, string])[]> {
  const { document, sentences } = await parsedOf(text);
  return quotesOf(document.text, sentences).map(({ level, closed, pieces }) => {
    const [first, last] = [pieces[0]!, pieces.at(-1)!];
    const start = sentences[first.sentence]!.tokens[first.first]!.start;
    return [level, closed, document.text.slice(start, sentences[last.sentence]!.tokens[last.last]!.end)];
  });
}

test('curly and straight marks open and close', async () => {
  assert.deepEqual(await quoted('“It rained,” he said. "It snowed," she said.'), [
    [1, true, '“It rained,”'],
    [1, true, '"It snowed,"'],
  ]);
});

test('a quotation inside a quotation is of the second level', async () => {
  const found = await quoted('“She told me, ‘We left in June,’ and went,” he said.');
  assert.deepEqual(
    found.map(([level]) => level),
    [1, 2],
  );
  assert.equal(found[1]?.[2], '‘We left in June,’');
});

test('apostrophes quote nothing', async () => {
  assert.deepEqual(await quoted("The workers' union didn't leave. It's the firm's plan."), []);
});

test('a quotation runs on where the next paragraph opens with a mark, and ends where it does not', async () => {
  assert.deepEqual(await quoted('“It rained.\n\n“It snowed,” he said.'), [
    [1, true, '“It rained.\n\n“It snowed,”'],
  ]);
  assert.deepEqual(await quoted('“It rained.\n\nThe port closed.'), [[1, false, '“It rained.']]);
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { packageFolder } from '../resources.ts';
import { inventedDocument } from '../store/invented.test-suite.ts';
import { loadPool } from './pool.ts';

const noModel = existsSync(join(packageFolder(), 'models', 'english.onnx')) ? false : 'models/ is missing';
const documents = ['first', 'second', 'third'].map((word) =>
  inventedDocument(
    `${word}.txt`,
    `Orsolya Vantongeren met Tadeo Quispelar on the ${word} of May 2022, the Salt Guild said.`,
  ),
);

it('takes documents apart in threads just as in one', { skip: noModel }, async () => {
  const one = await loadPool(1);
  const two = await loadPool(2);
  try {
    assert.deepEqual([one.lanes, two.lanes, two.version], [1, 2, one.version]);
    const apart = await Promise.all(documents.slice(0, 2).map((document) => two.read(document)));
    const again = await two.read(documents[2]!);
    const expected = [];
    for (const document of documents) expected.push(await one.read(document));
    assert.deepEqual([...apart, again], expected);
    assert.ok(expected[0]!.claims.length > 0);
  } finally {
    await one.close();
    await two.close();
  }
});

it('fails for a document that cannot be taken apart, and takes the next', { skip: noModel }, async () => {
  const pool = await loadPool(2);
  try {
    await assert.rejects(pool.read(null as never), Error);
    assert.equal((await pool.read(documents[1]!)).document.id, documents[1]!.id);
  } finally {
    await pool.close();
  }
});

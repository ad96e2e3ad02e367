import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../test/parsed.ts';
import { extract } from './index.ts';

/** The links of the first claim after the outlet, each with the time of its speaking. */
async function linksOf(text: string): Promise<readonly string[]> {
  const [claim] = extract(await parsedOf(text), lexicon, 'test').claims;
  return claim!.chain.slice(1).map(({ name, when }) => `${name}: ${when?.edtf ?? 'not told'}`);
}

describe('a source', () => {
  test('has the time that is told of the speaking', async () => {
    const links = await linksOf(
      'Odo Senn met Mira Falke in Turin in May 2021, a spokesman said on 4 June 2022.',
    );
    assert.deepEqual(links, ['a spokesman: 2022-06-04']);
  });

  test('does not have the time of what is told', async () => {
    const links = await linksOf('A spokesman said that Odo Senn met Mira Falke on 4 June 2022.');
    assert.deepEqual(links, ['A spokesman: not told']);
  });
});

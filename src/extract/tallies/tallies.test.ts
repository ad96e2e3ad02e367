import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import type { Extraction, Tally } from '../../model/index.ts';
import { extract } from '../index.ts';

async function read(text: string): Promise<Extraction> {
  return extract(await parsedOf(text), lexicon, 'test');
}

/** One line for each tally: mode, bound and count, who, period. */
async function linesOf(text: string): Promise<readonly string[]> {
  return (await read(text)).tallies.map(({ mode, bound, count, who, period }) => {
    const names = who.map(({ name }) => name).sort();
    return `${mode} ${bound} ${count}: ${names.join(' + ')}, ${period?.edtf ?? '-'}`;
  });
}

describe('tallies', () => {
  const BOTH = 'Mira Falke + Odo Senn';
  const told: readonly (readonly [string, string])[] = [
    ['Odo Senn and Mira Falke met at least four times in 2019.', `meeting at least 4: ${BOTH}, 2019`],
    ['Odo Senn spoke by telephone with Mira Falke three times in 2020.', `call exactly 3: ${BOTH}, 2020`],
    ['Odo Senn and Mira Falke spoke by phone 12 times.', `call exactly 12: ${BOTH}, -`],
    ['Odo Senn wrote two letters to Mira Falke in June 2020.', `letter exactly 2: ${BOTH}, 2020-06`],
    ['Odo Senn met Mira Falke on at least two occasions.', `meeting at least 2: ${BOTH}, -`],
    ['Odo Senn visited Norway twice.', 'visit exactly 2: Odo Senn, -'],
    ['Odo Senn met Mira Falke three or four times.', `meeting at least 3: ${BOTH}, -`],
    ['Odo Senn had met Mira Falke more than once in 2020.', `meeting more than 1: ${BOTH}, 2020`],
    [
      'Odo Senn and Mira Falke held four rounds of talks between March and June 2019.',
      `talks exactly 4: ${BOTH}, 2019-03/2019-06`,
    ],
    [
      'There had been about a dozen meetings between Odo Senn and Mira Falke since May 2018.',
      `meeting about 12: ${BOTH}, 2018-05/..`,
    ],
    [
      'It was the fourth meeting between Odo Senn and Mira Falke since 2020.',
      `meeting at least 4: ${BOTH}, 2020/..`,
    ],
    [
      'The number of meetings between Odo Senn and Mira Falke in 2019 was four.',
      `meeting exactly 4: ${BOTH}, 2019`,
    ],
    ['Odo Senn and Mira Falke exchanged a dozen letters in 2014.', `letter exactly 12: ${BOTH}, 2014`],
    ['Odo Senn had met Mira Falke only once, at a fair in Turin in 1996.', `meeting exactly 1: ${BOTH}, -`],
    ['Odo Senn had met Mira Falke once, for ten minutes.', `meeting exactly 1: ${BOTH}, -`],
    [
      'Greta Immer met Odo Senn in two separate meetings in 2020.',
      'meeting exactly 2: Greta Immer + Odo Senn, 2020',
    ],
  ];
  for (const [text, line] of told)
    test(`"${text}"`, async () => assert.deepEqual(await linesOf(text), [line]));

  const none = [
    'Odo Senn and Mira Falke held numerous meetings.',
    'Odo Senn met Mira Falke several times.',
    'Multiple calls between Odo Senn and Mira Falke followed.',
    'There was a flurry of calls between Odo Senn and Mira Falke.',
    'Odo Senn met Mira Falke once.',
    'The two men, Odo Senn and Mira Falke, exchanged letters in 2014.',
    'Odo Senn once met Mira Falke in Turin.',
    'Once Odo Senn had met Mira Falke, the deal was done.',
    'Odo Senn had once met Mira Falke.',
    "Mira Falke read Odo Senn's seventh letter, dated 12 May.",
    'Odo Senn meets Mira Falke twice a week.',
    'Odo Senn earned three times as much as Mira Falke.',
    'Odo Senn never met Mira Falke four times.',
    'Odo Senn will meet Mira Falke three times in 2021.',
    'Odo Senn asked Mira Falke for two meetings.',
    'Odo Senn and Mira Falke met at four in the afternoon.',
    'Odo Senn met three-times champion Mira Falke.',
    'The second meeting of Odo Senn and Mira Falke, on 12 September, was never announced.',
    'Odo Senn asked Mira Falke twice to leave.',
  ];
  for (const text of none) test(`none in "${text}"`, async () => assert.deepEqual(await linesOf(text), []));

  const modes = async (text: string): Promise<readonly string[]> =>
    (await read(text)).claims.map(({ event, mode }) => `${event}/${mode}`);

  test('of meetings, calls, letters and visits stand in place of a claim', async () => {
    for (const text of [
      'Odo Senn and Mira Falke met four times in 2019.',
      'Odo Senn wrote two letters to Mira Falke.',
      'Odo Senn met Mira Falke in three meetings.',
    ])
      assert.deepEqual(await modes(text), []);
  });

  test('whose events are listed one by one stand beside their claims', async () => {
    const whens = async (text: string): Promise<readonly string[]> =>
      (await read(text)).claims.map(({ when, where }) => `${when?.edtf} ${where?.name ?? '-'}`).sort();
    assert.deepEqual(
      await whens(
        'Odo Senn met Mira Falke three times in 2014: in Turin in March, in Basel in June and in Oslo in May.',
      ),
      ['2014-03 Turin', '2014-05 Oslo', '2014-06 Basel'],
    );
    assert.deepEqual(await whens('Odo Senn met Mira Falke three times, on 4, 7 and 11 May 2008.'), [
      '2008-05-04 -',
      '2008-05-07 -',
      '2008-05-11 -',
    ]);
    assert.deepEqual(
      await whens('Odo Senn met Mira Falke three times in 2014: a record, by any measure.'),
      [],
    );
  });

  test('by "twice" or an ordinal stand beside the claim', async () => {
    assert.deepEqual(await modes('Odo Senn visited Norway twice.'), ['CONSULT/visit']);
    assert.deepEqual(await modes('Odo Senn met Mira Falke for the third time.'), ['CONSULT/meeting']);
  });

  test('of calls on one day leave the claim in place', async () => {
    assert.deepEqual(await modes('Odo Senn called Mira Falke eleven times on 7 December 2015.'), [
      'CONSULT/call',
    ]);
    assert.deepEqual(await modes('Odo Senn called Mira Falke eleven times in December 2015.'), []);
  });

  test('of other events leave the claim in place', async () => {
    assert.deepEqual(await modes('Soldiers of Norvia attacked Turin four times in May 2019.'), [
      'ASSAULT/attack',
    ]);
    assert.equal((await linesOf('Soldiers of Norvia attacked Turin four times in May 2019.')).length, 1);
  });

  test('have the chain of their place, and words of the text as evidence', async () => {
    const text = 'Greta Immer said that Odo Senn had met Mira Falke four times.';
    const [tally] = (await read(text)).tallies as readonly [Tally];
    assert.deepEqual(
      tally.chain.map(({ name }) => name),
      ['this document', 'Greta Immer'],
    );
    const { start, end, quote } = tally.evidence;
    assert.equal(text.slice(start, end), quote);
    assert.equal(quote, 'Odo Senn had met Mira Falke four times');
    assert.ok(tally.trace.some(({ slot, detail }) => slot === 'count' && detail.includes('four times')));
  });

  test('stand once, with the source, where the document also states them in its own words', async () => {
    const text =
      'Odo Senn and Mira Falke met four times in 2020.\n\nGreta Immer said that Odo Senn and Mira Falke had met four times in 2020.';
    const chains = (await read(text)).tallies.map(({ chain }) => chain.map(({ name }) => name).join(' > '));
    assert.deepEqual(chains, ['this document > Greta Immer']);
  });

  test('do not swallow the single events told after them', async () => {
    const text =
      'Odo Senn and Mira Falke met twice in 2020. The first meeting took place in Turin on 3 May. They met again in Basel on 7 June.';
    const places = (await read(text)).claims.map(({ where }) => where?.name);
    assert.ok(places.includes('Turin') && places.includes('Basel'), places.join());
  });
});

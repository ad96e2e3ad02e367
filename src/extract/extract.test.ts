import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../test/parsed.ts';
import type { Claim, PartKind } from '../model/index.ts';
import { extract } from './index.ts';

async function claimsOf(text: string, part: PartKind = 'body'): Promise<readonly Claim[]> {
  return extract(await parsedOf(text, part), lexicon, 'test').claims;
}

/** One line for each claim: type/mode, realis, actors > recipients. */
async function linesOf(text: string): Promise<readonly string[]> {
  return (await claimsOf(text)).map(({ event, mode, realis, actor, recipient }) => {
    const names = (list: Claim['actor']): string =>
      list
        .map(({ name }) => name)
        .sort()
        .join(' + ');
    return `${event}/${mode} ${realis}: ${names(actor)} > ${names(recipient)}`;
  });
}

async function modesOf(text: string): Promise<readonly string[]> {
  return (await claimsOf(text)).map(({ event, mode }) => `${event}/${mode}`);
}

describe('events', () => {
  const told: readonly (readonly [string, readonly string[]])[] = [
    ['Odo Senn met Mira Falke.', ['CONSULT/meeting happened: Mira Falke + Odo Senn > ']],
    ['Odo Senn was received by Mira Falke.', ['CONSULT/meeting happened: Mira Falke + Odo Senn > ']],
    ['Odo Senn spoke with Mira Falke on the phone.', ['CONSULT/call happened: Mira Falke + Odo Senn > ']],
    ['Odo Senn wrote a letter to Mira Falke.', ['CONSULT/letter happened: Odo Senn > Mira Falke']],
    ['A letter was sent to Mira Falke by Odo Senn.', ['CONSULT/letter happened: Odo Senn > Mira Falke']],
    ['Odo Senn praised Mira Falke.', ['SUPPORT/praise happened: Odo Senn > Mira Falke']],
    ['Odo Senn was arrested by Mira Falke.', ['COERCE/arrest happened: Mira Falke > Odo Senn']],
    ['Odo Senn accused Mira Falke of theft.', ['ACCUSE/allege happened: Odo Senn > Mira Falke']],
    ['Odo Senn refused to meet Mira Falke.', ['REJECT/refuse happened: Odo Senn > ']],
    ['Odo Senn asked Mira Falke for a meeting.', ['REQUEST/meeting requested: Odo Senn > Mira Falke']],
    ['Odo Senn agreed to meet Mira Falke.', ['CONSULT/meeting planned: Mira Falke + Odo Senn > ']],
    ['Odo Senn resigned on Friday.', ['CONCEDE/resignation happened: Odo Senn > ']],
  ];
  for (const [text, lines] of told)
    test(`"${text}"`, async () => assert.deepEqual(await linesOf(text), lines));

  test('are split by kind of aid', async () => {
    const modes = await modesOf('France gave Odo Senn money and weapons.');
    assert.deepEqual([...modes].sort(), ['AID/arms', 'AID/funding']);
  });

  test('of aid given as a habit are ties', async () => {
    const lines = await linesOf('France provides Norway with weapons.');
    assert.deepEqual(lines, ['STATE/arms state: France > Norway']);
  });

  test('told by verb and noun are one', async () => {
    assert.deepEqual(await modesOf('Odo Senn and Mira Falke met for a meeting in Turin.'), [
      'CONSULT/meeting',
    ]);
  });

  test('spoken of again are no second claim', async () => {
    const text = 'Odo Senn met Mira Falke in Turin. The meeting lasted four hours.';
    assert.deepEqual(await modesOf(text), ['CONSULT/meeting']);
  });
});

describe('no event of meeting, calling, writing or visiting', () => {
  const negatives = [
    'Odo Senn met the deadline.',
    'The meeting room was painted green.',
    'Odo Senn called the plan absurd.',
    'Odo Senn called Mira Falke a liar.',
    'He kept to the letter of the law.',
    'Odo Senn visited the website.',
    'The talk shows of the channel are popular.',
    'Odo Senn met with resistance.',
    'Odo Senn and Mira Falke met four times in 2019.',
  ];
  for (const text of negatives)
    test(`"${text}"`, async () => {
      const modes = await modesOf(text);
      assert.deepEqual(
        modes.filter((mode) => mode.startsWith('CONSULT')),
        [],
      );
    });
});

describe('claims', () => {
  const text =
    'Greta Immer said that Odo Senn had met Mira Falke in Turin. Mira Falke denied meeting Odo Senn.';

  test('stand on words of the text that hold the trigger', async () => {
    for (const { evidence, trigger } of await claimsOf(text)) {
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote);
      assert.ok(evidence.start <= trigger.start && trigger.end <= evidence.end);
    }
  });

  test('leave the words that attribute out of their evidence', async () => {
    const [claim] = await claimsOf(text);
    assert.equal(claim?.evidence.quote, 'Odo Senn had met Mira Falke in Turin');
  });

  test('that deny point at what is denied, said and denied', async () => {
    const claims = await claimsOf(text);
    const denial = claims.find(({ event, mode }) => event === 'REJECT' && mode === 'deny');
    const meetings = claims.filter(({ mode }) => mode === 'meeting');
    assert.deepEqual(
      meetings.map(({ realis }) => realis),
      ['happened', 'denied'],
    );
    assert.deepEqual([...(denial?.denies ?? [])].sort(), meetings.map(({ id }) => id).sort());
  });

  test('of a speech act do not repeat its actor at the end of the chain', async () => {
    const claims = await claimsOf('Mira Falke accused Odo Senn of theft.');
    assert.equal(claims[0]?.chain.length, 1);
  });

  test('have the same ids every time, each its own', async () => {
    const ids = (await claimsOf(text)).map(({ id }) => id);
    assert.deepEqual(
      (await claimsOf(text)).map(({ id }) => id),
      ids,
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  test('say which frame and words made them', async () => {
    const [claim] = await claimsOf(text);
    assert.ok(claim?.trace.some(({ slot, rule }) => slot === 'event' && rule.startsWith('frame consult#')));
    assert.ok(claim?.trace.some(({ slot }) => slot === 'chain'));
  });

  test('do not come from captions', async () => {
    assert.deepEqual(await claimsOf('Odo Senn met Mira Falke in Turin.', 'caption'), []);
  });

  test('of a headline stay where the body has none like them', async () => {
    assert.equal((await claimsOf('Odo Senn met Mira Falke in Turin', 'headline')).length, 1);
  });
});

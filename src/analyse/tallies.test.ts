import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Claim, type Tally, type Verdict, whenOf } from '../model/index.ts';
import {
  inventedClaim,
  inventedDocument,
  inventedEntity,
  inventedTally,
  participantOf,
} from '../store/invented.test-suite.ts';
import { checkTally } from './tallies.ts';

const document = inventedDocument(
  'reports/minutes.txt',
  'Ulla Brandvold of the Salt Guild, Tadeo Quispelar of the Harbour Board, Orsolya Vantongeren, members of the board, ' +
    'the Reed Guild, its clerk Ivo Maas. They met.',
);
const guild = inventedEntity(document, 'group', ['Salt Guild']);
const board = inventedEntity(document, 'body', ['Harbour Board']);
const reed = inventedEntity(document, 'group', ['Reed Guild']);
const ulla = inventedEntity(document, 'person', ['Ulla Brandvold'], { role: 'warden', of: guild.id });
const tadeo = inventedEntity(document, 'person', ['Tadeo Quispelar'], { role: 'chair', of: board.id });
const ivo = inventedEntity(document, 'person', ['Ivo Maas'], { role: 'clerk', of: reed.id });
const orsolya = inventedEntity(document, 'person', ['Orsolya Vantongeren']);
const unnamed = inventedEntity(document, 'person', ['members of the board'], { unnamed: true });
const entities = [guild, board, reed, ulla, tadeo, ivo, orsolya, unnamed];

let number = 0;
function meeting(edtf: string | null, who = [ulla, tadeo], more: Partial<Claim> = {}): Claim {
  number++;
  const { trigger } = inventedClaim(document, 'met');
  return inventedClaim(document, 'met', {
    id: `claim-${number}`,
    actor: who.map(participantOf),
    when: edtf === null ? null : whenOf(edtf, 'stated'),
    trigger: { ...trigger, start: trigger.start + number },
    ...more,
  });
}

function tally(more: Partial<Tally> = {}): Tally {
  return inventedTally(document, 'met', {
    who: [ulla, tadeo].map(participantOf),
    period: whenOf('2022', 'stated'),
    count: 3,
    ...more,
  });
}

const verdict = (claims: readonly Claim[], more: Partial<Tally> = {}): Verdict =>
  checkTally(tally(more), claims, entities).verdict;
const meetings = (count: number): readonly Claim[] =>
  Array.from({ length: count }, (_, month) => meeting(`2022-0${month + 1}`));

describe('a tally', () => {
  const cases: readonly (readonly [Tally['bound'], number, number, Verdict])[] = [
    ['exactly', 3, 3, 'borne out'],
    ['exactly', 3, 2, 'short'],
    ['exactly', 3, 4, 'exceeded'],
    ['at least', 3, 5, 'borne out'],
    ['at least', 3, 2, 'short'],
    ['more than', 3, 3, 'short'],
    ['more than', 3, 4, 'borne out'],
    ['at most', 3, 2, 'borne out'],
    ['at most', 3, 4, 'exceeded'],
    ['less than', 3, 3, 'exceeded'],
    ['about', 3, 4, 'borne out'],
    ['about', 3, 5, 'exceeded'],
  ];
  for (const [bound, count, told, expected] of cases)
    it(`of ${bound} ${count} is ${expected} where ${told} are told`, () =>
      assert.equal(verdict(meetings(told), { bound, count }), expected));

  it('is not checkable where none is told, or only the words that count', () => {
    assert.equal(verdict([]), 'not checkable');
    const own = meeting(null, [ulla, tadeo], { trigger: tally().trigger });
    assert.equal(verdict([own], { count: 2, period: null }), 'not checkable');
  });

  it('of once is borne out by the claim of the counting words, and exceeded by more', () => {
    const own = meeting(null, [ulla, tadeo], { trigger: tally().trigger });
    assert.equal(verdict([own], { count: 1, period: null }), 'borne out');
    assert.equal(verdict([own, meeting('2022-03')], { count: 1, period: null }), 'exceeded');
  });

  it('counts what lies in its period, and leaves open what may', () => {
    const claims = ['2021-12-31', '2022-05', '2023-01', '2021/2022', 'XXXX-05', '2022'].map((edtf) =>
      meeting(edtf),
    );
    const { members, open } = checkTally(tally(), [...claims, meeting(null)], entities);
    const times = (list: readonly Claim[]): readonly (string | undefined)[] =>
      list.map(({ when }) => when?.edtf);
    assert.deepEqual(times(members), ['2022-05']);
    assert.deepEqual(times(open), ['2021/2022', 'XXXX-05', '2022', undefined]);
  });

  it('is not checkable where what is open decides', () => {
    assert.equal(verdict([...meetings(2), meeting(null)]), 'not checkable');
    assert.equal(verdict([...meetings(1), meeting(null)]), 'short');
  });

  it('counts no other event or mode, nothing planned or denied, and nobody else', () => {
    const others = [
      meeting('2022-01', [ulla, tadeo], { mode: 'call' }),
      meeting('2022-01', [ulla, tadeo], { event: 'AID', mode: null }),
      meeting('2022-01', [ulla, tadeo], { realis: 'denied' }),
      meeting('2022-01', [ulla, tadeo], { realis: 'planned' }),
      meeting('2022-01', [ulla, ivo]),
      meeting('2022-01', [ulla]),
    ];
    const { members, open } = checkTally(tally(), others, entities);
    assert.deepEqual([members, open], [[], []]);
  });

  it('of bodies counts what their people do, and not what those of others do', () => {
    const bodies = { who: [guild, board].map(participantOf) };
    const check = (who: Parameters<typeof meeting>[1]): readonly [number, number] => {
      const { members, open } = checkTally(tally(bodies), [meeting('2022-01', who)], entities);
      return [members.length, open.length];
    };
    assert.deepEqual(check([ulla, tadeo]), [1, 0]);
    assert.deepEqual(check([ulla, orsolya]), [1, 0], 'one of whom nothing is told');
    assert.deepEqual(check([orsolya, unnamed]), [0, 1], 'two of whom nothing is told');
    assert.deepEqual(check([ulla, ivo]), [0, 0], 'one of another body');
  });

  it('counts an event that is told twice once', () => {
    const place = inventedClaim(document, 'met').trigger;
    const claims = [
      meeting('2022-03-04'),
      meeting('2022-03-04'),
      meeting('2022-03-04', [ulla, tadeo], { where: { name: 'Port Ellery', entity: null, span: place } }),
      meeting('2022-03-05'),
    ];
    assert.equal(checkTally(tally(), claims, entities).members.length, 2);
  });
});

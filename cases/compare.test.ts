import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChainLink, type Claim, type Participant, spanOf, whenOf } from '../src/model/index.ts';
import { faultsOf } from './compare.ts';
import { parseTable } from './table.ts';

const text = 'Ana Brezel met Tomas Quill in Oslo on 3 May 2021, Greta Immer said.';
const span = spanOf(text, 0, text.length);

function person(name: string, mentions: readonly string[] = [name]): Participant {
  return { entity: name, kind: 'person', name, mentions, unnamed: false, spans: [span] };
}

function link(name: string): ChainLink {
  return {
    entity: name,
    kind: 'person',
    name,
    mentions: [name],
    named: true,
    manner: 'said',
    cue: null,
    source: null,
    hearer: [],
    when: null,
  };
}

const met: Claim = {
  id: 'claim-1',
  document: 'document-1',
  engine: 'test',
  event: 'CONSULT',
  mode: 'meeting',
  actor: [person('Ana Brezel', ['Brezel']), person('Tomas Quill')],
  recipient: [],
  via: [],
  when: whenOf('2021-05-03', 'stated'),
  where: { name: 'Oslo', entity: null, span },
  figure: null,
  realis: 'happened',
  chain: [link('this document'), link('Greta Immer')],
  evidence: span,
  trigger: span,
  denies: [],
  trace: [],
};

function faults(yaml: string, claims: readonly Claim[]): readonly string[] {
  const row = parseTable('test.yaml', `- name: row\n  text: ${text}\n${yaml}`).rows[0]!;
  return faultsOf(row, claims).map((fault) => fault.split('\n')[0]!);
}

const EVERYTHING = `  claims:
    - { event: CONSULT, mode: meeting, actor: [tomas quill, Brezel], recipient: [], who: [Ana Brezel, Tomas Quill],
        when: 2021-05-03, where: Oslo, realis: happened, chain: [Greta Immer], figure: null }
  exact: true
`;

test('a claim that has all given fields is right', () => assert.deepEqual(faults(EVERYTHING, [met]), []));

test('a claim that is not there is missing', () =>
  assert.match(faults(EVERYTHING, []).join(), /^missing +CONSULT\/meeting/));

for (const [field, changed] of Object.entries<Partial<Claim>>({
  mode: { mode: 'call' },
  actor: { actor: [person('Ana Brezel')] },
  'one too many': { actor: [...met.actor, person('Greta Immer')] },
  when: { when: whenOf('2021-05', 'stated') },
  'no when': { when: null },
  where: { where: null },
  realis: { realis: 'planned' },
  chain: { chain: [link('this document')] },
}))
  test(`a claim with another value is missing and too much: ${field}`, () =>
    assert.equal(faults(EVERYTHING, [{ ...met, ...changed }]).length, 2));

test('a second claim is too much only where the row is exact', () => {
  const second = { ...met, id: 'claim-2' };
  assert.match(faults(EVERYTHING, [met, second]).join(), /^too much/);
  assert.deepEqual(faults(EVERYTHING.replace('exact: true', ''), [met, second]), []);
});

test('two expected claims need two claims, however they are ordered', () => {
  const yaml = '  claims:\n    - { event: CONSULT }\n    - { event: CONSULT, mode: meeting }\n';
  assert.equal(faults(yaml, [met]).length, 1);
  assert.deepEqual(faults(yaml, [met, { ...met, mode: 'call' }]), []);
});

test('a forbidden claim is a fault, one that differs in a field is none', () => {
  assert.match(faults('  not: [{ event: CONSULT }]\n', [met]).join(), /^must not be/);
  assert.deepEqual(faults('  not: [{ event: CONSULT, mode: call }]\n', [met]), []);
});

test('a table with an unknown field, a foreign mode, an idle row or a double name is refused', () => {
  const refused = (yaml: string, why: RegExp) => assert.throws(() => parseTable('bad.yaml', yaml), why);
  refused('- { name: a, text: b, claim: [] }', /Unrecognized key/);
  refused('- { name: a, text: b, claims: [{ event: CONSULT, mode: riot }] }', /none of this event/);
  refused('- { name: a, text: b }', /expects nothing/);
  refused('- { name: a, text: b, exact: true }\n- { name: a, text: c, exact: true }', /two rows/);
});

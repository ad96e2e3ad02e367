import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  EVENT_TYPES,
  type EventType,
  type Extraction,
  MODES,
  type Realis,
  type StoredClaim,
} from '../model/index.ts';
import { inventedClaim, inventedDocument, inventedReports } from '../store/invented.test-suite.ts';
import { claimSchema } from '../wire/index.ts';
import { claimLines, csvRecords, ploverCodeOf, ploverLines } from './index.ts';

async function* stored(...extractions: readonly Extraction[]): AsyncIterable<StoredClaim> {
  for (const { document, claims } of extractions)
    for (const claim of claims) yield { claim, document, joined: new Map() };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

it('gives one JSON object a line, in the order given, each as the schema has it', async () => {
  const lines = await all(claimLines(stored(...inventedReports())));
  assert.equal(lines.length, 4);
  for (const line of lines) {
    assert.equal(line.includes('\n'), false);
    claimSchema.parse(JSON.parse(line));
  }
});

it('gives CSV with a head, the whole chain and doubled quotes', async () => {
  const [head, first, ...rest] = await all(csvRecords(stored(...inventedReports())));
  assert.match(head!, /^id,document,event,mode,actor,.*,source\r\n$/);
  assert.match(first!, /,CONSULT,meeting,Orsolya Vantongeren; Tadeo Quispelar,,,2022-05-03,/);
  assert.match(first!, /,The Harbour Bugle > a senior clerk,published > told,a senior clerk,no,/);
  assert.equal(rest.length, 3);
});

it('keeps commas, quotes and line breaks inside a cell, and lets no cell begin a formula', async () => {
  const evidence = '=HYPERLINK("http://evil.example","met, so\nto speak")';
  const document = inventedDocument('x.txt', `${evidence} and +41 and @all.`);
  const claims = [
    inventedClaim(document, evidence),
    inventedClaim(document, '+41'),
    inventedClaim(document, '@all'),
  ];
  const [, ...records] = await all(
    csvRecords(stored({ document, engine: 'invented-1', entities: [], claims, tallies: [] })),
  );
  assert.ok(records[0]!.includes('"\'=HYPERLINK(""http://evil.example"",""met, so\nto speak"")"'));
  assert.ok(records[1]!.includes(",'+41,"));
  assert.ok(records[2]!.includes(",'@all,"));
});

it('tells in PLOVER what is planned as the intent to do it, and leaves out what PLOVER does not code', () => {
  const coded = (event: EventType, mode: string | null, realis: Realis): string | null => {
    const found = ploverCodeOf({ event, mode, realis });
    return found && [found.event, found.mode, found.context].filter((part) => part !== null).join(' ');
  };
  const told: readonly (readonly [EventType, string | null, Realis, string | null])[] = [
    ['CONSULT', 'call', 'happened', 'CONSULT phone'],
    ['CONSULT', 'meeting', 'planned', 'AGREE diplomatic'],
    ['AID', 'arms', 'happened', 'AID military'],
    ['AID', 'arms', 'planned', 'AGREE'],
    ['ASSAULT', 'attack', 'planned', 'THREATEN violence military'],
    ['REQUEST', 'meeting', 'requested', 'REQUEST meet diplomatic'],
    ['CONSULT', 'meeting', 'denied', null],
    ['AID', 'funding', 'possible', null],
    ['STATE', 'leads', 'state', null],
  ];
  for (const [event, mode, realis, code] of told)
    assert.equal(coded(event, mode, realis), code, `${event} ${mode} ${realis}`);
});

it('gives every mode that Hearsay tells apart an event of PLOVER', () => {
  for (const event of EVENT_TYPES)
    for (const mode of event === 'STATE' ? [] : [null, ...MODES[event]])
      assert.ok(ploverCodeOf({ event, mode, realis: 'happened' }), `${event} ${mode}`);
});

it('gives PLOVER records with their parties, words and chain', async () => {
  const [first] = await all(ploverLines(stored(...inventedReports())));
  const record = JSON.parse(first!) as Record<string, unknown>;
  assert.equal(record.event, 'CONSULT');
  assert.deepEqual(
    (record.source as { actorText: string }[]).map(({ actorText }) => actorText),
    ['Orsolya Vantongeren', 'Tadeo Quispelar'],
  );
  assert.deepEqual(record.chain, ['The Harbour Bugle', 'a senior clerk']);
});

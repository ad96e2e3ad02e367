import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import colours from 'picocolors';
import stringWidth from 'string-width';
import { type EntityInDocument, type Extraction, idOf } from '../model/index.ts';
import { resolveEntities } from '../resolve/index.ts';
import { openLedger } from '../store/index.ts';
import {
  inventedClaim,
  inventedDocument,
  inventedEntity,
  inventedReports,
  linkOf,
  outletLink,
  participantOf,
} from '../store/invented.test-suite.ts';
import {
  claimSchema,
  documentSchema,
  entitySchema,
  errorSchema,
  sourceSchema,
  tallySchema,
} from '../wire/index.ts';
import { run } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'hearsay-cli-'));
const ledger = join(root, 'ledger');
after(() => rmSync(root, { recursive: true, force: true }));

interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** How often names were to be joined. */
let joined = 0;

async function hearsay(...words: string[]): Promise<Printed> {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += `${text}\n`;
    },
    err: (text: string) => {
      err += `${text}\n`;
    },
    status: () => {},
    live: false,
    width: 80,
    paint: colours.createColors(false),
  };
  const engine = (): never => {
    throw new Error('no engine in this test');
  };
  const join = async (): Promise<void> => {
    joined++;
  };
  const exit = await run(words, { io, engine, join }, '1.2.3');
  return { exit, out, err };
}

const listing = (command: string, ...words: string[]) => hearsay(command, '--ledger', ledger, ...words);

before(async () => {
  const store = openLedger(ledger, { create: true });
  for (const report of [...inventedReports(), tricky()]) {
    await store.addDocument(report.document);
    await store.putExtraction(report);
  }
  const entities: EntityInDocument[] = [];
  for await (const item of store.entitiesToResolve()) entities.push(item);
  await store.putLedgerEntities(resolveEntities(entities));
  await store.close();
});

/** Wide characters, long names, and a report that tries to write on the terminal. */
function tricky(): Extraction {
  const document = inventedDocument(
    'reports/a-folder-with-a-long-name/and-another-one/漢字の報告書-tricky.txt',
    'First.\u001B[31m 山田太郎山田太郎山田太郎山田太郎 met Orsolya\nVantongeren of the Extraordinarily Long-Winded Harbour Administration, twice. Last.',
    'Ministry of Extraordinarily Long-Winded Publications and Announcements',
  );
  const yamada = inventedEntity(document, 'person', ['山田太郎山田太郎山田太郎山田太郎']);
  const orsolya = inventedEntity(document, 'person', ['Orsolya\nVantongeren'], {
    name: 'Orsolya\u001B[31m Vantongeren of the Extraordinarily Long-Winded Harbour Administration',
  });
  const claim = inventedClaim(document, 'met Orsolya\nVantongeren', {
    id: idOf('claim', ['tricky']),
    actor: [yamada, orsolya].map(participantOf),
    chain: [outletLink(document), linkOf(yamada), linkOf(orsolya), linkOf(yamada), linkOf(orsolya)],
  });
  return { document, engine: 'invented-1', entities: [yamada, orsolya], claims: [claim], tallies: [] };
}

describe('hearsay claims', () => {
  it('prints each claim with its time, people, place, realis and whole chain', async () => {
    const { exit, out } = await listing('claims', '--where', 'port ellery');
    assert.equal(exit, 0);
    const [head, rest] = out.split('\n');
    assert.match(
      head!,
      /^2022-05-03 {3}MEETING {2}Orsolya Vantongeren, Tadeo Quispelar · Port {2,}[0-9a-f]{8}$/,
    );
    assert.match(out, /\n {13}happened - The Harbour Bugle > a senior clerk\n/);
    assert.equal(rest!.trim(), 'Ellery');
    assert.match(out, /\n1 claim\n$/);
  });

  it('names the document where the outlet is unknown', async () => {
    const { out } = await listing('claims', '--realis', 'denied');
    assert.match(out, /denied - this document \(courier\.txt\) > Salt Guild/);
  });

  it('takes dates of any precision and words without an option', async () => {
    assert.match((await listing('claims', '--from', '2022-06', '--to', '2022-06', 'phoned')).out, /CALL/);
    assert.match((await listing('claims', '--to', '2018')).out, /^0 claims\n$/);
  });

  it('says how many there are when it lists fewer', async () => {
    assert.match((await listing('claims', '--limit', '2')).out, /\n2 claims of 5; --limit 0 lists all\n$/);
    assert.match((await listing('claims', '--limit', '0')).out, /\n5 claims\n$/);
  });

  it('refuses an event, a date and a number that there are not, with what is allowed', async () => {
    for (const [option, value, told] of [
      ['--event', 'GOSSIP', /Choose one of AGREE, CONSULT/],
      ['--mode', 'gossip', /Choose one of .*meeting/],
      ['--realis', 'true', /Choose one of happened, denied/],
      ['--from', 'yesterday', /Write a date as 2023/],
      ['--to', '2023-02-31', /Write a date as 2023/],
      ['--limit', 'ten', /Write a whole number/],
    ] as const) {
      const { exit, err } = await listing('claims', option, value);
      assert.equal(exit, 2, option);
      assert.match(err.replace(/\s+/g, ' '), told);
    }
  });
});

describe('every listing', () => {
  const listings: readonly (readonly string[])[] = [
    ['claims'],
    ['tallies'],
    ['people'],
    ['people', '--unnamed'],
    ['groups'],
    ['sources'],
    ['sources', '--unnamed'],
    ['documents'],
  ];

  for (const words of listings)
    it(`keeps to 80 columns and prints no control characters: ${words.join(' ')}`, async () => {
      const { exit, out } = await listing(...(words as [string, ...string[]]));
      assert.equal(exit, 0);
      for (const line of out.split('\n')) assert.ok(stringWidth(line) <= 80, line);
      assert.equal(/[\p{Cc}]/u.test(out.replaceAll('\n', '')), false);
    });

  const schemas = [
    ['claims', claimSchema],
    ['tallies', tallySchema],
    ['people', entitySchema],
    ['groups', entitySchema],
    ['sources', sourceSchema],
    ['documents', documentSchema],
  ] as const;
  for (const [command, schema] of schemas)
    it(`gives JSON that its schema describes: ${command}`, async () => {
      const items = JSON.parse((await listing(command, '--json')).out) as unknown[];
      assert.ok(items.length > 0);
      for (const item of items) schema.parse(item);
    });
});

describe('hearsay show and explain', () => {
  const idOfDenied = async (): Promise<string> =>
    JSON.parse((await listing('claims', '--json', '--where', 'port ellery')).out)[0].id;

  it('draws the chain and marks the evidence in its sentence', async () => {
    const { exit, out } = await listing('show', (await idOfDenied()).slice(6, 14));
    assert.equal(exit, 0);
    assert.match(out, /Orsolya Vantongeren and Tadeo Quispelar MET in Port Ellery on 3 May 2022\./);
    assert.match(
      out,
      / {2}The Harbour Bugle published\n {2}└─ a senior clerk \(unnamed\) told The Harbour Bugle “told”/,
    );
    assert.match(
      out.replace(/\s+/g, ' '),
      /«Orsolya Vantongeren met .* 3 May 2022», a senior clerk told The Harbour Bugle\./,
    );
    assert.match(out, /reports\/bugle\.txt, characters 0 to 68/);
  });

  it('keeps a hostile report from writing on the terminal, and to 80 columns', async () => {
    for (const command of ['show', 'explain']) {
      const { out } = await listing(command, idOf('claim', ['tricky']));
      assert.equal(out.includes('\u001B'), false);
      for (const line of out.split('\n')) assert.ok(stringWidth(line) <= 80, line);
    }
  });

  it('says which rule filled which slot', async () => {
    const { out } = await listing('explain', await idOfDenied());
    assert.match(out, /\nevent {6}frame meet: the verb "met"\n/);
    assert.match(out, /happened - The Harbour Bugle > a senior clerk/);
  });

  it('says that an id is unknown or not clear', async () => {
    const unknown = await listing('show', 'ffffffffffff');
    assert.deepEqual([unknown.exit, unknown.out], [4, '']);
    assert.match(unknown.err, /^hearsay: No claim of the id ffffffffffff; hearsay claims lists them\.\n$/);
    assert.match((await listing('show', 'claim')).err, /begins the ids of several claims/);
  });
});

describe('hearsay people, groups, sources and documents', () => {
  it('list names as written, sources with their manner, and documents with where a fact is from', async () => {
    assert.match(
      (await listing('people')).out,
      /Orsolya Vantongeren +in 2 claims, 1 document\n {2}also written Vantongeren\n {2}described as harbour master\n/,
    );
    assert.match(
      (await listing('people', '--unnamed')).out,
      /^a senior clerk \(bugle\.txt\) +in 0 claims, source of 1\n/,
    );
    assert.match(
      (await listing('groups')).out,
      /Salt Guild \(group\) +in 2 claims, source of 1, 2 documents/,
    );
    assert.match(
      (await listing('sources')).out,
      /a senior clerk \(unnamed, bugle\.txt\) +1 claim, 1 on its word\n {2}told 1 · through The Harbour Bugle 1/,
    );
    assert.match(
      (await listing('documents')).out,
      /reports\/bugle\.txt +2 claims {2}[0-9a-f]{8}\n {2}The Harbour Bugle \(from user\) · date unknown/,
    );
  });

  it('find by name and say when there is none', async () => {
    assert.match((await listing('people', 'brandvold')).out, /^Ulla Brandvold/);
    assert.equal((await listing('people', 'nobody')).out, 'None.\n');
    assert.equal((await listing('sources', '--named', '--unnamed')).exit, 2);
  });
});

describe('names', () => {
  it('are joined before they are listed, and not for what names nobody else', async () => {
    const before = joined;
    for (const command of ['claims', 'tallies', 'people', 'groups', 'sources', 'export'])
      await listing(command);
    assert.equal(joined, before + 6);
    await listing('documents');
    assert.equal(joined, before + 6);
  });
});

describe('hearsay tallies', () => {
  it('lists each count with its chain, its verdict and the claims that could make it up', async () => {
    const { exit, out } = await listing('tallies');
    assert.equal(exit, 0);
    assert.match(out, /^2022 {9}at least 2 CALLS {2}Orsolya Vantongeren and Salt Guild +[0-9a-f]{8}\n/);
    assert.match(out, /\n {13}The Harbour Bugle\n {13}short: fewer claims found in the report \(1 claim\)\n/);
    assert.match(out, /\n {15}2022-06 {2}Orsolya Vantongeren → Salt Guild +[0-9a-f]{8}\n/);
    assert.match(out, /\n1 tally\n$/);
  });

  it('narrows them down, and says when there is none', async () => {
    assert.match((await listing('tallies', '--who', 'salt guild', '--mode', 'call')).out, /\n1 tally\n$/);
    assert.equal((await listing('tallies', '--mode', 'meeting')).out, '0 tallies\n');
  });
});

describe('hearsay export', () => {
  it('prints the same bytes each time, sorted by document and place', async () => {
    const first = await listing('export');
    assert.equal(first.out, (await listing('export', '--format', 'claims')).out);
    const lines = first.out
      .trimEnd()
      .split('\n')
      .map((line) => claimSchema.parse(JSON.parse(line)));
    assert.deepEqual(
      lines.map((line) => line.source),
      lines.map((line) => line.source).sort(),
    );
    assert.equal(lines.length, 5);
  });

  it('prints CSV with CRLF line ends, and no format that there is not', async () => {
    assert.match((await listing('export', '--format', 'csv')).out, /^id,document,.*\r\nclaim-/);
    assert.equal((await listing('export', '--format', 'xml')).exit, 2);
  });

  it('prints tallies as the listing gives them, with the ids of claims that are there', async () => {
    const [line] = (await listing('export', '--format', 'tallies')).out.trimEnd().split('\n');
    const tally = tallySchema.parse(JSON.parse(line!));
    assert.deepEqual([tally], JSON.parse((await listing('tallies', '--json')).out));
    for (const id of tally.members) assert.equal((await listing('show', id)).exit, 0);
  });
});

describe('hearsay', () => {
  it('shows its commands without any, and its version', async () => {
    const { exit, out } = await hearsay();
    assert.equal(exit, 0);
    assert.match(out, /read +.*\n +claims /);
    assert.equal((await hearsay('--version')).out, '1.2.3\n');
  });

  it('says in one sentence that there is no such command, option or ledger', async () => {
    const command = await hearsay('raed', 'x.txt');
    assert.deepEqual([command.exit, command.out], [2, '']);
    assert.match(command.err, /unknown command 'raed'/);
    assert.equal((await listing('claims', '--whom', 'x')).exit, 2);
    const none = await hearsay('claims', '--ledger', join(root, 'none'));
    assert.equal(none.exit, 3);
    assert.match(
      none.err.replace(/\s+/g, ' '),
      /^hearsay: There is no ledger in .*; make one with: hearsay read FILES/,
    );
  });

  it('gives errors with --json in the one shape', async () => {
    const { exit, err } = await hearsay('claims', '--json', '--ledger', join(root, 'none'));
    assert.equal(exit, 3);
    assert.equal(errorSchema.parse(JSON.parse(err)).error.code, 'not-found');
  });

  it('shows no stack trace for a fault of its own', async () => {
    const { exit, err } = await hearsay('rebuild', '--ledger', ledger);
    assert.equal(exit, 70);
    assert.match(err, /^hearsay: A fault of Hearsay: no engine in this test/);
    assert.equal(err.includes(' at '), false);
  });
});

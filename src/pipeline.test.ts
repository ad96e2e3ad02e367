import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Lexicon } from './lexicon/index.ts';
import { parseOutletWords } from './lexicon/outlets.ts';
import { parsePeopleWords } from './lexicon/people.ts';
import { type Engine, ingest, joinNames, type Report, rebuild } from './pipeline.ts';
import { type Ledger, openLedger } from './store/index.ts';
import { inventedClaim, inventedEntity, participantOf } from './store/invented.test-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'hearsay-pipeline-'));
after(() => rmSync(root, { recursive: true, force: true }));
let number = 0;

const words = (name: string): string => readFileSync(new URL(`../lexicon/${name}`, import.meta.url), 'utf8');
const lexicon = {
  outlets: parseOutletWords(words('outlets.yaml')),
  people: parsePeopleWords(words('people.yaml')),
} as Lexicon;

/** An engine that finds one person and one meeting in each document, and fails where a text says so. */
function inventedEngine(version: string, lanes = 1): Engine & { readonly highest: () => number } {
  let running = 0;
  let highest = 0;
  return {
    version,
    lexicon,
    lanes,
    highest: () => highest,
    async read(document) {
      highest = Math.max(highest, ++running);
      // The first wait until all lanes have been taken, and no longer than a test may last.
      for (let waits = 0; highest < lanes && waits < 1000; waits++)
        await new Promise((done) => setTimeout(done, 5));
      running--;
      if (document.text.includes('breaks the engine')) throw new Error('an invented fault');
      const person = inventedEntity(document, 'person', ['Orsolya Vantongeren']);
      const claim = inventedClaim(document, 'met', { actor: [participantOf(person)], engine: version });
      return { document, engine: version, entities: [person], claims: [claim], tallies: [] };
    },
    close: async () => {},
  };
}

function report(name: string, more = ''): string {
  return `${name}. Orsolya Vantongeren met the members of the guild on the quay, and she told them what she had seen. ${more}\n`;
}

function place(files: Readonly<Record<string, string>>): { folder: string; ledger: Ledger } {
  const folder = join(root, String(number++));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, ledger: openLedger(join(folder, '.ledger'), { create: true }) };
}

const files = { 'a.txt': report('One'), 'b.txt': report('Two'), 'same-as-b.txt': report('Two'), 'c.txt': '' };

describe('ingest', () => {
  it('keeps each document once, tells what could not be read, and leaves names to be joined', async () => {
    const { folder, ledger } = place(files);
    const reports: Report[] = [];
    const { problems, ...counts } = await ingest([folder], ledger, inventedEngine('1'), {}, (each) =>
      reports.push(each),
    );
    assert.deepEqual(counts, { documents: 3, added: 2, known: 1, claims: 2 });
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['empty'],
    );
    assert.deepEqual(
      reports.map((each) => each.done),
      [1, 2, 3, 4],
    );
    assert.equal(await ledger.needsResolution(), true);
    await joinNames(ledger, lexicon.people);
    assert.equal(await ledger.needsResolution(), false);
    const [person] = await ledger.entities({ kinds: ['person'], unnamed: false });
    assert.deepEqual([person!.name, person!.documents], ['Orsolya Vantongeren', 2]);
    await ledger.close();
  });

  it('takes nothing apart twice with one engine, and anew with another', async () => {
    const { folder, ledger } = place({ 'a.txt': report('One') });
    const read = async (version: string) =>
      (await ingest([folder], ledger, inventedEngine(version), {}, () => {})).claims;
    assert.deepEqual([await read('1'), await read('1'), await read('2')], [1, 0, 1]);
    assert.deepEqual(
      (await ledger.claims()).map((each) => each.claim.engine),
      ['2'],
    );
    await ledger.close();
  });

  it('goes on where it was cut off after a document was kept', async () => {
    const { folder, ledger } = place({ 'a.txt': report('One') });
    const cutOff: Engine = { ...inventedEngine('1'), read: () => new Promise(() => {}) };
    void ingest([folder], ledger, cutOff, {}, () => {});
    while ((await ledger.counts()).documents === 0) await new Promise((done) => setTimeout(done, 5));
    const { claims, known } = await ingest([folder], ledger, inventedEngine('1'), {}, () => {});
    assert.deepEqual([claims, known], [1, 1]);
    await ledger.close();
  });

  it('keeps a document that the engine cannot take apart, names it, and takes the others', async () => {
    const { folder, ledger } = place({
      'a.txt': report('One', 'This breaks the engine.'),
      'b.txt': report('Two'),
    });
    const { problems, claims } = await ingest([folder], ledger, inventedEngine('1'), {}, () => {});
    assert.equal(claims, 1);
    assert.match(
      problems[0]!.message,
      /a\.txt could not be taken apart \(an invented fault\); it is kept in the ledger/,
    );
    assert.equal((await ledger.counts()).documents, 2);
    assert.equal(await ledger.countUnread(), 1);
    await ledger.close();
  });

  it('uses all lanes of an engine and no more', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`${index}.txt`, report(`Report ${index}`)]),
    );
    const { folder, ledger } = place(many);
    const engine = inventedEngine('1', 3);
    const { claims } = await ingest([folder], ledger, engine, {}, () => {});
    assert.deepEqual([claims, engine.highest()], [9, 3]);
    await ledger.close();
  });

  it('hands outlet and date of the user to the documents', async () => {
    const { folder, ledger } = place({ 'a.txt': report('One') });
    const options = { outlet: 'The Harbour Bugle', published: '2022-05' };
    await ingest([folder], ledger, inventedEngine('1'), options, () => {});
    const { document } = (await ledger.documents())[0]!;
    assert.deepEqual(
      [document.outlet?.value, document.published?.value.edtf],
      ['The Harbour Bugle', '2022-05'],
    );
    await ledger.close();
  });

  it('fails with what the ledger fails with', async () => {
    const { folder, ledger } = place({ 'a.txt': report('One') });
    const broken = new Proxy(ledger, {
      get: (target, name) =>
        name === 'putExtraction'
          ? () => Promise.reject(new Error('the disk is full'))
          : (target[name as keyof Ledger] as () => unknown).bind(target),
    });
    await assert.rejects(
      ingest([folder], broken, inventedEngine('1'), {}, () => {}),
      /the disk is full/,
    );
    await ledger.close();
  });
});

describe('rebuild', () => {
  it('replaces what an older engine took, and knows how much there is to do', async () => {
    const { folder, ledger } = place({ 'a.txt': report('One'), 'b.txt': report('Two') });
    await ingest([folder], ledger, inventedEngine('1'), {}, () => {});
    const ids = (await ledger.documents()).map((entry) => entry.document.id);
    const reports: Report[] = [];
    const { claims } = await rebuild(ids, ledger, inventedEngine('2'), (each) => reports.push(each));
    assert.equal(claims, 2);
    assert.deepEqual(
      reports.map((each) => [each.done, each.total]),
      [
        [1, 2],
        [2, 2],
      ],
    );
    assert.deepEqual(await ledger.pending('2'), []);
    await ledger.close();
  });
});

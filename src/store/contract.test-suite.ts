import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Decision, Extraction } from '../model/index.ts';
import { inventedClaim, inventedDocument, inventedReports } from './invented.test-suite.ts';
import type { ClaimFilter, Ledger, TallyFilter } from './ledger.ts';

/** What each Ledger must do. `open` gives an empty one each time. */
export function ledgerContract(name: string, open: () => Promise<Ledger>): void {
  describe(`${name} as a ledger`, () => {
    describeTruth(open);
    describeDerived(open);
    describeQueries(open);
    describeTallies(open);
    describeListings(open);
  });
}

function describeTruth(open: () => Promise<Ledger>): void {
  it('gives back a document exactly as it was added', async () => {
    const ledger = await open();
    const document = inventedDocument('a.txt', 'Ünïcode \u{1F54A} kept.\r\n', 'The Harbour Bugle');
    assert.equal(await ledger.addDocument(document), true);
    assert.deepEqual(await ledger.document(document.id), document);
    assert.equal(await ledger.document('document-0'), null);
    await ledger.close();
  });

  it('keeps the first of two documents of one id and says that the second is known', async () => {
    const ledger = await open();
    await ledger.addDocument(inventedDocument('first.txt', 'The same words.'));
    assert.equal(await ledger.addDocument(inventedDocument('second.txt', 'The same words.')), false);
    const listed = await ledger.documents();
    assert.deepEqual(
      listed.map((entry) => entry.document.source),
      ['first.txt'],
    );
    assert.equal(listed[0]!.engine, null);
    await ledger.close();
  });

  it('keeps decisions in the order they came and no second one of the same id', async () => {
    const ledger = await open();
    const decision = (id: string, subject: string): Decision => ({
      id,
      kind: 'note',
      subject,
      value: { text: 'check the minutes' },
      by: 'analyst',
      at: '2030-01-02T03:04:05Z',
      undoes: null,
    });
    await ledger.addDecision(decision('decision-2', 'claim-1'));
    await ledger.addDecision(decision('decision-1', 'claim-2'));
    await assert.rejects(ledger.addDecision(decision('decision-2', 'claim-9')), { code: 'known-decision' });
    assert.deepEqual(
      (await ledger.decisions()).map((each) => each.id),
      ['decision-2', 'decision-1'],
    );
    assert.deepEqual(await ledger.decisions('claim-2'), [decision('decision-1', 'claim-2')]);
    await ledger.close();
  });
}

function describeDerived(open: () => Promise<Ledger>): void {
  it('refuses what was taken from a document that it does not have', async () => {
    const ledger = await open();
    await assert.rejects(ledger.putExtraction(inventedReports()[0]!), { code: 'unknown-document' });
    assert.equal((await ledger.counts()).claims, 0);
    await ledger.close();
  });

  it('knows which documents an engine has not taken apart', async () => {
    const ledger = await filled(open);
    const later = inventedDocument('later.txt', 'Nothing yet.');
    await ledger.addDocument(later);
    assert.deepEqual(await ledger.pending('invented-1'), [later.id]);
    assert.equal(await ledger.countUnread(), 1);
    assert.equal(await ledger.engineOf(later.id), null);
    assert.equal(await ledger.engineOf(inventedReports()[0]!.document.id), 'invented-1');
    assert.equal((await ledger.pending('invented-2')).length, 3);
    await ledger.close();
  });

  it('replaces all that an older engine took from a document, and nothing of another document', async () => {
    const ledger = await filled(open);
    const [bugle] = inventedReports() as [Extraction, Extraction];
    const claim = inventedClaim(bugle.document, 'phoned', { mode: 'call', engine: 'invented-2' });
    await ledger.putExtraction({ ...bugle, engine: 'invented-2', entities: [], claims: [claim] });
    const claims = await ledger.claims();
    assert.equal(claims.length, 3);
    assert.deepEqual(
      claims.filter((each) => each.claim.document === bugle.document.id).map((each) => each.claim),
      [claim],
    );
    assert.deepEqual(await ledger.claims({ who: 'Vantongeren' }), []);
    assert.deepEqual(await ledger.claims({ text: 'Port Ellery' }), []);
    await ledger.close();
  });

  it('leaves what was there when a replacement fails half-way', async () => {
    const ledger = await filled(open);
    const [bugle] = inventedReports() as [Extraction, Extraction];
    const twice = { ...bugle, claims: [bugle.claims[0]!, bugle.claims[0]!] };
    await assert.rejects(ledger.putExtraction(twice));
    assert.equal((await ledger.counts()).claims, 4);
    assert.equal((await ledger.claims({ who: 'Vantongeren' })).length, 2);
    await ledger.close();
  });
}

function describeQueries(open: () => Promise<Ledger>): void {
  const cases: readonly (readonly [string, ClaimFilter, readonly string[]])[] = [
    ['everything in order of time, undated last', {}, ['arms', 'meeting', 'call', 'denied']],
    ['a name, whatever its case', { who: 'vantongeren' }, ['meeting', 'call']],
    ['the beginning of a name', { who: 'Vanton' }, ['meeting', 'call']],
    ['the other spelling of a joined name', { who: 'Tadeo Quispelar' }, ['meeting', 'denied']],
    ['two names in one claim', { who: 'Vantongeren', with: 'Quispelar' }, ['meeting']],
    ['one name twice, which is nobody with themselves', { who: 'Quispelar', with: 'Quispelar' }, []],
    ['a name that only speaks, as a participant', { who: 'Brandvold' }, []],
    ['a source', { source: 'Brandvold' }, ['arms']],
    ['an outlet as a source', { source: 'harbour bugle' }, ['meeting', 'call']],
    ['an unnamed source', { source: 'senior clerk' }, ['meeting']],
    ['an event', { event: 'AID' }, ['arms']],
    ['an event and a mode', { event: 'CONSULT', mode: 'call' }, ['call']],
    ['a realis', { realis: 'denied' }, ['denied']],
    ['a place', { where: 'port ellery' }, ['meeting']],
    ['a place that is only part of a name elsewhere', { where: 'Salt' }, []],
    ['days that a month overlaps', { from: '2022-06-15', to: '2022-06-16' }, ['arms', 'call']],
    ['days before all', { to: '2018-12-31' }, []],
    ['a document by a part of its path', { document: 'courier' }, ['arms', 'denied']],
    ['a document by no part of its path', { document: 'gazette' }, []],
    ['words of the evidence, by stem', { text: 'phoning' }, ['call']],
    ['words side by side', { text: '"paid for arms"' }, ['arms']],
    ['words not side by side', { text: '"arms for paid"' }, []],
    ['marks that a search language might trip over', { text: 'arms" OR (NEAR* -' }, []],
    ['marks only', { text: '*"()' }, []],
    ['a stretch of the list', { limit: 2, offset: 1 }, ['meeting', 'call']],
  ];
  describe('finds claims by', () => {
    let ledger: Ledger;
    before(async () => {
      ledger = await filled(open);
    });
    after(() => ledger.close());
    for (const [what, filter, expected] of cases)
      it(what, async () => {
        assert.deepEqual((await ledger.claims(filter)).map(nick), expected);
        const { limit: _, offset: __, ...whole } = filter;
        if (filter.limit === undefined) assert.equal(await ledger.countClaims(whole), expected.length);
      });

    it('their id, its beginning with or without its kind, and nothing else', async () => {
      const [stored] = await ledger.claims();
      const { id } = stored!.claim;
      assert.deepEqual(
        (await ledger.claimsById(id)).map((each) => each.claim),
        [stored!.claim],
      );
      assert.deepEqual(
        (await ledger.claimsById(id.slice(6, 13))).map((each) => each.claim.id),
        [id],
      );
      assert.deepEqual((await ledger.claimsById('claim-')).length, 4);
      assert.deepEqual(await ledger.claimsById('zzzz'), []);
      assert.deepEqual(await ledger.claimsById(''), []);
    });

    it('document for the files, sorted by path and place in the text', async () => {
      const all: string[] = [];
      for await (const stored of ledger.claimsByDocument()) all.push(nick(stored));
      assert.deepEqual(all, ['meeting', 'call', 'denied', 'arms']);
    });
  });
}

function describeTallies(open: () => Promise<Ledger>): void {
  it('gives back tallies as they were put, with the ledger entities of those in them', async () => {
    const ledger = await filled(open);
    const [bugle] = inventedReports() as [Extraction, Extraction];
    const [stored, ...rest] = await ledger.tallies();
    assert.deepEqual([stored!.tally, rest.length], [bugle.tallies[0], 0]);
    assert.equal(stored!.document.source, 'reports/bugle.txt');
    const [orsolya] = stored!.tally.who;
    assert.equal(stored!.joined.get(orsolya!.entity), orsolya!.entity);
    await ledger.close();
  });

  it('finds tallies by who takes part, event, mode and document', async () => {
    const ledger = await filled(open);
    const counts = async (filter: TallyFilter): Promise<readonly number[]> => [
      (await ledger.tallies(filter)).length,
      await ledger.countTallies(filter),
    ];
    for (const filter of [
      { who: 'vantong' },
      { event: 'CONSULT', mode: 'call' },
      { document: 'bugle' },
    ] as const)
      assert.deepEqual(await counts(filter), [1, 1], JSON.stringify(filter));
    for (const filter of [{ who: 'Quispelar' }, { mode: 'meeting' }, { document: 'courier' }] as const)
      assert.deepEqual(await counts(filter), [0, 0], JSON.stringify(filter));
    await ledger.close();
  });

  it('replaces the tallies of a document with its claims', async () => {
    const ledger = await filled(open);
    const [bugle] = inventedReports() as [Extraction, Extraction];
    await ledger.putExtraction({ ...bugle, engine: 'invented-2', tallies: [] });
    assert.deepEqual(await ledger.tallies(), []);
    await ledger.close();
  });

  it('gives all entities of one document, the unnamed too', async () => {
    const ledger = await filled(open);
    const [bugle] = inventedReports() as [Extraction, Extraction];
    assert.deepEqual(await ledger.entitiesOf(bugle.document.id), bugle.entities);
    assert.deepEqual(await ledger.entitiesOf('document-0'), []);
    await ledger.close();
  });
}

function describeListings(open: () => Promise<Ledger>): void {
  it('lists people with all their names, and unnamed ones apart', async () => {
    const ledger = await filled(open);
    const people = await ledger.entities({ kinds: ['person'], unnamed: false });
    assert.deepEqual(
      people.map((each) => [each.name, each.names, each.claims, each.documents]),
      [
        ['Orsolya Vantongeren', ['Orsolya Vantongeren', 'Vantongeren'], 2, 1],
        ['Tadeo Quispelar', ['Tadeo Kispelar', 'Tadeo Quispelar'], 2, 2],
        ['Ulla Brandvold', ['Ulla Brandvold'], 0, 1],
      ],
    );
    assert.deepEqual(people[0]!.roles, ['harbour master']);
    assert.deepEqual(
      people[1]!.reasons.map((reason) => reason.rule),
      ['transliteration'],
    );
    const unnamed = await ledger.entities({ kinds: ['person'], unnamed: true });
    assert.deepEqual(
      unnamed.map((each) => [each.name, each.document?.source]),
      [['a senior clerk', 'reports/bugle.txt']],
    );
    assert.equal(people[0]!.document, null);
    assert.deepEqual(await ledger.entities({ kinds: ['place'], unnamed: false }), []);
    assert.equal((await ledger.entities({ kinds: ['person'], unnamed: false, name: 'kispelar' })).length, 1);
    await ledger.close();
  });

  it('lists who speaks, how, through whom, and how many claims rest on their word', async () => {
    const ledger = await filled(open);
    const sources = await ledger.sources();
    const brief = sources.map((each) => [each.name, each.named, each.claims, each.own, each.through.length]);
    assert.deepEqual(brief, [
      ['The Harbour Bugle', true, 2, 1, 0],
      ['this document', false, 2, 0, 0],
      ['Salt Guild', true, 1, 1, 1],
      ['Ulla Brandvold', true, 1, 1, 1],
      ['a senior clerk', false, 1, 1, 1],
    ]);
    assert.deepEqual(sources[2]!.manners, [{ manner: 'denied', claims: 1 }]);
    assert.equal(sources[4]!.document !== null && sources[3]!.document === null, true);
    assert.deepEqual((await ledger.sources({ named: false })).length, 2);
    assert.deepEqual(
      (await ledger.sources({ name: 'brandv' })).map((each) => each.name),
      ['Ulla Brandvold'],
    );
    await ledger.close();
  });

  it('lists documents by words of their text', async () => {
    const ledger = await filled(open);
    const found = await ledger.documents({ text: 'denied' });
    assert.deepEqual(
      found.map((each) => [each.document.source, each.claims, each.engine]),
      [['reports/courier.txt', 2, 'invented-1']],
    );
    assert.deepEqual(await ledger.documents({ text: 'unheard' }), []);
    await ledger.close();
  });

  it('needs resolution exactly after something was derived', async () => {
    const ledger = await open();
    assert.equal(await ledger.needsResolution(), false);
    const [bugle] = inventedReports() as [Extraction, Extraction];
    await ledger.addDocument(bugle.document);
    await ledger.putExtraction(bugle);
    assert.equal(await ledger.needsResolution(), true);
    await ledger.putLedgerEntities([]);
    assert.equal(await ledger.needsResolution(), false);
    await ledger.close();
  });

  it('hands out the named entities for resolution and takes joins back when they are replaced', async () => {
    const ledger = await filled(open);
    const names: string[] = [];
    for await (const { entity } of ledger.entitiesToResolve()) names.push(entity.name);
    assert.equal(names.includes('a senior clerk'), false);
    assert.equal(names.length, 6);
    await ledger.putLedgerEntities([]);
    assert.deepEqual((await ledger.claims({ who: 'Tadeo Quispelar' })).map(nick), ['meeting']);
    await ledger.close();
  });
}

function nick({ claim }: { claim: Extraction['claims'][number] }): string {
  if (claim.realis === 'denied') return 'denied';
  return claim.event === 'AID' ? 'arms' : (claim.mode ?? '');
}

/** A ledger with the invented reports, in which the two spellings of one name are joined. */
async function filled(open: () => Promise<Ledger>): Promise<Ledger> {
  const ledger = await open();
  const reports = inventedReports();
  for (const report of reports) {
    await ledger.addDocument(report.document);
    await ledger.putExtraction(report);
  }
  const [quispelar, kispelar] = reports.map(
    (report) => report.entities.find((entity) => entity.name.startsWith('Tadeo'))!.id,
  ) as [string, string];
  await ledger.putLedgerEntities([
    {
      id: 'entity-joined',
      kind: 'person',
      name: 'Tadeo Quispelar',
      members: [quispelar, kispelar].sort(),
      reasons: [
        {
          rule: 'transliteration',
          entity: kispelar,
          left: 'Tadeo Kispelar',
          right: 'Tadeo Quispelar',
          score: 0.9,
        },
      ],
    },
  ]);
  return ledger;
}

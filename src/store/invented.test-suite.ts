import {
  type ChainLink,
  type Claim,
  type Document,
  type DocumentEntity,
  type EntityKind,
  type Extraction,
  idOf,
  type Participant,
  type Span,
  sha256Hex,
  spanOf,
  type Tally,
  whenOf,
} from '../model/index.ts';

/** Documents, entities and claims about invented people, for tests that need a ledger with something in it. */

export function inventedDocument(source: string, text: string, outlet: string | null = null): Document {
  const sha256 = sha256Hex(new TextEncoder().encode(text));
  return {
    id: idOf('document', [sha256]),
    sha256,
    source,
    mediaType: 'text/plain',
    text,
    parts: [{ kind: 'body', start: 0, end: text.length }],
    title: null,
    outlet: outlet === null ? null : { value: outlet, how: 'user', span: null, note: null },
    published: null,
    authors: [],
    letter: null,
  };
}

/** The first place of `words` in the text of `document`. */
export function spanIn(document: Document, words: string): Span {
  const start = document.text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in ${document.source}`);
  return spanOf(document.text, start, start + words.length);
}

export function inventedEntity(
  document: Document,
  kind: EntityKind,
  names: readonly string[],
  more: Partial<DocumentEntity> = {},
): DocumentEntity {
  const unnamed = more.unnamed ?? false;
  return {
    id: idOf('entity', [document.id, kind, names]),
    kind,
    name: names[0]!,
    unnamed,
    plural: false,
    mentions: names.map((name) => ({
      span: spanIn(document, name),
      sentence: 0,
      first: 0,
      last: 0,
      head: 0,
      form: unnamed ? 'nominal' : 'name',
    })),
    role: null,
    of: null,
    members: [],
    aliases: [],
    ...more,
  };
}

export function participantOf(entity: DocumentEntity): Participant {
  const spans = entity.mentions.map((mention) => mention.span);
  return {
    entity: entity.id,
    kind: entity.kind,
    name: entity.name,
    mentions: [...new Set(spans.map((span) => span.quote))],
    unnamed: entity.unnamed,
    spans,
  };
}

export function linkOf(entity: DocumentEntity, more: Partial<ChainLink> = {}): ChainLink {
  return {
    entity: entity.id,
    kind: entity.kind,
    name: entity.name,
    mentions: participantOf(entity).mentions,
    named: !entity.unnamed,
    manner: 'said',
    cue: null,
    source: null,
    hearer: [],
    when: null,
    ...more,
  };
}

export function outletLink(document: Document): ChainLink {
  const name = document.outlet?.value ?? 'this document';
  return {
    entity: null,
    kind: 'outlet',
    name,
    mentions: [],
    named: document.outlet !== null,
    manner: 'published',
    cue: null,
    source: null,
    hearer: [],
    when: null,
  };
}

export function inventedClaim(document: Document, evidence: string, more: Partial<Claim> = {}): Claim {
  const span = spanIn(document, evidence);
  const event = more.event ?? 'CONSULT';
  const mode = more.mode === undefined ? 'meeting' : more.mode;
  return {
    id: idOf('claim', [document.id, span.start, span.end, event, mode]),
    document: document.id,
    engine: 'invented-1',
    event,
    mode,
    actor: [],
    recipient: [],
    via: [],
    when: null,
    where: null,
    figure: null,
    realis: 'happened',
    chain: [outletLink(document)],
    evidence: span,
    trigger: span,
    denies: [],
    trace: [{ rule: 'frame meet', slot: 'event', detail: 'the verb "met"' }],
    ...more,
  };
}

export function inventedTally(document: Document, evidence: string, more: Partial<Tally> = {}): Tally {
  const span = spanIn(document, evidence);
  const { event = 'CONSULT', mode = 'meeting', count = 2 } = more;
  return {
    id: idOf('tally', [document.id, span.start, span.end, event, mode, count]),
    document: document.id,
    engine: 'invented-1',
    event,
    mode,
    who: [],
    where: null,
    count,
    bound: 'exactly',
    period: null,
    chain: [outletLink(document)],
    evidence: span,
    trigger: span,
    trace: [{ rule: 'count, set', slot: 'count', detail: `"${evidence}"` }],
    ...more,
  };
}

/**
 * Two reports of one meeting, with two spellings of one name, a named and an unnamed source, a count of calls, and a denial.
 */
export function inventedReports(): readonly Extraction[] {
  return [bugle(), courier()];
}

function bugle(): Extraction {
  const document = inventedDocument(
    'reports/bugle.txt',
    'Orsolya Vantongeren met Tadeo Quispelar in Port Ellery on 3 May 2022, a senior clerk told The Harbour Bugle. ' +
      'Vantongeren later phoned the Salt Guild in June 2022. The guild was called at least twice that year.',
    'The Harbour Bugle',
  );
  const orsolya = inventedEntity(document, 'person', ['Orsolya Vantongeren', 'Vantongeren'], {
    role: 'harbour master',
  });
  const tadeo = inventedEntity(document, 'person', ['Tadeo Quispelar']);
  const clerk = inventedEntity(document, 'person', ['a senior clerk'], { unnamed: true });
  const guild = inventedEntity(document, 'group', ['Salt Guild']);
  const claims = [
    inventedClaim(document, 'Orsolya Vantongeren met Tadeo Quispelar in Port Ellery on 3 May 2022', {
      actor: [orsolya, tadeo].map(participantOf),
      when: whenOf('2022-05-03', 'stated', spanIn(document, '3 May 2022')),
      where: { name: 'Port Ellery', entity: null, span: spanIn(document, 'Port Ellery') },
      chain: [
        outletLink(document),
        linkOf(clerk, { manner: 'told', cue: spanIn(document, 'told'), hearer: ['The Harbour Bugle'] }),
      ],
    }),
    inventedClaim(document, 'Vantongeren later phoned the Salt Guild in June 2022', {
      mode: 'call',
      actor: [participantOf(orsolya)],
      recipient: [participantOf(guild)],
      when: whenOf('2022-06', 'stated', spanIn(document, 'June 2022')),
    }),
  ];
  const tally = inventedTally(document, 'The guild was called at least twice that year', {
    mode: 'call',
    who: [orsolya, guild].map(participantOf),
    bound: 'at least',
    period: whenOf('2022', 'inferred', spanIn(document, 'that year')),
  });
  return {
    document,
    engine: 'invented-1',
    entities: [orsolya, tadeo, clerk, guild],
    claims,
    tallies: [tally],
  };
}

function courier(): Extraction {
  const document = inventedDocument(
    'reports/courier.txt',
    'The Salt Guild denied that Tadeo Kispelar had met anyone. Ulla Brandvold said that the guild paid for arms since 2019.',
  );
  const guild = inventedEntity(document, 'group', ['Salt Guild']);
  const tadeo = inventedEntity(document, 'person', ['Tadeo Kispelar']);
  const ulla = inventedEntity(document, 'person', ['Ulla Brandvold']);
  const meeting = inventedClaim(document, 'Tadeo Kispelar had met anyone', {
    actor: [participantOf(tadeo)],
    realis: 'denied',
    chain: [outletLink(document), linkOf(guild, { manner: 'denied', cue: spanIn(document, 'denied') })],
  });
  const arms = inventedClaim(document, 'the guild paid for arms since 2019', {
    event: 'AID',
    mode: 'funding',
    actor: [participantOf(guild)],
    when: whenOf('2019/..', 'stated', spanIn(document, 'since 2019')),
    chain: [outletLink(document), linkOf(ulla)],
  });
  return {
    document,
    engine: 'invented-1',
    entities: [guild, tadeo, ulla],
    claims: [meeting, arms],
    tallies: [],
  };
}

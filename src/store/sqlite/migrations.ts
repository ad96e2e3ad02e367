/** Marks a file as a ledger of Hearsay ("Hear" in ASCII), after https://www.sqlite.org/pragma.html#pragma_application_id. */
export const APPLICATION_ID = 0x48656172;

/** Texts are searched by stem; names as they are written, folded by `foldName` before they get here. */
const TEXT = `tokenize = 'porter unicode61 remove_diacritics 2'`;
const NAMES = `tokenize = 'unicode61 remove_diacritics 2'`;

const TRUTH = `
create table document (
  seq integer primary key,
  id text not null unique,
  source text not null,
  title text,
  characters integer not null,
  head text not null,
  parts text not null,
  text text not null,
  added text not null
) strict;
create index document_source on document (source, id);
create trigger document_kept before update on document begin select raise(abort, 'documents are append-only'); end;
create trigger document_stays before delete on document begin select raise(abort, 'documents are append-only'); end;

create virtual table document_text using fts5(title, text, content = 'document', content_rowid = 'seq', ${TEXT});
create trigger document_indexed after insert on document begin
  insert into document_text (rowid, title, text) values (new.seq, new.title, new.text);
end;

create table decision (
  seq integer primary key,
  id text not null unique,
  subject text not null,
  body text not null
) strict;
create index decision_subject on decision (subject);
create trigger decision_kept before update on decision begin select raise(abort, 'decisions are append-only'); end;
create trigger decision_stays before delete on decision begin select raise(abort, 'decisions are append-only'); end;
`;

const DERIVED = `
create table extraction (
  document integer primary key references document (seq),
  engine text not null
) strict;

create table entity (
  seq integer primary key,
  id text not null unique,
  document integer not null references document (seq),
  kind text not null,
  name text not null,
  unnamed integer not null,
  role text,
  written text not null,
  body text not null,
  mentions text not null,
  mentioned integer not null,
  ledger text not null
) strict;
create index entity_document on entity (document, id);
create index entity_ledger on entity (ledger);
create index entity_kind on entity (kind, unnamed);
create virtual table entity_names using fts5(names, content = '', contentless_delete = 1, ${NAMES});

create table ledger_entity (
  id text primary key,
  kind text not null,
  name text not null,
  reasons text not null
) strict, without rowid;

create table claim (
  seq integer primary key,
  id text not null unique,
  document integer not null references document (seq),
  event text not null,
  mode text,
  realis text not null,
  dated integer not null,
  earliest text,
  latest text,
  start integer not null,
  body text not null
) strict;
create index claim_document on claim (document, start, id);
create index claim_event on claim (event, mode);
create index claim_order on claim (
  coalesce(earliest, latest, '9999-99'), latest is null, latest, document, start, id
);
create virtual table claim_text using fts5(words, place, sources, content = '', contentless_delete = 1, ${TEXT});

create table participant (
  claim integer not null references claim (seq) on delete cascade,
  slot text not null,
  position integer not null,
  entity integer not null references entity (seq),
  primary key (claim, slot, position)
) strict, without rowid;
create index participant_entity on participant (entity);

create table link (
  claim integer not null references claim (seq) on delete cascade,
  position integer not null,
  entity integer references entity (seq),
  key text not null,
  kind text not null,
  name text not null,
  named integer not null,
  manner text not null,
  innermost integer not null,
  primary key (claim, position)
) strict, without rowid;
create index link_entity on link (entity);

create table state (resolved integer not null) strict;
insert into state (resolved) values (1);
`;

const TALLIES = `
create table tally (
  seq integer primary key,
  id text not null unique,
  document integer not null references document (seq),
  event text not null,
  mode text,
  start integer not null,
  people text not null,
  body text not null
) strict;
create index tally_document on tally (document, start, id);
`;

/** The steps from an empty file to the newest layout; a ledger's user_version counts those it has gone. Only ever added to. */
export const MIGRATIONS: readonly string[] = [TRUTH + DERIVED, TALLIES];

import { z } from 'zod';
import {
  type DocumentEntry,
  ENTITY_KINDS,
  type EntityEntry,
  EVIDENCE_KINDS,
  MANNERS,
  type SourceEntry,
} from '../model/index.ts';
import { basename } from './source.ts';

const texts = z.array(z.string()).readonly();

/** A document in a listing. */
export const documentSchema = z
  .strictObject({
    id: z.string(),
    document: z.string(),
    source: z.string(),
    sha256: z.string(),
    mediaType: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    outletFrom: z.enum(EVIDENCE_KINDS).nullable(),
    /** EDTF. */
    published: z.string().nullable(),
    publishedFrom: z.enum(EVIDENCE_KINDS).nullable(),
    authors: texts,
    characters: z.int(),
    claims: z.int(),
    readAt: z.string(),
    engine: z.string().nullable(),
  })
  .readonly();
export type WireDocument = z.infer<typeof documentSchema>;

/** A person, group, place ... in a listing. */
export const entitySchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(ENTITY_KINDS),
    name: z.string(),
    unnamed: z.boolean(),
    names: texts,
    roles: texts,
    documents: z.int(),
    /** The document of an unnamed one. */
    document: z.string().nullable(),
    documentId: z.string().nullable(),
    mentions: z.int(),
    /** Claims in which it takes part, and those in whose chain it stands. */
    claims: z.int(),
    spoken: z.int(),
    /** Why names were joined: the rule, the two compared, and how sure it is, 0 to 1. */
    joins: z
      .array(
        z
          .strictObject({ rule: z.string(), left: z.string(), right: z.string(), score: z.number() })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type WireEntity = z.infer<typeof entitySchema>;

/** A source in a listing. */
export const sourceSchema = z
  .strictObject({
    entity: z.string().nullable(),
    kind: z.enum(ENTITY_KINDS),
    name: z.string(),
    named: z.boolean(),
    /** Claims in whose chain it stands, and those that rest on its word. */
    claims: z.int(),
    own: z.int(),
    documents: z.int(),
    /** The document of an unnamed source. */
    document: z.string().nullable(),
    documentId: z.string().nullable(),
    manners: z.array(z.strictObject({ manner: z.enum(MANNERS), claims: z.int() }).readonly()).readonly(),
    through: z.array(z.strictObject({ name: z.string(), claims: z.int() }).readonly()).readonly(),
  })
  .readonly();
export type WireSource = z.infer<typeof sourceSchema>;

export function documentLine({ document, readAt, characters, engine, claims }: DocumentEntry): WireDocument {
  const { id, source, sha256, mediaType, title, outlet, published, authors } = document;
  return {
    id,
    document: basename(source),
    source,
    sha256,
    mediaType,
    title,
    outlet: outlet?.value ?? null,
    outletFrom: outlet?.how ?? null,
    published: published?.value.edtf ?? null,
    publishedFrom: published?.how ?? null,
    authors,
    characters,
    claims,
    readAt,
    engine,
  };
}

export function entityLine(entry: EntityEntry): WireEntity {
  const { reasons, document, ...line } = entry;
  const place = {
    document: document === null ? null : basename(document.source),
    documentId: document?.id ?? null,
  };
  return {
    ...line,
    ...place,
    joins: reasons.map(({ rule, left, right, score }) => ({ rule, left, right, score })),
  };
}

export function sourceLine({ document, ...line }: SourceEntry): WireSource {
  return {
    ...line,
    document: document === null ? null : basename(document.source),
    documentId: document?.id ?? null,
  };
}

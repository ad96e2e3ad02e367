import type { Reading } from '../src/extract/types.ts';
import { parseLexicon } from '../src/lexicon/index.ts';
import { type Document, type ParsedDocument, whenOf } from '../src/model/index.ts';
import { createParser } from '../src/parse/index.ts';
import { loadResources } from '../src/resources.ts';
import { asDocument } from './parser.ts';

/** What the measures of single parts need: the parser, and texts parsed with the words. */
export interface Reader {
  readonly lexicon: Reading['lexicon'];
  parse(document: Document): Promise<ParsedDocument>;
  /** `published`: EDTF. */
  read(text: string, published?: string): Promise<Reading>;
}

let loaded: Promise<Reader> | undefined;

/** The parser and lexicon of this checkout, loaded once. */
export function loadReader(): Promise<Reader> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Reader> {
  const resources = await loadResources();
  const parser = await createParser(resources.parser);
  const lexicon = parseLexicon(resources.lexicon);
  const parse = (document: Document) => parser.parse(document);
  return {
    lexicon,
    parse,
    read: async (text, published) => ({ parsed: await parse(dated(asDocument(text), published)), lexicon }),
  };
}

function dated(document: Document, published: string | undefined): Document {
  if (published === undefined) return document;
  return {
    ...document,
    published: { value: whenOf(published, 'stated'), how: 'user', span: null, note: null },
  };
}

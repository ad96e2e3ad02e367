import { parseLexicon } from '../src/lexicon/index.ts';
import { type Document, idOf, type ParsedDocument, type PartKind, sha256Hex } from '../src/model/index.ts';
import { createParser } from '../src/parse/index.ts';
import { loadResources } from '../src/resources.ts';

const resources = await loadResources();
const parser = await createParser(resources.parser);

/** The reviewed lexicon, for tests. */
export const lexicon = parseLexicon(resources.lexicon);

/** A plain-text document of one part, for tests. */
export function documentOf(text: string, part: PartKind = 'body'): Document {
  const sha256 = sha256Hex(new TextEncoder().encode(text));
  return {
    id: idOf('document', [sha256]),
    sha256,
    source: 'test',
    mediaType: 'text/plain',
    text,
    parts: [{ kind: part, start: 0, end: text.length }],
    title: null,
    outlet: null,
    published: null,
    authors: [],
    letter: null,
  };
}

/** The text parsed by the model of the repository. */
export function parsedOf(text: string, part: PartKind = 'body'): Promise<ParsedDocument> {
  return parser.parse(documentOf(text, part));
}

import { textOfBlocks, withHeadline } from './blocks.ts';
import { metadataDate } from './dates.ts';
import { type Draft, type Noted, plainDraft, ReadFailure } from './draft.ts';
import { fragmentBlocks } from './html.ts';
import { unzip } from './zip.ts';

/** Bytes that the texts in a .docx may unpack to. */
const UNPACKED_LIMIT = 64 * 1024 * 1024;

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='caption'] => p.caption:fresh",
];

/**
 * Reads a Word document: title, headings (boilerplate), captions and paragraphs. Creator and creation date of its
 * properties are handed on as what they are. The archive is unpacked once under a limit before mammoth sees it.
 */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  const texts = unzip(bytes, (name) => /\.(xml|rels)$/i.test(name), UNPACKED_LIMIT);
  if (!texts.has('word/document.xml'))
    throw new ReadFailure('unsupported', 'is an archive without a Word text; save it as .docx or .txt');
  const { default: mammoth } = await import('mammoth');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let markup: string;
  try {
    const converted = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    markup = converted.value;
  } catch {
    throw new ReadFailure('unreadable', 'is damaged; open it in Word and save it again');
  }
  const blocks = withHeadline(await fragmentBlocks(markup), null);
  const properties = propertiesOf(texts.get('docProps/core.xml'));
  const headline = blocks.find((block) => block.kind === 'headline')?.text ?? null;
  return {
    ...plainDraft('application/vnd.openxmlformats-officedocument.wordprocessingml.document', ''),
    ...textOfBlocks(blocks),
    title: headline ?? properties.title,
    authors: properties.authors,
    property: properties.created,
  };
}

interface Properties {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly created: Noted | null;
}

function propertiesOf(xml: Uint8Array | undefined): Properties {
  const text = xml ? new TextDecoder().decode(xml.subarray(0, 100_000)) : '';
  const field = (name: string): string | null =>
    new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{1,300})</${name}>`).exec(text)?.[1]?.trim() ?? null;
  const created = field('dcterms:created');
  const date = metadataDate(created);
  return {
    title: field('dc:title'),
    authors: plausibleAuthors(field('dc:creator')),
    created: date ? { value: date, note: `docProps/core.xml dcterms:created: ${created}` } : null,
  };
}

/** Names in a property: programs and user accounts write there too, so only what looks like a full name is kept. */
export function plausibleAuthors(creator: string | null): string[] {
  return (creator ?? '')
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter((name) => /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u.test(name));
}

import type { Block, DomNode } from './blocks.ts';
import { blocksOf, textOfBlocks, withHeadline } from './blocks.ts';
import { metadataDate } from './dates.ts';
import { decode } from './decode.ts';
import { type Draft, type Noted, plainDraft, ReadFailure } from './draft.ts';

/** Elements above which a page is refused: no report has so many. */
const MOST_ELEMENTS = 200_000;
/** Elements inside each other, and elements in all, above which Readability would take minutes; the page is read whole. */
const DEEPEST = 200;
const MOST_WEIGHED = 50_000;
/** Characters of main text below which the whole page is taken instead. */
const LEAST_TEXT = 80;

/**
 * Reads a web page: its main text by Readability, each paragraph apart by a blank line; headings inside the text are
 * boilerplate, `figcaption` is a caption. Outlet, date, authors come from meta elements and JSON-LD. No script runs.
 */
export async function readHtml(
  bytes: Uint8Array,
  charset: string | null,
  url: string | null,
): Promise<Draft> {
  const source = decode(bytes, charset ?? declaredCharset(bytes));
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(/<html[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`);
  const elements = document.querySelectorAll('*').length;
  if (elements > MOST_ELEMENTS)
    throw new ReadFailure('too-large', 'has too many elements for a web page; save its text as .txt');
  const meta = metadataOf(document as unknown as Page);
  const title = titleOf(document as unknown as Page, meta);
  const blocks = withHeadline(await mainBlocks(document, elements), title);
  const { text, hints } = textOfBlocks(blocks);
  return {
    ...plainDraft('text/html', text),
    hints,
    title,
    authors: meta.authors,
    outlet: meta.outlet,
    published: meta.published,
    url: url ?? meta.url,
  };
}

/** The blocks of a fragment of markup (the body of an e-mail, a field of a record, converted Markdown). */
export async function fragmentBlocks(markup: string): Promise<Block[]> {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<html><body>${markup}</body></html>`);
  return blocksOf(document.body as unknown as DomNode);
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? null;
}

interface TreeNode {
  readonly firstChild: TreeNode | null;
  readonly nextSibling: TreeNode | null;
  readonly parentNode: TreeNode | null;
}

function depthOf(root: TreeNode): number {
  let deepest = 0;
  let depth = 0;
  for (let node: TreeNode | null = root; node; ) {
    if (node.firstChild) {
      node = node.firstChild;
      deepest = Math.max(deepest, ++depth);
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node && node !== root ? node.nextSibling : null;
  }
  return deepest;
}

async function mainBlocks(document: unknown, elements: number): Promise<Block[]> {
  const page = document as { body: DomNode & TreeNode; cloneNode(deep: boolean): { body: DomNode } };
  if (elements > MOST_WEIGHED || depthOf(page.body) > DEEPEST) return blocksOf(page.body);
  const whole = page.cloneNode(true).body;
  const { Readability } = await import('@mozilla/readability');
  let main: DomNode | null = null;
  try {
    const reader = new Readability<unknown>(document as ConstructorParameters<typeof Readability>[0], {
      keepClasses: true,
      charThreshold: 200,
      serializer: (node) => node,
    });
    main = (reader.parse()?.content as DomNode | null | undefined) ?? null;
  } catch (error) {
    // Readability gives up on pages without a body or with odd trees; the whole page is then read.
    if (error instanceof RangeError) throw error;
  }
  const blocks = main ? blocksOf(main) : [];
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return length >= LEAST_TEXT ? blocks : blocksOf(whole);
}

/** What is needed of linkedom's document. */
interface Page {
  readonly title: string;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

interface Metadata {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly outlet: Noted | null;
  readonly published: Noted | null;
  readonly url: string | null;
}

const OUTLET_FIELDS = [
  'og:site_name',
  'application-name',
  'citation_publisher',
  'dc.publisher',
  'dcterms.publisher',
  'publisher',
];
const DATE_FIELDS = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.issued',
  'citation_publication_date',
  'citation_date',
];

function metadataOf(page: Page): Metadata {
  const fields = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const name =
      element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = element.getAttribute('content')?.trim();
    if (name && content && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), content);
  }
  const linked = linkedData(page);
  const outlet = firstOf(OUTLET_FIELDS, fields, (value) => (value.length < 120 ? value : null));
  const published = firstOf(DATE_FIELDS, fields, metadataDate);
  const author = fields.get('author') ?? fields.get('article:author') ?? null;
  return {
    title: fields.get('og:title') ?? linked.title ?? null,
    authors: author && !/^https?:/.test(author) ? namesIn(author) : linked.authors,
    outlet: outlet ?? linked.outlet,
    published: published ?? linked.published ?? timeElement(page),
    url:
      fields.get('og:url') ??
      page.querySelector('link[rel="canonical"]')?.getAttribute('href')?.trim() ??
      null,
  };
}

function firstOf(
  names: readonly string[],
  fields: ReadonlyMap<string, string>,
  read: (value: string) => string | null,
): Noted | null {
  for (const name of names) {
    const value = fields.get(name);
    const found = value === undefined ? null : read(value);
    if (found) return { value: found, note: `meta ${name}: ${value}` };
  }
  return null;
}

/** Names of authors in one field, without a leading "By". */
export function namesIn(list: string): string[] {
  return list
    .replace(/^by\s+/i, '')
    .split(/\s*(?:,|;|\band\b|&|\|)\s*/)
    .map((name) => name.trim())
    .filter((name) => name.length > 1 && name.length < 80);
}

type Json = { readonly [key: string]: unknown };

/** Outlet, date and authors of the first article in JSON-LD (schema.org). */
function linkedData(page: Page): Omit<Metadata, 'url'> {
  const none = { title: null, authors: [], outlet: null, published: null };
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const item = articleIn(parsed(script.textContent ?? ''), 0);
    if (!item) continue;
    const publisher = nameOf(item.publisher);
    const date = metadataDate(item.datePublished ?? item.dateCreated);
    const authors = [item.author].flat().map(nameOf);
    return {
      title: typeof item.headline === 'string' ? item.headline : null,
      authors: authors.filter((name) => name !== null),
      outlet: publisher ? { value: publisher, note: `JSON-LD publisher: ${publisher}` } : null,
      published: date ? { value: date, note: `JSON-LD datePublished: ${item.datePublished}` } : null,
    };
  }
  return none;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function articleIn(value: unknown, depth: number): Json | null {
  if (depth > 4 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 50)) {
      const found = articleIn(item, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const item = value as Json;
  if (
    /Article|Posting|Report|WebPage/.test([item['@type']].flat().join(' ')) &&
    (item.datePublished || item.publisher)
  )
    return item;
  return articleIn(item['@graph'], depth + 1);
}

function nameOf(value: unknown): string | null {
  const name =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json).name : value;
  return typeof name === 'string' && name.trim() && !/^https?:/.test(name) ? name.trim() : null;
}

/** A single time element, or the one that is marked as the date of publication. */
function timeElement(page: Page): Noted | null {
  const marked = [...page.querySelectorAll('time[pubdate], time[itemprop="datePublished"], time.published')];
  const times = marked.length > 0 ? marked : [...page.querySelectorAll('time')];
  const written = times.map((time) => time.getAttribute('datetime') ?? time.textContent ?? '');
  const dates = new Set(written.map(metadataDate).filter((date) => date !== null));
  if (marked.length === 0 && dates.size !== 1) return null;
  const [date] = dates;
  return date ? { value: date, note: `time: ${written[0]!.trim().slice(0, 60)}` } : null;
}

function titleOf(page: Page, meta: Metadata): string | null {
  const headings = [...page.querySelectorAll('h1')].map((heading) => squeeze(heading.textContent));
  if (headings.length === 1 && headings[0]) return headings[0];
  const title = squeeze(meta.title ?? page.title ?? '');
  return title.split(/\s+[|–—·»]\s+|\s+-\s+(?=[^-]{2,40}$)/)[0]?.trim() || null;
}

function squeeze(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

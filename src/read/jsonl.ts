import { textOfBlocks, withHeadline } from './blocks.ts';
import { metadataDate } from './dates.ts';
import { type Draft, type Noted, plainDraft, ReadFailure } from './draft.ts';
import { fragmentBlocks, namesIn } from './html.ts';

const TEXT = [
  'maintext',
  'text',
  'content',
  'body',
  'article_text',
  'articletext',
  'full_text',
  'fulltext',
  'article_body',
  'articlebody',
  'story',
  'article',
  'raw_text',
];
const TITLE = ['title', 'headline', 'article_title', 'articletitle'];
const DATE = [
  'date_publish',
  'published',
  'date_published',
  'datepublished',
  'published_at',
  'publishedat',
  'published_date',
  'publication_date',
  'publish_date',
  'pub_date',
  'pubdate',
  'publishdate',
  'date',
  'datetime',
  'timestamp',
  'created_at',
];
const OUTLET = [
  'outlet',
  'publisher',
  'publication',
  'source_name',
  'source',
  'site_name',
  'newspaper',
  'media',
  'source_domain',
  'domain',
];
const URL_FIELDS = ['url', 'link', 'article_url', 'canonical_url', 'source_url'];
const AUTHORS = ['authors', 'author', 'byline', 'creator'];

type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads one line of a .jsonl file, an article as crawlers keep it. The text is the headline, a blank line, the article.
 * Throws ReadFailure `unreadable` where the line is no JSON object, `empty` where it has no text.
 */
export async function readRecord(line: string): Promise<Draft> {
  const fields = fieldsOf(line);
  const title = words(first(fields, TITLE));
  const own = words(first(fields, TEXT));
  if (!own)
    throw new ReadFailure(
      'empty',
      'has no text; name the field of the article text, maintext, content or body',
    );
  const repeated = title && own.slice(0, title.length) === title;
  const blocks = /<\/(p|div|li|h[1-6])>|<br\s*\/?>/i.test(own) ? await fragmentBlocks(own) : null;
  const plain = title && !repeated ? `${title}\n\n${own}` : own;
  return {
    ...plainDraft('application/jsonl', plain),
    ...(blocks ? textOfBlocks(withHeadline(blocks, title)) : {}),
    ...(!blocks && title ? { hints: [{ kind: 'headline' as const, start: 0, end: title.length }] } : {}),
    title,
    authors: [first(fields, AUTHORS)]
      .flat()
      .map(nameIn)
      .flatMap((name) => (name ? namesIn(name) : [])),
    outlet: noted(fields, OUTLET, nameIn),
    published: noted(fields, DATE, metadataDate),
    url: words(first(fields, URL_FIELDS)),
  };
}

function fieldsOf(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ReadFailure('unreadable', 'is not JSON; write one article, as one object, a line');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ReadFailure('unreadable', 'is no JSON object; write one article, as one object, a line');
  return new Map(
    Object.entries(value).map(([name, field]) => [name.toLowerCase().replace(/-/g, '_'), field]),
  );
}

function first(fields: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields.get(name);
    if (
      value !== undefined &&
      value !== null &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0)
    )
      return value;
  }
  return null;
}

/** Text of a field; a list of paragraphs is joined. */
function words(value: unknown): string | null {
  if (Array.isArray(value)) {
    const lines = value.filter((item) => typeof item === 'string');
    return lines.length === value.length && lines.length > 0 ? words(lines.join('\n\n')) : null;
  }
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

/** A name in a field: text, or an object with a name or title. */
function nameIn(value: unknown): string | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { name, title } = value as { name?: unknown; title?: unknown };
    return words(name) ?? words(title);
  }
  return Array.isArray(value) ? nameIn(value[0]) : words(value);
}

function noted(
  fields: Fields,
  names: readonly string[],
  read: (value: unknown) => string | null,
): Noted | null {
  for (const name of names) {
    const value = read(fields.get(name));
    if (value && value.length <= 120) return { value, note: `field ${name}: ${value}` };
  }
  return null;
}

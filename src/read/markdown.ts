import { parse } from 'yaml';
import type { Block } from './blocks.ts';
import { textOfBlocks, withHeadline } from './blocks.ts';
import { metadataDate } from './dates.ts';
import { decode } from './decode.ts';
import { type Draft, type Noted, plainDraft } from './draft.ts';
import { fragmentBlocks, namesIn } from './html.ts';

/** Reads Markdown: its text without the marks, a blank line between paragraphs; front matter tells outlet and date. */
export async function readMarkdown(bytes: Uint8Array): Promise<Draft> {
  const source = decode(bytes);
  const front = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  const fields = front ? frontMatter(front[1]!) : {};
  const { marked } = await import('marked');
  const markup = await marked.parse(front ? source.slice(front[0].length) : source, {
    async: true,
    gfm: true,
  });
  const blocks: Block[] = await fragmentBlocks(markup);
  const title = text(fields.title) ?? blocks.find((block) => block.kind === 'headline')?.text ?? null;
  const author = [fields.author ?? fields.authors]
    .flat()
    .map(text)
    .filter((name) => name !== null);
  return {
    ...plainDraft('text/markdown', ''),
    ...textOfBlocks(withHeadline(blocks, title)),
    title,
    authors: author.flatMap(namesIn),
    outlet: noted(fields, ['outlet', 'publisher', 'publication', 'site', 'source'], text),
    published: noted(fields, ['published', 'date', 'date_published', 'pubdate'], metadataDate),
    url: text(fields.url ?? fields.link),
  };
}

type Fields = { readonly [key: string]: unknown };

function frontMatter(yaml: string): Fields {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 10 });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

function noted(
  fields: Fields,
  names: readonly string[],
  read: (value: unknown) => string | null,
): Noted | null {
  for (const name of names) {
    const value = read(fields[name]);
    if (value) return { value, note: `front matter ${name}: ${fields[name]}` };
  }
  return null;
}

/**
 * Makes `examples/reports/` from `examples/sources/`. A source is named NUMBER-NAME.FORMAT, with `.md` after it where the
 * format is not written by hand: its front matter holds the metadata, its body paragraphs in Markdown. The same sources
 * give the same bytes.
 *
 * Run: node examples/make.ts
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

/** A source taken apart: the fields of its front matter and its paragraphs. */
export interface Source {
  readonly fields: Readonly<Record<string, string>>;
  readonly paragraphs: readonly string[];
}

type Maker = (source: Source) => Promise<Uint8Array> | Uint8Array;

const MAKERS: Readonly<Record<string, Maker>> = { html: htmlOf, eml: emlOf, pdf: pdfOf, docx: docxOf };

function sourceOf(text: string): Source {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!front) throw new Error('a source begins with its front matter between lines of ---');
  const body = text.slice(front[0].length).trim();
  return { fields: parse(front[1]!), paragraphs: body.split(/\n{2,}/) };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A news page with navigation, metadata, figures and a newsletter box (lines that begin with `> `). */
function htmlOf({ fields, paragraphs }: Source): Uint8Array {
  const body = paragraphs.map((paragraph) => {
    const picture = /^!\[(.*)\]$/s.exec(paragraph);
    if (picture)
      return `<figure><img src="picture.jpg" alt=""><figcaption>${escaped(picture[1]!)}</figcaption></figure>`;
    if (paragraph.startsWith('## ')) return `<h2>${escaped(paragraph.slice(3))}</h2>`;
    if (paragraph.startsWith('> ')) return `<p class="promo-line">${escaped(paragraph.slice(2))}</p>`;
    return `<p>${escaped(paragraph)}</p>`;
  });
  const { title, site, author, published, url } = fields as Record<string, string>;
  return new TextEncoder().encode(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title!)} | ${escaped(site!)}</title>
<meta property="og:site_name" content="${escaped(site!)}">
<meta property="article:published_time" content="${published}">
<meta name="author" content="${escaped(author!)}">
<link rel="canonical" href="${url}">
<script>window.tracking = { page: 1 };</script>
</head>
<body>
<header><a href="/">${escaped(site!)}</a></header>
<nav><ul><li><a href="/world">World</a></li><li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main>
<article>
<h1>${escaped(title!)}</h1>
<p class="byline">By ${escaped(author!)}</p>
${body.join('\n')}
</article>
</main>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten walks along the river</a></li><li><a href="/b">Regatta: the full results</a></li></ul></aside>
<footer><p>&copy; ${escaped(site!)}. All rights reserved.</p></footer>
</body>
</html>
`);
}

const MAIL_WIDTH = 76;

/** A plain message; paragraphs are wrapped as mail programs do, lines that are short or quoted stay. */
function emlOf({ fields, paragraphs }: Source): Uint8Array {
  const head = [
    `Message-ID: <${fields.id}>`,
    `Date: ${fields.date}`,
    `From: ${fields.from}`,
    `To: ${fields.to}`,
    `Cc: ${fields.cc!.replaceAll(';', ',')}`,
    `Subject: ${fields.subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const body = paragraphs.map((paragraph) => paragraph.split('\n').map(wrapped).join('\n'));
  return new TextEncoder().encode(`${head.join('\n')}\n\n${body.join('\n\n')}\n`.replaceAll('\n', '\r\n'));
}

function wrapped(line: string): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1)!;
    if (last && last.length + 1 + word.length > MAIL_WIDTH) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return line === '-- ' ? line : lines.join('\n');
}

/** A paper with running head, page numbers and justified lines. */
async function pdfOf({ fields, paragraphs }: Source): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const { title, series, author, published } = fields as Record<string, string>;
  const document = new PDFDocument({
    size: 'A5',
    margins: { top: 64, bottom: 56, left: 56, right: 56 },
    bufferPages: true,
    // Compressed bytes differ between versions of zlib.
    compress: false,
    info: { Title: title!, Author: author!, CreationDate: new Date(`${published}T09:00:00Z`) },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.font('Times-Bold').fontSize(18).text(title!).moveDown(0.5);
  for (const paragraph of paragraphs) {
    if (paragraph.startsWith('# '))
      document.moveDown(0.3).font('Times-Bold').fontSize(12.5).text(paragraph.slice(2)).moveDown(0.3);
    else document.font('Times-Roman').fontSize(10.5).text(paragraph, { align: 'justify' }).moveDown(0.7);
  }
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Text below the margin would open a new page.
    document.page.margins.bottom = 0;
    document.font('Times-Italic').fontSize(8.5);
    document.text(series!, 56, 34, { lineBreak: false });
    document.text(`${page + 1}`, 56, document.page.height - 36, { lineBreak: false });
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A Word document with title, subtitle and headings. */
async function docxOf({ fields, paragraphs }: Source): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, Paragraph } = await import('docx');
  const { title, subtitle, author, created } = fields as Record<string, string>;
  const body = paragraphs.map((paragraph) =>
    paragraph.startsWith('# ')
      ? new Paragraph({ text: paragraph.slice(2), heading: HeadingLevel.HEADING_1 })
      : new Paragraph({ text: paragraph.replaceAll('\n', ' ') }),
  );
  return atTime(new Date(`${created}T09:00:00Z`), async () =>
    Packer.toBuffer(
      new Document({
        title: title!,
        creator: author!,
        sections: [
          {
            children: [
              new Paragraph({ text: title!, heading: HeadingLevel.TITLE }),
              new Paragraph({ text: subtitle! }),
              ...body,
            ],
          },
        ],
      }),
    ),
  );
}

/** Runs `work` with the clock standing at `time` in UTC: docx writes the present local time into its files, and offers no other. */
async function atTime<T>(time: Date, work: () => Promise<T>): Promise<T> {
  const Clock = globalThis.Date;
  const standing = class extends Clock {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? time.getTime() : given[0]);
    }
    static override now(): number {
      return time.getTime();
    }
  };
  const zone = process.env.TZ;
  globalThis.Date = standing as DateConstructor;
  process.env.TZ = 'UTC';
  try {
    return await work();
  } finally {
    globalThis.Date = Clock;
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
}

/** Makes all reports: file name and bytes. */
export async function makeReports(): Promise<Map<string, Uint8Array>> {
  const folder = new URL('./sources/', import.meta.url);
  const reports = new Map<string, Uint8Array>();
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(new URL(name, folder));
    const made = /^(.+\.(html|eml|pdf|docx))\.md$/.exec(name);
    if (!made) reports.set(name, bytes);
    else reports.set(made[1]!, await MAKERS[made[2]!]!(sourceOf(bytes.toString('utf8'))));
  }
  return reports;
}

async function main(): Promise<void> {
  const folder = new URL('./reports/', import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of await makeReports()) await writeFile(new URL(name, folder), bytes);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main();
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HeadingLevel, Packer, Paragraph, Document as WordDocument } from 'docx';
import PDFDocument from 'pdfkit';
import { parseOutletWords } from '../lexicon/outlets.ts';
import type { Document, PartKind } from '../model/index.ts';
import { documentOf, type ReadResult } from './document.ts';

const words = parseOutletWords(readFileSync(new URL('../../lexicon/outlets.yaml', import.meta.url), 'utf8'));
const sentence = 'The minister met the envoy in Zerin on Friday, and the two agreed to meet again in June.';
const other = 'A spokesman for the ministry declined to say what had been discussed at the meeting in Zerin.';

async function all(source: string, content: string | Uint8Array): Promise<readonly ReadResult[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return documentOf({ bytes, source }, { words });
}

async function one(source: string, content: string | Uint8Array): Promise<Document> {
  const [result] = await all(source, content);
  assert.ok(result && 'document' in result, JSON.stringify(result));
  return result.document;
}

async function problem(source: string, content: string | Uint8Array): Promise<string> {
  const [result] = await all(source, content);
  assert.ok(result && 'problem' in result);
  assert.ok(result.problem.message.startsWith(source));
  return result.problem.code;
}

function of(kind: PartKind, { parts, text }: Document): string[] {
  return parts.filter((part) => part.kind === kind).map((part) => text.slice(part.start, part.end));
}

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><title>Talks resume - The Harbour Courier</title>${head}</head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/x">Weather forecast</a></li></ul></nav>
  <article>${body}</article>
  <aside><a href="/y">Ten walks along the river</a></aside><footer>Contact the office</footer></body></html>`;

test('plain text keeps its own characters', async () => {
  const text = `Talks resume\r\n\r\n  ${sentence}  \r\n`;
  assert.equal((await one('a.txt', `\uFEFF${text}`)).text, text);
});

test('the same bytes are one document, whatever their name', async () => {
  assert.equal((await one('a.txt', sentence)).id, (await one('b/c.txt', sentence)).id);
  assert.notEqual((await one('a.txt', sentence)).id, (await one('a.txt', `${sentence} `)).id);
});

test('a web page gives its main text, not the navigation, and runs no script', async () => {
  const document = await one(
    'a.html',
    page(
      `<h1>Talks resume</h1><p>${sentence}</p><h2>Detachment</h2><p>${other}<br><br>They left at nine.</p>
      <figure><img src="x.jpg"><figcaption>The dam at Keld</figcaption></figure>
      <script>document.body.textContent = 'ran'</script><p style="display:none">Hidden words</p><p>${sentence}</p>`,
    ),
  );
  assert.equal(document.title, 'Talks resume');
  assert.deepEqual(of('headline', document), ['Talks resume']);
  assert.deepEqual(of('body', document), [sentence, other, 'They left at nine.', sentence]);
  assert.deepEqual(of('caption', document), ['The dam at Keld']);
  assert.deepEqual(of('boilerplate', document), ['Detachment']);
  assert.doesNotMatch(document.text, /Weather|walks|Contact|ran|Hidden/);
});

test('meta elements and JSON-LD give outlet, date and authors', async () => {
  const meta = await one(
    'a.html',
    page(
      `<p>${sentence} ${other}</p>`,
      '<meta property="og:site_name" content="The Harbour Courier"><meta property="article:published_time" content="2024-03-16T23:40:00+01:00"><meta name="author" content="By Ada Voss and Jan Lind">',
    ),
  );
  assert.deepEqual([meta.outlet?.value, meta.outlet?.how], ['The Harbour Courier', 'metadata']);
  assert.match(meta.outlet?.note ?? '', /og:site_name/);
  assert.equal(meta.published?.value.edtf, '2024-03-16');
  assert.deepEqual(meta.authors, ['Ada Voss', 'Jan Lind']);
  const linked = await one(
    'a.html',
    page(
      `<p>${sentence} ${other}</p>`,
      `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2023-05-07T10:00:00Z","publisher":{"name":"Zerin Times"},"author":[{"name":"Ada Voss"}]}]}</script>`,
    ),
  );
  assert.deepEqual([linked.outlet?.value, linked.published?.value.edtf], ['Zerin Times', '2023-05-07']);
});

test('several times in a page give no date, broken JSON-LD no outlet', async () => {
  const document = await one(
    'a.html',
    page(
      `<p>${sentence} ${other}</p><time datetime="2020-01-01">then</time><time datetime="2021-01-01">later</time>`,
      '<script type="application/ld+json">{broken</script>',
    ),
  );
  assert.equal(document.published, null);
  assert.equal(document.outlet, null);
});

test('Markdown loses its marks; front matter tells outlet and date', async () => {
  const document = await one(
    'a.md',
    `---\noutlet: Federation Watch\ndate: 2023-06-12\n---\n# Talks **resume**\n\n${sentence.replace('Zerin', '[Zerin](https://x.example)')}\n\n## The calls\n\n- one call\n- another call\n\n*${other}*\n`,
  );
  assert.equal(
    document.text,
    `Talks resume\n\n${sentence}\n\nThe calls\n\none call\n\nanother call\n\n${other}`,
  );
  assert.deepEqual(
    [document.outlet?.value, document.published?.value.edtf],
    ['Federation Watch', '2023-06-12'],
  );
  assert.deepEqual(of('boilerplate', document), ['The calls']);
});

async function pdf(options: object, write: (document: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A6', ...options });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  write(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

test('a PDF gives whole paragraphs without running heads, page numbers and hyphens', async () => {
  const places = ['Zerin', 'Ardel', 'Keld', 'Port Salis', 'Brannock', 'Ulmen', 'Lassen', 'Teal', 'Cray'];
  const long = places.map((place) => sentence.replace('Zerin', place)).join(' ');
  const bytes = await pdf({ bufferPages: true }, (document) => {
    document.fontSize(18).text('Talks resume').fontSize(10).moveDown();
    document
      .text(long)
      .moveDown()
      .text('The wit-\nness left. The long-term plan and the long-\nterm cost stayed.');
    document.moveDown().text(long.toUpperCase());
    const { count } = document.bufferedPageRange();
    assert.ok(count > 1);
    for (let at = 0; at < count; at++) {
      document.switchToPage(at);
      document.page.margins.bottom = 0;
      document.fontSize(8).text('Briefing Note 12', 72, 20, { lineBreak: false });
      document.text(`Page ${at + 1} of ${count}`, 72, document.page.height - 20, { lineBreak: false });
    }
  });
  const document = await one('a.pdf', bytes);
  assert.deepEqual(of('headline', document), ['Talks resume']);
  assert.deepEqual(of('body', document), [
    long,
    'The witness left. The long-term plan and the long-term cost stayed.',
    long.toUpperCase(),
  ]);
});

test('properties of a file are believed where the text agrees', async () => {
  const made = (text: string): Promise<Uint8Array> =>
    pdf({ info: { CreationDate: new Date('2024-04-02T09:00:00Z'), Author: 'Ruth Ekholm' } }, (document) => {
      document.text(text);
    });
  const agreed = await one('a.pdf', await made(`${sentence} The deal was signed in 2024. ${other}`));
  assert.equal(agreed.published?.value.edtf, '2024-04-02');
  assert.deepEqual(agreed.authors, ['Ruth Ekholm']);
  const copy = await one('a.pdf', await made(`${sentence} The deal was signed in 1998. ${other}`));
  assert.equal(copy.published, null);
});

test('a PDF that is locked, without text or broken gives one sentence', async () => {
  const locked = await pdf({ userPassword: 'secret' }, (document) => void document.text(sentence));
  assert.equal(await problem('a.pdf', locked), 'encrypted');
  assert.equal(
    await problem('a.pdf', await pdf({}, (document) => void document.rect(0, 0, 9, 9).fill())),
    'empty',
  );
  assert.equal(await problem('a.pdf', '%PDF-1.7\n1 0 obj\nbroken'), 'unreadable');
});

async function docx(): Promise<Uint8Array> {
  return Packer.toBuffer(
    new WordDocument({
      creator: 'Ada Voss',
      sections: [
        {
          children: [
            new Paragraph({ text: 'Sarn Commission', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: 'Minutes of the session of 17 October 2023' }),
            new Paragraph({ text: 'Present: Henrik Lind, Ada Voss' }),
            new Paragraph({ text: 'Report of the Envoy', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ text: sentence }),
          ],
        },
      ],
    }),
  );
}

test('a Word document gives title, headings and paragraphs, under any name', async () => {
  for (const name of ['a.docx', 'a.txt']) {
    const document = await one(name, await docx());
    assert.equal(document.title, 'Sarn Commission');
    assert.deepEqual(of('body', document), ['Present: Henrik Lind, Ada Voss', sentence]);
    assert.deepEqual(of('boilerplate', document), ['Report of the Envoy']);
    assert.deepEqual([document.published?.value.edtf, document.published?.how], ['2023-10-17', 'text']);
    assert.deepEqual(document.authors, ['Ada Voss']);
  }
});

test('a Word document that is cut off is unreadable', async () => {
  const bytes = await docx();
  assert.equal(await problem('a.docx', bytes.subarray(0, bytes.length - 400)), 'unreadable');
});

const mail = (body: string, head = ''): string =>
  `Message-ID: <1@x.example>\r\nDate: Wed, 15 Nov 2023 23:45:00 +0300\r\nFrom: Ada Voss <ada@x.example>\r\nTo: "Lind, Jan" <jan@x.example>, Petra Vasko <p@x.example>\r\nCc: Board <b@x.example>\r\nSubject: =?utf-8?Q?The_caf=C3=A9?=\r\nMIME-Version: 1.0\r\n${head}\r\n${body.replaceAll('\n', '\r\n')}`;
const plain = 'Content-Type: text/plain; charset=utf-8\r\n';

test('an e-mail gives its head; quoted replies and signatures are boilerplate', async () => {
  const document = await one(
    'a.eml',
    mail(
      `Dear Jan,\n\n${sentence}\n\nOn Mon, 13 Nov 2023, Jan Lind wrote:\n> Will you come?\n\nI shall.\n\n-- \nAda Voss\nHead of Office\n`,
      plain,
    ),
  );
  assert.deepEqual(document.letter, {
    from: 'Ada Voss',
    to: ['Lind, Jan', 'Petra Vasko'],
    cc: ['Board'],
    subject: 'The café',
    date: '2023-11-15',
  });
  assert.deepEqual([document.published?.value.edtf, document.published?.how], ['2023-11-15', 'metadata']);
  assert.equal(document.outlet, null);
  assert.deepEqual(of('headline', document), ['The café']);
  assert.deepEqual(of('body', document), ['Dear Jan,', sentence, 'I shall.']);
  assert.match(of('boilerplate', document).join('\n'), /wrote:[\s\S]*Will you come[\s\S]*Head of Office/);
});

test('a newsletter is known by its list field; a letter in HTML is read', async () => {
  const head = 'Content-Type: text/html; charset=utf-8\r\nList-Id: <news.x.example>\r\n';
  const document = await one('a.eml', mail(`<p>${sentence}</p><p>${other}</p>`, head));
  assert.equal(document.outlet?.value, 'Ada Voss');
  assert.deepEqual(of('body', document), [sentence, other]);
});

test('attachments that are reports are documents of their own', async () => {
  const parts = [
    `${plain}\n${sentence}`,
    `Content-Type: text/plain\nContent-Disposition: attachment; filename="minutes.txt"\n\n${other}`,
    'Content-Type: image/png\nContent-Disposition: attachment; filename="logo.png"\n\nxxxx',
  ];
  const body = `--b\n${parts.join('\n--b\n')}\n--b--\n`.replaceAll('\r', '');
  const results = await all('a.eml', mail(body, 'Content-Type: multipart/mixed; boundary="b"\r\n'));
  const sources = results.map((result) => ('document' in result ? result.document.source : 'problem'));
  assert.deepEqual(sources, ['a.eml', 'a.eml#1 minutes.txt']);
});

test('records of articles are read under the names that crawlers use', async () => {
  const lines = [
    JSON.stringify({
      title: 'Talks resume',
      maintext: sentence,
      date_publish: '2023-10-22 10:00:00',
      source_domain: 'www.harbourcourier.example',
      authors: ['Ada Voss'],
    }),
    '',
    JSON.stringify({
      headline: 'T',
      content: `<p>${sentence}</p><p>${other}</p>`,
      source: { id: null, name: 'Zerin Times' },
      publishedAt: '2024-01-02T03:04:05Z',
    }),
    JSON.stringify({ text: `${other}\n\n${sentence}`, url: 'https://courier.example/2024/03/16/a' }),
    'not json',
    JSON.stringify(['a list']),
    JSON.stringify({ title: 'no text' }),
  ].join('\n');
  const results = await all('a.jsonl', lines);
  const seen = results.map((result) =>
    'document' in result
      ? [
          result.document.source,
          result.document.outlet?.value,
          result.document.published?.value.edtf,
          of('body', result.document).length,
        ]
      : [result.problem.source, result.problem.code],
  );
  assert.deepEqual(seen, [
    ['a.jsonl#1', 'Harbour Courier', '2023-10-22', 1],
    ['a.jsonl#3', 'Zerin Times', '2024-01-02', 2],
    ['a.jsonl#4', 'Courier', '2024-03-16', 2],
    ['a.jsonl#5', 'unreadable'],
    ['a.jsonl#6', 'unreadable'],
    ['a.jsonl#7', 'empty'],
  ]);
});

test('content goes before a name that lies', async () => {
  assert.equal((await one('a.txt', page(`<p>${sentence} ${other}</p>`))).mediaType, 'text/html');
  assert.equal((await one('a.pdf', sentence)).mediaType, 'text/plain');
  assert.equal((await one('a.docx', sentence)).mediaType, 'text/plain');
  assert.equal((await one('a.txt', mail(sentence, plain))).mediaType, 'message/rfc822');
  assert.equal((await one('note', sentence)).mediaType, 'text/plain');
  assert.equal(
    (await one('a.txt', `From: Ada Voss\nTo: Jan Lind\nSubject: Keld\n\n${sentence}`)).mediaType,
    'text/plain',
  );
});

test('what is no English report gives one sentence', async () => {
  const german =
    'Der Minister traf am Freitag den Gesandten in der Hauptstadt und sprach mit ihm über die Lage am Fluss. '.repeat(
      6,
    );
  assert.equal(await problem('a.txt', german), 'not-english');
  assert.equal(
    await problem('a.txt', 'Министр встретился с посланником в столице в пятницу. '.repeat(5)),
    'not-english',
  );
  assert.equal((await one('a.txt', 'Rahmani, Vasko, Lind: Zerin, Ardel')).mediaType, 'text/plain');
  assert.equal(await problem('a.txt', ''), 'empty');
  assert.equal(await problem('a.txt', ' \r\n\t'), 'empty');
  assert.equal(await problem('a.html', '<html><body><script>1</script></body></html>'), 'empty');
  assert.equal(await problem('a.doc', '\xD0\xCF\x11\xE0'), 'binary');
  assert.equal(await problem('a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)), 'unsupported');
  assert.equal(await problem('a.rtf', '{\\rtf1 text}'), 'unsupported');
  assert.equal(await problem('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d)), 'unsupported');
  assert.equal(await problem('a.json', '{\n  "a": 1\n}'), 'unsupported');
  assert.equal(await problem('a.zip', Uint8Array.of(0x50, 0x4b, 5, 6, ...new Uint8Array(18))), 'unsupported');
});

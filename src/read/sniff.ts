/** Formats that are read. */
export type Format = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'eml' | 'jsonl';

/** Kinds of file that are known and not read, with what to do about them. */
export const UNREAD: Readonly<Record<string, string>> = {
  ole: 'is an old Word, Excel or Outlook file; save it as .docx, .txt or .eml',
  zip: 'is a zip archive or a document of a kind that is not read; unpack it, or save it as .docx, .pdf or .txt',
  rtf: 'is rich text; save it as .docx or .txt',
  image: 'is a picture, sound or film; give its text',
  data: 'holds data, not a report; give reports as .txt, .md, .html, .pdf, .docx, .eml or .jsonl',
};

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  asc: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  eml: 'eml',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

const BY_MEDIA_TYPE: Readonly<Record<string, Format>> = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'message/rfc822': 'eml',
  'application/jsonl': 'jsonl',
  'application/x-ndjson': 'jsonl',
};

const DATA_EXTENSIONS = /\.(json|csv|tsv|xml|yaml|yml|toml|ini|js|mjs|ts|css|sql|sqlite|db|log|sh|py)$/i;

/** Extension of a path or URL in lower case without the dot, '' where there is none. */
export function extensionOf(source: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(pathOf(source))?.[1]?.toLowerCase() ?? '';
}

/** A web address without its query and fragment; in the name of a file they are letters like others. */
function pathOf(source: string): string {
  return /^https?:\/\//i.test(source) ? source.replace(/[?#].*$/, '') : source;
}

/**
 * The format of bytes: what the content shows beyond doubt, else what the extension or media type says, else text.
 * Gives a key of UNREAD where the content is of a kind that is not read.
 */
export function formatOf(
  bytes: Uint8Array,
  source: string,
  mediaType?: string,
): Format | keyof typeof UNREAD {
  const head = latin(bytes.subarray(0, 4096));
  const told =
    BY_EXTENSION[extensionOf(source)] ?? BY_MEDIA_TYPE[mediaType?.split(';')[0]?.trim() ?? ''] ?? null;
  const shown = shownBy(bytes, head);
  if (shown) return shown;
  if (told === 'html' || told === 'markdown' || told === 'jsonl' || told === 'eml') return told;
  if (looksLikeMarkup(head)) return 'html';
  if (looksLikeMail(head)) return 'eml';
  if (/^\s*\{"/.test(head) && told !== 'text' && looksLikeRecord(bytes)) return 'jsonl';
  // A name that lies: what begins neither like a PDF nor like an archive can only be text.
  if (told) return 'text';
  return DATA_EXTENSIONS.test(pathOf(source)) ? 'data' : 'text';
}

/** First bytes of pictures, sound and film. */
const MEDIA_MARKS = [
  '\x89PNG',
  'GIF8',
  '\xFF\xD8\xFF',
  'II*\0',
  'MM\0*',
  'RIFF',
  'OggS',
  'ID3',
  '\x1A\x45\xDF\xA3',
];

function shownBy(bytes: Uint8Array, head: string): Format | keyof typeof UNREAD | null {
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
    return latin(bytes).includes('word/document') ? 'docx' : 'zip';
  if (head.startsWith('\xD0\xCF\x11\xE0')) return 'ole';
  if (head.startsWith('{\\rtf')) return 'rtf';
  const media = MEDIA_MARKS.some((mark) => head.startsWith(mark)) || head.slice(4, 8) === 'ftyp';
  return media ? 'image' : null;
}

function looksLikeMarkup(head: string): boolean {
  return /^\s*(<\?xml[^>]{0,200}>\s*)?(<!--[\s\S]{0,1000}?-->\s*)?(<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(
    head.replace(/^\xEF\xBB\xBF/, ''),
  );
}

/** A message as mail programs keep it; a typed "From: ... To: ..." head is text, and its characters stay as they are. */
function looksLikeMail(head: string): boolean {
  const lines = (/^((?:[A-Za-z-]{2,40}:.*|[ \t].*)\r?\n)+\r?\n/.exec(head)?.[0] ?? '').toLowerCase();
  return (
    /^(from|to|date|subject):/m.test(lines) &&
    /^(message-id|mime-version|received|return-path|content-type):/m.test(lines)
  );
}

function looksLikeRecord(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(10);
  if (end > 1_000_000) return false;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end < 0 ? 1_000_000 : end)));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

import { ReadFailure } from './draft.ts';

/** Share of control characters above which text is taken for binary data. */
const CONTROL_SHARE = 0.005;
/** Share of letters, digits and blanks of ASCII below which text in one-byte encoding is taken for binary data. */
const PLAIN_SHARE = 0.6;

/**
 * Text of bytes: UTF-8, UTF-16 (with or without byte-order mark) or Windows-1252, found from the bytes. A leading
 * byte-order mark is left out and nothing else is changed. `charset` is believed where the bytes allow it.
 * Throws ReadFailure `binary` where the bytes are no text.
 */
export function decode(bytes: Uint8Array, charset: string | null = null): string {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes);
  const text = encoding ? new TextDecoder(encoding).decode(bytes) : decodeNarrow(bytes, charset);
  if (looksBinary(text)) throw binary();
  return text;
}

/** The failure for bytes that are no text of any format read here. */
export function binary(): ReadFailure {
  return new ReadFailure(
    'binary',
    'holds binary data, not text; give a .txt, .md, .html, .pdf, .docx, .eml or .jsonl file',
  );
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/** UTF-16 without a mark: in English text nearly every second byte is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2]!++;
  const half = sample.length / 2;
  if (half < 2) return null;
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le';
  return zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1 ? 'utf-16be' : null;
}

function decodeNarrow(bytes: Uint8Array, charset: string | null): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = count(utf8, /\uFFFD/g);
  if (broken === 0) return utf8;
  // A few broken characters in what is else UTF-8 are damage; as Windows-1252 every other one would be garbled too.
  if (broken * 10 <= count(utf8, /[^\0-\x7F\uFFFD]/g)) return utf8;
  const text = new TextDecoder(supported(charset) ?? 'windows-1252').decode(bytes);
  if (count(text, /[A-Za-z0-9\s]/g) < text.length * PLAIN_SHARE) throw binary();
  return text;
}

function supported(charset: string | null): string | null {
  if (!charset || /^utf-?8$/i.test(charset)) return null;
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return null;
  }
}

function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = count(text, /[\0-\x08\x0E-\x1A\x1C-\x1F\x7F]/g);
  return controls > text.length * CONTROL_SHARE || text.includes('\0');
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}

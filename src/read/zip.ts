import { inflateRawSync } from 'node:zlib';
import { ReadFailure } from './draft.ts';

/** Entries above which an archive is refused. */
const MOST_ENTRIES = 5000;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
  readonly locked: boolean;
}

/**
 * The entries of a zip archive that `wanted` names, unpacked, at most `limit` bytes in all. Sizes that the archive states
 * are not believed. Throws ReadFailure: `unreadable` where the archive is damaged, `encrypted`, `too-large`.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let left = limit;
  for (const entry of entriesOf(bytes)) {
    if (!wanted(entry.name)) continue;
    if (entry.locked) throw new ReadFailure('encrypted', 'is protected by a password; save it without one');
    const data = inflate(bytes, entry, left);
    left -= data.length;
    found.set(entry.name, data);
  }
  return found;
}

function damaged(): ReadFailure {
  return new ReadFailure('unreadable', 'is damaged; open it in its own program and save it again');
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) throw damaged();
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count > MOST_ENTRIES) throw new ReadFailure('too-large', 'holds too many files for a document');
    const entries: Entry[] = [];
    for (let number = 0; number < count; number++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw damaged();
      const nameLength = view.getUint16(at + 28, true);
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
        locked: (view.getUint16(at + 8, true) & 1) === 1,
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    throw error instanceof ReadFailure ? error : damaged();
  }
}

function inflate(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0 && packed.length <= limit) return packed;
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' || entry.method === 0;
    throw tooLarge
      ? new ReadFailure('too-large', 'unpacks to more than a document may hold; split it, or save it as .txt')
      : damaged();
  }
}

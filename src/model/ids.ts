import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Length of an id in hexadecimal digits: 64 bits, one clash in four thousand million at 100,000 items. */
const LENGTH = 16;

/**
 * A stable id: `kind` and the leading hexadecimal digits of the SHA-256 of the JSON of `parts`. The JSON keeps the
 * borders between parts, so that ["a", "bc"] and ["ab", "c"] differ.
 */
export function idOf(kind: string, parts: readonly unknown[]): string {
  return `${kind}-${bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, LENGTH)}`;
}

/** Lower-case hexadecimal SHA-256 of bytes. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './decode.ts';

const text = 'The envoy said “no” – and left Zerin at nine o’clock.\r\n';
const utf8 = new TextEncoder().encode(text);
const wide = (littleEndian: boolean, source: string): Uint8Array => {
  const bytes = new Uint8Array(source.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < source.length; at++) view.setUint16(at * 2, source.charCodeAt(at), littleEndian);
  return bytes;
};

test('UTF-8 keeps every character, line ends too', () => {
  assert.equal(decode(utf8), text);
});

test('a leading byte-order mark is left out, one inside the text stays', () => {
  assert.equal(decode(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8)), text);
  assert.equal(decode(new TextEncoder().encode(`${text}\uFEFF`)), `${text}\uFEFF`);
});

test('UTF-16 is read with and without a mark, in both byte orders', () => {
  for (const littleEndian of [true, false]) {
    assert.equal(decode(wide(littleEndian, text)), text);
    assert.equal(decode(wide(littleEndian, `\uFEFF${text}`)), text);
  }
});

test('Windows-1252 is read where the bytes are no UTF-8', () => {
  const bytes = Uint8Array.from([...'She said \x93no\x94 \x96 at the caf\xE9.'].map((c) => c.charCodeAt(0)));
  assert.equal(decode(bytes), 'She said “no” – at the café.');
});

test('one damaged character does not garble the others', () => {
  const damaged = new TextEncoder().encode(text.repeat(3));
  damaged[damaged.indexOf(0xe2) + 2] = 0x41;
  assert.match(decode(damaged), /left Zerin at nine o’clock/);
});

test('a named encoding is believed where the bytes are no UTF-8, and an unknown one is not', () => {
  const bytes = Uint8Array.from([...'The p\xEArs met in the old town hall.'].map((c) => c.charCodeAt(0)));
  assert.equal(decode(bytes, 'iso-8859-2'), 'The pęrs met in the old town hall.');
  assert.equal(decode(bytes, 'no-such-code'), 'The pêrs met in the old town hall.');
});

test('binary data is refused', () => {
  const noise = Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919 + at * at * 31) % 256);
  assert.throws(() => decode(noise), { code: 'binary' });
  assert.throws(() => decode(new TextEncoder().encode('text with a \0 in it')), { code: 'binary' });
});

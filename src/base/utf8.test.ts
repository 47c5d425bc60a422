import { expect, test } from 'vitest';
import { decodeUtf8 } from './utf8.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('every length of sequence is read as the platform reads it', () => {
  const text = `plain, é, €, 😀, ${'x'.repeat(20_000)}\u07ff\u0800\uffff\u{10ffff}`;
  expect(decodeUtf8(bytesOf(text))).toEqual({ ok: true, text });
  expect(decodeUtf8(bytesOf('abcdef'), 1, 3)).toEqual({ ok: true, text: 'bc' });
});

test.each([
  ['Latin-1', [0x61, 0xe9, 0x62], 2, 0xe9],
  ['a zero byte', [0x61, 0x62, 0], 3, 0],
  ['a sequence cut short', [0x61, 0xe2, 0x82], 2, 0xe2],
  ['an overlong sequence', [0xc0, 0xaf], 1, 0xc0],
  ['an overlong sequence of three', [0xe0, 0x80, 0xaf], 1, 0xe0],
  ['half a surrogate pair', [0xed, 0xa0, 0x80], 1, 0xed],
  ['beyond the last code point', [0xf4, 0x90, 0x80, 0x80], 1, 0xf4],
])('%s is refused, with its column', (_, bytes, column, byte) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toEqual({ ok: false, column, byte });
});

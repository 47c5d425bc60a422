/** What `decodeUtf8` found: the text, or where it ends being UTF-8. */
export type Utf8Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly column: number; readonly byte: number };

const mostArguments = 8192;

/** Bytes below 0x80 and not zero, from `from` to `to`: as most of a file is. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] >= 0x80 || bytes[at] === 0) return false;
  return true;
}

function fromCodes(codes: Uint8Array | number[]): string {
  let text = '';
  for (let at = 0; at < codes.length; at += mostArguments) {
    text += String.fromCharCode(...codes.slice(at, at + mostArguments));
  }
  return text;
}

/** A sequence of UTF-8 from its first byte: its code point and length; length 0: none. */
function sequenceAt(bytes: Uint8Array, at: number, to: number): { readonly code: number; readonly length: number } {
  const first = bytes[at];
  if (first > 0 && first < 0x80) return { code: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > to) return { code: 0, length: 0 };
  let code = first & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next += 1) {
    if ((bytes[next] & 0xc0) !== 0x80) return { code: 0, length: 0 };
    code = (code << 6) | (bytes[next] & 0x3f);
  }
  const isOverlong = code < [0, 0, 0x80, 0x800, 0x10000][length];
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isOverlong || isSurrogate || code > 0x10ffff ? { code: 0, length: 0 } : { code, length };
}

/**
 * The text of bytes `from` to `to`, or the first byte that is not UTF-8 (RFC 3629) or is zero, and its column, from 1. Strict,
 * and in plain language: the pure layers have no `TextDecoder`.
 */
export function decodeUtf8(bytes: Uint8Array, from = 0, to = bytes.length): Utf8Text {
  if (isPlain(bytes, from, to)) return { ok: true, text: fromCodes(bytes.subarray(from, to)) };
  const units: number[] = [];
  let column = 1;
  for (let at = from; at < to; column += 1) {
    const { code, length } = sequenceAt(bytes, at, to);
    if (length === 0) return { ok: false, column, byte: bytes[at] };
    if (code < 0x10000) units.push(code);
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    at += length;
  }
  return { ok: true, text: fromCodes(units) };
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { orderPlain } from './key-order.ts';
import type { Design } from './schema.ts';

/** SHA-256 (hex) of what a result depends on: canonical JSON without name, notes and view, plus the catalogue version. */
export function designHash(design: Design, catalogVersion: string): string {
  const { name: _name, notes: _notes, view: _view, ...rest } = design;
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify({ design: orderPlain(rest), catalogVersion }))));
}

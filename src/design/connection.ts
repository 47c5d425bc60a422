import { invariant } from '../base/assert.ts';
import type { LinkPart, PartLibrary } from './part-library.ts';
import type { Design } from './schema.ts';

/** Why two things cannot be joined, and what would do. */
export interface ConnectionRefusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** null if a link (of `linkPart`, or of any kind) can join the two paths, each with or without `:port[n]`. */
export function connectionRefusal(
  _design: Design,
  _library: PartLibrary,
  _fromPath: string,
  _toPath: string,
  _linkPart?: string,
): ConnectionRefusal | null {
  invariant(false, 'connectionRefusal is written');
}

/** Link parts that could join the two paths, the usual one first. */
export function compatibleLinkParts(_design: Design, _library: PartLibrary, _fromPath: string, _toPath: string): readonly LinkPart[] {
  invariant(false, 'compatibleLinkParts is written');
}

import { invariant } from '../base/assert.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { PartLibrary } from './part-library.ts';
import type { Design } from './schema.ts';

/** Every check of `rules/`, and what expansion met. What needs memory fit or routes is the compiler's. */
export function validateDesign(_design: Design, _library: PartLibrary): readonly Diagnostic[] {
  invariant(false, 'validateDesign is written');
}

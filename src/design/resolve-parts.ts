import { invariant } from '../base/assert.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Part, PartLibrary } from './part-library.ts';
import type { Design } from './schema.ts';

/** The catalogue with a design's own parts laid over it. */
export interface ResolvedParts {
  part(id: string): Part | undefined;
  /** The catalogue id that a part comes down to; ports name link parts by it. */
  catalogId(id: string): string;
  /** The parts that the design edits, by id. */
  readonly edited: ReadonlyMap<string, Part>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lays the edited parts of a design over the catalogue. */
export function resolveParts(_design: Pick<Design, 'parts'>, _library: PartLibrary): ResolvedParts {
  invariant(false, 'resolveParts is written');
}

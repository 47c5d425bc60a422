import type { z } from 'zod';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Kind } from '../../base/kinds.ts';

/** What a pattern may ask of the drawing that it is laid over. */
export interface PatternContext {
  /** Paths of the instances and devices that a field's selector list names, in path order; a list that cannot be read is reported. */
  select(selectors: string, field: string): readonly string[];
  /** How many ports of that name a place shows: an exposed port of an instance, or a port group of a device. */
  portCount(path: string, port: string): number;
  /** Per direction; null if the part is unknown or no link. */
  linkBandwidthBytesPerSecond(part: string): number | null;
}

/** Something wrong with the pattern, told beside the field that mends it. */
export interface PatternProblem extends Pick<Diagnostic, 'code' | 'severity' | 'message' | 'remedy' | 'subjects'> {
  readonly field: string;
}

/** What a pattern adds: devices (their paths begin with the pattern's) and links between full paths. */
export interface PatternExpansion {
  readonly components: readonly { readonly id: string; readonly part: string; readonly count: number }[];
  readonly links: readonly PatternLink[];
  readonly problems: readonly PatternProblem[];
}

/** A link of a pattern; its id is the pattern's. */
export interface PatternLink {
  readonly part: string;
  /** A full path, with a port where it matters. */
  readonly from: string;
  readonly to: string;
  readonly count?: number;
  /** Fields of the pattern that the two ends come from. */
  readonly fromField: string;
  readonly toField: string;
}

/**
 * One pattern: parameters and what they draw, in one file. It stays parametric: nothing that it draws is stored. Every
 * schema has `id`, `kind`, and as edits expect `label` and `in` (optional) and `overrides` (full path → what differs).
 */
export interface PatternKind<K extends string, Schema extends z.ZodType> extends Kind {
  readonly kind: K;
  readonly schema: Schema;
  /** Fields that hold selectors, so that renaming reaches them. */
  readonly selectorFields: readonly string[];
  /** Fields that hold part ids, with the family that is wanted there. */
  readonly partFields: Readonly<Record<string, 'switch' | 'link'>>;
  /** @param path where the pattern's own devices lie: `rails`, so that they become `rails/spine[0]` */
  expand(pattern: z.output<Schema>, path: string, context: PatternContext): PatternExpansion;
}

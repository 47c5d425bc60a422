import type { z } from 'zod';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Kind } from '../../base/kinds.ts';

/** What a pattern may ask of the drawing that it is laid over. */
export interface PatternContext {
  /** Paths of the instances and devices that a field's selector list names, in path order; a list that cannot be read is reported. */
  select(selectors: string, field: string): readonly string[];
  /** How many ports of that name a place shows: an exposed port of an instance, or a port group of a device. */
  portCount(path: string, port: string): number;
  /** What a definition of the design, or a part, offers to the outside; null if there is neither of that id. */
  offer(id: string): PatternOffer | null;
  /** Per direction; null if the part is unknown or no link. */
  linkBandwidthBytesPerSecond(part: string): number | null;
  /**
   * To be called before anything of that size is written.
   * @throws TooManyEntities when a pattern asks for more than a design may hold, which the expansion reports
   */
  guard(count: number): void;
}

/** What can be cabled of a definition or a part. */
export interface PatternOffer {
  readonly of: 'definition' | 'part';
  /** Indices of a port that the definition shows; 0 for a part, whose ports are taken as they come. */
  exposedPortCount(port: string): number;
  /** Ports of a part that a cable of this link part fits into; 0 for a definition. */
  fittingPortCount(linkPart: string): number;
}

/** Something wrong with the pattern, told beside the field that mends it. */
export interface PatternProblem extends Pick<Diagnostic, 'code' | 'severity' | 'message' | 'remedy' | 'subjects'> {
  readonly field: string;
}

/** A box that a pattern draws: `pod[0]` … , each in every copy of the box that it lies in. */
export interface PatternGroup {
  readonly id: string;
  readonly kind: 'row' | 'rack' | 'pod' | 'group';
  readonly in?: string;
  readonly count: number;
}

/** Devices or instances that a pattern adds: in every copy of the box that they lie in. */
export interface PatternElement {
  readonly id: string;
  readonly in?: string;
  readonly count: number;
  /** Copies that the last box of the group does without. */
  readonly missingInLast?: number;
  readonly of: { readonly part: string } | { readonly definition: string };
}

/** What a pattern adds: boxes and devices (their paths begin with the pattern's) and links between full paths. */
export interface PatternExpansion {
  readonly groups?: readonly PatternGroup[];
  readonly elements: readonly PatternElement[];
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

/** What belongs in a field that names a part. `host`: a definition of the design, or any device. */
export type PatternPartField = 'switch' | 'link' | 'memory' | 'host';

/**
 * One pattern: parameters and what they draw, in one file. It stays parametric: nothing that it draws is stored. Every
 * schema has `id`, `kind`, and as edits expect `label` and `in` (optional) and `overrides` (full path → what differs).
 */
export interface PatternKind<K extends string, Schema extends z.ZodType> extends Kind {
  readonly kind: K;
  /** One sentence: what it is, and whose it is. */
  readonly help: string;
  readonly schema: Schema;
  /** Fields that hold selectors, so that renaming reaches them. */
  readonly selectorFields: readonly string[];
  /** Fields that name parts, with what is wanted there. An optional one may be absent. */
  readonly partFields: Readonly<Record<string, PatternPartField>>;
  /** A useful example, which the form starts from: parameters without `id` and `kind`. */
  readonly example: Readonly<Record<string, unknown>>;
  /** @param path where the pattern's own devices lie: `rails`, so that they become `rails/spine[0]` */
  expand(pattern: z.output<Schema>, path: string, context: PatternContext): PatternExpansion;
}

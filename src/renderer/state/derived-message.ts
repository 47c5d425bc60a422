import type { DeriveAnswer } from './derive.ts';
import type { PackedTopology } from './topology-wire.ts';

/** What the worker sends: the drawing (null: as before, or none), the figures (null: they follow), or both. */
export interface DerivedMessage {
  readonly revision: number;
  readonly packed: PackedTopology | null;
  readonly figures: Omit<DeriveAnswer, 'topology'> | null;
}

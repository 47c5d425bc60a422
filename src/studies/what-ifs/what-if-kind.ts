import type { Kind } from '../../base/kinds.ts';
import type { ExpandedTopology } from '../../design/index.ts';
import type { SimulationInput } from '../../simulator/index.ts';

/** What a what-if concerns on the drawing, so that a callout can point at it. */
export interface WhatIfSubject {
  readonly linkIds: readonly string[];
  readonly poolId: string | null;
}

/** One way to make a compiled design better or worse by a factor. */
export interface WhatIfKind<Config> extends Kind {
  /** The input with the change; itself unchanged. */
  apply(input: SimulationInput, config: Config): SimulationInput;
  subject(input: SimulationInput, config: Config): WhatIfSubject;
  /** For people, without the factor: `infiniband-ndr200 links`. */
  describe(config: Config): string;
  /** How the factor acts on what `describe` names. */
  readonly relation: '×' | '÷';
  /** Price of the parts that are changed; null: a part without a price, or nothing that is bought. */
  priceUsd(input: SimulationInput, topology: ExpandedTopology, config: Config): number | null;
}

import { kindFamily } from '../../base/kinds.ts';
import type { SimulationInput } from '../../simulator/index.ts';
import { type PoolChange, poolCompute, poolMemoryBandwidth, poolMemoryCapacity, wholePool } from './accelerators.ts';
import { inputLength, type LengthChange, outputLength } from './lengths.ts';
import { type CableChange, cableBandwidth, linkBandwidth, linkLatency, type TechnologyChange } from './links.ts';
import type { WhatIfKind } from './what-if-kind.ts';

export type { WhatIfSubject } from './what-if-kind.ts';

/** A change of the compiled design by a factor; above 1 is better, or more. */
export type WhatIf = PoolChange | TechnologyChange | CableChange | LengthChange;

export const whatIfKinds = kindFamily('what-if', [
  linkBandwidth,
  linkLatency,
  cableBandwidth,
  poolCompute,
  poolMemoryBandwidth,
  poolMemoryCapacity,
  wholePool,
  inputLength,
  outputLength,
]);

/** The kind of a what-if, by its own type of configuration. */
export function whatIfKind(whatIf: WhatIf): WhatIfKind<WhatIf> {
  return whatIfKinds.get(whatIf.kind) as WhatIfKind<WhatIf>;
}

/** The input with all changes, one after the other. */
export function withWhatIfs(input: SimulationInput, whatIfs: readonly WhatIf[]): SimulationInput {
  return whatIfs.reduce((changed, whatIf) => whatIfKind(whatIf).apply(changed, whatIf), input);
}

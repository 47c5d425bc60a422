import type { LinkSeries } from './link-series.ts';
import type { ReplicaSeries } from './replica-series.ts';
import type { RequestTable } from './request-table.ts';
import type { Summary } from './summary.ts';
import type { TierSeries } from './tier-series.ts';

/** Everything that a simulation leaves: columns in typed arrays, and their summary. */
export interface RunResults {
  readonly summary: Summary;
  readonly requests: RequestTable;
  readonly links: LinkSeries;
  readonly replicas: ReplicaSeries;
  /** null: the design has no KV tier below HBM. */
  readonly tiers: TierSeries | null;
}

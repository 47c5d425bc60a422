import { z } from 'zod';
import { kindFamily } from '../../../base/kinds.ts';
import { down, downSchema } from './down.ts';
import type { FaultKind } from './fault-kind.ts';
import { slowed, slowedSchema } from './slowed.ts';

/** What can be wrong with a cable or a device. */
export const faultKinds = kindFamily('fault', [down, slowed]);

/** A fault as the design file holds it. */
export const faultSchema = z.discriminatedUnion('kind', [downSchema, slowedSchema]);
export type FaultConfig = z.output<typeof faultSchema>;

/** Share of its drawn rate that a link keeps under a fault. */
export function faultRateFraction(config: FaultConfig): number {
  // The family pairs each config with the member of its own kind.
  return (faultKinds.get(config.kind) as FaultKind<FaultConfig>).rateFraction(config);
}

export { FaultSchedule, standingRateFractions } from './fault-schedule.ts';
export { withStandingFaults } from './standing-faults.ts';

import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { burstyArrivals, burstyArrivalsSchema } from './bursty-arrivals.ts';
import { closedLoopArrivals, closedLoopArrivalsSchema } from './closed-loop-arrivals.ts';
import { diurnalArrivals, diurnalArrivalsSchema } from './diurnal-arrivals.ts';
import { gammaArrivals, gammaArrivalsSchema } from './gamma-arrivals.ts';
import { poissonArrivals, poissonArrivalsSchema } from './poisson-arrivals.ts';

export const arrivalKinds = kindFamily('arrival process', [
  poissonArrivals,
  gammaArrivals,
  burstyArrivals,
  diurnalArrivals,
  closedLoopArrivals,
]);
export const arrivalsSchema = z.discriminatedUnion('kind', [
  poissonArrivalsSchema,
  gammaArrivalsSchema,
  burstyArrivalsSchema,
  diurnalArrivalsSchema,
  closedLoopArrivalsSchema,
]);
/** When requests of a class come. */
export type ArrivalsConfig = z.infer<typeof arrivalsSchema>;
type OpenArrivals = Exclude<ArrivalsConfig, { kind: 'closed-loop' }>;

/** What every process does that does not wait for earlier requests to end. */
interface OpenProcess {
  meanRatePerSecond(config: OpenArrivals): number;
  /** Gaps one after the other; what the process remembers between them is its own. */
  gaps(config: OpenArrivals, stream: () => number): () => number;
}

/** The process of open arrivals, by its own type of configuration. */
export function openProcess(arrivals: OpenArrivals): OpenProcess {
  return arrivalKinds.get(arrivals.kind) as unknown as OpenProcess;
}

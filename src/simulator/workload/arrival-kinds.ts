import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { closedLoopArrivals, closedLoopArrivalsSchema } from './closed-loop-arrivals.ts';
import { poissonArrivals, poissonArrivalsSchema } from './poisson-arrivals.ts';

export const arrivalKinds = kindFamily('arrival process', [poissonArrivals, closedLoopArrivals]);
export const arrivalsSchema = z.discriminatedUnion('kind', [poissonArrivalsSchema, closedLoopArrivalsSchema]);
/** When requests of a class come. */
export type ArrivalsConfig = z.infer<typeof arrivalsSchema>;

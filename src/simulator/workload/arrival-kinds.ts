import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { poissonArrivals, poissonArrivalsSchema } from './poisson-arrivals.ts';

export const arrivalKinds = kindFamily('arrival process', [poissonArrivals]);
export const arrivalsSchema = z.discriminatedUnion('kind', [poissonArrivalsSchema]);
/** When requests of a class come. */
export type ArrivalsConfig = z.infer<typeof arrivalsSchema>;

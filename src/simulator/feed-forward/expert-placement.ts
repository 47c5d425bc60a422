import { z } from 'zod';
import { randomStream } from '../../base/rng.ts';
import { distinctExperts, inclusionProbabilities } from './distinct-experts.ts';

/** Found on two models: docs/models.md#mixture-of-experts. */
export const measuredPopularityExponent = 0.7;

const exponent = z
  .number()
  .nonnegative()
  .max(3)
  .default(measuredPopularityExponent)
  .meta({ label: 'Popularity exponent', help: 'Zipf: popularity falls as rank to minus this; 0: all alike.' });

/** Which rank holds which experts, and how popular they are. */
export const expertPlacementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('spread'), popularityExponentRatio: exponent }).meta({ label: 'Spread: by chance only' }),
  z.strictObject({ kind: z.literal('fixed'), popularityExponentRatio: exponent }).meta({ label: 'Fixed: in any order' }),
  z
    .strictObject({
      kind: z.literal('eplb'),
      popularityExponentRatio: exponent,
      redundantExpertsCount: z
        .int()
        .nonnegative()
        .max(4096)
        .default(32)
        .meta({ label: 'Redundant experts', help: 'Copies in each layer.' }),
    })
    .meta({ label: 'EPLB: balanced, with copies' }),
]);
export type ExpertPlacement = z.infer<typeof expertPlacementSchema>;

export const usualExpertPlacement: ExpertPlacement = { kind: 'spread', popularityExponentRatio: measuredPopularityExponent };

/** Copies of experts beside the first of each, in one layer. */
export function redundantExpertCount(placement: ExpertPlacement): number {
  return placement.kind === 'eplb' ? placement.redundantExpertsCount : 0;
}

/** What a placement comes to in one layer. */
export interface PlacedExperts {
  /** Copies with at least one of `tokens` tokens, over all ranks, expected. */
  activeCopies(tokens: number): number;
  /** Expected load of the fullest rank over the mean, chance apart. */
  readonly imbalance: number;
}

/** Loads of ranks over their mean: 1 when all are alike. */
function fullestOverMean(loads: Float64Array): number {
  const sum = loads.reduce((total, load) => total + load, 0);
  return (Math.max(...loads) * loads.length) / sum;
}

/** EPLB's first step: the copy goes each time to the expert whose copies are loaded most. The load of every copy, highest first. */
export function replicateExperts(probabilities: Float64Array, copies: number): Float64Array {
  const counts = new Int32Array(probabilities.length).fill(1);
  for (let copy = 0; copy < copies; copy += 1) {
    let hottest = 0;
    for (let j = 1; j < counts.length; j += 1) if (probabilities[j] / counts[j] > probabilities[hottest] / counts[hottest]) hottest = j;
    counts[hottest] += 1;
  }
  return Float64Array.from([...probabilities].flatMap((q, j) => new Array<number>(counts[j]).fill(q / counts[j])))
    .sort()
    .reverse();
}

/** EPLB's second step: copies, highest first, to the emptiest rank that has a slot left. Load of the fullest over the mean. */
export function packExperts(copies: Float64Array, ranks: number): number {
  const slots = Math.ceil(copies.length / ranks);
  const loads = new Float64Array(ranks);
  const held = new Int32Array(ranks);
  for (const load of copies) {
    let emptiest = -1;
    for (let r = 0; r < ranks; r += 1) if (held[r] < slots && (emptiest < 0 || loads[r] < loads[emptiest])) emptiest = r;
    loads[emptiest] += load;
    held[emptiest] += 1;
  }
  return fullestOverMean(loads);
}

const drawnOrders = 64;

/** Experts in an order that has nothing to do with their popularity: the mean over drawn orders, the same at each call. */
function fixedImbalance(probabilities: Float64Array, ranks: number): number {
  const random = randomStream(1, 'expert order');
  const order = Float64Array.from(probabilities);
  let sum = 0;
  for (let draw = 0; draw < drawnOrders; draw += 1) {
    for (let j = order.length - 1; j > 0; j -= 1) {
      const other = Math.floor(random() * (j + 1));
      [order[j], order[other]] = [order[other], order[j]];
    }
    const loads = new Float64Array(ranks);
    for (let j = 0; j < order.length; j += 1) loads[Math.floor((j * ranks) / order.length)] += order[j];
    sum += fullestOverMean(loads);
  }
  return sum / drawnOrders;
}

/**
 * Experts of one layer on `ranks` ranks.
 *
 * @see docs/models.md#mixture-of-experts; EPLB: deepseek-ai/EPLB, global policy
 */
export function placeExperts(experts: number, topK: number, ranks: number, placement: ExpertPlacement): PlacedExperts {
  const probabilities = inclusionProbabilities(experts, topK, placement.popularityExponentRatio);
  switch (placement.kind) {
    case 'spread':
      return { activeCopies: (tokens) => distinctExperts(probabilities, tokens), imbalance: 1 };
    case 'fixed':
      return { activeCopies: (tokens) => distinctExperts(probabilities, tokens), imbalance: fixedImbalance(probabilities, ranks) };
    case 'eplb': {
      const copies = replicateExperts(probabilities, placement.redundantExpertsCount);
      return { activeCopies: (tokens) => distinctExperts(copies, tokens), imbalance: packExperts(copies, ranks) };
    }
  }
}

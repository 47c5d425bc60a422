import { invariant } from '../../base/assert.ts';

/**
 * Probability of each expert to be among a token's top-k when popularity falls as rank^-skew (Zipf; 0 is uniform).
 * q_j = 1 − e^(−τ·w_j) with Σ q_j = k: the Poissonised form of drawing k without replacement, within 1 % of it
 * (docs/models.md#mixture-of-experts).
 */
export function inclusionProbabilities(experts: number, topK: number, skew: number): Float64Array {
  invariant(topK <= experts, 'no more experts per token than there are');
  const probabilities = new Float64Array(experts);
  if (skew === 0 || topK === experts) return probabilities.fill(topK / experts);
  const weights = Float64Array.from({ length: experts }, (_, index) => (index + 1) ** -skew);
  let low = 0;
  let high = 1;
  const total = (tau: number): number => weights.reduce((sum, weight) => sum + 1 - Math.exp(-tau * weight), 0);
  while (total(high) < topK) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (total(middle) < topK) low = middle;
    else high = middle;
  }
  for (let index = 0; index < experts; index += 1) probabilities[index] = 1 - Math.exp(-high * weights[index]);
  return probabilities;
}

/** Distinct experts that at least one of `tokens` tokens takes, expected: A(T) = Σ_j 1 − (1 − q_j)^T. */
export function distinctExperts(probabilities: Float64Array, tokens: number): number {
  const first = probabilities[0];
  if (first === probabilities[probabilities.length - 1]) return probabilities.length * (1 - (1 - first) ** tokens);
  let sum = 0;
  for (let index = 0; index < probabilities.length; index += 1) sum += 1 - (1 - probabilities[index]) ** tokens;
  return sum;
}

/**
 * Load of the fullest of `groups` expert groups over the mean, when tokens choose uniformly at random:
 * λ ≈ 1 + √(2 ln R / (T·k/R)), never above one group taking everything that it can.
 *
 * @param assignments T·k, over all groups
 */
export function randomImbalance(groups: number, assignments: number): number {
  if (groups <= 1 || assignments <= 0) return 1;
  return Math.min(groups, 1 + Math.sqrt((2 * Math.log(groups) * groups) / assignments));
}

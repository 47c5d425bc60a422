import { invariant } from '../base/assert.ts';

/** Mean hours of a year: 365.25 days would be 8,766; the field's build-ups use 8,760. */
export const hoursPerYear = 8760;

/**
 * Share of a capital that must be paid back each year, so that it is paid with interest after `lifeYears`:
 * r (1 + r)^n / ((1 + r)^n − 1), and 1 / n without interest.
 *
 * @throws if the life is not positive or the rate negative: the schema refuses both
 */
export function capitalRecoveryFactor(discountFraction: number, lifeYears: number): number {
  invariant(lifeYears > 0 && discountFraction >= 0, 'a capital is paid back over time, at no negative rate');
  if (discountFraction === 0) return 1 / lifeYears;
  // expm1 and log1p keep their digits where the rate is small.
  return discountFraction / -Math.expm1(-lifeYears * Math.log1p(discountFraction));
}

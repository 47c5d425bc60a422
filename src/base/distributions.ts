import { invariant } from './assert.ts';
import type { RandomStream } from './rng.ts';

/** One exponential gap with the given mean, by inversion. */
export function exponential(stream: RandomStream, mean: number): number {
  return -mean * Math.log(stream());
}

function ratio(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  let top = 0;
  let bottom = 0;
  for (let i = numerator.length - 1; i >= 0; i -= 1) {
    top = top * x + numerator[i];
    bottom = bottom * x + denominator[i];
  }
  return top / bottom;
}

// Coefficients of PPND16, lowest power first: central region, near tail, far tail.
const centralTop = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const centralBottom = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852854561,
];
const nearTop = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const nearBottom = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966,
  5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const farTop = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const farBottom = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5,
  1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/**
 * Quantile of the standard normal distribution, to about 1e-16 relative.
 *
 * @param probability in (0, 1)
 * @see Wichura (1988), Algorithm AS 241, PPND16
 */
export function normalQuantile(probability: number): number {
  invariant(probability > 0 && probability < 1, 'a probability inside (0, 1)');
  const fromMiddle = probability - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * ratio(0.180625 - fromMiddle * fromMiddle, centralTop, centralBottom);
  const tail = Math.sqrt(-Math.log(fromMiddle < 0 ? probability : 1 - probability));
  const size = tail <= 5 ? ratio(tail - 1.6, nearTop, nearBottom) : ratio(tail - 5, farTop, farBottom);
  return fromMiddle < 0 ? -size : size;
}

/**
 * Quantile of a lognormal given by its own mean and coefficient of variation (not those of its logarithm).
 *
 * @param variationRatio standard deviation over mean
 */
export function lognormalQuantile(mean: number, variationRatio: number, probability: number): number {
  const logVariance = Math.log(1 + variationRatio * variationRatio);
  return mean * Math.exp(Math.sqrt(logVariance) * normalQuantile(probability) - logVariance / 2);
}

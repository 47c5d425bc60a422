import { invariant } from './assert.ts';
import type { RandomStream } from './rng.ts';

/** One exponential gap with the given mean, by inversion. */
export function exponential(stream: RandomStream, mean: number): number {
  return -mean * Math.log(stream());
}

/**
 * One gamma variate of mean 1, by squeeze; below shape 1 by the boost U^(1/shape).
 *
 * @param shape above 0; the squared coefficient of variation is its inverse
 * @see Marsaglia and Tsang (2000), A simple method for generating gamma variables
 */
export function unitGamma(stream: RandomStream, shape: number): number {
  invariant(shape > 0, 'a gamma distribution has a shape above 0');
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const boost = shape < 1 ? stream() ** (1 / shape) : 1;
  for (;;) {
    const x = normalQuantile(stream());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(stream()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return (boost * d * v) / shape;
  }
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

// Coefficients of PPND16, lowest power first: central region, near tail, far tail (as published, rounded to doubles).
const centralTop = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
  2509.0809287301227,
];
const centralBottom = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854,
];
const nearTop = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const nearBottom = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
  1.0507500716444169e-9,
];
const farTop = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
  2.7115555687434876e-5, 2.0103343992922881e-7,
];
const farBottom = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
  2.0442631033899397e-15,
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

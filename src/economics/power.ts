/**
 * Power of a part between idle and full, linear in the share of time that it is busy. A part whose idle power is not
 * known draws its full power all the time: an upper bound, and nothing is invented.
 */
export function powerAtUtilisation(fullWatts: number, idleWatts: number | null, busyFraction: number): number {
  if (idleWatts === null) return fullWatts;
  return idleWatts + (fullWatts - idleWatts) * Math.min(1, Math.max(0, busyFraction));
}

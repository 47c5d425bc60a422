/**
 * The seven classes of load. The bounds are of the drawing, not of a part: 0 is a class of its own, and from 85 % a glyph
 * stands beside the colour.
 */
export const loadClasses = [
  { token: 'load-0', ink: 'load-0-ink', label: '0', upTo: 0 },
  { token: 'load-1', ink: 'load-1-ink', label: '≤25', upTo: 0.25 },
  { token: 'load-2', ink: 'load-2-ink', label: '≤50', upTo: 0.5 },
  { token: 'load-3', ink: 'load-3-ink', label: '≤70', upTo: 0.7 },
  { token: 'load-4', ink: 'load-4-ink', label: '≤85', upTo: 0.85 },
  { token: 'load-5', ink: 'load-5-ink', label: '<95', upTo: 0.95 },
  { token: 'load-6', ink: 'load-6-ink', label: '≥95 %', upTo: Number.POSITIVE_INFINITY },
] as const;

/** Below this a link counts as idle: a control message now and then is no load. */
const idleFraction = 0.0005;

/** Class 0 to 6 of a utilisation. */
export function loadClass(utilizationFraction: number): number {
  if (!(utilizationFraction > idleFraction)) return 0;
  if (utilizationFraction >= 0.95) return 6;
  if (utilizationFraction > 0.85) return 5;
  if (utilizationFraction > 0.7) return 4;
  if (utilizationFraction > 0.5) return 3;
  return utilizationFraction > 0.25 ? 2 : 1;
}

/** Chevrons that stand on a half-link: one from 85 %, two from 95 %, none below. */
export function chevronCount(utilizationFraction: number): number {
  if (utilizationFraction >= 0.95) return 2;
  return utilizationFraction >= 0.85 ? 1 : 0;
}

/** Stroke widths by capacity per direction, the last bound that a link reaches decides. */
const widthClasses: readonly (readonly [bytesPerSecond: number, width: number])[] = [
  [1.8e12, 7],
  [9e11, 5.5],
  [4e11, 4],
  [2e11, 3],
  [1e11, 2],
  [5e10, 1.5],
  [0, 1],
];

/** Width of a link in px at zoom 1: its capacity class, never its load. */
export function linkWidth(bandwidthBytesPerSecond: number): number {
  return widthClasses.find(([bound]) => bandwidthBytesPerSecond >= bound * 0.995)?.[1] ?? 1;
}

/** Class 0 to `classCount − 1` on a logarithmic scale between two bounds; 0 for nothing at all. */
export function logClass(value: number, lowest: number, highest: number, classCount: number): number {
  if (!(value > 0)) return 0;
  if (value <= lowest || highest <= lowest) return 1;
  const share = Math.log(value / lowest) / Math.log(highest / lowest);
  return Math.min(classCount - 1, 1 + Math.floor(share * (classCount - 1)));
}

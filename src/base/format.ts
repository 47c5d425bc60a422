/**
 * The only scaling for people: SI in, text with its unit out. Three significant digits, engineering prefixes, a comma
 * between thousands, the same in every locale so that a figure reads alike on screen, in a report and in a test.
 */

/** A figure for people, cut where the unit starts, so that the unit may be set smaller. */
export interface Quantity {
  readonly value: string;
  /** Empty for a pure number. */
  readonly unit: string;
}

/** What stands where there is no figure. */
export const noFigure = '–';

const prefixes = [
  [1e18, 'E'],
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
  [1e-3, 'm'],
  [1e-6, 'µ'],
  [1e-9, 'n'],
  [1e-12, 'p'],
] as const;

/** A number with this many significant digits, trailing zeros of the fraction dropped, thousands apart: `1,420`, `0.035`, `14`. */
export function formatNumber(value: number, significantDigits = 3): string {
  if (Number.isNaN(value)) return noFigure;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const magnitude = Math.abs(value);
  const { whole, fraction } = roundedDigits(magnitude, significantDigits);
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const isZero = whole === '0' && fraction === '';
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${fraction && `.${fraction}`}`;
}

/** Decimal digits before and after the point, from the shortest exact text, so that no binary remainder shows. */
function roundedDigits(magnitude: number, significantDigits: number): { readonly whole: string; readonly fraction: string } {
  if (magnitude === 0) return { whole: '0', fraction: '' };
  if (magnitude >= 10 ** significantDigits)
    return { whole: Math.round(magnitude).toLocaleString('en-US', { useGrouping: false }), fraction: '' };
  const [mantissa, exponentText] = magnitude.toExponential(significantDigits - 1).split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  const padded = exponent < 0 ? `${'0'.repeat(-exponent)}${digits}` : digits.padEnd(exponent + 1, '0');
  const wholeLength = Math.max(exponent, 0) + 1;
  return { whole: padded.slice(0, wholeLength), fraction: padded.slice(wholeLength).replace(/0+$/, '') };
}

/** A whole number with its thousands apart: `19,366`. */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? formatNumber(Math.round(count), 1) : formatNumber(count);
}

function scaled(value: number, unit: string, smallest: number, largest: number): Quantity {
  if (value === 0 || !Number.isFinite(value)) return { value: formatNumber(value), unit };
  const usable = prefixes.filter(([factor]) => factor >= smallest && factor <= largest);
  // Rounded first: 999.96 ms is 1 s, not 1,000 ms.
  const magnitude = Number(Math.abs(value).toPrecision(3));
  const [factor, prefix] = usable.find(([candidate]) => magnitude >= candidate * (1 - 1e-12)) ?? usable[usable.length - 1];
  return { value: formatNumber(value / factor), unit: `${prefix}${unit}` };
}

/** Bytes, decimal prefixes: `80 GB`. */
export function bytesQuantity(bytes: number): Quantity {
  return scaled(bytes, 'B', 1, 1e18);
}

/** Bandwidth of one direction, in bytes, never in bits: `50 GB/s`. */
export function bytesPerSecondQuantity(bytesPerSecond: number): Quantity {
  return scaled(bytesPerSecond, 'B/s', 1, 1e18);
}

/** Time: `2 µs`, `412 ms`, `1.86 s`; from two hours on `2.5 h`. */
export function secondsQuantity(seconds: number): Quantity {
  if (Number.isFinite(seconds) && Math.abs(seconds) >= 7200) return { value: formatNumber(seconds / 3600), unit: 'h' };
  return scaled(seconds, 's', 1e-12, 1);
}

/** Arithmetic rate: `1.98 PFLOP/s`. */
export function flopsPerSecondQuantity(flopsPerSecond: number): Quantity {
  return scaled(flopsPerSecond, 'FLOP/s', 1, 1e18);
}

/** Electrical power: `46.2 kW`. */
export function wattsQuantity(watts: number): Quantity {
  return scaled(watts, 'W', 1e-3, 1e12);
}

/** Energy: `7.9 J`. */
export function joulesQuantity(joules: number): Quantity {
  return scaled(joules, 'J', 1e-12, 1e15);
}

/** A share as per cent: `93.6 %`; whole per cent from ten on unless `digits` asks for more. */
export function fractionQuantity(fraction: number, significantDigits = 3): Quantity {
  return { value: formatNumber(fraction * 100, significantDigits), unit: '%' };
}

/** A rate of counted things: `14 req/s`, `5,880 tok/s`, `1.2 Mtok/s`. */
export function rateQuantity(perSecond: number, what: string): Quantity {
  if (Math.abs(perSecond) < 1e6) return { value: formatNumber(perSecond), unit: `${what}/s` };
  return scaled(perSecond, `${what}/s`, 1e6, 1e15);
}

/** Money: `$0.035`, `$42.2`, `$1,420`, `$310 k`, `$1.31 M`. The sign leads, the prefix trails. */
export function formatUsd(usd: number): string {
  if (!Number.isFinite(usd)) return noFigure;
  const sign = usd < 0 ? '−' : '';
  const magnitude = Math.abs(usd);
  const rounded = magnitude === 0 ? 0 : Number(magnitude.toPrecision(3));
  if (rounded < 1e5) return `${sign}$${formatNumber(magnitude)}`;
  const [factor, prefix] = rounded < 1e6 ? [1e3, 'k'] : rounded < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  return `${sign}$${formatNumber(magnitude / factor)} ${prefix}`;
}

function joined(quantity: Quantity): string {
  return quantity.unit && quantity.value !== noFigure ? `${quantity.value} ${quantity.unit}` : quantity.value;
}

export const formatBytes = (bytes: number): string => joined(bytesQuantity(bytes));
export const formatBytesPerSecond = (bytesPerSecond: number): string => joined(bytesPerSecondQuantity(bytesPerSecond));
export const formatSeconds = (seconds: number): string => joined(secondsQuantity(seconds));
export const formatFlopsPerSecond = (flopsPerSecond: number): string => joined(flopsPerSecondQuantity(flopsPerSecond));
export const formatWatts = (watts: number): string => joined(wattsQuantity(watts));
export const formatJoules = (joules: number): string => joined(joulesQuantity(joules));
export const formatFraction = (fraction: number, significantDigits = 3): string => joined(fractionQuantity(fraction, significantDigits));
/** Utilisation and other shares beside a colour: whole per cent, `<1 %` when it is small but not nothing. */
export const formatPercent = (fraction: number): string =>
  fraction > 0 && fraction < 0.005 ? '<1 %' : joined({ value: formatCount(fraction * 100), unit: '%' });
export const formatRate = (perSecond: number, what: string): string => joined(rateQuantity(perSecond, what));

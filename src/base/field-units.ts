import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatFlopsPerSecond,
  formatFraction,
  formatJoules,
  formatNumber,
  formatRate,
  formatSeconds,
  formatUsd,
  formatWatts,
} from './format.ts';

/** How a named figure is shown and typed. */
export interface FieldUnit {
  /** Unit in which a person types the figure; empty for a pure number. */
  readonly inputUnit: string;
  /** SI value = typed value × this. */
  readonly inputFactor: number;
  format(value: number): string;
}

const pure: FieldUnit = { inputUnit: '', inputFactor: 1, format: (value) => formatNumber(value) };

/** By the suffix of the name, the longest first. The name carries the unit, so a new figure needs no line here. */
const bySuffix: readonly (readonly [suffix: string, unit: FieldUnit])[] = [
  ['UsdPerKilowattHour', { inputUnit: '$/kWh', inputFactor: 1, format: (value) => `${formatUsd(value)}/kWh` }],
  ['PicojoulesPerBit', { inputUnit: 'pJ/bit', inputFactor: 1, format: (value) => `${formatNumber(value)} pJ/bit` }],
  ['BytesPerSecond', { inputUnit: 'GB/s', inputFactor: 1e9, format: formatBytesPerSecond }],
  ['FlopsPerSecond', { inputUnit: 'TFLOP/s', inputFactor: 1e12, format: formatFlopsPerSecond }],
  ['TokensCount', { inputUnit: 'tokens', inputFactor: 1, format: (value) => `${formatCount(value)} tokens` }],
  ['PerSecond', { inputUnit: '/s', inputFactor: 1, format: (value) => formatRate(value, '') }],
  ['Fraction', { inputUnit: '%', inputFactor: 0.01, format: (value) => formatFraction(value) }],
  ['Seconds', { inputUnit: 's', inputFactor: 1, format: formatSeconds }],
  ['Joules', { inputUnit: 'J', inputFactor: 1, format: formatJoules }],
  ['Bytes', { inputUnit: 'GB', inputFactor: 1e9, format: formatBytes }],
  ['Watts', { inputUnit: 'W', inputFactor: 1, format: formatWatts }],
  ['Count', { inputUnit: '', inputFactor: 1, format: formatCount }],
  ['Years', { inputUnit: 'years', inputFactor: 1, format: (value) => `${formatNumber(value)} years` }],
  ['Ratio', { inputUnit: '×', inputFactor: 1, format: (value) => `${formatNumber(value)}×` }],
  ['Usd', { inputUnit: '$', inputFactor: 1, format: formatUsd }],
];

/** The unit that a name carries: `latencySeconds`, `bandwidthBytesPerSecond`. A name without one is a pure number. */
export function fieldUnit(name: string): FieldUnit {
  const lower = name.toLowerCase();
  return bySuffix.find(([suffix]) => lower.endsWith(suffix.toLowerCase()))?.[1] ?? pure;
}

/** `memoryBandwidthBytesPerSecond` → "Memory bandwidth": a name for people, without the unit. */
export function fieldLabel(name: string): string {
  const suffix = bySuffix.find(([candidate]) => name.toLowerCase().endsWith(candidate.toLowerCase()) && name.length > candidate.length)?.[0] ?? '';
  const bare = name.slice(0, name.length - suffix.length);
  const words = bare
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(ttft|tpot|itl|kv|nic|gpu|pue|usd)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

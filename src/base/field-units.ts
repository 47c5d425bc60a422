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

/** A unit in which a person may type a figure: SI value = typed value × factor. */
export interface InputUnit {
  readonly unit: string;
  readonly factor: number;
}

/** How a named figure is shown and typed. */
export interface FieldUnit {
  /** Largest first; the usual one of a figure that is 0 is the one with factor nearest to 1 from above. */
  readonly inputUnits: readonly InputUnit[];
  format(value: number): string;
}

function single(unit: string, format: (value: number) => string, factor = 1): FieldUnit {
  return { inputUnits: [{ unit, factor }], format };
}

function scales(unit: string, format: (value: number) => string, prefixes: readonly (readonly [string, number])[]): FieldUnit {
  return { inputUnits: prefixes.map(([prefix, factor]) => ({ unit: `${prefix}${unit}`, factor })), format };
}

/** By the suffix of the name, the longest first. The name carries the unit, so a new figure needs no line here. */
const bySuffix: readonly (readonly [suffix: string, unit: FieldUnit])[] = [
  ['UsdPerKilowattHour', single('$/kWh', (value) => `${formatUsd(value)}/kWh`)],
  ['PicojoulesPerBit', single('pJ/bit', (value) => `${formatNumber(value)} pJ/bit`)],
  [
    'BytesPerSecond',
    scales('B/s', formatBytesPerSecond, [
      ['T', 1e12],
      ['G', 1e9],
      ['M', 1e6],
    ]),
  ],
  [
    'FlopsPerSecond',
    scales('FLOP/s', formatFlopsPerSecond, [
      ['P', 1e15],
      ['T', 1e12],
      ['G', 1e9],
    ]),
  ],
  [
    'OpsPerSecond',
    scales('OP/s', (value) => formatFlopsPerSecond(value).replace('FLOP/s', 'OP/s'), [
      ['P', 1e15],
      ['T', 1e12],
      ['G', 1e9],
    ]),
  ],
  ['WritesPerDay', single('drive writes/day', (value) => `${formatNumber(value)} drive writes/day`)],
  ['TokensCount', single('tokens', (value) => `${formatCount(value)} tokens`)],
  ['PerSecond', single('/s', (value) => formatRate(value, ''))],
  ['Fraction', single('%', (value) => formatFraction(value), 0.01)],
  [
    'Seconds',
    scales('s', formatSeconds, [
      ['', 1],
      ['m', 1e-3],
      ['µ', 1e-6],
      ['n', 1e-9],
    ]),
  ],
  ['Joules', single('J', formatJoules)],
  [
    'Bytes',
    scales('B', formatBytes, [
      ['T', 1e12],
      ['G', 1e9],
      ['M', 1e6],
      ['k', 1e3],
    ]),
  ],
  [
    'Watts',
    scales('W', formatWatts, [
      ['M', 1e6],
      ['k', 1e3],
      ['', 1],
    ]),
  ],
  ['Count', single('', formatCount)],
  ['Years', single('years', (value) => `${formatNumber(value)} years`)],
  ['Ratio', single('×', (value) => `${formatNumber(value)}×`)],
  ['Metres', single('m', (value) => `${formatNumber(value)} m`)],
  ['Year', single('', (value) => `${value}`)],
  ['Usd', single('$', formatUsd)],
];

const pure: FieldUnit = single('', (value) => formatNumber(value));

/** The unit that a name carries: `latencySeconds`, `bandwidthBytesPerSecond`. A name without one is a pure number. */
export function fieldUnit(name: string): FieldUnit {
  const lower = name.toLowerCase();
  return bySuffix.find(([suffix]) => lower.endsWith(suffix.toLowerCase()))?.[1] ?? pure;
}

/** The unit in which a figure reads best: the largest one that leaves at least 1. */
export function inputUnitFor(unit: FieldUnit, value: number): InputUnit {
  const magnitude = Math.abs(value) * (1 + 1e-9);
  const fitting = unit.inputUnits.find((candidate) => magnitude >= candidate.factor);
  if (fitting) return fitting;
  return value === 0 ? unit.inputUnits[0] : unit.inputUnits[unit.inputUnits.length - 1];
}

/**
 * A typed figure in SI, or null if it cannot be read: `35`, `35 ms`, `1,536`, `2e3`. Without a unit it is in `shown`.
 * The letter u stands for µ, which few keyboards have.
 */
export function parseFigure(text: string, unit: FieldUnit, shown: InputUnit): number | null {
  const match = /^\s*\$?\s*([-+−]?(?:\d[\d,\u2009 ]*)?(?:\.\d*)?(?:e[-+]?\d+)?)\s*(\D*?)\s*$/i.exec(text);
  if (!match || !/\d/.test(match[1])) return null;
  const value = Number(match[1].replace(/[,\u2009 ]/g, '').replace('−', '-'));
  const typedUnit = match[2].replace(/^u(?=\w)/, 'µ');
  const same = (candidate: InputUnit): boolean => candidate.unit === typedUnit;
  const sameLetters = (candidate: InputUnit): boolean => candidate.unit.toLowerCase() === typedUnit.toLowerCase();
  const chosen = typedUnit === '' ? shown : (unit.inputUnits.find(same) ?? unit.inputUnits.find(sameLetters));
  return chosen && Number.isFinite(value) ? Number((value * chosen.factor).toPrecision(15)) : null;
}

/** `memoryBandwidthBytesPerSecond` → "Memory bandwidth": a name for people, without the unit. */
export function fieldLabel(name: string): string {
  // Counted things are named in the plural: `requestCount`, `inputTokensCount`.
  const isCount = name.endsWith('Count') && name.length > 'Count'.length;
  const suffix = isCount
    ? 'Count'
    : (bySuffix.find(([candidate]) => name.toLowerCase().endsWith(candidate.toLowerCase()) && name.length > candidate.length)?.[0] ?? '');
  const bare = name.slice(0, name.length - suffix.length);
  const words = `${bare}${isCount && !bare.endsWith('s') ? 's' : ''}`
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/-/g, ' ')
    .toLowerCase()
    .replace(/\b(ttft|tpot|itl|kv|nic|gpu|pue|usd|mla|gqa|id|e2e)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

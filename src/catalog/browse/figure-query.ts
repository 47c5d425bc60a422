/** What a figure measures, by the suffix of its name. */
export type Dimension = 'rate' | 'bytes' | 'flops' | 'seconds' | 'watts' | 'usd' | 'energy' | 'metres' | 'year' | 'count';

export type Comparison = '≥' | '>' | '≤' | '<' | '=';

/** `≥ 8 TB/s`: a bound on a figure, with the words that stand before it since the bound before. */
export interface FigureBound {
  /** Some of them name the figure ("memory bandwidth ≥ 8 TB/s"), the others the part ("nvidia ≥ 8 TB/s"). */
  readonly words: readonly string[];
  readonly comparison: Comparison;
  /** SI. */
  readonly value: number;
  readonly dimensions: readonly Dimension[];
}

export interface PartQuery {
  readonly bounds: readonly FigureBound[];
  /** Words after the last bound. */
  readonly words: readonly string[];
  /** What cannot be read, for people; null: all was. */
  readonly problem: string | null;
}

const bySuffix: readonly (readonly [string, Dimension])[] = [
  ['BytesPerSecond', 'rate'],
  ['FlopsPerSecond', 'flops'],
  ['OpsPerSecond', 'flops'],
  ['PicojoulesPerBit', 'energy'],
  ['Bytes', 'bytes'],
  ['Seconds', 'seconds'],
  ['Watts', 'watts'],
  ['Usd', 'usd'],
  ['Metres', 'metres'],
  ['Year', 'year'],
];

/** What a figure of that name measures. */
export function dimensionOf(name: string): Dimension {
  const [property] = name.split('.');
  return bySuffix.find(([suffix]) => property.endsWith(suffix))?.[1] ?? 'count';
}

const decimal: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const binary: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 };
const small: Readonly<Record<string, number>> = { '': 1, m: 1e-3, µ: 1e-6, μ: 1e-6, u: 1e-6, n: 1e-9, p: 1e-12 };

type Unit = readonly [factor: number, dimension: Dimension];

/** Every way to write a unit. Bits have a small b, as in data sheets; a unit that only fits without regard to case is read last. */
const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...Object.entries({ ...decimal, ...binary }).flatMap(([prefix, factor]): [string, Unit][] => [
    [`${prefix}B`, [factor, 'bytes']],
    ...['B/s', 'Bps'].map((unit): [string, Unit] => [prefix + unit, [factor, 'rate']]),
    ...['b/s', 'bps', 'bit/s'].map((unit): [string, Unit] => [prefix + unit, [factor / 8, 'rate']]),
  ]),
  ...Object.entries(decimal).flatMap(([prefix, factor]): [string, Unit][] => [
    ...['FLOP/s', 'FLOPS', 'FLOP', 'OP/s', 'OPS'].map((unit): [string, Unit] => [prefix + unit, [factor, 'flops']]),
    [`${prefix}W`, [factor, 'watts']],
    [`${prefix}$`, [factor, 'usd']],
    [`${prefix}USD`, [factor, 'usd']],
  ]),
  ...Object.entries(small).map(([prefix, factor]): [string, Unit] => [`${prefix}s`, [factor, 'seconds']]),
  ['pJ/bit', [1, 'energy']],
  ['pJ/b', [1, 'energy']],
  ['m', [1, 'metres']],
]);
const unitsInAnyCase: ReadonlyMap<string, Unit> = new Map([...units].reverse().map(([name, unit]) => [name.toLowerCase(), unit]));

function unitNamed(typed: string): Unit | undefined {
  if (units.has(typed)) return units.get(typed);
  const lower = typed.toLowerCase();
  // "8 tb/s" in small letters is bytes: nobody types bits so.
  return units.get([...units.keys()].find((name) => name.toLowerCase() === lower && name.includes('B')) ?? '') ?? unitsInAnyCase.get(lower);
}

const comparisons: Readonly<Record<string, Comparison>> = {
  '≥': '≥',
  '>=': '≥',
  '=>': '≥',
  '>': '>',
  '≤': '≤',
  '<=': '≤',
  '=<': '≤',
  '<': '<',
  '=': '=',
};
const boundPattern = /(>=|=>|<=|=<|[≥≤<>=])\s*(\$?)\s*(\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)\s*(\$|[a-zµμ]+\$?(?:\/[a-z]+)?)?/giu;

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Reads what is typed into a search of parts: words, and bounds on figures: `nvidia ≥ 8 TB/s`, `>= 100 GB`, `< 1000 W`,
 * `latency < 1 µs`, `>= 64 ports`, `price < $30k`, `year >= 2025`, `>= 400 Gb/s`.
 */
export function parsePartQuery(text: string): PartQuery {
  const bounds: FigureBound[] = [];
  const problems: string[] = [];
  let at = 0;
  for (const match of text.matchAll(boundPattern)) {
    const [whole, sign, dollar, digits, unitText = ''] = match;
    const words = wordsIn(text.slice(at, match.index));
    at = match.index + whole.length;
    const number = Number(digits.replace(/,/g, ''));
    const comparison = comparisons[sign];
    const unit = unitNamed(dollar && unitText in decimal ? `${unitText}$` : unitText || dollar);
    if (unit) bounds.push({ words, comparison, value: number * unit[0], dimensions: [unit[1]] });
    // A year looks like any other number.
    else if (unitText === '') bounds.push({ words, comparison, value: number, dimensions: ['count', 'year'] });
    else if (/^[a-z]{4,}$/i.test(unitText))
      bounds.push({ words: [...words, singular(unitText)], comparison, value: number, dimensions: ['count'] });
    else problems.push(`“${unitText}” is no unit of a figure here`);
  }
  const rest = text.slice(at);
  if (/[≥≤<>=]/u.test(rest)) problems.push(`“${rest.trim()}” has no figure after the sign`);
  return { bounds, words: wordsIn(rest.replace(/[≥≤<>=]+/gu, ' ')), problem: problems[0] ?? null };
}

/** "64 ports" asks for what is labelled "Ports" or "Port". */
function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, '');
}

/** Whether a figure is on the right side of a bound, to a billionth, so that 0.1 + 0.2 is 0.3. */
export function meets(value: number, { comparison, value: limit }: Pick<FigureBound, 'comparison' | 'value'>): boolean {
  const slack = 1e-9 * Math.abs(limit);
  switch (comparison) {
    case '≥':
      return value >= limit - slack;
    case '>':
      return value > limit + slack;
    case '≤':
      return value <= limit + slack;
    case '<':
      return value < limit - slack;
    case '=':
      return Math.abs(value - limit) <= 1e-3 * Math.abs(limit);
  }
}

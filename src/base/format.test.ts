import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatFlopsPerSecond,
  formatFraction,
  formatNumber,
  formatPercent,
  formatRate,
  formatSeconds,
  formatUsd,
  formatWatts,
} from './format.ts';

test.each([
  [0, '0'],
  [14, '14'],
  [13.06, '13.1'],
  [0.0351, '0.0351'],
  [1420.4, '1,420'],
  [1234567, '1,234,567'],
  [-0.5, '−0.5'],
  [-0.0000001, '−0.0000001'],
  [999.96, '1,000'],
  [9.999, '10'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '∞'],
])('%d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('a line rate of 400 Gb/s reads in bytes', () => {
  expect(formatBytesPerSecond(400e9 / 8)).toBe('50 GB/s');
});

test('a figure that rounds up to the next prefix takes it', () => {
  expect(formatSeconds(0.99996)).toBe('1 s'); // not 1,000 ms
  expect(formatBytes(999_999)).toBe('1 MB');
});

test('times go from picoseconds to hours', () => {
  expect(formatSeconds(2e-6)).toBe('2 µs');
  expect(formatSeconds(0.412)).toBe('412 ms');
  expect(formatSeconds(1.856)).toBe('1.86 s');
  expect(formatSeconds(3600)).toBe('3,600 s');
  expect(formatSeconds(9000)).toBe('2.5 h'); // 9000 / 3600
});

test('power, arithmetic and rates carry their unit', () => {
  expect(formatWatts(46_200)).toBe('46.2 kW');
  expect(formatFlopsPerSecond(1.979e15)).toBe('1.98 PFLOP/s');
  expect(formatRate(5880, 'tok')).toBe('5,880 tok/s');
  expect(formatRate(1_234_000, 'tok')).toBe('1.23 Mtok/s');
});

test('money leads with its sign and trails its prefix', () => {
  expect(formatUsd(0.0351)).toBe('$0.0351');
  expect(formatUsd(42.24)).toBe('$42.2');
  expect(formatUsd(1420)).toBe('$1,420');
  expect(formatUsd(310_000)).toBe('$310 k');
  expect(formatUsd(1_310_000)).toBe('$1.31 M');
  expect(formatUsd(-114_000)).toBe('−$114 k');
  expect(formatUsd(999_999)).toBe('$1 M');
});

test('a small but real utilisation is not shown as nothing', () => {
  expect(formatPercent(0)).toBe('0 %');
  expect(formatPercent(0.001)).toBe('<1 %');
  expect(formatPercent(0.957)).toBe('96 %');
  expect(formatFraction(0.936)).toBe('93.6 %');
});

test('counts have their thousands apart', () => {
  expect(formatCount(19366)).toBe('19,366');
  expect(formatCount(7)).toBe('7');
});

test('what is printed is within half a unit of the third digit', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 999, noNaN: true }), (value) => {
      const shown = Number(formatNumber(value).replaceAll(',', ''));
      const third = 10 ** (Math.floor(Math.log10(value)) - 2);
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(third * 0.5 * (1 + 1e-6));
    }),
  );
});

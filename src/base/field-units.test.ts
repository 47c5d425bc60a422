import { expect, test } from 'vitest';
import { fieldLabel, fieldUnit } from './field-units.ts';

test('a name ends in its unit, and reads without it', () => {
  expect(fieldLabel('memoryBandwidthBytesPerSecond')).toBe('Memory bandwidth');
  expect(fieldLabel('ttftSeconds')).toBe('TTFT');
  expect(fieldLabel('pueRatio')).toBe('PUE');
  expect(fieldLabel('priceUsd')).toBe('Price');
  expect(fieldLabel('seed')).toBe('Seed');
});

test('a typed figure times its factor is SI', () => {
  expect(400 * fieldUnit('bandwidthBytesPerSecond').inputFactor).toBe(400e9);
  expect(90 * fieldUnit('memoryUseFraction').inputFactor).toBeCloseTo(0.9);
});

test('the longest suffix wins', () => {
  expect(fieldUnit('peakFlopsPerSecond').format(989e12)).toBe('989 TFLOP/s');
  expect(fieldUnit('ratePerSecond').format(14)).toBe('14 /s');
  expect(fieldUnit('capacityBytes').format(80e9)).toBe('80 GB');
  expect(fieldUnit('electricityUsdPerKilowattHour').format(0.08)).toBe('$0.08/kWh');
});

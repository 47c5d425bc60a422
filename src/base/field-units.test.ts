import { expect, test } from 'vitest';
import { fieldLabel, fieldUnit, inputUnitFor, parseFigure } from './field-units.ts';

test('a name ends in its unit, and reads without it', () => {
  expect(fieldLabel('memoryBandwidthBytesPerSecond')).toBe('Memory bandwidth');
  expect(fieldLabel('ttftSeconds')).toBe('TTFT');
  expect(fieldLabel('pueRatio')).toBe('PUE');
  expect(fieldLabel('priceUsd')).toBe('Price');
  expect(fieldLabel('requestCount')).toBe('Requests');
  expect(fieldLabel('inputTokensCount')).toBe('Input tokens');
  expect(fieldLabel('seed')).toBe('Seed');
  expect(fieldLabel('chunked-prefill')).toBe('Chunked prefill');
});

test('the longest suffix wins', () => {
  expect(fieldUnit('peakFlopsPerSecond').format(989e12)).toBe('989 TFLOP/s');
  expect(fieldUnit('ratePerSecond').format(14)).toBe('14 /s');
  expect(fieldUnit('capacityBytes').format(80e9)).toBe('80 GB');
  expect(fieldUnit('electricityUsdPerKilowattHour').format(0.08)).toBe('$0.08/kWh');
});

test('a figure is typed in the unit in which it reads best', () => {
  expect(inputUnitFor(fieldUnit('tpotSeconds'), 0.035).unit).toBe('ms');
  expect(inputUnitFor(fieldUnit('ttftSeconds'), 1.5).unit).toBe('s');
  expect(inputUnitFor(fieldUnit('latencySeconds'), 2e-6).unit).toBe('µs');
  expect(inputUnitFor(fieldUnit('bandwidthBytesPerSecond'), 50e9).unit).toBe('GB/s');
  expect(inputUnitFor(fieldUnit('ttftSeconds'), 0).unit).toBe('s');
});

test('a typed figure is read in the shown unit, or in its own', () => {
  const seconds = fieldUnit('ttftSeconds');
  const milliseconds = { unit: 'ms', factor: 1e-3 };
  expect(parseFigure('35', seconds, milliseconds)).toBe(0.035);
  expect(parseFigure('1.5 s', seconds, milliseconds)).toBe(1.5);
  expect(parseFigure('2us', seconds, milliseconds)).toBe(2e-6);
  expect(parseFigure('90 %', fieldUnit('memoryUseFraction'), { unit: '%', factor: 0.01 })).toBe(0.9);
  expect(parseFigure('0.4 TB/s', fieldUnit('bandwidthBytesPerSecond'), { unit: 'GB/s', factor: 1e9 })).toBe(4e11);
  expect(parseFigure('19,366', fieldUnit('requestCount'), { unit: '', factor: 1 })).toBe(19366);
  expect(parseFigure('$0.08', fieldUnit('electricityUsdPerKilowattHour'), { unit: '$/kWh', factor: 1 })).toBe(0.08);
});

test('what cannot be read is refused, not guessed', () => {
  const seconds = fieldUnit('ttftSeconds');
  for (const text of ['', 'soon', '5 GB', '1.2.3', '--4']) expect(parseFigure(text, seconds, { unit: 's', factor: 1 })).toBeNull();
});

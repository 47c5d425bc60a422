import { expect, test } from 'vitest';
import { randomStream } from '../../base/rng.ts';
import { type ArrivalsConfig, arrivalKinds, openProcess } from './arrival-kinds.ts';
import { lengthQuantile, parseTrace as parseBytes } from './index.ts';

const parseTrace = (name: string, text: string) => parseBytes(name, new TextEncoder().encode(text));

type Open = Exclude<ArrivalsConfig, { kind: 'closed-loop' }>;

function gapsOf(config: Open, count: number): Float64Array {
  const next = openProcess(config).gaps(config, randomStream(5, 'gaps'));
  return Float64Array.from({ length: count }, next);
}

const examples: readonly Open[] = [
  { kind: 'poisson', ratePerSecond: 4 },
  { kind: 'gamma', ratePerSecond: 4, coefficientOfVariationRatio: 2 },
  { kind: 'bursty', ratePerSecond: 4, burstRatio: 5, meanBurstSeconds: 2, meanCalmSeconds: 6 },
  { kind: 'diurnal', ratePerSecond: 4, peakToMeanRatio: 1.8, periodSeconds: 100 },
];

test('every open process has an example here', () => {
  expect(examples.map(({ kind }) => kind)).toEqual(arrivalKinds.members.map(({ kind }) => kind).filter((kind) => kind !== 'closed-loop'));
});

test.each(examples)('$kind: gaps are positive and the rate is the mean asked for', (config) => {
  const count = 200_000;
  const gaps = gapsOf(config, count);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / count;
  expect(gaps.every((gap) => gap >= 0)).toBe(true);
  // Standard error of the mean: √(dispersion / n). The widest is the MMPP's, dispersion 5.5: 0.5 %. Three of it.
  expect(Math.abs(mean * 4 - 1)).toBeLessThan(0.016);
});

test('gamma gaps vary as asked: 2, and not 1 as Poisson', () => {
  const gaps = gapsOf(examples[1], 200_000);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  expect(Math.abs(Math.sqrt(variance) / mean / 2 - 1)).toBeLessThan(0.03);
});

test('a bursty process is overdispersed as the formula for two states says', () => {
  // π = 1/4, calm 2/s, burst 10/s: 1 + 2·(3/16)·64 / (4·(1/2 + 1/6)) = 10 for windows much longer than 1.5 s.
  const [, , config] = examples;
  expect(arrivalKinds.get('bursty').gapVariationSquaredRatio(config as Extract<Open, { kind: 'bursty' }>)).toBeCloseTo(10, 12);
  const counts = new Float64Array(2000);
  let at = 0;
  for (const gap of gapsOf(config, 400_000)) {
    at += gap;
    const window = Math.floor(at / 50);
    if (window < counts.length) counts[window] += 1;
  }
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  // Windows of 50 s are 33 times the correlation time of 1.5 s, which costs 3 % of the excess; variance of 2,000 windows: 3.2 %.
  expect(variance / mean).toBeGreaterThan(8.6);
  expect(variance / mean).toBeLessThan(11);
});

test('a diurnal process is busiest a quarter into its period, 9 times as busy as at three quarters', () => {
  let at = 0;
  let day = 0;
  let night = 0;
  for (const gap of gapsOf(examples[3], 400_000)) {
    at += gap;
    const phase = (at % 100) / 100;
    if (Math.abs(phase - 0.25) < 0.02) day += 1;
    if (Math.abs(phase - 0.75) < 0.02) night += 1;
  }
  // (1 + 0.8) / (1 − 0.8) = 9; within ±2 % of the period the sine stays above 0.992.
  expect(day / night).toBeGreaterThan(8.2);
  expect(day / night).toBeLessThan(9.5);
});

test('bounded Pareto: quantiles by hand', () => {
  const quantile = lengthQuantile({ kind: 'pareto', tailExponentRatio: 1, minTokensCount: 100, maxTokensCount: 10_000 });
  // 100 / (1 − p·0.99): the median is 100 / 0.505 = 198; 10,000 at the end.
  expect(quantile(0.5)).toBe(198);
  expect(quantile(1e-9)).toBe(100);
  expect(quantile(1 - 1e-12)).toBe(10_000);
});

test('empirical lengths come as they were measured', () => {
  const quantile = lengthQuantile({ kind: 'empirical', samplesTokensCount: [5, 7, 7, 100] });
  expect([0.1, 0.3, 0.6, 0.9].map(quantile)).toEqual([5, 7, 7, 100]);
});

test('BurstGPT is read by column; failed requests are left out', () => {
  const text =
    'Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,ChatGPT,472,18,490,Conversation log\n6,GPT-4,10,0,10,Conversation log\n45,ChatGPT,1087,230,1317,API log\n';
  const trace = parseTrace('burst.csv', text);
  if (!trace.ok) throw new Error(trace.error.message);
  expect([...trace.value.arrivedAtSeconds]).toEqual([0, 40]);
  expect([...trace.value.inputTokensCount]).toEqual([472, 1087]);
});

test('Qwen-Bailian has seconds and blocks of 16 tokens', () => {
  const text =
    '{"chat_id": 159, "parent_chat_id": -1, "timestamp": 61.114, "input_length": 20, "output_length": 4, "type": "text", "turn": 1, "hash_ids": [1, 2]}\n' +
    '{"chat_id": 160, "parent_chat_id": 159, "timestamp": 62.114, "input_length": 33, "output_length": 4, "type": "text", "turn": 2, "hash_ids": [1, 2, 3]}\n';
  const trace = parseTrace('qwen.jsonl', text);
  if (!trace.ok) throw new Error(trace.error.message);
  expect(trace.value.arrivedAtSeconds[1]).toBeCloseTo(1, 9);
  expect(trace.value.blocks?.blockTokensCount).toBe(16);
});

test.each([
  ['a missing column', 'Timestamp,Model,Request tokens\n1,a,5\n', 'line 1, column "Response tokens"'],
  ['negative tokens', 'arrival_s,input_tokens,output_tokens\n0,5,5\n1,-3,5\n', 'line 3, column "input_tokens"'],
  ['time going back', 'arrival_s,input_tokens,output_tokens\n2,5,5\n1,3,5\n', 'line 3, column "arrival_s"'],
  ['NaN', 'arrival_s,input_tokens,output_tokens\n0,NaN,5\n', 'line 2, column "input_tokens"'],
  ['an empty file', '', 'line 1: the file is empty'],
  ['a header alone', 'arrival_s,input_tokens,output_tokens\n', 'holds no request'],
])('%s is refused with its place and a remedy', (_, text, place) => {
  const trace = parseTrace('bad.csv', text);
  expect(trace.ok ? '' : trace.error.message).toContain(place);
  expect(trace.ok ? '' : trace.error.remedy).not.toBe('');
});

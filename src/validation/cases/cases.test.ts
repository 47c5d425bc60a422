import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { isRefusal, type Measurement, refusalReasons } from '../measurement.ts';
import { outcomeOf } from '../validate-measurements.ts';
import { parallelismOfCase } from './case-parallelism.ts';
import { caseResult, measurementsOfCase, readCase } from './index.ts';

const llama = JSON.stringify({
  id: 'aic_llama',
  kind: 'e2e-agg',
  split: 'calibrate',
  source: 'silicon sample',
  conditions: {
    model: 'meta-llama/Llama-3.1-70B',
    hardware: 'h100_sxm',
    count: 4,
    parallelism: 'TP4PP1DP1-moeTP4EP1',
    precision: 'fp8',
    isl: 1024,
    osl: 1024,
    batch: ['concurrency 4', 'concurrency 8'],
    backend: 'vllm 0.11.2',
    disaggregated: false,
  },
  metrics: { ttft: { value: [80, 96], unit: 'ms' }, tpot: { value: [12, 12], unit: 'ms' }, note: {} },
});

function read(text: string) {
  const file = readCase(text);
  if (file === null) throw new Error('no case');
  return file;
}

test('a case with lists is as many measurements, each with its own load and values', () => {
  const points = measurementsOfCase(read(llama));
  expect(points.map(({ measured }) => measured)).toEqual([
    { ttftSeconds: 0.08, tpotSeconds: 0.012 },
    { ttftSeconds: 0.096, tpotSeconds: 0.012 },
  ]);
  expect(points.map(({ conditions }) => 'load' in conditions && conditions.load)).toEqual([
    { kind: 'closed-loop', concurrencyCount: 4 },
    { kind: 'closed-loop', concurrencyCount: 8 },
  ]);
  const result = caseResult(
    read(llama),
    points.map((point) => outcomeOf(point, catalog)),
  );
  expect(result.predictedCount).toBe(2);
  // The noise floor of such data is 12.7 %.
  expect(result.errors?.tpot?.medianApe).toBeLessThan(0.15);
});

test('throughput per accelerator or per node of eight counts for the whole system', () => {
  const { conditions, ...rest } = JSON.parse(llama) as { conditions: object };
  const file = (metrics: object) =>
    read(JSON.stringify({ ...rest, conditions: { ...conditions, count: 16, batch: 'concurrency 4' }, metrics }));
  const measured = (metrics: object) => measurementsOfCase(file(metrics)).map((point) => point.measured);
  expect(measured({ output_throughput_per_gpu: { value: [10] } })).toEqual([{ outputTokensPerSecond: 160 }]);
  expect(measured({ input_tok_s_per_node: { value: 10 } })).toEqual([{ inputTokensPerSecond: 20 }]);
});

test('prose on parallelism is read, or refused: nothing else is simulated in its place', () => {
  expect(parallelismOfCase('TP8 EP8 attention DP')).toBe('DEP8');
  expect(parallelismOfCase('TP8PP1DP1-moeTP8EP1')).toBe('TP8PP1DP1-moeTP8EP1');
  for (const text of ['TP8 EP2, MTP3', 'EP128 TP1, two micro-batches', 'not disclosed']) {
    const refused = parallelismOfCase(text);
    expect(typeof refused === 'object' && refused.reason, text).toBe('parallelism not understood');
  }
});

test('a file without conditions and metrics is no case', () => {
  expect(readCase('{"id": "x"}')).toBeNull();
  expect(readCase('no json')).toBeNull();
});

const folder = new URL('../../../../shared/data/cases/', import.meta.url).pathname;

test.skipIf(!existsSync(folder))('every published case is mapped, or refused with a reason of the closed list', () => {
  let asked = 0;
  for (const name of readdirSync(folder)) {
    const file = read(readFileSync(`${folder}${name}`, 'utf8'));
    const points: readonly Measurement[] = measurementsOfCase(file);
    if (points.some(({ conditions }) => !isRefusal(conditions))) asked += 1;
    else if (file.kind !== 'collective') expect(refusalReasons, name).toContain(caseResult(file, []).refusal?.reason);
  }
  expect(asked).toBeGreaterThan(50);
});

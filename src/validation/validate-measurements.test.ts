import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { comparisons } from './comparisons.ts';
import { systemOfName } from './layouts/mlperf-logs.ts';
import { isRefusal } from './measurement.ts';
import { errorsByMetric, errorsOf, type ScoredRow } from './score.ts';
import { measurementReport, outcomeOf, readMeasurements } from './validate-measurements.ts';

// Rows as the sources write them; the figures of the first are of aiconfigurator's silicon sample (Apache-2.0).
const sample = `id,model,system,backend,backend_version,precision,gemm_quant,moe_quant,mode,isl,osl,concurrency,num_gpus,prefill_gpus,decode_gpus,parallelism,ttft_ms,tpot_ms,split,quality
a,meta-llama/Llama-3.1-70B,h100_sxm,vllm,,fp8,fp8,fp8,agg,1024,1024,4,4,,,TP4PP1DP1-moeTP4EP1,80.5001,11.77615,calibrate,ok
b,someone/unheard-of,h100_sxm,vllm,,fp8,fp8,fp8,agg,1024,1024,4,4,,,TP4PP1DP1-moeTP4EP1,80,11,calibrate,ok
c,meta-llama/Llama-3.1-70B,abacus,vllm,,fp8,fp8,fp8,agg,1024,1024,4,4,,,TP4PP1DP1-moeTP4EP1,80,11,calibrate,ok
d,meta-llama/Llama-3.1-70B,h100_sxm,vllm,,fp8,fp8,fp8,agg,1024,1024,,4,,,TP4PP1DP1-moeTP4EP1,80,11,calibrate,ok
e,meta-llama/Llama-3.1-70B,h100_sxm,vllm,,,,,agg,1024,1024,4,1,,,TP1PP1DP1-moeTP1EP1,80,11,calibrate,ok
f,meta-llama/Llama-3.1-70B,h100_sxm,vllm,,fp8,fp8,fp8,agg,1024,1024,4,3,,,nonsense,80,11,calibrate,ok
g,meta-llama/Llama-3.1-70B,h100_sxm,vllm,,fp8,fp8,fp8,agg,1024,1024,4,4,,,TP4PP1DP1-moeTP4EP1,80,11,calibrate,conflicting_repeats`;

function reportOf(text: string) {
  const measurements = readMeasurements(text) ?? [];
  return measurementReport(
    measurements,
    measurements.map((measurement) => outcomeOf(measurement, catalog)),
  );
}

test('rows are predicted, or refused with a reason of the closed list; rows that the file marks as bad are left out', () => {
  const report = reportOf(sample);
  expect(report.overall.count).toBe(1);
  expect(report.overall.unmapped).toBe(5);
  expect(report.refused.map(({ id, reason }) => [id, reason])).toEqual([
    ['b', 'model not in the catalogue'],
    ['c', 'part not in the catalogue'],
    ['d', 'field missing'],
    // 141 GB of bf16 weights on 80 GiB.
    ['e', 'does not fit in memory'],
    ['f', 'parallelism not understood'],
  ]);
  const [row] = report.rows;
  expect(Math.abs(row.errors.tpotSeconds ?? 1)).toBeLessThan(0.15);
  expect(report.overall.tpot?.medianApe).toBe(Math.abs(row.errors.tpotSeconds ?? 1));
});

test('a table of TensorRT-LLM is told by its header: throughput of the whole system', () => {
  const report = reportOf(`trtllm_version,source,model,gpu,precision,parallelism,num_gpus,isl,osl,batch,metric,value,unit,split
1.0,x,Llama-3.1-8B,H100-SXM-80GB,FP8,TP1,1,500,200,,output_throughput_per_gpu,9000,tok/s/GPU,calibrate`);
  expect(report.overall.throughput?.count).toBe(1);
  expect(report.rows[0].measured.outputTokensPerSecond).toBe(9000);
  expect(report.overall.tpot).toBeNull();
});

test('a file without a known header is no file of measurements', () => {
  expect(readMeasurements('a,b\n1,2')).toBeNull();
});

test('systems are read out of the names of MLPerf submissions', () => {
  expect(systemOfName('B200-SXM-180GBx8_TRT')).toEqual({ accelerator: 'B200', acceleratorCount: 8 });
  expect(systemOfName('8xMI300X_2xEPYC-9374F')).toEqual({ accelerator: 'MI300X', acceleratorCount: 8 });
  expect(systemOfName('XE9680_MI300X_192GBx8')).toEqual({ accelerator: 'MI300X', acceleratorCount: 8 });
  expect(systemOfName('xd670_h200_x8_sglang_049')).toEqual({ accelerator: 'H200', acceleratorCount: 8 });
  expect(systemOfName('DGX-H100_H100-SXM-80GBx16_TRT')).toEqual({ accelerator: 'H100', acceleratorCount: 16 });
  expect(systemOfName('D75E-4U_H200-NVL-141GBx4_TRT')).toEqual({ accelerator: 'H200-NVL', acceleratorCount: 4 });
  expect(systemOfName('1-node-2S-GNR_128C')).toBeNull();
});

function scored(id: string, mode: string, measured: [ttft: number, tpot: number], predicted: [ttft: number, tpot: number]): ScoredRow {
  const metrics = ([ttftSeconds, tpotSeconds]: [number, number]) => ({ ttftSeconds, tpotSeconds });
  return {
    id,
    model: 'm',
    system: 's',
    mode,
    engine: 'e',
    split: '',
    measured: metrics(measured),
    predicted: metrics(predicted),
    errors: errorsOf(metrics(measured), metrics(predicted)),
    prefillBusyFraction: 0.1,
  };
}

test('errors are predicted over measured less one; median, 90th percentile and bias over the rows', () => {
  // TPOT errors +0.5, −0.25, 0: absolute 0, 0.25, 0.5; 90th percentile 0.25 + 0.8 · 0.25.
  const rows = [scored('a', 'x', [1, 2], [1, 3]), scored('b', 'x', [1, 4], [1, 3]), scored('c', 'x', [1, 1], [2, 1])];
  const { tpot, ttft } = errorsByMetric(rows);
  expect(tpot).toEqual({ count: 3, medianApe: 0.25, p90Ape: 0.45, bias: 0 });
  expect(ttft?.medianApe).toBe(0);
});

test('of a disaggregated and a colocated run at the same speed the better one is named', () => {
  const conditions = {
    model: 'm',
    accelerator: 's',
    // What the source counts; not what the row was read as.
    acceleratorCount: 64,
    parallelism: null,
    precision: 'fp8',
    kvStore: null,
    engine: 'e',
    engineVersion: '',
    inputTokens: 100,
    outputTokens: 11,
    shortestFraction: 1,
    load: { kind: 'closed-loop', concurrencyCount: 8 },
  } as const;
  const pairs = comparisons([
    { row: scored('split', 'disaggregated', [1, 0.1], [1, 0.1]), conditions, acceleratorCount: 2 },
    { row: scored('whole', 'aggregated', [1, 0.1], [1, 0.11]), conditions, acceleratorCount: 4 },
    // Too slow to compare with.
    { row: scored('slow', 'aggregated', [1, 0.2], [1, 0.2]), conditions, acceleratorCount: 4 },
  ]);
  // 8 × 11 tokens in 1 + 10 · 0.1 s: over 2 accelerators 22 a second, over 4 11.
  expect(pairs).toHaveLength(1);
  expect(pairs[0].measuredRatio).toBeCloseTo(2, 12);
  expect(pairs[0].isNamedRight).toBe(true);
});

const measuredFolder = new URL('../../../shared/data/measured/', import.meta.url).pathname;

test.skipIf(!existsSync(measuredFolder))('every published file is read by a layout, and its conditions are understood', () => {
  for (const name of ['aic_silicon_sample_clean', 'trtllm_perf_tables', 'mlperf_v5.1_llm_datacenter', 'mlperf_v4.1_v5.1_logs']) {
    const measurements = readMeasurements(readFileSync(`${measuredFolder}${name}.csv`, 'utf8'));
    expect(measurements, name).not.toBeNull();
    const refused = measurements?.filter(({ conditions }) => isRefusal(conditions)).length ?? 0;
    expect(refused / (measurements?.length ?? 1), name).toBeLessThan(0.1);
  }
});

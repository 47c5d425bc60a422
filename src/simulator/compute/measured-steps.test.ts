import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CollectivePlan } from '../collectives/collective-plan.ts';
import type { ModelSpec } from '../model-spec.ts';
import type { DeviceInput, ParallelismInput } from '../simulation-input.ts';
import { createStepModel, type StepModelArgs } from './create-step-model.ts';
import type { StepParts } from './step-model.ts';
import { b200, deepseekV3, fp8, h100, h200, llama70b, parallel } from './testing/models.ts';
import { fakePlan } from './testing/plans.ts';

/** One- and two-shot all-reduce of engines, fitted: start + 2(n−1)/n · bytes / bandwidth (inference-science §2.8). */
function engineAllReduce(device: DeviceInput, ranks: number): CollectivePlan {
  const size = ranks <= 2 ? 0 : ranks <= 4 ? 1 : 2;
  const isHopper = device !== b200;
  const startSeconds = (isHopper ? [2.8e-6, 3.2e-6, 4e-6] : [4.8e-6, 5.3e-6, 6.2e-6])[size];
  const bytesPerSecond = (isHopper ? [280e9, 268e9, 277e9] : [498e9, 470e9, 447e9])[size];
  return fakePlan(startSeconds, (bytesPerSecond * ranks) / (2 * (ranks - 1)));
}

function totalSeconds(parts: StepParts): number {
  return Object.values(parts).reduce((sum, seconds) => sum + seconds, 0);
}

interface MeasuredRow {
  readonly model: ModelSpec;
  readonly device: DeviceInput;
  readonly engine: string;
  readonly parallelism: ParallelismInput;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly concurrency: number;
  readonly tpotSeconds: number;
}

/**
 * Steady state of a closed loop: a decode step at mean context, and, for each output token, its share of the other requests'
 * prefill. Deliberately simple: what is under test is the step model.
 */
function predictedTpotSeconds(row: MeasuredRow): number {
  const { model, device, parallelism, inputTokens, outputTokens, concurrency } = row;
  const args: StepModelArgs = {
    model,
    device,
    parallelism,
    precision: fp8,
    memoryUseFraction: 0.9,
    engine: row.engine,
    plans: { 'tensor-all-reduce': engineAllReduce(device, parallelism.tp) },
    schedulerTokenBudget: 8192,
    maxBatchCount: 2048,
  };
  const step = createStepModel(args);
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  step.sharedParts(concurrency, concurrency, concurrency, 1, parts);
  const decode = totalSeconds(parts) + step.decodeAttentionSeconds(concurrency, concurrency * (inputTokens + outputTokens / 2));
  const prompts = Math.max(1, Math.min(concurrency, Math.floor(8192 / inputTokens)));
  step.sharedParts(prompts * inputTokens, prompts * inputTokens, prompts, 1, parts);
  const prefill = totalSeconds(parts) / prompts + step.prefillAttentionSeconds(inputTokens, 0);
  return decode + ((concurrency - 1) * prefill) / outputTokens;
}

function summary(errors: readonly number[]): { readonly median: number; readonly bias: number; readonly worst: number } {
  const sorted = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return { median: sorted(errors.map(Math.abs)), bias: sorted(errors), worst: Math.max(...errors.map(Math.abs)) };
}

// Llama 3.1 70B in fp8, 1,024 tokens in and out, measured TPOT in ms (aiconfigurator@095f58a silicon_sample.csv, InferenceX
// runs, Apache-2.0). The same configuration under another backend version moves by a median of 12.7 %.
const row = (device: DeviceInput, engine: string, tp: number, concurrency: number, tpotMilliseconds: number): MeasuredRow => ({
  model: llama70b,
  device,
  engine,
  parallelism: parallel(tp),
  inputTokens: 1024,
  outputTokens: 1024,
  concurrency,
  tpotSeconds: tpotMilliseconds * 1e-3,
});
const llamaRows: readonly MeasuredRow[] = [
  row(h100, 'vllm-0.11', 2, 4, 17.41),
  row(h100, 'vllm-0.11', 2, 16, 19.74),
  row(h100, 'vllm-0.11', 4, 4, 11.78),
  row(h100, 'vllm-0.11', 4, 16, 13.19),
  row(h200, 'vllm-0.11', 1, 4, 21.47),
  row(h200, 'vllm-0.11', 1, 16, 24.72),
  row(h200, 'vllm-0.11', 4, 4, 9.85),
  row(h200, 'vllm-0.11', 4, 16, 10.94),
  row(h200, 'tensorrt-llm-1.1', 1, 4, 20.11),
  row(h200, 'tensorrt-llm-1.1', 1, 64, 32.34),
  row(h200, 'tensorrt-llm-1.1', 4, 4, 7.98),
  row(h200, 'tensorrt-llm-1.1', 4, 64, 13.66),
  row(b200, 'vllm-0.11', 1, 4, 16.34),
  row(b200, 'vllm-0.11', 1, 64, 23.1),
  row(b200, 'vllm-0.11', 4, 4, 8.04),
  row(b200, 'vllm-0.11', 4, 16, 8.98),
];

test('TPOT of Llama 70B on H100, H200 and B200 is within a quarter of each measurement, and within 10 % of half of them', () => {
  const errors = llamaRows.map((each) => predictedTpotSeconds(each) / each.tpotSeconds - 1);
  const { median, bias, worst } = summary(errors);
  console.info(
    `Llama 70B TPOT, ${errors.length} rows: median error ${(100 * median).toFixed(1)} %, bias ${(100 * bias).toFixed(1)} %, worst ${(100 * worst).toFixed(1)} %`,
  );
  expect(worst).toBeLessThan(0.25);
  expect(median).toBeLessThan(0.1);
});

test('decode of DeepSeek-V3 on 128 H800 comes within a tenth of what production served', () => {
  // 128 requests a GPU at 4,200 tokens, EP 128; DeepEP documents 192 µs dispatch and 369 µs combine for EP 128 and 128 tokens.
  // Production: 14,800 output tokens/s on 8 GPUs = 1,850 a GPU (deepseek-ai/open-infra-index, day 6). H800 is an H100 with
  // fewer NVLinks. Nothing overlaps here; their profile with two overlapped halves gave 2,324.
  const decode = createStepModel({
    model: deepseekV3,
    device: h100,
    parallelism: parallel(1, 128, 128),
    precision: { ...fp8, kvStore: 'bf16' },
    memoryUseFraction: 0.9,
    engine: 'tensorrt-llm-1.1',
    plans: { 'expert-dispatch': fakePlan(192e-6, 1e30), 'expert-combine': fakePlan(369e-6, 1e30) },
    schedulerTokenBudget: 8192,
    maxBatchCount: 256,
  });
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  decode.sharedParts(128, 128 * 128, 128, 1, parts);
  const tokensPerSecond = 128 / (totalSeconds(parts) + decode.decodeAttentionSeconds(128, 128 * 4200));
  console.info(`DeepSeek-V3 decode on H800: ${tokensPerSecond.toFixed(0)} tokens/s a GPU, measured 1,850`);
  expect(Math.abs(tokensPerSecond / 1850 - 1)).toBeLessThan(0.1);
});

test('prefill of DeepSeek-V3 on 32 H800 comes within a tenth of the published profile', () => {
  // 16,384 tokens a GPU in prompts of 4,096; communication is hidden behind the other half: 7,839 tokens/s a GPU
  // (deepseek-ai/profile-data, as derived by SGLang and InferSim; routing forced balanced).
  const hidden = fakePlan(0, 1e30);
  const prefill = createStepModel({
    model: deepseekV3,
    device: h100,
    parallelism: parallel(1, 32, 32),
    precision: { ...fp8, kvStore: 'bf16' },
    memoryUseFraction: 0.9,
    engine: 'tensorrt-llm-1.1',
    plans: { 'expert-dispatch': hidden, 'expert-combine': hidden },
    schedulerTokenBudget: 16_384,
    maxBatchCount: 256,
    expertPlacement: { kind: 'spread', popularityExponentRatio: 0 },
  });
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  prefill.sharedParts(16_384, 16_384 * 32, 4, 1, parts);
  const tokensPerSecond = 16_384 / (totalSeconds(parts) + 4 * prefill.prefillAttentionSeconds(4096, 0));
  console.info(`DeepSeek-V3 prefill on H800: ${tokensPerSecond.toFixed(0)} tokens/s a GPU, measured 7,839`);
  expect(Math.abs(tokensPerSecond / 7839 - 1)).toBeLessThan(0.1);
});

const sampleFile = new URL('../../../../shared/data/measured/aic_silicon_sample_clean.csv', import.meta.url).pathname;
const devices: Readonly<Record<string, DeviceInput>> = { h100_sxm: h100, h200_sxm: h200, b200_sxm: b200 };
const models: Readonly<Record<string, ModelSpec>> = {
  'meta-llama/Llama-3.1-70B': llama70b,
  'deepseek-ai/DeepSeek-V3': deepseekV3,
  'deepseek-ai/DeepSeek-R1': deepseekV3,
};
const engineOf: Readonly<Record<string, string>> = { vllm: 'vllm-0.11', sglang: 'sglang-0.5', trtllm: 'tensorrt-llm-1.1' };

/** Colocated fp8 rows of the calibration half. TensorRT-LLM rows of DeepSeek are left out: half of them ran with MTP, unmarked. */
function readSample(): MeasuredRow[] {
  const lines = readFileSync(sampleFile, 'utf8').trim().split(/\r?\n/);
  const keys = lines[0].split(',');
  const seen = new Set<string>();
  const rows: MeasuredRow[] = [];
  for (const line of lines.slice(1)) {
    const values = line.split(',');
    const field = (key: string): string => values[keys.indexOf(key)];
    const model = models[field('model')];
    const device = devices[field('system')];
    const tensorOnly = /^TP(\d+)PP1DP1-moeTP\d+EP1$/.exec(field('parallelism'));
    if (field('quality') !== 'ok' || field('split') !== 'calibrate' || field('mode') !== 'agg' || field('gemm_quant') !== 'fp8') continue;
    if (!model || !device || !tensorOnly || Number(tensorOnly[1]) > 8) continue;
    if (model === deepseekV3 && field('backend') === 'trtllm') continue;
    // Thousands of seconds of queueing: fewer requests ran than were in flight.
    if (Number(field('ttft_ms')) > 5000) continue;
    const key = keys.slice(9, 18).map(field).join() + field('system');
    if (seen.has(key)) continue;
    seen.add(key);
    rows.push({
      model,
      device,
      engine: engineOf[field('backend')],
      parallelism: parallel(Number(tensorOnly[1])),
      inputTokens: Number(field('isl')),
      outputTokens: Number(field('osl')),
      concurrency: Number(field('concurrency')),
      tpotSeconds: Number(field('tpot_ms')) * 1e-3,
    });
  }
  return rows;
}

test.skipIf(!existsSync(sampleFile))(
  'over the whole calibration sample half of the TPOT errors are below 10 %, without a bias above 5 %',
  () => {
    const rows = readSample();
    expect(rows.length).toBeGreaterThan(200);
    for (const [name, group] of Object.entries({
      all: rows,
      llama: rows.filter((each) => each.model === llama70b),
      deepseek: rows.filter((each) => each.model === deepseekV3),
    })) {
      const { median, bias } = summary(group.map((each) => predictedTpotSeconds(each) / each.tpotSeconds - 1));
      console.info(`TPOT ${name}, ${group.length} rows: median error ${(100 * median).toFixed(1)} %, bias ${(100 * bias).toFixed(1)} %`);
      expect(median).toBeLessThan(0.1);
      expect(Math.abs(bias)).toBeLessThan(0.05);
    }
  },
);

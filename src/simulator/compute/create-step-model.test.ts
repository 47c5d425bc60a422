import { expect, test } from 'vitest';
import { createStepModel } from './create-step-model.ts';
import type { StepParts } from './step-model.ts';
import { bf16, fp8, h100, llama70b, parallel } from './testing/models.ts';

test('smoke', () => {
  const plan = { algorithm: 'x', trafficClass: 'tp', flowClass: { links: new Int32Array(), memberCounts: new Float64Array(), memberTotal: 0, latencySeconds: 0 }, linkBytesPerPayloadByte: new Float64Array(), seconds: (b: number) => 10e-6 + b / 270e9 } as const;
  const t0 = performance.now();
  const m = createStepModel({ model: llama70b, device: h100, parallelism: parallel(4), precision: fp8, memoryUseFraction: 0.9, engine: 'vllm-0.11', plans: { 'tensor-all-reduce': plan }, schedulerTokenBudget: 8192, maxBatchCount: 256 });
  console.log(performance.now() - t0, 'ms');
  const out: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  for (const b of [4, 16, 64]) {
    m.sharedParts(b, b, b, 1, out);
    console.log(b, JSON.stringify(out), m.decodeAttentionSeconds(b, b * 1536));
  }
  m.sharedParts(8192, 8192, 8, 1, out);
  console.log(out, 8 * m.prefillAttentionSeconds(1024, 0), m.kvCapacityTokens, m.memory);
  expect(bf16.weights).toBe('bf16');
});

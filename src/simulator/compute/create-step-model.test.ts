import { expect, test } from 'vitest';
import { contextKnotTokens } from './context-knots.ts';
import { createStepModel, type StepModelArgs } from './create-step-model.ts';
import type { StepParts } from './step-model.ts';
import { decodeAttentionFormulaSeconds } from './testing/formula.ts';
import { b200, bf16, deepseekV3, fp8, h100, h200, llama70b, mixtral8x7b, parallel } from './testing/models.ts';
import { fakePlan } from './testing/plans.ts';

const free = fakePlan(0, 1e30);
const plans = {
  'tensor-all-reduce': free,
  'expert-dispatch': free,
  'expert-combine': free,
  'expert-all-reduce': free,
  'pipeline-send': free,
};
const base: StepModelArgs = {
  model: llama70b,
  device: h100,
  parallelism: parallel(8),
  precision: bf16,
  memoryUseFraction: 0.9,
  engine: 'vllm-0.11',
  plans,
  schedulerTokenBudget: 8192,
  maxBatchCount: 256,
};

function emptyParts(): StepParts {
  return { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
}

function partsOf(args: Partial<StepModelArgs>, maxRankTokens: number, totalTokens: number, sampledCount: number, share = 1): StepParts {
  const out = emptyParts();
  createStepModel({ ...base, ...args }).sharedParts(maxRankTokens, totalTokens, sampledCount, share, out);
  return out;
}

function total(parts: StepParts): number {
  return Object.values(parts).reduce((sum, seconds) => sum + seconds, 0);
}

test('matrices of a Llama 70B decode step on 8 H100 add up as by hand', () => {
  // One layer, bf16, 16 tokens, bytes → µs at 3.35e12 · 0.825 = 2.76375e12 B/s, + 3.42 µs each:
  //   qkv 8192×1280: 20,971,520 + 262,144 + 40,960 = 21,274,624 → 7.698; output 1024×8192: 16,777,216 + 32,768 + 262,144 → 6.177
  //   gate-up 8192×7168: 117,440,512 + 262,144 + 229,376 → 42.672; down 3584×8192: 58,720,256 + 114,688 + 262,144 → 21.383
  //   compute is at most 1.9 GFLOP / (989e12·0.78) = 2.4 µs, which in a 3.44-norm adds nothing. Sum 77.93 + 13.68 = 91.61 µs.
  // Streaming, 3 µs each and bytes over 2.68e12 B/s: two norms 16·65,536 B → 0.391 each, rope 16·5,120 B → 0.031,
  //   activation 16·21,504 B → 0.128: 12 + 0.941 = 12.94 µs. A layer 104.55 µs, 80 of them 8.364 ms.
  // Head 8192×16032: 262,668,288 + 262,144 + 513,024 → 95.32 + 3.42 = 98.74; sampling 3 + 2·16·16032·4/2.68e12 = 3.77. In all 8.466 ms.
  const parts = partsOf({}, 16, 16, 16);
  expect(parts.gemm * 1e3).toBeCloseTo(8.466, 2);
  expect(parts.attention).toBe(0);
  expect(parts.expertWeights).toBe(0);
  expect(parts.bubble).toBe(0);
});

test('a tensor-parallel layer runs two all-reduces of tokens · hidden · 2 bytes', () => {
  // 16 tokens · 8192 · 2 = 262,144 B at 1e9 B/s = 262.144 µs + 5 µs; 160 calls.
  const slow = { ...plans, 'tensor-all-reduce': fakePlan(5e-6, 1e9) };
  expect(partsOf({ plans: slow }, 16, 16, 16).collectives).toBeCloseTo(160 * 267.144e-6, 9);
  // Half the rate under contention: the latency stays.
  expect(partsOf({ plans: slow }, 16, 16, 16, 0.5).collectives).toBeCloseTo(160 * (5e-6 + 2 * 262.144e-6), 9);
});

test('the listed collectives and the step agree on calls and payload', () => {
  const model = createStepModel({ ...base, plans: { ...plans, 'tensor-all-reduce': fakePlan(5e-6, 1e9) } });
  const out = emptyParts();
  model.sharedParts(100, 100, 3, 1, out);
  const listed = model.collectives.reduce((sum, each) => sum + each.callsPerStep * each.plan.seconds(each.payloadBytes(100, 100), 1), 0);
  expect(out.collectives).toBe(listed);
});

test('DP-attention with EP dispatches and combines once per expert layer, dense layers and attention need nothing', () => {
  const model = createStepModel({ ...base, model: deepseekV3, parallelism: parallel(1, 8, 8), precision: fp8 });
  expect(model.dataParallelCount).toBe(8);
  expect(model.collectives.map((each) => each.callsPerStep)).toEqual([58, 58]);
  // One copy per expert: 64 · 8 · (7168 · 1.03125 + 16) and 64 · 8 · 14,336 bytes; which copies travel is the plan's to decide.
  expect(model.collectives[0].payloadBytes(64, 512)).toBe(64 * 8 * (7392 + 16));
  expect(model.collectives[1].payloadBytes(64, 512)).toBe(64 * 8 * 14_336);
});

test('a needed plan that is missing is our bug', () => {
  expect(() => createStepModel({ ...base, plans: {} })).toThrow('a plan for tensor-all-reduce');
});

test('steps with prefill pay the start of the attention kernel once, decode steps do not', () => {
  // 80 layers · 16.1 µs.
  expect(partsOf({}, 4096, 4096, 4).attention).toBeCloseTo(80 * 16.1e-6, 12);
  expect(partsOf({}, 4, 4, 4).attention).toBe(0);
});

test('ranks with fewer tokens wait for the fullest one, and the wait is imbalance', () => {
  const args = { model: deepseekV3, parallelism: parallel(1, 8, 8), precision: fp8 };
  const even = partsOf(args, 512, 4096, 8);
  const uneven = partsOf(args, 1024, 4096, 8);
  expect(uneven.imbalance).toBeGreaterThan(even.imbalance);
  // What the mean rank does stays as it was, head and experts too.
  expect(uneven.gemm).toBeCloseTo(even.gemm, 9);
});

test('two pipeline stages with two microbatches take the time of one pass of half the batch', () => {
  const whole = partsOf({ parallelism: parallel(4) }, 64, 64, 64);
  const half = partsOf({ parallelism: parallel(4) }, 32, 32, 32);
  const piped = partsOf({ parallelism: parallel(4, 1, 1, 2) }, 64, 64, 64);
  expect(piped.gemm).toBeCloseTo(half.gemm, 12);
  expect(piped.bubble).toBe(0);
  expect(piped.gemm).toBeLessThan(whole.gemm);
});

test('a pipeline of four stages with one sequence idles three quarters of its time', () => {
  const parts = partsOf({ parallelism: parallel(2, 1, 1, 4) }, 1, 1, 1);
  const busy = total(parts) - parts.host - parts.bubble;
  expect(parts.bubble / (busy + parts.bubble)).toBeCloseTo(0.75, 9);
});

test('memory of a rank is a quarter of Llama 70B under TP 4, and KV gets what is left', () => {
  const model = createStepModel({ ...base, parallelism: parallel(4) });
  // 70,553,706,496 parameters in bf16 / 4 = 35.28 GB; norms (80·2·8192 + 8192 of them) are on every rank.
  expect(model.memory.weightsBytes / 1e9).toBeCloseTo(35.28, 2);
  const left = 0.9 * 80 * 1024 ** 3 - model.memory.weightsBytes - model.memory.reservedBytes;
  expect(model.memory.kvBytes).toBe(left);
  // 2 of 8 KV heads: 81,920 bytes a token.
  expect(model.kvCapacityTokens).toBe(Math.floor(left / 81_920));
});

test('a model that does not fit has no room for KV', () => {
  expect(createStepModel({ ...base, parallelism: parallel(1) }).kvCapacityTokens).toBeLessThanOrEqual(0);
});

test('DeepSeek-V3 in fp8 over 16 ranks puts 1/16 of the experts and all of the attention on each', () => {
  const model = createStepModel({ ...base, model: deepseekV3, parallelism: parallel(1, 16, 16), precision: fp8 });
  // Experts 58·256·44,040,192/16 = 40.87 GB; attention 61·0.1871 = 11.41 GB; dense 3·0.3964 + shared 58·0.0440 + router 0.106 =
  // 3.85 GB; embedding and head 2·0.9267 B in bf16 = 3.71 GB: 59.84 GB.
  expect(model.memory.weightsBytes / 1e9).toBeCloseTo(59.84, 1);
  expect(model.kvBytesPerToken).toBe(61 * 656);
});

const sweep: readonly [string, Partial<StepModelArgs>][] = [
  ['Llama 70B TP 8 on H100', {}],
  ['Llama 70B TP 1 on H200 in fp8', { device: h200, parallelism: parallel(1), precision: fp8 }],
  ['Mixtral TP 2 on B200', { model: mixtral8x7b, device: b200, parallelism: parallel(2) }],
  ['DeepSeek-V3 TP 8 on H200', { model: deepseekV3, device: h200, precision: fp8 }],
  ['DeepSeek-V3 DP 8 on B200', { model: deepseekV3, device: b200, parallelism: parallel(1, 8, 8), precision: fp8 }],
  ['Llama 70B on a device without measurements', { device: { ...h100, kernelConstants: null } }],
];
for (const [name, args] of sweep) {
  test(`between knots decode attention is within 0.5 % of the formula: ${name}`, () => {
    const model = createStepModel({ ...base, ...args });
    let worst = 0;
    for (const batch of [1, 2, 3, 7, 16, 61, 128, 256]) {
      for (let index = 1; index < contextKnotTokens.length - 1; index += 1) {
        const low = contextKnotTokens[index];
        const high = contextKnotTokens[index + 1];
        // No sequence is empty, and none is longer than a million tokens.
        if (low < batch || high > batch * 1_048_576 || high - low < 2) continue;
        const middle = (low + high) / 2;
        const exact = decodeAttentionFormulaSeconds({ ...base, ...args }, batch, middle);
        worst = Math.max(worst, Math.abs(model.decodeAttentionSeconds(batch, middle) / exact - 1));
      }
    }
    expect(worst).toBeLessThan(0.005);
  });
}

test('a batch without sequences takes no attention', () => {
  expect(createStepModel(base).decodeAttentionSeconds(0, 0)).toBe(0);
});

test('decode attention is a straight line up to the next knot', () => {
  const model = createStepModel(base);
  const start = 100_003;
  const end = model.nextKnotTokens(start, 17);
  const at = (tokens: number): number => model.decodeAttentionSeconds(17, tokens);
  expect(at((start + end) / 2)).toBeCloseTo((at(start) + at(end)) / 2, 14);
});

test('two-batch overlap is never slower, and hides communication of a large step', () => {
  const args = {
    model: deepseekV3,
    parallelism: parallel(1, 32, 32),
    precision: fp8,
    plans: { 'expert-dispatch': fakePlan(20e-6, 100e9), 'expert-combine': fakePlan(20e-6, 100e9) },
  };
  for (const tokens of [1, 16, 128, 4096]) {
    const plain = partsOf(args, tokens, tokens * 32, 1);
    const overlapped = partsOf({ ...args, overlap: 'two-batch' }, tokens, tokens * 32, 1);
    expect(total(overlapped)).toBeLessThanOrEqual(total(plain) * (1 + 1e-12));
  }
  expect(partsOf({ ...args, overlap: 'two-batch' }, 4096, 4096 * 32, 1).collectives).toBeLessThan(
    0.6 * partsOf(args, 4096, 4096 * 32, 1).collectives,
  );
});

test('experts say what their popularity is taken to be', () => {
  expect(createStepModel({ ...base, model: mixtral8x7b, parallelism: parallel(2) }).assumptions.map(({ code }) => code)).toEqual([
    'expert-popularity',
  ]);
  expect(createStepModel(base).assumptions).toEqual([]);
});

test('a step is never negative, and its time grows with its tokens', () => {
  for (const [, args] of sweep) {
    let before = 0;
    for (const tokens of [1, 2, 8, 64, 512, 4096, 8192]) {
      const dp = args.parallelism?.dp ?? 1;
      const parts = partsOf(args, tokens, tokens * dp, 1);
      for (const seconds of Object.values(parts)) expect(seconds).toBeGreaterThanOrEqual(0);
      expect(total(parts)).toBeGreaterThan(before);
      before = total(parts);
    }
  }
});

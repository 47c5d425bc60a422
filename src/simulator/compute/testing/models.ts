import type { ModelSpec } from '../../model-spec.ts';
import type { DeviceInput, ParallelismInput, PrecisionInput } from '../../simulation-input.ts';

/** Dimensions from the models' published config.json files. */
export const llama70b: ModelSpec = {
  id: 'llama-3.1-70b',
  label: 'Llama 3.1 70B',
  hiddenSize: 8192,
  vocabularySize: 128256,
  tieEmbeddings: false,
  maxContextTokens: 131072,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 28672 } },
  layers: [['gqa', 'dense', 80]],
};

const deepseekAttention = {
  kind: 'mla',
  heads: 128,
  queryLoraRank: 1536,
  kvLoraRank: 512,
  nopeDim: 128,
  ropeDim: 64,
  valueDim: 128,
} as const;

export const deepseekV3: ModelSpec = {
  id: 'deepseek-v3',
  label: 'DeepSeek-V3',
  hiddenSize: 7168,
  vocabularySize: 129280,
  tieEmbeddings: false,
  maxContextTokens: 163840,
  releasedFormat: 'fp8',
  mixers: { mla: deepseekAttention },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 18432 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 256,
      topK: 8,
      intermediateSize: 2048,
      sharedExperts: 1,
      sharedIntermediateSize: 2048,
      hasRouterBias: true,
    },
  },
  layers: [
    ['mla', 'dense', 3],
    ['mla', 'experts', 58],
  ],
};

export const mixtral8x7b: ModelSpec = {
  id: 'mixtral-8x7b',
  label: 'Mixtral 8x7B',
  hiddenSize: 4096,
  vocabularySize: 32000,
  tieEmbeddings: false,
  maxContextTokens: 32768,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 8,
      topK: 2,
      intermediateSize: 14336,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['gqa', 'experts', 32]],
};

export const h100: DeviceInput = {
  partId: 'nvidia-h100-sxm',
  peakFlopsPerSecond: { bf16: 989e12, fp8: 1979e12, fp4: null },
  memoryBandwidthBytesPerSecond: 3.35e12,
  memoryCapacityBytes: 80 * 1024 ** 3,
  kernelConstants: 'h100-sxm',
};
export const h200: DeviceInput = {
  ...h100,
  partId: 'nvidia-h200-sxm',
  memoryBandwidthBytesPerSecond: 4.8e12,
  memoryCapacityBytes: 141 * 1024 ** 3,
  kernelConstants: 'h200-sxm',
};
export const b200: DeviceInput = {
  partId: 'nvidia-b200-sxm',
  peakFlopsPerSecond: { bf16: 2250e12, fp8: 4500e12, fp4: 9000e12 },
  memoryBandwidthBytesPerSecond: 7.7e12,
  memoryCapacityBytes: 180 * 1024 ** 3,
  kernelConstants: 'b200-sxm',
};
export const gb200: DeviceInput = {
  partId: 'nvidia-gb200',
  peakFlopsPerSecond: { bf16: 2500e12, fp8: 5000e12, fp4: 10_000e12 },
  memoryBandwidthBytesPerSecond: 8e12,
  memoryCapacityBytes: 185 * 1024 ** 3,
  kernelConstants: 'gb200',
};

export const parallel = (tp: number, dp = 1, ep = 1, pp = 1): ParallelismInput => ({ tp, pp, dp, ep, cp: 1 });
export const bf16: PrecisionInput = { weights: 'bf16', activations: 'bf16', kvStore: 'bf16' };
export const fp8: PrecisionInput = { weights: 'fp8', activations: 'fp8', kvStore: 'fp8' };

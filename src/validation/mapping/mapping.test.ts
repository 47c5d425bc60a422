import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../base/diagnostic.ts';
import { catalog } from '../../catalog/index.ts';
import { compileDesign } from '../../compiler/index.ts';
import { type Conditions, isRefusal } from '../measurement.ts';
import { acceleratorOfName, referenceSystemOf } from './accelerators.ts';
import { engineGeneration } from './engine-generation.ts';
import { modelOfName } from './models.ts';
import { poolsOf } from './parallelism.ts';
import { precisionOf } from './precision.ts';
import { referenceDesign } from './reference-design.ts';
import { referenceTopology } from './reference-topology.ts';

const degrees = (text: string, count: number) => {
  const pools = poolsOf(text, count);
  return isRefusal(pools) ? pools.reason : pools.map(({ role, replicaCount, parallelism }) => ({ role, replicaCount, ...parallelism }));
};

describe('parallelism', () => {
  test('degrees are read as the source writes them', () => {
    expect(degrees('TP4', 4)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 4, pp: 1, dp: 1, ep: 1 }]);
    expect(degrees('DEP8', 8)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 1, pp: 1, dp: 8, ep: 8 }]);
    expect(degrees('TP1PP1DP8-moeTP1EP8', 8)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 1, pp: 1, dp: 8, ep: 8 }]);
    expect(degrees('TP8PP1DP1-moeTP8EP1', 8)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 8, pp: 1, dp: 1, ep: 1 }]);
    // A dense model.
    expect(degrees('TP2PP1DP1-moeTP0EP0', 2)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 2, pp: 1, dp: 1, ep: 1 }]);
  });

  test('the number of accelerators wins over the product where TP comes out whole', () => {
    expect(degrees('TP4PP1DP2-moeTP1EP1', 4)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 2, pp: 1, dp: 2, ep: 1 }]);
    expect(degrees('TP4PP1DP3-moeTP1EP1', 4)).toBe('parallelism not understood');
    expect(degrees('eight ways', 8)).toBe('parallelism not understood');
  });

  test('pools of a disaggregated run', () => {
    expect(degrees('P:2x(TP1PP1DP8-moeTP1EP8) D:3x(TP8PP1DP1-moeTP1EP8)', 40)).toEqual([
      { role: 'prefill', replicaCount: 2, tp: 1, pp: 1, dp: 8, ep: 8 },
      { role: 'decode', replicaCount: 3, tp: 8, pp: 1, dp: 1, ep: 8 },
    ]);
  });

  test('degrees that were multiplied twice are those of one server', () => {
    expect(degrees('TP64PP1DP1-moeTP8EP8', 64)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 8, pp: 1, dp: 1, ep: 8 }]);
    expect(degrees('TP1PP1DP16-moeTP4EP4', 16)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 1, pp: 1, dp: 4, ep: 4 }]);
    expect(degrees('TP4PP1DP4-moeTP1EP16', 16)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 4, pp: 1, dp: 1, ep: 4 }]);
    expect(degrees('TP4PP1DP1-moeTP2EP2', 4)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 2, pp: 1, dp: 1, ep: 2 }]);
    // Experts over all four: nothing is multiplied twice.
    expect(degrees('TP4PP1DP1-moeTP1EP4', 4)).toEqual([{ role: 'mixed', replicaCount: 1, tp: 4, pp: 1, dp: 1, ep: 4 }]);
  });
});

test.each([
  ['vllm', '0.9.0', 'vllm-0.6'],
  ['vllm', '0.19.0', 'vllm-0.11'],
  ['vllm', 'nightly-5b8c30d', 'vllm-0.11'],
  ['sglang', '0.4.9', 'sglang-0.4'],
  ['sglang', '', 'sglang-0.5'],
  ['trtllm', '0.14.0', 'tensorrt-llm-1.0'],
  ['trtllm', '1.0.0rc3', 'tensorrt-llm-1.0'],
  ['trtllm', '1.2.0rc6.post2', 'tensorrt-llm-1.1'],
  ['trtllm', '0.8.1.post2', 'tensorrt-llm-1.1'],
  ['trtllm', '1.x-devguide', 'tensorrt-llm-1.1'],
])('%s %s is of generation %s', (engine, version, generation) => {
  expect(engineGeneration(engine, version)).toBe(generation);
});

test('published names find models and devices of the catalogue', () => {
  expect(modelOfName('meta-llama/Llama-3.1-70B', catalog)?.id).toBe('llama-3.1-70b');
  expect(modelOfName('nvidia/Llama-3.1-8B-Instruct-FP8', catalog)?.id).toBe('llama-3.1-8b');
  expect(modelOfName('Llama-3.3-70B', catalog)?.id).toBe('llama-3.1-70b');
  expect(modelOfName('DeepSeek-R1-0528', catalog)?.layers.length).toBeGreaterThan(0);
  expect(modelOfName('someone/unheard-of-7b', catalog)).toBeUndefined();
  expect(acceleratorOfName('h100_sxm', catalog)?.id).toBe('nvidia-h100-sxm');
  expect(acceleratorOfName('H200-SXM-141GB', catalog)?.id).toBe('nvidia-h200-sxm');
  expect(acceleratorOfName('AMD Instinct MI300X 192GB HBM3', catalog)?.id).toBe('amd-mi300x');
  expect(acceleratorOfName('gb200', catalog)?.id).toBe('nvidia-gb200');
  expect(acceleratorOfName('Z9000', catalog)).toBeUndefined();
});

test('formats: as stated, else as released; the cache in fp8 beside narrow weights', () => {
  const partOf = (name: string) => {
    const part = acceleratorOfName(name, catalog);
    if (part === undefined) throw new Error(name);
    return part;
  };
  const b200 = partOf('b200_sxm');
  expect(precisionOf('nvfp4', null, 'bf16', b200)).toEqual({ weights: 'fp4', activations: 'fp4', kvStore: 'fp8' });
  expect(precisionOf('', null, 'bf16', b200)).toEqual({ weights: 'bf16', activations: 'bf16', kvStore: 'bf16' });
  expect(precisionOf('FP4', 'FP16', 'fp8', b200)).toEqual({ weights: 'fp4', activations: 'fp4', kvStore: 'bf16' });
  // Hopper has no fp4 units, Ampere no fp8 ones.
  expect(precisionOf('nvfp4', null, 'bf16', partOf('h100_sxm'))).toEqual({ weights: 'fp4', activations: 'bf16', kvStore: 'fp8' });
  expect(precisionOf('fp8', null, 'bf16', partOf('A100')).activations).toBe('bf16');
});

describe('reference systems', () => {
  const shape = (name: string) => {
    const part = acceleratorOfName(name, catalog);
    const found = part && referenceSystemOf(part, catalog);
    if (!found) throw new Error(`no system for ${name}`);
    return found;
  };
  const selectors = (name: string, pools: Parameters<typeof referenceTopology>[1]) => {
    const drawn = referenceTopology(shape(name), pools, catalog);
    return isRefusal(drawn) ? drawn.reason : drawn.selectors;
  };

  test('small replicas share a server, large ones take several; pools stand apart', () => {
    expect(selectors('h100_sxm', [{ replicaCount: 2, replicaSize: 4 }])).toEqual(['system[0]/gpu[0..7]']);
    expect(selectors('h100_sxm', [{ replicaCount: 1, replicaSize: 16 }])).toEqual(['system[0..1]/gpu[0..7]']);
    expect(
      selectors('h200_sxm', [
        { replicaCount: 1, replicaSize: 4 },
        { replicaCount: 3, replicaSize: 8 },
      ]),
    ).toEqual(['system[0]/gpu[0..3]', 'system[1..3]/gpu[0..7]']);
  });

  test('pools of a rack take whole trays of it', () => {
    expect(
      selectors('gb200', [
        { replicaCount: 1, replicaSize: 4 },
        { replicaCount: 4, replicaSize: 8 },
      ]),
    ).toEqual(['system[0]/tray[0]/gpu[0..3]', 'system[0]/tray[1..8]/gpu[0..3]']);
  });
});

test('conditions become a design that compiles without an error, on several servers over their rails', () => {
  const conditions: Conditions = {
    model: 'deepseek-ai/DeepSeek-V3',
    accelerator: 'b200_sxm',
    acceleratorCount: 24,
    parallelism: 'P:1x(TP1PP1DP8-moeTP1EP8) D:2x(TP8PP1DP1-moeTP8EP1)',
    precision: 'fp8',
    kvStore: null,
    engine: 'trtllm',
    engineVersion: '0.8.1.post2',
    inputTokens: 8192,
    outputTokens: 1024,
    shortestFraction: 0.8,
    load: { kind: 'closed-loop', concurrencyCount: 16 },
  };
  const reference = referenceDesign(conditions, catalog);
  if (isRefusal(reference)) throw new Error(reference.detail);
  const { input, diagnostics } = compileDesign(reference.design, catalog);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(hasErrors(diagnostics)).toBe(false);
  expect(input?.pools.map(({ role, replicas }) => [role, replicas.length, replicas[0].ranks.length])).toEqual([
    ['prefill', 1, 8],
    ['decode', 2, 8],
  ]);
  expect(reference.design.workload.requestCount).toBe(160);
});

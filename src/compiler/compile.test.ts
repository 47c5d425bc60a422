import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import type { Definition, Pool } from '../design/index.ts';
import { compileDesign } from './index.ts';
import { serversOnLeaf, serversOnly, tensorPool } from './testing/small-designs.ts';

const prefillAndDecode = [tensorPool('prefill', 'prefill', 'server[0]/gpu[*]', 8), tensorPool('decode', 'decode', 'server[1]/gpu[*]', 8)];

function compiled(design: Parameters<typeof compileDesign>[0]) {
  const { input, diagnostics } = compileDesign(design, catalog);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return input!;
}

function codes(design: Parameters<typeof compileDesign>[0]): string[] {
  return compileDesign(design, catalog).diagnostics.map(({ code }) => code);
}

/** A definition without its DRAM. */
function withoutMemory(definition: Definition): Definition {
  const isOther = (text: string) => !text.startsWith('dram');
  return {
    ...definition,
    components: definition.components.filter(({ id }) => isOther(id)),
    links: definition.links.filter(({ from, to }) => isOther(from) && isOther(to)),
  };
}

test('a server on each side of a leaf compiles to two replicas of eight ranks, each with the NIC of its own index', () => {
  const { network, pools } = compiled(serversOnLeaf('hgx-h100', 2, prefillAndDecode));
  const names = (nodes: Int32Array) => Array.from(nodes, (node) => network.nodeIds[node]);
  expect(pools.map(({ id, role, replicas }) => [id, role, replicas.length])).toEqual([
    ['prefill', 'prefill', 1],
    ['decode', 'decode', 1],
  ]);
  const [decode] = pools[1].replicas;
  expect(decode.id).toBe('decode/replica[0]');
  expect(names(decode.ranks)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => `server[1]/gpu[${i}]`));
  expect(names(decode.nics)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => `server[1]/nic[${i}]`));
  expect(pools[0].device.kernelConstants).toBe('h100-sxm');
});

test('replicas take accelerators in path order, replicaSize at a time, across servers; server[10] comes after server[9]', () => {
  const { network, pools } = compiled(serversOnly('hgx-h100', 11, [tensorPool('all', 'mixed', 'server[*]/gpu[*]', 4)]));
  expect(pools[0].replicas).toHaveLength(22);
  expect(network.nodeIds[pools[0].replicas[21].ranks[3]]).toBe('server[10]/gpu[7]');
});

test('the two GPUs and two NICs behind one Grace CPU are paired by index', () => {
  const design = serversOnly('gb200-nvl72', 1, [
    { ...tensorPool('all', 'mixed', 'server[0]/tray[0..1]/gpu[*]', 8), parallelism: { tp: 1, pp: 1, dp: 8, ep: 8, cp: 1 } } satisfies Pool,
  ]);
  const { network, pools } = compiled({ ...design, deployment: { ...design.deployment, model: 'deepseek-v3' } });
  expect(Array.from(pools[0].replicas[0].nics, (node) => network.nodeIds[node])).toEqual(
    [0, 1].flatMap((tray) => [0, 1, 2, 3].map((i) => `server[0]/tray[${tray}]/nic[${i}]`)),
  );
});

test('a drawn link is two directed links, each the reverse of the other; a path through a switch pays for it once', () => {
  const { network } = compiled(serversOnLeaf('hgx-h100', 2, prefillAndDecode));
  const up = network.linkIds.indexOf('server[0]/nic[3]->leaf');
  const down = network.linkIds.indexOf('leaf->server[0]/nic[3]');
  expect(network.linkReverse[up]).toBe(down);
  expect(network.linkReverse[down]).toBe(up);
  expect(network.linkBandwidthBytesPerSecond[up]).toBe(50e9);
  expect(network.linkTechnologies[up]).toBe('infiniband-ndr');
  // 875 ns of cable; the leaf's 250 ns are on its way out.
  expect(network.linkLatencySeconds[up]).toBeCloseTo(875e-9, 12);
  expect(network.linkLatencySeconds[down]).toBeCloseTo(1125e-9, 12);
});

test('every GPU of an HGX H100 has 450 GB/s into its NVSwitches, and NVSwitches reduce', () => {
  const { network } = compiled(serversOnLeaf('hgx-h100', 2, prefillAndDecode));
  const gpu = network.nodeIds.indexOf('server[1]/gpu[5]');
  let intoSwitches = 0;
  network.linkFrom.forEach((from, link) => {
    if (from === gpu && network.linkTechnologies[link] === 'nvlink4') intoSwitches += network.linkBandwidthBytesPerSecond[link];
  });
  expect(intoSwitches).toBe(450e9);
  expect(network.nodeReduces[network.nodeIds.indexOf('server[1]/nvswitch[0]')]).toBe(1);
  expect(network.nodeReduces[gpu]).toBe(0);
});

test('prefill and decode without a path between them: the diagnostic names the pair', () => {
  const { input, diagnostics } = compileDesign(serversOnly('hgx-h100', 2, prefillAndDecode), catalog);
  expect(input).toBeNull();
  const [missing] = diagnostics.filter(({ code }) => code === 'no-kv-path');
  expect(missing.subjects).toEqual(['server[0]/gpu[0]', 'server[1]/gpu[0]']);
  expect(missing.message).toContain('server[0]/gpu[0]');
});

test('KV through a pooled memory that nobody has drawn: the diagnostic says so; host memory is drawn in every server', () => {
  const design = serversOnLeaf('hgx-h100', 2, prefillAndDecode);
  const through = (path: 'host-memory' | 'pooled-memory') =>
    codes({ ...design, deployment: { ...design.deployment, kvTransfer: { kind: 'blocking', path } } });
  expect(through('host-memory')).toEqual([]);
  expect(through('pooled-memory')).toEqual([]);
  const bare = {
    ...design,
    definitions: Object.fromEntries(Object.entries(design.definitions).map(([id, each]) => [id, withoutMemory(each)])),
  };
  expect(codes({ ...bare, deployment: { ...bare.deployment, kvTransfer: { kind: 'blocking', path: 'host-memory' } } })).toEqual([
    'no-kv-memory',
  ]);
  expect(codes({ ...bare, deployment: { ...bare.deployment, kvTransfer: { kind: 'pull', path: 'pooled-memory' } } })).toEqual([
    'no-kv-memory',
  ]);
});

test('a replica over two servers that nothing joins: the diagnostic names a pair of ranks', () => {
  const { diagnostics } = compileDesign(serversOnly('hgx-h100', 2, [tensorPool('all', 'mixed', 'server[*]/gpu[*]', 16)]), catalog);
  const [missing] = diagnostics.filter(({ code }) => code === 'ranks-not-connected');
  expect(missing.subjects).toEqual(['server[0]/gpu[0]', 'server[1]/gpu[0]']);
});

test('a full mesh joins its accelerators by cables of their own, without a switch', () => {
  expect(codes(serversOnly('mi300x-platform', 1, [tensorPool('all', 'mixed', 'server[0]/gpu[*]', 8)]))).toEqual([]);
});

test('a model that does not fit says what it needs and what is free', () => {
  const pool = tensorPool('all', 'mixed', 'server[0]/gpu[*]', 1);
  const { input, diagnostics } = compileDesign(
    serversOnly('hgx-h100', 1, [{ ...pool, precision: { weights: 'bf16', activations: 'bf16', kvStore: 'bf16' } }]),
    catalog,
  );
  expect(input).toBeNull();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0].code).toBe('model-does-not-fit');
  expect(diagnostics[0].path).toEqual(['deployment', 'pools', 0]);
  // 70.55 B parameters in bf16 are 141 GB; 0.9 of 80 GiB (85.9 GB) is 77.3 GB.
  expect(diagnostics[0].message).toContain('141 GB weights');
  expect(diagnostics[0].message).toContain('77.3 GB of 85.9 GB');
});

test.each([
  ['tp-does-not-divide-heads', { replicaSize: 6, parallelism: { tp: 6, pp: 1, dp: 1, ep: 1, cp: 1 } }],
  ['parallelism-does-not-fill-replica', { replicaSize: 8, parallelism: { tp: 4, pp: 1, dp: 1, ep: 1, cp: 1 } }],
  ['ep-without-experts', { parallelism: { tp: 8, pp: 1, dp: 1, ep: 8, cp: 1 } }],
  ['pp-exceeds-layers', { replicaSize: 88, parallelism: { tp: 1, pp: 88, dp: 1, ep: 1, cp: 1 } }],
  ['format-not-supported', { precision: { weights: 'fp4', activations: 'fp4', kvStore: 'fp8' } }],
  ['unknown-engine', { engine: 'hand-made' }],
  ['pool-without-accelerators', { accelerators: 'server[0]/tpu[*]' }],
  ['bad-selector', { accelerators: 'server[0]/gpu[' }],
] as const)('%s is an error of the pool', (code, change) => {
  const pool = { ...tensorPool('all', 'mixed', 'server[*]/gpu[*]', 8), ...change } as Pool;
  const { input, diagnostics } = compileDesign(serversOnly('hgx-h100', 11, [pool]), catalog);
  expect(input).toBeNull();
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  expect(found, diagnostics.map((diagnostic) => diagnostic.code).join()).toMatchObject({ severity: 'error' });
  expect(found!.path.slice(0, 3)).toEqual(['deployment', 'pools', 0]);
  expect(found!.remedy).not.toBe('');
});

test('prefill alone serves nothing, and neither does an empty deployment', () => {
  expect(codes(serversOnLeaf('hgx-h100', 1, [tensorPool('a', 'prefill', 'server[0]/gpu[*]', 8)]))).toEqual(['prefill-without-decode']);
  expect(codes(serversOnLeaf('hgx-h100', 1, []))).toEqual(['no-pools']);
});

test('what the rules of the design find stops it too: an unknown model', () => {
  const design = serversOnLeaf('hgx-h100', 2, prefillAndDecode);
  const { input, diagnostics } = compileDesign({ ...design, deployment: { ...design.deployment, model: 'gpt-7' } }, catalog);
  expect(input).toBeNull();
  expect(diagnostics).toMatchObject([{ code: 'unknown-model', path: ['deployment', 'model'] }]);
});

test('a trace takes the place of the classes, and the request count cuts it', () => {
  const trace = {
    arrivedAtSeconds: Float64Array.of(0, 1, 2),
    inputTokensCount: Int32Array.of(10, 20, 30),
    outputTokensCount: Int32Array.of(1, 2, 3),
    classIndex: Int32Array.of(0, 0, 0),
  };
  const { input } = compileDesign(serversOnLeaf('hgx-h100', 2, prefillAndDecode), catalog, {
    trace: { name: 'three', trace },
    requestCount: 2,
    seed: 42,
  });
  expect(input!.seed).toBe(42);
  expect(input!.workload).toMatchObject({ kind: 'trace', name: 'three', trace: { inputTokensCount: Int32Array.of(10, 20) } });
});

test('1,152 accelerators compile to 16 replicas of an NVL72 each, all ranks connected', () => {
  const pool: Pool = {
    ...tensorPool('all', 'mixed', 'server[*]/tray[0..15]/gpu[*]', 64),
    parallelism: { tp: 1, pp: 1, dp: 64, ep: 64, cp: 1 },
  };
  const design = serversOnly('gb200-nvl72', 16, [pool]);
  const { network, pools } = compiled({ ...design, deployment: { ...design.deployment, model: 'deepseek-v3' } });
  expect(network.nodeKinds.filter((kind) => kind === 'accelerator')).toHaveLength(1152);
  // A rack: 72 × 18 NVLinks, 72 C2C, 72 NICs, 36 memories; two directions of each.
  expect(network.linkIds).toHaveLength(2 * 16 * (72 * 18 + 72 + 72 + 36));
  expect(new Set(network.linkIds).size).toBe(network.linkIds.length);
  expect(pools[0].replicas).toHaveLength(16);
});

test('a fault is compiled to the links of its device or cable, and one that stays cuts what it cuts', () => {
  const design = serversOnLeaf('hgx-h100', 2, prefillAndDecode);
  const slowed = { kind: 'slowed' as const, target: 'leaf', rateFraction: 0.25, fromSeconds: 3 };
  const down = { kind: 'down' as const, target: 'server[0]/nic[2]->leaf', fromSeconds: 0, untilSeconds: 9 };
  const { faults, network } = compiled({ ...design, faults: [slowed, down] });
  // Sixteen cables on the leaf, both directions.
  expect(
    faults?.map(({ links, rateFraction, fromSeconds, untilSeconds }) => [links.length, rateFraction, fromSeconds, untilSeconds]),
  ).toEqual([
    [32, 0.25, 3, Number.POSITIVE_INFINITY],
    [1, 0, 0, 9],
  ]);
  expect(Array.from(faults?.[1].links ?? [], (link) => network.linkIds[link])).toEqual(['server[0]/nic[2]->leaf']);
  expect(codes({ ...design, faults: [{ kind: 'down', target: 'leaf', fromSeconds: 0 }] })).toContain('no-kv-path');
  expect(codes({ ...design, faults: [{ kind: 'down', target: 'leaf', fromSeconds: 1 }] })).not.toContain('no-kv-path');
});

import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { compileDesign } from '../compiler/index.ts';
import { serversOnLeaf, serversOnly, tensorPool, withPools } from '../compiler/testing/small-designs.ts';
import { type Design, expandTopology } from '../design/index.ts';
import type { PoolSummary, Summary } from '../results/index.ts';
import { billOfMaterials, capitalRecoveryFactor, costByNode, costPools, costSummary, powerAtUtilisation, usdPerHour } from './index.ts';

const pools = [tensorPool('prefill', 'prefill', 'server[0]/gpu[*]', 8), tensorPool('decode', 'decode', 'server[1]/gpu[*]', 8)];
const twoServers = serversOnLeaf('hgx-h100', 2, pools);

function topologyOf(design: Design) {
  return expandTopology(design, catalog).topology;
}

function poolSummary(id: string, busyFraction: number, meanBatch = 32): PoolSummary {
  return { id, role: '', acceleratorCount: 8, busyFraction, meanBatch, kvOccupancyFraction: 0.5 };
}

function costedRun(design: Design, poolSummaries: readonly PoolSummary[], inputTokensPerSecond: number, outputTokensPerSecond: number) {
  const { input, topology } = compileDesign(design, catalog);
  const throughput = { inputTokensPerSecond, outputTokensPerSecond, outputTokensPerSecondPerAccelerator: 0, requestsPerSecond: 10 };
  const summary = { pools: poolSummaries, links: [], throughput } as unknown as Summary;
  return { design, topology, input: input!, summary };
}

test('capital recovery: 8 % over 4 years pays back 0.30192 a year, no interest pays back in equal parts', () => {
  // 0.08 / (1 − 1.08^−4) = 0.08 / (1 − 0.7350299) = 0.3019208
  expect(capitalRecoveryFactor(0.08, 4)).toBeCloseTo(0.3019208, 7);
  expect(capitalRecoveryFactor(0, 5)).toBe(0.2);
  expect(capitalRecoveryFactor(1e-12, 5)).toBeCloseTo(0.2, 9);
});

test('power is linear between idle and full, and full where idle is not known', () => {
  expect(powerAtUtilisation(700, 100, 0.5)).toBe(400);
  expect(powerAtUtilisation(700, 100, 0)).toBe(100);
  expect(powerAtUtilisation(700, null, 0)).toBe(700);
});

test('two HGX H100 on a leaf: each server comes to its printed whole, the leaf and its cables beside', () => {
  const bill = billOfMaterials(twoServers, topologyOf(twoServers));
  // 2 servers of $300,000 + a QM9700 of $30,000 + 16 NDR cables of $1,000
  expect(bill.capexUsd).toBe(646_000);
  // 2 × 10,200 W + 747 W + 16 × 18 W
  expect(bill.fullPowerWatts).toBe(21_435);
  // NVSwitches and CPUs have no price of their own; the servers' overhead holds them.
  expect(bill.isLowerBound).toBe(false);
  expect(bill.lines[0]).toMatchObject({ id: 'nvidia-h100-sxm', count: 16, unitPriceUsd: 25_000, totalPriceUsd: 400_000 });
  expect(bill.lines.find(({ id }) => id === 'nvswitch3')).toMatchObject({
    count: 8,
    unitPriceUsd: null,
    totalPriceUsd: 0,
    unpricedCount: 0,
  });
  expect(bill.lines.find(({ id }) => id === 'hgx-h100')).toMatchObject({ family: 'system-overhead', count: 2, totalPriceUsd: 103_200 });
});

test('a part without a price outside any system makes the sum a lower bound', () => {
  const loose: Design = {
    ...twoServers,
    topology: { ...twoServers.topology, components: [...twoServers.topology.components, { id: 'spare', part: 'nvswitch3' }] },
  };
  expect(billOfMaterials(loose, topologyOf(loose))).toMatchObject({ capexUsd: 646_000, isLowerBound: true });
});

test('a part that an override put into a system is not held by the overhead of that system', () => {
  const swapped: Design = {
    ...twoServers,
    topology: {
      ...twoServers.topology,
      instances: [{ ...twoServers.topology.instances[0], overrides: { 'server[1]/cpu[0]': { part: 'epyc-host' } } }],
    },
  };
  const topology = topologyOf(swapped);
  const { nodes } = costByNode(swapped, topology);
  expect(billOfMaterials(swapped, topology).isLowerBound).toBe(true);
  expect(nodes[topology.nodeIndex.get('server[1]/cpu[0]')!].isLowerBound).toBe(true);
  expect(nodes[topology.nodeIndex.get('server[1]/cpu[1]')!].isLowerBound).toBe(false);
});

test('a box costs what lies in it and its own overhead; a cable counts half to each end', () => {
  const topology = topologyOf(twoServers);
  const cost = costByNode(twoServers, topology);
  // $300,000 and eight half cables; the leaf has sixteen.
  expect(cost.containers[topology.containerIndex.get('server[0]')!].capexUsd).toBe(304_000);
  expect(cost.nodes[topology.nodeIndex.get('leaf')!].capexUsd).toBe(38_000);
  expect(cost.containerOverheads[topology.containerIndex.get('server[0]')!].capexUsd).toBe(51_600);
  expect(cost.total.capexUsd).toBe(646_000);
  // 646,000 × 0.3019208 / 8,760 = 22.26494; 21.435 kW × 1.3 × 0.08 = 2.22924
  expect(cost.total.usdPerHour).toBeCloseTo(24.49418, 4);
  expect(usdPerHour(twoServers.economics, 0, 1000)).toBeCloseTo(0.104, 9);
});

test('a rack of trays adds up through both levels of boxes', () => {
  const rack = serversOnly('gb200-nvl72', 1, []);
  const topology = topologyOf(rack);
  const cost = costByNode(rack, topology);
  expect(cost.containers[topology.containerIndex.get('server[0]')!].capexUsd).toBe(3_100_000);
  // 4 GPUs and 4 NICs; Grace is in the overhead of the rack.
  expect(cost.containers[topology.containerIndex.get('server[0]/tray[0]')!].capexUsd).toBe(147_200);
  // 18 × (4 × 1,200 + 2 × 300 + 4 × 25 + 900) + 9 × 1,800
  expect(cost.total.powerWatts).toBe(131_400);
  expect(cost.total.isLowerBound).toBe(false);
});

test('each pool is charged its server and half of the leaf; its tokens carry it', () => {
  const run = costedRun(twoServers, [poolSummary('prefill', 1), poolSummary('decode', 1)], 10_000, 1000);
  const cost = costSummary(run);
  expect(cost).toMatchObject({ capexUsd: 646_000, powerWatts: 21_435, isLowerBound: false });
  // Half of 24.49418 $/h over 36 M input tokens an hour, and over 3.6 M output tokens.
  expect(cost.usdPerMillionInputTokens).toBeCloseTo(12.24709 / 36, 5);
  expect(cost.usdPerMillionOutputTokens).toBeCloseTo(12.24709 / 3.6, 4);
  // 21,435 W × 1.3 / 1,000 tokens per second
  expect(cost.joulesPerOutputToken).toBeCloseTo(27.8655, 4);
});

test('an idle pool draws idle power: 620 W less for each of its GPUs', () => {
  const busy = costSummary(costedRun(twoServers, [poolSummary('prefill', 1), poolSummary('decode', 1)], 1, 1));
  const idle = costSummary(costedRun(twoServers, [poolSummary('prefill', 0), poolSummary('decode', 1)], 1, 1));
  expect(busy.powerWatts - idle.powerWatts).toBe(8 * (700 - 80));
});

test('no tokens, no price per token', () => {
  const cost = costSummary(costedRun(twoServers, [poolSummary('prefill', 0), poolSummary('decode', 0)], 0, 0));
  expect([cost.usdPerMillionInputTokens, cost.usdPerMillionOutputTokens, cost.joulesPerOutputToken]).toEqual([null, null, null]);
});

test.each([
  ['a spare server', withPools(serversOnLeaf('hgx-h100', 3, []), pools)],
  ['unequal pools', withPools(serversOnLeaf('hgx-h100', 3, []), [pools[0], tensorPool('decode', 'decode', 'server[1..2]/gpu[*]', 8)])],
  [
    'two pools in one server',
    withPools(serversOnLeaf('hgx-h100', 1, []), [
      tensorPool('a', 'prefill', 'server[0]/gpu[0..1]', 2),
      tensorPool('b', 'decode', 'server[0]/gpu[4..7]', 4),
    ]),
  ],
])('the charges of the pools add up to the whole: %s', (_name, design) => {
  const run = costedRun(
    design,
    design.deployment.pools.map(({ id }) => poolSummary(id, 0.7)),
    100,
    100,
  );
  const charged = costPools(run);
  const whole = costSummary(run);
  expect(charged.reduce((sum, pool) => sum + pool.capexUsd, 0)).toBeCloseTo(whole.capexUsd, 3);
  expect(charged.reduce((sum, pool) => sum + pool.powerWatts, 0)).toBeCloseTo(whole.powerWatts, 6);
  expect(charged.reduce((sum, pool) => sum + pool.usdPerHour, 0)).toBeCloseTo(whole.usdPerHour, 9);
});

test('two pools in a server share what is not theirs by their accelerators', () => {
  const design = withPools(serversOnLeaf('hgx-h100', 1, []), [
    tensorPool('a', 'prefill', 'server[0]/gpu[0..1]', 2),
    tensorPool('b', 'decode', 'server[0]/gpu[2..7]', 2),
  ]);
  const [a, b] = costPools(costedRun(design, [poolSummary('a', 1), poolSummary('b', 1)], 100, 100));
  // 300,000 + 30,000 + 8 × 1,000 is 338,000: GPUs are equal, and so is what is shared by GPU, so a quarter and the rest.
  expect(a.capexUsd).toBeCloseTo(84_500, 6);
  expect(b.capexUsd).toBeCloseTo(253_500, 6);
});

test('a mixed pool is split over input and output tokens, and both together carry the whole', () => {
  const design = withPools(twoServers, [tensorPool('all', 'mixed', 'server[*]/gpu[*]', 8)]);
  const cost = costSummary(costedRun(design, [poolSummary('all', 0.8)], 10_000, 2500));
  const perHour = ((10_000 * cost.usdPerMillionInputTokens! + 2500 * cost.usdPerMillionOutputTokens!) * 3600) / 1e6;
  expect(perHour).toBeCloseTo(cost.usdPerHour, 9);
  // A decode token streams the weights for a batch of 32; a prompt token shares them with thousands.
  expect(cost.usdPerMillionOutputTokens! / cost.usdPerMillionInputTokens!).toBeGreaterThan(3);
});

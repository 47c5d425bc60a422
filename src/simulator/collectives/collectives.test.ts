import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Router } from '../network/index.ts';
import { drawRails, drawServer, GraphDrawing } from '../network/testing/graphs.ts';
import {
  allReduceAlgorithms,
  betweenNodesFraction,
  type CollectivePlan,
  methodOverheadSeconds,
  type PlanResult,
  planAllGather,
  planAllReduce,
  planAllToAll,
  planPointToPoint,
  planReduceScatter,
} from './index.ts';

const mebibyte = 1024 ** 2;

function contextOf(drawing: GraphDrawing) {
  const graph = drawing.graph();
  return { graph, router: new Router(graph, { seed: 1 }) };
}

function planned(result: PlanResult): CollectivePlan {
  if (!result.ok) throw new Error('unreachable');
  return result.value;
}

function server(options: Parameters<typeof drawServer>[2] = {}) {
  const drawing = new GraphDrawing();
  const { gpus, nics } = drawServer(drawing, 'server', options);
  return { context: contextOf(drawing), group: { ranks: gpus, nics }, gpus };
}

const tp = { trafficClass: 'tp' } as const;

test('a ring all-reduce takes its start and 2 (n − 1)/n of the payload at the measured share of the links', () => {
  const { context, group } = server();
  const plan = planned(planAllReduce(context, [group], { ...tp, algorithm: 'ring' }));
  // n = 8, 64 MiB, NVLink 4: wire = 1.75 × 67108864 / 450e9 = 260.98 µs; ramp √(260.98 × 6.96) = 42.62 µs;
  // start = 4.41 + 7 × 1.67 = 16.10 µs; (260.98 + 42.62) / 0.794 + 16.10 = 398.47 µs.
  expect(plan.seconds(64 * mebibyte, 1)).toBeCloseTo(398.47e-6, 8);
  // At half of the rate the wire and ramp take twice as long: 16.10 + 2 × 382.37.
  expect(plan.seconds(64 * mebibyte, 0.5)).toBeCloseTo(780.83e-6, 7);
});

test('a one-shot all-reduce of a small payload is its start and (n − 1) payloads', () => {
  const { context, group } = server();
  const plan = planned(planAllReduce(context, [group], tp));
  // n = 8, 16 KiB: 2.47 + 3 × 0.34 + 7 × 16384 / (0.633 × 450e9) = 3.49 + 0.403 = 3.893 µs: below every other algorithm.
  expect(plan.seconds(16384, 1)).toBeCloseTo(3.893e-6, 9);
});

test('reduction in the switch puts (1 + 1/n) of the payload on each rank in and out', () => {
  const { context, group, gpus } = server();
  const plan = planned(planAllReduce(context, [group], { ...tp, algorithm: 'in-network' }));
  const { links } = plan.flowClass;
  let out = 0;
  let back = 0;
  links.forEach((link, i) => {
    if (context.graph.linkFrom[link] === gpus[3]) out += plan.linkBytesPerPayloadByte[i];
    if (context.graph.linkTo[link] === gpus[3]) back += plan.linkBytesPerPayloadByte[i];
  });
  expect(out).toBeCloseTo(1.125, 12);
  expect(back).toBeCloseTo(1.125, 12);
});

test('a switch that does not reduce, or four ranks, leave in-network reduction out', () => {
  const plain = server({ reduces: false });
  expect(() => planAllReduce(plain.context, [plain.group], { ...tp, algorithm: 'in-network' })).toThrow('some algorithm');
  const four = server({ gpuCount: 4 });
  expect(planned(planAllReduce(four.context, [four.group], { ...tp, from: 'library' })).algorithm).toBe('ring all-reduce');
});

test('member counts times bytes per member are the bytes of each link', () => {
  const { context, group } = server();
  for (const { kind } of allReduceAlgorithms.members.filter((each) => each.kind !== 'tree')) {
    const plan = planned(planAllReduce(context, [group], { ...tp, algorithm: kind }));
    const member = plan.linkBytesPerPayloadByte[0] / plan.flowClass.memberCounts[0];
    plan.linkBytesPerPayloadByte.forEach((bytes, i) => {
      expect(plan.flowClass.memberCounts[i] * member).toBeCloseTo(bytes, 12);
    });
  }
});

test('the star of a domain puts the same on each link as a route for every pair', () => {
  const { context, group } = server({ gpuCount: 4 });
  const star = planned(planAllGather(context, [group], tp));
  // Pairs: no plan of two ranks uses the star. Each rank sends (n − 1)/n / (n − 1) = 1/4 to each other rank.
  const expected = new Map<number, number>();
  for (const from of group.ranks) {
    for (const to of group.ranks) {
      const route = from === to ? null : context.router.route(from, to);
      route?.links.forEach((link, i) => {
        expected.set(link, (expected.get(link) ?? 0) + route.fractions[i] / 4);
      });
    }
  }
  expect(star.flowClass.links.length).toBe(expected.size);
  star.flowClass.links.forEach((link, i) => {
    expect(star.linkBytesPerPayloadByte[i]).toBeCloseTo(expected.get(link) as number, 12);
  });
});

test('a mesh of direct links is used on all sides at once', () => {
  const drawing = new GraphDrawing();
  const gpus = Array.from({ length: 8 }, (_, g) => drawing.node(`gpu[${g}]`, 'accelerator'));
  for (let a = 0; a < 8; a += 1) for (let b = a + 1; b < 8; b += 1) drawing.cable(gpus[a], gpus[b], 64e9, 1e-6, 'xgmi-mi300');
  const plan = planned(planAllReduce(contextOf(drawing), [{ ranks: gpus, nics: gpus.map(() => -1) }], { ...tp, algorithm: 'ring' }));
  // 2 × 7/8 of the payload out of each rank over 7 links: 0.25 each.
  expect(Math.max(...plan.linkBytesPerPayloadByte)).toBeCloseTo(0.25, 12);
  // 8 GiB: (0.25 × 8.59e9 / 64e9 + √(33.55 ms × 33.2 µs)) / 0.72 = 48.07 ms: 1.75 × 8.59e9 / 48.07 ms = 313 GB/s, as measured.
  expect((1.75 * 8 * 1024 ** 3) / plan.seconds(8 * 1024 ** 3, 1) / 1e9).toBeCloseTo(312.7, 0);
});

test('across nodes a ring takes each NIC 2 (n − 1)/n of the payload over the ranks of a node', () => {
  const drawing = new GraphDrawing();
  const { servers, leaves } = drawRails(drawing, 4, 2, { technology: 'nvlink5', gpuBytesPerSecond: 900e9 });
  const group = { ranks: servers.flatMap(({ gpus }) => gpus), nics: servers.flatMap(({ nics }) => nics) };
  const context = contextOf(drawing);
  const plan = planned(planAllReduce(context, [group], { ...tp, algorithm: 'ring' }));
  const ofLeaf = plan.flowClass.links.findIndex((link) => context.graph.linkTo[link] === leaves[0]);
  expect(plan.linkBytesPerPayloadByte[ofLeaf]).toBeCloseTo((2 * 31) / 32 / 8, 12);
  // 4 GiB: wire 1.9375 × 4.295e9 / 8 / (0.93 × 50e9) = 22.37 ms; ramp √(22.37 ms × 10.2 µs / 0.742) = 0.555 ms; start
  // 8.4 + 2 × 28 × 3.4 + 2 × 3 × 14 = 283 µs. Measured on four servers of eight B200: 22.1 ms (network.md §4).
  expect(plan.seconds(4 * 1024 ** 3, 1)).toBeCloseTo(23.21e-3, 5);
});

test('an all-to-all across nodes takes each NIC the share of the payload that leaves the node', () => {
  const drawing = new GraphDrawing();
  const { servers, leaves } = drawRails(drawing, 2);
  const group = { ranks: servers.flatMap(({ gpus }) => gpus), nics: servers.flatMap(({ nics }) => nics) };
  const context = contextOf(drawing);
  for (const algorithm of ['direct', 'rail-forwarded']) {
    const plan = planned(planAllToAll(context, [group], { trafficClass: 'ep', algorithm }));
    const uplink = plan.flowClass.links.findIndex(
      (link) => context.graph.linkTo[link] === leaves[5] && context.graph.nodeKinds[context.graph.linkFrom[link]] === 'nic',
    );
    expect(plan.linkBytesPerPayloadByte[uplink]).toBeCloseTo(0.5, 12);
  }
  // DeepEP low latency, 128 tokens, top 8, two nodes of H100: 128 × 8 × (7168 + 240) = 7.59 MB, half of it between the nodes:
  // 25 µs + 3.79 MB / (0.93 × 50 GB/s) = 107 µs; 102 µs measured (inference-science.md §2.6).
  const sprayed = { graph: context.graph, router: new Router(context.graph, { seed: 1, scaleOut: 'spray' }) };
  const direct = planned(planAllToAll(sprayed, [group], { trafficClass: 'ep', algorithm: 'direct' }));
  expect(direct.seconds(128 * 8 * (7168 + 240), 1)).toBeCloseTo(107e-6, 5);
});

test('copies sent once per node: sixteen ranks on two nodes, top 8', () => {
  // Copies per token: 2 (1 − (1/2)^8) = 1.9922 nodes, 16 (1 − (15/16)^8) = 6.4526 ranks; half of the former leave the node.
  expect(betweenNodesFraction(8, 16, 2)).toBeCloseTo(1.9922 / 6.4526 / 2, 4);
});

test('groups that run together share what they share', () => {
  const drawing = new GraphDrawing();
  const { servers } = drawRails(drawing, 2);
  const context = contextOf(drawing);
  const pair = (g: number) => ({ ranks: [servers[0].gpus[g], servers[1].gpus[g]], nics: [servers[0].nics[0], servers[1].nics[0]] });
  const one = planned(planPointToPoint(context, [pair(0)], { trafficClass: 'pp' }));
  const two = planned(planPointToPoint(context, [pair(0), pair(0)], { trafficClass: 'pp' }));
  const start = one.seconds(1e-9, 1);
  expect(two.seconds(1e9, 1) - start).toBeCloseTo(2 * (one.seconds(1e9, 1) - start), 9);
});

test('ranks that nothing joins are named', () => {
  const drawing = new GraphDrawing();
  const a = drawing.node('a', 'accelerator');
  const b = drawing.node('b', 'accelerator');
  const result = planAllReduce(contextOf(drawing), [{ ranks: [a, b], nics: [-1, -1] }], tp);
  expect(result).toEqual({ ok: false, error: { from: a, to: b } });
});

const table = join(import.meta.dirname, '../../../../shared/data/kernels/published/collectives.csv');
const devices: Readonly<Record<string, { technology: string; bytesPerSecond: number }>> = {
  'A100 SXM': { technology: 'nvlink3', bytesPerSecond: 300e9 },
  'H100 SXM': { technology: 'nvlink4', bytesPerSecond: 450e9 },
  'H200 SXM': { technology: 'nvlink4', bytesPerSecond: 450e9 },
  'B200 SXM (AWS P6-B200)': { technology: 'nvlink5', bytesPerSecond: 900e9 },
  GB200: { technology: 'nvlink5', bytesPerSecond: 900e9 },
};

test.skipIf(!existsSync(table))('published sweeps are met: 10 % from 16 MiB, 20 % from 1 MiB, 30 % below (medians)', () => {
  const errors: { payload: number; error: number }[] = [];
  for (const line of readFileSync(table, 'utf8').trim().split('\n').slice(1)) {
    const [, system, nodes, gpus, , collective, algorithm, payload, busbw, note] = (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
      cell.replace(/,$/, '').replaceAll('"', ''),
    );
    const device = devices[system];
    if (!device || nodes !== '1' || Number(busbw) === 0) continue;
    const n = Number(gpus);
    const { context, group } = server({ gpuCount: n, gpuBytesPerSecond: device.bytesPerSecond, technology: device.technology });
    const isRing = algorithm.startsWith('Ring');
    const options = { ...tp, from: 'library', ...(collective === 'all_reduce' && isRing ? { algorithm: 'ring' } : {}) } as const;
    const plan = planned(
      collective === 'all_reduce'
        ? planAllReduce(context, [group], options)
        : collective === 'all_gather'
          ? planAllGather(context, [group], tp)
          : planReduceScatter(context, [group], tp),
    );
    const factor = collective === 'all_reduce' ? (2 * (n - 1)) / n : (n - 1) / n;
    const measuredSeconds = (factor * Number(payload)) / (Number(busbw) * 1e9);
    const method = note.includes('one call per trial')
      ? 'one call per trial'
      : note.includes('in-place')
        ? 'nccl-tests in-place'
        : 'nccl-tests';
    const error = Math.abs((plan.seconds(Number(payload), 1) + methodOverheadSeconds[method]) / measuredSeconds - 1);
    errors.push({ payload: Number(payload), error });
  }
  const median = (from: number, to: number): number => {
    const sorted = errors
      .filter(({ payload }) => payload >= from && payload < to)
      .map(({ error }) => error)
      .sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  };
  const medians = [median(16 * mebibyte, Infinity), median(mebibyte, 16 * mebibyte), median(0, mebibyte)];
  console.info(
    `collectives.csv, ${errors.length} rows, median errors: ${medians.map((each) => `${(100 * each).toFixed(1)} %`).join(', ')}`,
  );
  expect(errors.length).toBeGreaterThan(100);
  expect(medians[0]).toBeLessThan(0.1);
  expect(medians[1]).toBeLessThan(0.2);
  expect(medians[2]).toBeLessThan(0.3);
});

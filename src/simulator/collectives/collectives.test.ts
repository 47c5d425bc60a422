import { expect, test } from 'vitest';
import { Router } from '../network/index.ts';
import { drawRails, drawServer, GraphDrawing } from '../network/testing/graphs.ts';
import { doubleBinaryTree } from './double-binary-tree.ts';
import { copiesPerNode, copyFraction } from './expert-copies.ts';
import {
  type CollectiveOperation,
  type CollectivePlan,
  collectiveFamilies,
  type PlanOptions,
  type PlanResult,
  planCollective,
  type RankGroup,
} from './index.ts';
import { drawnReducingFabric } from './testing/drawings.ts';

const mebibyte = 1024 ** 2;

function contextOf(drawing: GraphDrawing) {
  const graph = drawing.graph();
  return { graph, router: new Router(graph, { seed: 1 }) };
}

function planned(result: PlanResult): CollectivePlan {
  if (!result.ok) throw new Error('unreachable');
  return result.value;
}

/** As the catalogue draws them: 1 µs from GPU to GPU. */
const drawn = { gpuLatencySeconds: 500e-9 };

function server(options: Parameters<typeof drawServer>[2] = {}) {
  const drawing = new GraphDrawing();
  const { gpus, nics } = drawServer(drawing, 'server', { ...drawn, ...options });
  return { context: contextOf(drawing), group: { ranks: gpus, nics }, gpus };
}

const tp = { trafficClass: 'tp' } as const;
type Context = ReturnType<typeof contextOf>;

const planner = (operation: CollectiveOperation) => (context: Context, groups: readonly RankGroup[], options: PlanOptions) =>
  planCollective(context, operation, groups, options);
const planAllReduce = planner('all-reduce');
const planAllGather = planner('all-gather');
const planAllToAll = planner('all-to-all');
const planPointToPoint = planner('send');

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
  const instead = planned(planAllReduce(plain.context, [plain.group], { ...tp, algorithm: 'in-network', from: 'library' }));
  expect(instead.algorithm).toBe('ring all-reduce');
  expect(instead.assumptions?.map(({ code }) => code)).toContain('collective-chosen-instead');
  const four = server({ gpuCount: 4 });
  expect(planned(planAllReduce(four.context, [four.group], { ...tp, from: 'library' })).algorithm).toBe('ring all-reduce');
});

test('member counts times bytes per member are the bytes of each link', () => {
  const { context, group } = server();
  for (const { kind } of collectiveFamilies['all-reduce'].members) {
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
  const { servers, leaves } = drawRails(drawing, 4, 2, { ...drawn, technology: 'nvlink5', gpuBytesPerSecond: 900e9 });
  const group = { ranks: servers.flatMap(({ gpus }) => gpus), nics: servers.flatMap(({ nics }) => nics) };
  const context = contextOf(drawing);
  const plan = planned(planAllReduce(context, [group], { ...tp, algorithm: 'ring' }));
  const ofLeaf = plan.flowClass.links.findIndex((link) => context.graph.linkTo[link] === leaves[0]);
  expect(plan.linkBytesPerPayloadByte[ofLeaf]).toBeCloseTo((2 * 31) / 32 / 8, 12);
  // 4 GiB: wire 1.9375 × 4.295e9 / 8 / (0.93 × 50e9) = 22.37 ms; ramp √(22.37 ms × 10.2 µs / 0.742) = 0.555 ms; start
  // 8.4 + 2 × 28 × 3.4 + 2 × 3 × 14 = 282.8 µs, less 6 network steps of 1.48 µs, for no PCIe and leaf switch is drawn: 273.9 µs.
  // Measured on four servers of eight B200: 22.1 ms (network.md §4).
  expect(plan.seconds(4 * 1024 ** 3, 1)).toBeCloseTo(23.2e-3, 5);
});

test('an all-to-all across nodes takes each NIC the share of the payload that leaves the node', () => {
  const drawing = new GraphDrawing();
  const { servers, leaves } = drawRails(drawing, 2);
  const group = { ranks: servers.flatMap(({ gpus }) => gpus), nics: servers.flatMap(({ nics }) => nics) };
  const context = contextOf(drawing);
  for (const algorithm of ['direct', 'rail-forwarded', 'source-forwarded']) {
    const plan = planned(planAllToAll(context, [group], { trafficClass: 'ep', algorithm }));
    const uplink = plan.flowClass.links.findIndex(
      (link) => context.graph.linkTo[link] === leaves[5] && context.graph.nodeKinds[context.graph.linkFrom[link]] === 'nic',
    );
    expect(plan.linkBytesPerPayloadByte[uplink]).toBeCloseTo(0.5, 12);
  }
  // DeepEP low latency, 128 tokens, top 8, two nodes of H100: 128 × 8 × (7168 + 240) = 7.59 MB, half of it between the nodes:
  // 25.5 µs + 3.79 MB / (0.93 × 1.01 × 50 GB/s) = 80.8 µs, and 0.27 µs for the path over a spine (4.5 µs, 4.23 in the start); 102 µs measured (inference-science.md §2.6).
  const sprayed = { graph: context.graph, router: new Router(context.graph, { seed: 1, scaleOut: { kind: 'spray' } }) };
  const exchange = { topK: 8, nodeLimit: null };
  const direct = planned(planAllToAll(sprayed, [group], { trafficClass: 'ep', algorithm: 'direct', exchange }));
  expect(direct.seconds(128 * 8 * (7168 + 240), 1)).toBeCloseTo(106.5e-6, 6);
});

test('copies of a token of eight experts: to nodes, to ranks, under a limit', () => {
  // Two nodes: 2 (1 − (1/2)^8) = 1.9922; sixteen ranks: 16 (1 − (15/16)^8) = 6.4526; eight nodes: 8 (1 − (7/8)^8) = 5.2511.
  expect(copiesPerNode({ topK: 8, nodeLimit: null }, 2)).toBeCloseTo(1.9922, 4);
  expect(copyFraction(8, 16)).toBeCloseTo(6.4526 / 8, 4);
  expect(copiesPerNode({ topK: 8, nodeLimit: null }, 8)).toBeCloseTo(5.2511, 4);
  expect(copiesPerNode({ topK: 8, nodeLimit: 4 }, 8)).toBe(4);
});

test('an expert exchange that sends once per node: DeepSeek-V3 over four nodes', () => {
  const drawing = new GraphDrawing();
  const { servers, leaves } = drawRails(drawing, 4);
  const group = { ranks: servers.flatMap(({ gpus }) => gpus), nics: servers.flatMap(({ nics }) => nics) };
  const context = contextOf(drawing);
  const exchange = { topK: 8, nodeLimit: 4 };
  const plan = planned(planAllToAll(context, [group], { trafficClass: 'ep', algorithm: 'hierarchical', exchange }));
  // 4 (1 − (3/4)^8) = 3.5995 nodes of 8 copies, three quarters of them away: 0.33746 of the payload on each NIC, where one copy
  // for each expert would put 0.75.
  const uplink = plan.flowClass.links.findIndex((link) => context.graph.linkTo[link] === leaves[2]);
  expect(plan.linkBytesPerPayloadByte[uplink]).toBeCloseTo(((3.5995 / 8) * 3) / 4, 4);
  // In a node 8 / 3.5995 = 2.2225 experts of a token: 8 (1 − (7/8)^2.2225) = 2.0546 ranks, seven eighths of them not the sender.
  const out = plan.flowClass.links.reduce(
    (sum, link, i) =>
      context.graph.linkFrom[link] === servers[1].gpus[3] && context.graph.nodeKinds[context.graph.linkTo[link]] === 'scale-up-switch'
        ? sum + plan.linkBytesPerPayloadByte[i]
        : sum,
    0,
  );
  expect(out).toBeCloseTo(((3.5995 * 2.0546) / 8) * (7 / 8), 3);
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

test('switches of a fabric reduce one eighth of the payload on each rail: once up and once down each link of the tree', () => {
  const { context, group, leaves, spines } = drawnReducingFabric(4);
  const plan = planned(planAllReduce(context, [group], { ...tp, algorithm: 'coll-net', constants: 'ideal' }));
  expect(plan.algorithm).toBe('in-network (SHARP) all-reduce');
  const bytesOn = (from: number, to: number): number => {
    const at = plan.flowClass.links.findIndex((link) => context.graph.linkFrom[link] === from && context.graph.linkTo[link] === to);
    return at < 0 ? 0 : plan.linkBytesPerPayloadByte[at];
  };
  for (let server = 0; server < 4; server += 1) {
    for (let rail = 0; rail < 8; rail += 1) {
      const leaf = leaves[8 * Math.floor(server / 2) + rail];
      expect(bytesOn(group.nics[8 * server + rail], leaf)).toBeCloseTo(1 / 8, 12);
      expect(bytesOn(leaf, group.nics[8 * server + rail])).toBeCloseTo(1 / 8, 12);
      // Both leaves of a rail meet at one spine; a ring would put (2 × 3/4)/8 on each NIC.
      expect(spines.map((spine) => bytesOn(leaf, spine)).toSorted()).toEqual([0, 1 / 8]);
    }
  }
  // The rails do not all climb the same spine.
  expect(new Set(leaves.slice(0, 8).map((leaf) => spines.findIndex((spine) => bytesOn(leaf, spine) > 0))).size).toBe(2);
});

test('double binary trees: every node but the root has one parent in each, and is inner in at most one', () => {
  for (const count of [2, 3, 4, 7, 8, 16, 33]) {
    const edges = doubleBinaryTree(count);
    const trees = [edges.slice(0, count - 1), edges.slice(count - 1)];
    for (const tree of trees) {
      expect(new Set(tree.map(([child]) => child)).size).toBe(count - 1);
      for (const node of Array.from({ length: count }).keys())
        expect(tree.filter(([, parent]) => parent === node).length).toBeLessThanOrEqual(2);
    }
    if (count % 2 === 0 && count > 2) {
      const inner = trees.map((tree) => new Set(tree.map(([, parent]) => parent)));
      expect([...inner[0]].filter((node) => inner[1].has(node))).toEqual([]);
    }
  }
});

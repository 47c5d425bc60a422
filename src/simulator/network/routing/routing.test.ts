import { expect, test } from 'vitest';
import type { NetworkGraph } from '../../simulation-input.ts';
import { kvRoute } from '../kv-route.ts';
import { Router } from '../router.ts';
import { drawRails, drawServer, GraphDrawing } from '../testing/graphs.ts';
import { type Route, routingPolicies } from './index.ts';

function names(graph: NetworkGraph, route: Route | null): Record<string, number> {
  return Object.fromEntries(Array.from(route?.links ?? [], (link, i) => [graph.linkIds[link], route?.fractions[i] as number]));
}

function rails(serverCount = 2, spineCount = 2) {
  const drawing = new GraphDrawing();
  const drawn = drawRails(drawing, serverCount, spineCount);
  const graph = drawing.graph();
  return { ...drawn, graph, router: new Router(graph, { seed: 1 }) };
}

test('inside a scale-up domain a flow is spread over all switches, not sent over PCIe', () => {
  const drawing = new GraphDrawing();
  const { gpus } = drawServer(drawing, 's', { gpuCount: 2, switchCount: 4 });
  // Both GPUs also hang on one PCIe switch, with the same number of hops and less latency.
  const pcie = drawing.node('s/pcie', 'pcie-switch');
  for (const gpu of gpus) drawing.cable(gpu, pcie, 63e9, 100e-9, 'pcie5-x16');
  const graph = drawing.graph();
  const route = new Router(graph, { seed: 1 }).route(gpus[0], gpus[1]);
  const expected = Object.fromEntries(
    [0, 1, 2, 3].flatMap((s) => [
      [`s/gpu[0]->s/nvswitch[${s}]`, 0.25],
      [`s/nvswitch[${s}]->s/gpu[1]`, 0.25],
    ]),
  );
  expect(names(graph, route)).toEqual(expected);
  expect(route?.latencySeconds).toBeCloseTo(700e-9, 15);
});

test('between servers a flow leaves by the NIC of its rank and enters by that of the other', () => {
  const { graph, router, servers } = rails();
  const route = router.routeByNics(servers[0].gpus[2], servers[0].nics[2], servers[1].nics[2], servers[1].gpus[2]);
  expect(Object.keys(names(graph, route))).toEqual([
    'server[0]/gpu[2]->server[0]/nic[2]',
    'server[0]/nic[2]->leaf[2]',
    'leaf[2]->server[1]/nic[2]',
    'server[1]/nic[2]->server[1]/gpu[2]',
  ]);
  // Two PCIe hops of 500 ns and two cables of 875 ns.
  expect(route?.latencySeconds).toBeCloseTo(2.75e-6, 12);
});

test('across rails a pair takes one spine, the same each time, and many pairs use all spines', () => {
  const { graph, router, servers } = rails(4, 4);
  const used = new Set<string>();
  for (const from of servers[0].gpus) {
    for (const to of servers[3].gpus) {
      const route = router.route(from, to);
      const spines = Object.keys(names(graph, route)).filter((name) => name.includes('->spine'));
      if (spines.length === 0) continue; // same rail
      expect(spines.length).toBe(1);
      expect(router.route(from, to)).toBe(route);
      used.add(spines[0].split('->')[1]);
    }
  }
  expect(used.size).toBe(4);
});

test('queue pairs split a flow over several hashed paths', () => {
  const { graph, servers } = rails(2, 4);
  const route = new Router(graph, { seed: 1, scaleOut: { kind: 'ecmp', queuePairCount: 8 } }).route(servers[0].gpus[0], servers[1].gpus[1]);
  const upward = Object.entries(names(graph, route)).filter(([name]) => name.startsWith('leaf[0]->spine'));
  expect(upward.length).toBeGreaterThan(1);
  expect(upward.reduce((sum, [, fraction]) => sum + fraction, 0)).toBeCloseTo(1, 12);
});

test('spraying in the fabric splits by the bandwidth of parallel paths', () => {
  const drawing = new GraphDrawing();
  const a = drawing.node('a', 'nic');
  const left = drawing.node('left', 'switch');
  const right = drawing.node('right', 'switch');
  const b = drawing.node('b', 'nic');
  drawing.cable(a, left, 100);
  drawing.cable(left, right, 30);
  drawing.cable(left, right, 10);
  drawing.cable(right, b, 100);
  const graph = drawing.graph();
  const route = new Router(graph, { seed: 1, scaleOut: { kind: 'spray' } }).route(a, b);
  expect(Array.from(route?.fractions ?? [])).toEqual([1, 0.75, 0.25, 1]);
});

test('no path runs through an accelerator or a memory, and a pair without path has no route', () => {
  const drawing = new GraphDrawing();
  const a = drawing.node('a', 'accelerator');
  const middle = drawing.node('middle', 'accelerator');
  const pool = drawing.node('pool', 'memory');
  const b = drawing.node('b', 'accelerator');
  for (const [x, y] of [
    [a, middle],
    [middle, b],
    [a, pool],
    [pool, b],
  ])
    drawing.cable(x, y, 10);
  const router = new Router(drawing.graph(), { seed: 1 });
  expect(router.route(a, b)).toBeNull();
  expect(router.route(a, middle)?.links.length).toBe(1);
  expect(router.route(pool, b)?.links.length).toBe(1);
});

test('a link that is down is not used', () => {
  const { graph, servers } = rails(2, 2);
  const down = graph.linkIds.indexOf('leaf[0]->spine[0]');
  const router = new Router(graph, { seed: 1, isLinkUsed: (link) => link !== down });
  for (let to = 1; to < 8; to += 1) {
    const route = router.route(servers[0].gpus[0], servers[1].gpus[to]);
    expect(route?.links).not.toContain(down);
    expect(route).not.toBeNull();
  }
});

test.each(routingPolicies.members.map(({ kind }) => kind))('%s routes carry the whole flow from end to end', (kind) => {
  const { graph, servers } = rails(3, 2);
  const router = new Router(graph, { seed: 5, scaleUp: { kind }, scaleOut: { kind } });
  for (const to of [servers[0].gpus[5], servers[1].gpus[0], servers[2].gpus[7]]) {
    const route = router.route(servers[0].gpus[0], to);
    const balance = new Map<number, number>();
    route?.links.forEach((link, i) => {
      balance.set(graph.linkFrom[link], (balance.get(graph.linkFrom[link]) ?? 0) - route.fractions[i]);
      balance.set(graph.linkTo[link], (balance.get(graph.linkTo[link]) ?? 0) + route.fractions[i]);
    });
    for (const [node, sum] of balance) {
      expect(sum).toBeCloseTo(node === to ? 1 : node === servers[0].gpus[0] ? -1 : 0, 12);
    }
  }
});

function endpoint({ gpus, nics }: { gpus: number[]; nics: number[] }, count: number, pipelineStageCount = 1) {
  return { ranks: Int32Array.from(gpus.slice(0, count)), nics: Int32Array.from(nics.slice(0, count)), pipelineStageCount };
}

test('KV between equal replicas is eight members, each on its own rail', () => {
  const { graph, router, servers } = rails();
  const route = kvRoute(router, endpoint(servers[0], 8), endpoint(servers[1], 8), false);
  if (!route.ok) throw new Error('unreachable');
  expect(route.value.memberTotal).toBe(8);
  expect(route.value.links.length).toBe(8 * 4);
  expect(Array.from(route.value.memberCounts).every((count) => Math.abs(count - 1) < 1e-12)).toBe(true);
  expect(Array.from(route.value.links, (link) => graph.linkIds[link]).some((name) => name.includes('spine'))).toBe(false);
});

test('from four ranks to eight each sender splits its heads over two receivers', () => {
  const { graph, router, servers } = rails();
  const route = kvRoute(router, endpoint(servers[0], 4), endpoint(servers[1], 8), false);
  if (!route.ok) throw new Error('unreachable');
  expect(route.value.memberTotal).toBe(8);
  const countOn = (name: string): number => route.value.memberCounts[route.value.links.indexOf(graph.linkIds.indexOf(name))];
  expect(countOn('server[0]/nic[1]->leaf[1]')).toBeCloseTo(2, 12);
  expect(countOn('leaf[3]->server[1]/nic[3]')).toBeCloseTo(1, 12);
});

test('from three ranks to two the middle one splits its heads in half', () => {
  const { graph, router, servers } = rails();
  const route = kvRoute(router, endpoint(servers[0], 3), endpoint(servers[1], 2), false);
  if (!route.ok) throw new Error('unreachable');
  // Pieces: 1/3 (0→0), 1/6 (1→0), 1/6 (1→1), 1/3 (2→1): four members of a quarter, so 4/3, 2/3, 2/3, 4/3.
  const countOn = (name: string): number => route.value.memberCounts[route.value.links.indexOf(graph.linkIds.indexOf(name))];
  expect(countOn('server[0]/gpu[1]->server[0]/nic[1]')).toBeCloseTo(4 / 3, 12);
  expect(countOn('server[1]/nic[0]->server[1]/gpu[0]')).toBeCloseTo(2, 12);
});

test('replicated KV crosses once, striped over as many rails as both sides have', () => {
  const { graph, router, servers } = rails();
  const route = kvRoute(router, endpoint(servers[0], 8), endpoint(servers[1], 4), true);
  if (!route.ok) throw new Error('unreachable');
  expect(route.value.memberTotal).toBe(4);
  expect(Array.from(route.value.links, (link) => graph.linkIds[link])).toContain('server[0]/nic[3]->leaf[3]');
  expect(Array.from(route.value.links, (link) => graph.linkIds[link])).not.toContain('server[0]/nic[4]->leaf[4]');
});

test('KV inside one scale-up domain goes over its switches', () => {
  const { graph, router, servers } = rails();
  const target = {
    ranks: Int32Array.from(servers[0].gpus.slice(4)),
    nics: Int32Array.from(servers[0].nics.slice(4)),
    pipelineStageCount: 1,
  };
  const route = kvRoute(router, endpoint(servers[0], 4), target, false);
  if (!route.ok) throw new Error('unreachable');
  expect(Array.from(route.value.links, (link) => graph.linkIds[link]).every((name) => name.includes('nvswitch'))).toBe(true);
});

test('layers of two stages meet those of one', () => {
  const { router, servers } = rails();
  const route = kvRoute(router, endpoint(servers[0], 4, 2), endpoint(servers[1], 2, 1), false);
  if (!route.ok) throw new Error('unreachable');
  // Two stages of two ranks to one stage of two: four pieces of a quarter.
  expect(route.value.memberTotal).toBe(4);
});

test('a NIC passes on nothing for another of its server, unless its own cable is down', () => {
  const drawing = new GraphDrawing();
  const { servers, leaves } = drawRails(drawing, 2, 1, { gpuCount: 2 });
  // The NICs of a server hang on one host: over it and the other NIC the way to the other rail has four hops too.
  for (const [s, { nics }] of servers.entries()) {
    const host = drawing.node(`server[${s}]/host`, 'host');
    for (const nic of nics) drawing.cable(nic, host, 63e9, 500e-9, 'pcie5-x16');
  }
  const graph = drawing.graph();
  const from = [servers[0].gpus[0], servers[0].nics[0]] as const;
  const to = [servers[1].nics[1], servers[1].gpus[1]] as const;
  const over = (router: Router): string[] => Array.from(router.routeByNics(...from, ...to)?.links ?? [], (link) => graph.linkIds[link]);
  for (let seed = 1; seed <= 8; seed += 1) {
    expect(over(new Router(graph, { seed }))).toEqual([
      'server[0]/gpu[0]->server[0]/nic[0]',
      'server[0]/nic[0]->leaf[0]',
      'leaf[0]->spine[0]',
      'spine[0]->leaf[1]',
      'leaf[1]->server[1]/nic[1]',
      'server[1]/nic[1]->server[1]/gpu[1]',
    ]);
  }
  const cut = (link: number): boolean => {
    const ends = [graph.linkFrom[link], graph.linkTo[link]];
    return !(ends.includes(servers[0].nics[0]) && ends.includes(leaves[0]));
  };
  expect(over(new Router(graph, { seed: 1, isLinkUsed: cut })).slice(0, 4)).toEqual([
    'server[0]/gpu[0]->server[0]/nic[0]',
    'server[0]/nic[0]->server[0]/host',
    'server[0]/host->server[0]/nic[1]',
    'server[0]/nic[1]->leaf[1]',
  ]);
});

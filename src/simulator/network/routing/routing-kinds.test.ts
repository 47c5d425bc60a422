import { expect, test } from 'vitest';
import type { NetworkGraph, NetworkRegions } from '../../simulation-input.ts';
import { Router, type RouterConfig } from '../router.ts';
import { drawRails, GraphDrawing } from '../testing/graphs.ts';
import { torusHops } from './dimension-order.ts';
import type { Route } from './index.ts';

function path(graph: NetworkGraph, route: Route | null): string[] {
  return Array.from(route?.links ?? [], (link) => graph.linkIds[link]);
}

/** Hosts of one NIC each, as a torus x × y; node n is host n. */
function torus(x: number, y: number): { graph: NetworkGraph; regions: NetworkRegions } {
  const drawing = new GraphDrawing();
  for (let host = 0; host < x * y; host += 1) drawing.node(`t/host[${host}]/nic`, 'nic');
  for (let host = 0; host < x * y; host += 1) {
    const [column, row] = [host % x, Math.floor(host / x)];
    drawing.cable(host, row * x + ((column + 1) % x), 50e9);
    drawing.cable(host, ((row + 1) % y) * x + column, 50e9);
  }
  const regionOf = Int32Array.from({ length: x * y }, (_, host) => host);
  return {
    graph: drawing.graph(),
    regions: { regionOf, fabrics: [{ kind: 'torus', firstRegion: 0, regionCount: x * y, sizes: [x, y, 1] }] },
  };
}

/**
 * Groups of `routers` routers, all joined within; each pair of groups by one cable. A host's NIC on each router.
 * Nodes: the routers of group 0, then their NICs, then group 1 …
 */
function dragonfly(groups: number, routers: number): { graph: NetworkGraph; regions: NetworkRegions; nic(g: number, r: number): number } {
  const drawing = new GraphDrawing();
  const router = (g: number, r: number): number => 2 * routers * g + r;
  const nic = (g: number, r: number): number => router(g, r) + routers;
  for (let g = 0; g < groups; g += 1) {
    for (let r = 0; r < routers; r += 1) drawing.node(`g${g}r${r}`, 'switch');
    for (let r = 0; r < routers; r += 1) drawing.node(`g${g}h${r}`, 'nic');
  }
  for (let g = 0; g < groups; g += 1) {
    for (let r = 0; r < routers; r += 1) {
      drawing.cable(nic(g, r), router(g, r), 50e9);
      for (let other = r + 1; other < routers; other += 1) drawing.cable(router(g, r), router(g, other), 50e9);
    }
    // Router r of group g leads to group (g + 1 + r): with `groups` = routers + 1, each pair of groups is joined once.
    for (let other = g + 1; other < groups; other += 1)
      drawing.cable(router(g, other - g - 1), router(other, groups - 1 - (other - g)), 50e9);
  }
  const regionOf = Int32Array.from({ length: 2 * routers * groups }, (_, node) => Math.floor(node / (2 * routers)));
  const fabrics = [{ kind: 'dragonfly' as const, firstRegion: 0, regionCount: groups, sizes: [] }];
  return { graph: drawing.graph(), regions: { regionOf, fabrics }, nic };
}

function groupsOn(graph: NetworkGraph, regions: NetworkRegions, route: Route | null): number[] {
  const groups: number[] = [];
  for (const link of route?.links ?? []) {
    for (const node of [graph.linkFrom[link], graph.linkTo[link]]) {
      if (groups[groups.length - 1] !== regions.regionOf[node]) groups.push(regions.regionOf[node]);
    }
  }
  return groups;
}

test('dimension order: all of x, then y, the shorter way round, equal ways upward', () => {
  // 5 × 4: from (0, 0) to (3, 2) two steps back in x (0 → 4 → 3), then two up in y (equal ways).
  expect(torusHops(0, 3 + 2 * 5, [5, 4, 1])).toEqual([0, 4, 3, 8, 13]);
  expect(torusHops(7, 7, [5, 4, 1])).toEqual([7]);
  // A ring of two: one step, whichever way.
  expect(torusHops(1, 0, [2, 1, 1])).toEqual([1, 0]);
  const { graph, regions } = torus(5, 4);
  const router = new Router(graph, { seed: 1, regions, scaleOut: { kind: 'dimension-order' } });
  const nic = (host: number): string => `t/host[${host}]/nic`;
  expect(path(graph, router.route(0, 13))).toEqual([0, 4, 3, 8].map((host, i) => `${nic(host)}->${nic([4, 3, 8, 13][i])}`));
});

test('a torus with a dead cable still joins its hosts, another way', () => {
  const { graph, regions } = torus(5, 4);
  const dead = graph.linkIds.indexOf('t/host[4]/nic->t/host[3]/nic');
  const router = new Router(graph, { seed: 1, regions, scaleOut: { kind: 'dimension-order' }, isLinkUsed: (link) => link !== dead });
  const route = router.route(0, 13);
  expect(path(graph, route)).not.toContain('t/host[4]/nic->t/host[3]/nic');
  expect(route?.links.length).toBe(4);
});

test('dragonfly: minimal takes one global link, Valiant two by way of a third group, for every pair', () => {
  const { graph, regions, nic } = dragonfly(5, 4);
  const minimal = new Router(graph, { seed: 3, regions, scaleOut: { kind: 'dragonfly-minimal' } });
  const valiant = new Router(graph, { seed: 3, regions, scaleOut: { kind: 'valiant' } });
  const thirds = new Set<number>();
  for (let g = 0; g < 5; g += 1) {
    for (let r = 0; r < 4; r += 1) {
      for (let to = 0; to < 5; to += 1) {
        if (g === to) continue;
        expect(groupsOn(graph, regions, minimal.route(nic(g, r), nic(to, 2)))).toEqual([g, to]);
        const groups = groupsOn(graph, regions, valiant.route(nic(g, r), nic(to, 2)));
        expect(groups.length).toBe(3);
        expect(new Set(groups).size).toBe(3);
        thirds.add(groups[1]);
      }
    }
  }
  expect(thirds.size).toBe(5);
  // Within a group there is nothing to go round: NIC, router, router, NIC.
  expect(valiant.route(nic(1, 0), nic(1, 3))?.links.length).toBe(3);
});

test('UGAL leaves the minimal path when its busiest link is worse than twice the other and the bias', () => {
  const { graph, regions, nic } = dragonfly(5, 4);
  const [from, to] = [nic(0, 0), nic(1, 0)];
  const minimal = new Router(graph, { seed: 3, regions, scaleOut: { kind: 'dragonfly-minimal' } }).route(from, to);
  const isGlobal = (link: number): boolean => regions.regionOf[graph.linkFrom[link]] !== regions.regionOf[graph.linkTo[link]];
  const busy = Array.from(minimal?.links ?? []).find(isGlobal);
  const routeAt = (utilisation: number): number[] => {
    const linkRate = (link: number): number => (link === busy ? utilisation * 50e9 : 0);
    const router = new Router(graph, { seed: 3, regions, scaleOut: { kind: 'ugal', biasFraction: 0.25 }, linkRate });
    return groupsOn(graph, regions, router.route(from, to));
  };
  expect(routeAt(0.2)).toEqual([0, 1]);
  expect(routeAt(0.3).length).toBe(3);
});

test('adaptive: each flow starts on the least loaded of the shortest paths; without traffic it is spread', () => {
  const drawing = new GraphDrawing();
  const [a, b] = [drawing.node('a', 'nic'), drawing.node('b', 'nic')];
  const leaves = [drawing.node('l0', 'switch'), drawing.node('l1', 'switch')];
  drawing.cable(a, leaves[0], 50e9);
  drawing.cable(b, leaves[1], 50e9);
  const spines = [0, 1, 2].map((s) => drawing.node(`s${s}`, 'switch'));
  for (const spine of spines) for (const leaf of leaves) drawing.cable(leaf, spine, 50e9);
  const graph = drawing.graph();
  const load = new Float64Array(graph.linkIds.length);
  const router = new Router(graph, { seed: 1, scaleOut: { kind: 'adaptive' }, linkRate: (link) => load[link] });
  const used = new Set<string>();
  for (let flow = 0; flow < 3; flow += 1) {
    const route = router.route(a, b);
    for (const link of route?.links ?? []) load[link] += 10e9;
    for (const name of path(graph, route)) if (name.startsWith('l0->')) used.add(name);
  }
  expect(used.size).toBe(3);
  expect(router.isLoadAware).toBe(true);
  const planned = new Router(graph, { seed: 1, scaleOut: { kind: 'adaptive' } });
  expect(planned.isLoadAware).toBe(false);
  expect(planned.route(a, b)?.links.length).toBe(2 + 6);
});

function acrossRails(config: Partial<RouterConfig>): string[] {
  const drawing = new GraphDrawing();
  const { servers } = drawRails(drawing, 2);
  const graph = drawing.graph();
  const router = new Router(graph, { seed: 1, ...config });
  const [{ gpus, nics }, other] = servers;
  return path(graph, router.routeByNics(gpus[1], nics[1], other.nics[6], other.gpus[6])).filter((name) => !name.includes('nvswitch'));
}

test('rails: the source forwards over NVLink to the rail of the target, or the target takes it over NVLink; no spine is crossed', () => {
  expect(acrossRails({}).some((name) => name.includes('spine'))).toBe(true);
  expect(acrossRails({ scaleOut: { kind: 'rail-optimised', forwardAt: 'source' } })).toEqual([
    'server[0]/gpu[6]->server[0]/nic[6]',
    'server[0]/nic[6]->leaf[6]',
    'leaf[6]->server[1]/nic[6]',
    'server[1]/nic[6]->server[1]/gpu[6]',
  ]);
  expect(acrossRails({ scaleOut: { kind: 'rail-optimised', forwardAt: 'destination' } })).toEqual([
    'server[0]/gpu[1]->server[0]/nic[1]',
    'server[0]/nic[1]->leaf[1]',
    'leaf[1]->server[1]/nic[1]',
    'server[1]/nic[1]->server[1]/gpu[1]',
  ]);
});

test('a way drawn by the user is taken by the pairs that it names, and only by them; if it is cut, the policy finds another', () => {
  const drawing = new GraphDrawing();
  const { servers, spines } = drawRails(drawing, 3, 4);
  const graph = drawing.graph();
  const within = (server: number): Int32Array => Int32Array.from([...servers[server].gpus, ...servers[server].nics]);
  const explicit = [{ from: within(0), to: within(1), via: Int32Array.of(spines[3]) }];
  const viaSpine = (router: Router, to: number): string[] => {
    const names = servers[0].gpus.map((gpu, r) =>
      path(graph, router.routeByNics(gpu, servers[0].nics[r], servers[to].nics[7 - r], servers[to].gpus[7 - r])),
    );
    return [...new Set(names.flat().flatMap((name) => /->(spine\[\d\])/.exec(name)?.[1] ?? []))];
  };
  expect(viaSpine(new Router(graph, { seed: 1, explicit }), 1)).toEqual(['spine[3]']);
  expect(viaSpine(new Router(graph, { seed: 1, explicit }), 2).length).toBeGreaterThan(1);
  const isLinkUsed = (link: number): boolean => !graph.linkIds[link].includes('spine[3]');
  expect(viaSpine(new Router(graph, { seed: 1, explicit, isLinkUsed }), 1).length).toBeGreaterThan(1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetworkGraph } from '../simulation-input.ts';
import { FlowNetwork, type KvEndpoint, type KvRouteOptions, kvRoute, Router } from './index.ts';
import { drawRails, drawServer, GraphDrawing } from './testing/graphs.ts';

const plain: KvRouteOptions = { path: 'direct', nicsPerRankCount: 1, descriptorSeconds: 0, descriptorBytes: () => 1 };

function endpoint(ranks: readonly number[], nics: readonly number[], pipelineStageCount = 1): KvEndpoint {
  return { ranks: Int32Array.from(ranks), nics: Int32Array.from(nics), pipelineStageCount };
}

function rails() {
  const drawing = new GraphDrawing();
  const { servers } = drawRails(drawing, 2, 2);
  const graph = drawing.graph();
  return { graph, router: new Router(graph, { seed: 1 }), servers };
}

/** Bytes on a named link for each byte of the transfer. */
interface Drawing {
  readonly graph: NetworkGraph;
  readonly router: Router;
  readonly servers: readonly { readonly gpus: number[]; readonly nics: number[] }[];
}

function planned(options: Partial<KvRouteOptions>, make: () => Drawing = rails, width: readonly [number, number] = [8, 8]) {
  const { graph, router, servers } = make();
  const side = (s: 0 | 1) => endpoint(servers[s].gpus.slice(0, width[s]), servers[s].nics.slice(0, width[s]));
  const route = kvRoute(router, side(0), side(1), false, { ...plain, ...options });
  if (!route.ok) throw new Error('unreachable');
  const { links, memberCounts, memberTotal } = route.value;
  const on = (name: string): number => {
    const at = links.indexOf(graph.linkIds.indexOf(name));
    return at < 0 ? 0 : memberCounts[at] / memberTotal;
  };
  return { graph, flowClass: route.value, on };
}

/** Two servers of two GPUs, each with a host, its DRAM, and NICs on that host; with a CXL pool on both hosts, or without. */
function hosted(hasPool = true) {
  const drawing = new GraphDrawing();
  const leaf = drawing.node('leaf', 'switch');
  const cxl = drawing.node('cxl', 'pcie-switch');
  const pool = drawing.node('pool', 'memory');
  drawing.cable(cxl, pool, 200e9);
  const servers = [0, 1].map((s) => {
    const host = drawing.node(`host[${s}]`, 'host');
    const dram = drawing.node(`dram[${s}]`, 'memory');
    drawing.cable(host, dram, 300e9);
    if (hasPool) drawing.cable(host, cxl, 60e9);
    const gpus: number[] = [];
    const nics: number[] = [];
    for (const g of [0, 1]) {
      gpus.push(drawing.node(`gpu[${s}${g}]`, 'accelerator'));
      nics.push(drawing.node(`nic[${s}${g}]`, 'nic'));
      drawing.cable(gpus[g], host, 60e9);
      drawing.cable(nics[g], host, 60e9);
      drawing.cable(nics[g], leaf, 50e9);
    }
    return { gpus, nics };
  });
  const graph = drawing.graph();
  return { graph, router: new Router(graph, { seed: 1 }), servers };
}

test('through host memory every byte enters and leaves the DRAM of both servers, and crosses the fabric once', () => {
  const { on } = planned({ path: 'host-memory' }, () => hosted(false), [2, 2]);
  for (const s of [0, 1]) {
    expect(on(`host[${s}]->dram[${s}]`)).toBeCloseTo(1, 12);
    expect(on(`dram[${s}]->host[${s}]`)).toBeCloseTo(1, 12);
  }
  expect(on('nic[00]->leaf') + on('nic[01]->leaf')).toBeCloseTo(1, 12);
  expect(on('gpu[00]->host[0]')).toBeCloseTo(0.5, 12);
  expect(on('host[1]->gpu[11]')).toBeCloseTo(0.5, 12);
});

test('one rank may stripe its cache over two NICs of its server, a half on each; the same NICs receive it', () => {
  const { on } = planned({ nicsPerRankCount: 2 }, () => hosted(false), [1, 1]);
  for (const nic of ['0', '1']) {
    expect(on(`nic[0${nic}]->leaf`)).toBeCloseTo(0.5, 12);
    expect(on(`leaf->nic[1${nic}]`)).toBeCloseTo(0.5, 12);
  }
  expect(on('gpu[00]->host[0]')).toBeCloseTo(1, 12);
  // GPUs that reach only their own NIC inside the server have nothing to stripe over.
  expect(planned({ nicsPerRankCount: 4 }, rails, [1, 1]).on('server[0]/nic[0]->leaf[0]')).toBeCloseTo(1, 12);
});

test('through pooled memory every byte is written once and read once, and no NIC sees it', () => {
  const { on } = planned({ path: 'pooled-memory' }, () => hosted(), [2, 2]);
  expect(on('cxl->pool')).toBeCloseTo(1, 12);
  expect(on('pool->cxl')).toBeCloseTo(1, 12);
  expect(on('host[0]->cxl')).toBeCloseTo(1, 12);
  expect(on('cxl->host[1]')).toBeCloseTo(1, 12);
  expect(on('nic[00]->leaf')).toBe(0);
});

test('without a memory there is no staged way, and the rank is named', () => {
  const { router, servers } = rails();
  const side = (s: number) => endpoint(servers[s].gpus, servers[s].nics);
  expect(kvRoute(router, side(0), side(1), false, { ...plain, path: 'host-memory' }).ok).toBe(false);
  expect(kvRoute(router, side(0), side(1), false, { ...plain, path: 'pooled-memory' }).ok).toBe(false);
});

test('descriptors stand in series with the bytes: 64 KiB at 50 GB/s and 1 µs come to 28.35 GB/s a NIC', () => {
  const { flowClass } = planned({ descriptorSeconds: 1e-6, descriptorBytes: () => 65_536 });
  // 65,536 / (65,536 / 50e9 + 1e-6) = 65,536 / 2.31072e-6 = 28.3617 GB/s.
  expect(flowClass.memberCapBytesPerSecond).toBeCloseTo(65_536 / (65_536 / 50e9 + 1e-6), 0);
  const network = new FlowNetwork(planned({}).graph.linkBandwidthBytesPerSecond, { bucketSeconds: null });
  // 8 ranks, 2.836e9 B over each: 0.1 s, whether one flow of the class or two halves of it travel.
  const bytes = 0.1 * (flowClass.memberCapBytesPerSecond ?? 0);
  const ends: number[] = [];
  network.startFlow({ ...flowClass, latencySeconds: 0 }, bytes, 'kv');
  network.advanceTo(1, (_, at) => ends.push(at));
  expect(ends[0]).toBeCloseTo(0.1, 9);
});

test('a NIC that sends to two ranks posts the descriptors of both, and smaller ones where heads are split anew', () => {
  const asked: [number, boolean][] = [];
  const { flowClass } = planned(
    {
      descriptorSeconds: 1e-6,
      descriptorBytes: (fraction, isSplitAnew) => {
        asked.push([fraction, isSplitAnew]);
        return 16_384;
      },
    },
    rails,
    [4, 8],
  );
  expect(asked).toEqual(Array.from({ length: 8 }, () => [1 / 8, true]));
  // Eight members, two on each of four NICs: a byte of a member is 2 / 50e9 s on the wire, and 2 / 16,384 descriptors.
  expect(flowClass.memberCapBytesPerSecond).toBeCloseTo(1 / (2 / 50e9 + 2e-6 / 16_384), 0);
});

test('inside one domain KV stays on its switches, whatever NICs it might use', () => {
  const drawing = new GraphDrawing();
  const { gpus, nics } = drawServer(drawing, 'server');
  const graph = drawing.graph();
  const route = kvRoute(
    new Router(graph, { seed: 1 }),
    endpoint(gpus.slice(0, 2), nics.slice(0, 2)),
    endpoint(gpus.slice(2, 4), nics.slice(2, 4)),
    false,
    { ...plain, nicsPerRankCount: 8 },
  );
  if (!route.ok) throw new Error('unreachable');
  expect(Array.from(route.value.links, (link) => graph.linkIds[link]).every((name) => name.includes('nvswitch'))).toBe(true);
  // Two members of four stripes each way over the switches: all bytes go up once and down once.
  expect(route.value.memberCounts.reduce((sum, count) => sum + count, 0) / route.value.memberTotal).toBeCloseTo(2, 12);
});

test('on any widths, stages, NICs and path, what leaves one side is what comes to the other: all bytes, once', () => {
  const { graph, router, servers } = hosted();
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2),
      fc.constantFrom(1, 2),
      fc.constantFrom<KvRouteOptions['path']>('direct', 'host-memory', 'pooled-memory'),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      (fromWidth, toWidth, path, nicsPerRankCount, isReplicated) => {
        const side = (s: number, width: number) => endpoint(servers[s].gpus.slice(0, width), servers[s].nics.slice(0, width));
        const route = kvRoute(router, side(0, fromWidth), side(1, toWidth), isReplicated, { ...plain, path, nicsPerRankCount });
        if (!route.ok) throw new Error('unreachable');
        const { links, memberCounts, memberTotal } = route.value;
        const balance = new Map<number, number>();
        links.forEach((link, i) => {
          const bytes = memberCounts[i] / memberTotal;
          balance.set(graph.linkFrom[link], (balance.get(graph.linkFrom[link]) ?? 0) - bytes);
          balance.set(graph.linkTo[link], (balance.get(graph.linkTo[link]) ?? 0) + bytes);
        });
        const sumOf = (nodes: readonly number[]) => nodes.reduce((sum, node) => sum + (balance.get(node) ?? 0), 0);
        expect(sumOf(servers[0].gpus)).toBeCloseTo(-1, 12);
        expect(sumOf(servers[1].gpus)).toBeCloseTo(1, 12);
        for (const [node, bytes] of balance) {
          if (graph.nodeKinds[node] !== 'accelerator') expect(bytes).toBeCloseTo(0, 12);
        }
      },
    ),
  );
});

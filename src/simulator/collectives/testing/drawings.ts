import { Router } from '../../network/index.ts';
import { drawRails, drawServer, GraphDrawing } from '../../network/testing/graphs.ts';
import type { CollectiveContext, RankGroup } from '../rank-groups.ts';

/** Ranks on a drawn network, ready to be planned on. */
export interface Drawn {
  readonly context: CollectiveContext;
  readonly group: RankGroup;
}

function ready(drawing: GraphDrawing, ranks: readonly number[], nics: readonly number[] = ranks.map(() => -1)): Drawn {
  const graph = drawing.graph();
  return { context: { graph, router: new Router(graph, { seed: 1 }) }, group: { ranks, nics } };
}

/** Eight GPUs on four NVSwitches, 1 µs from each to each. */
export function drawnServer(options: Parameters<typeof drawServer>[2] = {}): Drawn {
  const drawing = new GraphDrawing();
  const { gpus, nics } = drawServer(drawing, 'server', { gpuLatencySeconds: 500e-9, ...options });
  return ready(drawing, gpus, nics);
}

/** Servers of eight on rails. */
export function drawnRails(serverCount: number): Drawn {
  const drawing = new GraphDrawing();
  const { servers } = drawRails(drawing, serverCount, 2, { gpuLatencySeconds: 500e-9 });
  return ready(
    drawing,
    servers.flatMap(({ gpus }) => gpus),
    servers.flatMap(({ nics }) => nics),
  );
}

/** Servers of eight on a reducing leaf for each pair of servers and rail, and two reducing spines over all. */
export function drawnReducingFabric(
  serverCount: number,
): Drawn & { readonly leaves: readonly number[]; readonly spines: readonly number[] } {
  const drawing = new GraphDrawing();
  const servers = Array.from({ length: serverCount }, (_, s) => drawServer(drawing, `server[${s}]`, { gpuLatencySeconds: 500e-9 }));
  const leaves: number[] = [];
  const spines = [0, 1].map((s) => drawing.node(`spine[${s}]`, 'switch', { reduces: true }));
  for (let block = 0; block < serverCount / 2; block += 1) {
    for (let rail = 0; rail < 8; rail += 1) {
      const leaf = drawing.node(`leaf[${leaves.length}]`, 'switch', { reduces: true });
      leaves.push(leaf);
      for (const { nics } of servers.slice(2 * block, 2 * block + 2)) drawing.cable(nics[rail], leaf, 50e9, 875e-9);
      for (const spine of spines) drawing.cable(leaf, spine, 50e9, 875e-9);
    }
  }
  const drawn = ready(
    drawing,
    servers.flatMap(({ gpus }) => gpus),
    servers.flatMap(({ nics }) => nics),
  );
  return { ...drawn, leaves, spines };
}

/** Accelerators joined by direct links of 50 GB/s and 1 µs. */
export function drawnDirect(count: number, pairs: readonly (readonly [number, number])[]): Drawn {
  const drawing = new GraphDrawing();
  const ranks = Array.from({ length: count }, (_, g) => drawing.node(`chip[${g}]`, 'accelerator'));
  for (const [a, b] of pairs) drawing.cable(ranks[a], ranks[b], 50e9, 1e-6, 'xgmi-mi300');
  return ready(drawing, ranks);
}

/** Pairs of a torus (or, `isOpen`, a mesh without the wrapping links), the last coordinate fastest. */
export function gridPairs(sizes: readonly number[], isOpen = false): readonly (readonly [number, number])[] {
  const count = sizes.reduce((product, size) => product * size, 1);
  const pairs: [number, number][] = [];
  let stride = count;
  for (const size of sizes) {
    stride /= size;
    for (let at = 0; at < count; at += 1) {
      const coordinate = Math.floor(at / stride) % size;
      if (coordinate + 1 < size) pairs.push([at, at + stride]);
      else if (size > 2 && !isOpen) pairs.push([at, at - (size - 1) * stride]);
    }
  }
  return pairs;
}

/** Every pair of some positions. */
export function allPairs(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, a) => Array.from({ length: count - a - 1 }, (__, b) => [a, a + b + 1] as const)).flat();
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Router } from './router.ts';
import { ShortestPaths, scaleUpFabric } from './routing/shortest-paths.ts';
import { spray } from './routing/spray.ts';
import { ScaleUpSpray } from './scale-up-spray.ts';
import { GraphDrawing } from './testing/graphs.ts';

test('two halves make the route that spraying over shortest paths finds, for any cables between accelerators and switches', () => {
  const cables = fc.array(fc.record({ gpu: fc.nat(3), to: fc.nat(2), rate: fc.constantFrom(25e9, 50e9, 100e9) }), { maxLength: 24 });
  let composed = 0;
  fc.assert(
    fc.property(cables, (drawn) => {
      const drawing = new GraphDrawing();
      const gpus = [0, 1, 2, 3].map((g) => drawing.node(`gpu${g}`, 'accelerator'));
      const switches = [0, 1, 2].map((s) => drawing.node(`s${s}`, 'scale-up-switch'));
      for (const gpu of gpus.slice(0, 3)) for (const each of switches) drawing.cable(gpu, each, 50e9, 1e-7 * (1 + gpu));
      for (const { gpu, to, rate } of drawn) drawing.cable(gpus[gpu], switches[to], rate, 2e-7);
      const graph = drawing.graph();
      const all = Array.from(graph.linkFrom.keys());
      const halves = new ScaleUpSpray(graph, all);
      const context = {
        graph,
        paths: new ShortestPaths(graph, scaleUpFabric),
        seed: 1,
        config: { kind: 'spray' },
        regions: null,
        outLinks: () => new Int32Array(),
        linkRate: null,
      };
      for (const from of gpus) {
        for (const to of gpus) {
          const route = from === to ? null : halves.route(from, to);
          if (!route) continue;
          composed += 1;
          const expected = spray.route(context, from, to);
          const shares = new Map(Array.from(expected?.links ?? [], (link, i) => [link, expected?.fractions[i] as number]));
          expect(route.links.length).toBe(shares.size);
          route.links.forEach((link, i) => expect(route.fractions[i]).toBeCloseTo(shares.get(link) ?? -1, 12));
          expect(route.latencySeconds).toBeCloseTo(expected?.latencySeconds ?? -1, 15);
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(composed).toBeGreaterThan(500);
});

test('accelerators with cables of their own are joined by these, not over a switch', () => {
  const drawing = new GraphDrawing();
  const [a, b] = [drawing.node('a', 'accelerator'), drawing.node('b', 'accelerator')];
  const hub = drawing.node('hub', 'scale-up-switch');
  for (const gpu of [a, b]) drawing.cable(gpu, hub, 50e9);
  const direct = drawing.cable(a, b, 50e9);
  expect(Array.from(new Router(drawing.graph(), { seed: 1 }).route(a, b)?.links ?? [])).toEqual([direct]);
});

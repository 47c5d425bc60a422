import { expect, test } from 'vitest';
import { type LinkSummary, type Summary, trafficClasses } from '../../results/index.ts';
import { hgxFabric } from '../testing/fixtures.ts';
import { overlays } from './index.ts';

const topology = hgxFabric({ racks: 1, serversPerRack: 2, leaves: 2, spines: 1, uplinks: 1, hasStore: true });

function linkSummary(id: string, from: string, to: string, utilization: number, kvBytes: number): LinkSummary {
  return {
    id,
    from,
    to,
    technology: 'x',
    bandwidthBytesPerSecond: 50e9,
    meanUtilizationFraction: utilization / 2,
    p95UtilizationFraction: utilization,
    peakUtilizationFraction: utilization,
    bytesByClass: { ...Object.fromEntries(trafficClasses.map((name) => [name, 0])), kv: kvBytes, tp: 1e9 } as LinkSummary['bytesByClass'],
  };
}
const nicPath = 'rack[0]/server[0]/nic[0]';
const summary = {
  engine: 'simulate',
  simulatedSeconds: 10,
  links: [
    linkSummary(`${nicPath}->leaf[0]`, nicPath, 'leaf[0]', 0.96, 290e9),
    linkSummary(`leaf[0]->${nicPath}`, 'leaf[0]', nicPath, 0.1, 0),
  ],
  pools: [{ id: 'p', role: 'prefill', acceleratorCount: 8, busyFraction: 0.82, meanBatch: 1, kvOccupancyFraction: 0.3 }],
} as unknown as Summary;
const pools = [{ id: 'p', role: 'prefill' as const, accelerators: [topology.nodeIndex.get('rack[0]/server[0]/gpu[0]') ?? -1], detail: '' }];

for (const overlay of overlays.members) {
  for (const [name, input] of [
    ['without a result', null],
    ['with a result', summary],
  ] as const) {
    test(`${overlay.label} gives one finite value and a class for every direction and device, ${name}`, () => {
      const frame = overlay.frame({ topology, pools, summary: input, cost: null });
      expect(frame.halfValue.length).toBe(topology.links.length * 2);
      expect(frame.nodeValue.length).toBe(topology.nodes.length);
      expect([...frame.halfValue, ...frame.nodeValue].every(Number.isFinite)).toBe(true);
      expect([...frame.halfClass, ...frame.nodeClass].every((index) => index < frame.classes.length)).toBe(true);
      expect(frame.legend.classes.every((index) => frame.classes[index] !== undefined)).toBe(true);
      for (let half = 0; half < frame.halfValue.length; half += 1) {
        const figure = frame.combine([half]);
        expect(figure.long).not.toBe('');
        expect(figure.classIndex).toBeLessThan(frame.classes.length);
      }
      for (const node of topology.nodes.keys()) expect(frame.nodeText(node).length).toBeLessThanOrEqual(3);
      expect(frame.legend.title).not.toBe('');
    });
  }
}

const half = topology.links.findIndex((link) => link.id === `${nicPath}--leaf[0]`) * 2;

test('a half-link reads its own direction: 96 % of 50 GB/s one way, 10 % the other', () => {
  const frame = overlays.get('load').frame({ topology, pools, summary, cost: null });
  // 0.96 × 50 GB/s = 48 GB/s; the mean is half of it.
  expect(frame.combine([half]).long).toBe('96 % · 48.0 of 50 GB/s · mean 48 %');
  expect(frame.halfClass[half]).toBe(6);
  expect(frame.halfClass[half + 1]).toBe(1);
  expect(frame.nodeText(pools[0].accelerators[0])).toBe('82');
});

test('KV is bytes over the simulated time: 290 GB in 10 s is 29 GB/s, 58 % of 50', () => {
  const frame = overlays.get('kv').frame({ topology, pools, summary, cost: null });
  expect(frame.combine([half]).short).toBe('29 GB/s');
  expect(frame.combine([half]).long).toContain('58 % of 50 GB/s');
  expect(frame.halfClass[half]).toBe(0);
});

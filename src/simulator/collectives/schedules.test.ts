import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type OracleFile, Router, runOracle } from '../network/index.ts';
import { GraphDrawing } from '../network/testing/graphs.ts';
import { type CollectiveOperation, planCollective } from './index.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/network-oracle');

interface Schedule extends OracleFile {
  readonly nodes: readonly { readonly id: number; readonly name: string; readonly kind: string }[];
  readonly links: readonly {
    readonly id: number;
    readonly a: number;
    readonly b: number;
    readonly bandwidthBytesPerSecond: number;
    readonly latencySeconds: number;
  }[];
  readonly flows: readonly {
    readonly id: number;
    readonly src: number;
    readonly dst: number;
    readonly bytes: number;
    readonly startSeconds: number;
    readonly path: readonly number[];
  }[];
  readonly expected: { readonly makespanSeconds: number };
}

function read(name: string): Schedule {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Schedule;
}

/** The file's graph, cable by cable; its links 2k and 2k + 1 are the two ways of cable k. */
function drawn(schedule: Schedule) {
  const drawing = new GraphDrawing();
  const kinds = schedule.nodes.map(({ kind }) => kind);
  const isByAccelerator = new Set(schedule.links.flatMap(({ a, b }) => (kinds[a] === 'accelerator' ? [b] : [])));
  for (const { id, name, kind } of schedule.nodes) {
    const isScaleUp = kind === 'switch' && isByAccelerator.has(id);
    drawing.node(name, isScaleUp ? 'scale-up-switch' : (kind as 'accelerator' | 'nic' | 'switch'));
  }
  for (const { id, a, b, bandwidthBytesPerSecond, latencySeconds } of schedule.links) {
    if (id % 2 === 0) drawing.cable(a, b, bandwidthBytesPerSecond, latencySeconds, kinds[a] === 'nic' ? 'infiniband-ndr' : 'nvlink4');
  }
  const graph = drawing.graph();
  const ranks = schedule.nodes.filter(({ kind }) => kind === 'accelerator').map(({ id }) => id);
  const nicOf = (rank: number): number => schedule.links.find(({ a, b }) => a === rank && kinds[b] === 'nic')?.b ?? -1;
  return { context: { graph, router: new Router(graph, { seed: 1 }) }, group: { ranks, nics: ranks.map(nicOf) } };
}

/** Bytes on each link of the file over all its flows. */
function bytesByLink({ links, flows }: Schedule): number[] {
  const bytes = links.map(() => 0);
  for (const flow of flows) for (const link of flow.path) bytes[link] += flow.bytes;
  return bytes;
}

function ideal(schedule: Schedule, operation: CollectiveOperation, algorithm: string) {
  const { context, group } = drawn(schedule);
  const plan = planCollective(context, operation, [group], { trafficClass: 'other', algorithm, constants: 'ideal' });
  if (!plan.ok) throw new Error('unreachable');
  expect(plan.value.assumptions?.map(({ code }) => code)).not.toContain('collective-chosen-instead');
  const perLink = schedule.links.map(() => 0);
  plan.value.flowClass.links.forEach((link, i) => {
    perLink[link] = plan.value.linkBytesPerPayloadByte[i];
  });
  return { plan: plan.value, perLink };
}

describe.skipIf(!existsSync(folder))('step-by-step schedules of the network oracle (skipped without ../shared)', () => {
  test.each([
    ['n25-ring-allreduce-8', 'ring', 1e9],
    ['n26-halving-doubling-16', 'recursive-halving-doubling', 1.6e9],
    ['n28-hierarchical-allreduce', 'hierarchical', 800e6],
  ])('%s: the time and the bytes of each link are those of the schedule', (name, algorithm, payloadBytes) => {
    const schedule = read(name);
    const { plan, perLink } = ideal(schedule, 'all-reduce', algorithm);
    expect(plan.seconds(payloadBytes, 1) / schedule.expected.makespanSeconds).toBeCloseTo(1, 9);
    bytesByLink(schedule).forEach((bytes, link) => {
      expect(perLink[link] * payloadBytes).toBeCloseTo(bytes, 0);
    });
  });

  test.each([
    ['n21-rails-alltoall-fwd', 'rail-forwarded'],
    ['n21-rails-alltoall-pxn', 'source-forwarded'],
  ])('%s with equal sizes and starts: the bytes of each link, and the time but for latency', (name, algorithm) => {
    const file = read(name);
    const perPair = 50e6;
    const schedule = { ...file, flows: file.flows.map((flow) => ({ ...flow, bytes: perPair, startSeconds: 0 })) };
    const { plan, perLink } = ideal(schedule, 'all-to-all', algorithm);
    const payloadBytes = 16 * perPair;
    bytesByLink(schedule).forEach((bytes, link) => {
      expect(perLink[link] * payloadBytes).toBeCloseTo(bytes, 0);
    });
    // 240 flows sharing fairly. As one class they move in lock step: slower by at most the spread of path latencies.
    const makespan = Math.max(...runOracle(schedule).completionSeconds);
    expect(Math.abs(plan.seconds(payloadBytes, 1) - makespan)).toBeLessThan(4e-6);
  });
});

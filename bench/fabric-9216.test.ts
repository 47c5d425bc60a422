import { expect, test } from 'vitest';
import { randomStream } from '../src/base/rng.ts';
import { compile9216, design9216, solve9216 } from './fabric-9216.ts';

test('9,216 accelerators, 1,000 KV transfers and 64 expert groups: solved a few times, each transfer at a fair rate of its own', () => {
  const compiled = compile9216(design9216());
  expect(compiled.gpus.length).toBe(9216);
  expect(compiled.nicOf.filter((nic) => nic >= 0).length).toBe(9216);
  const { network, flows, groupCount, slowestTransferBytesPerSecond } = solve9216(compiled, randomStream(1, 'transfers'), 72);
  expect(groupCount).toBe(64);
  expect(flows.length).toBe(1000);
  // All start at once and differ in latency alone: a solution for each instant at which some enter, not for each flow.
  expect(network.solveCount).toBeLessThan(40);
  expect(slowestTransferBytesPerSecond).toBeGreaterThan(0);
  // A member leaves by the 400 Gb/s NIC of its rank.
  for (const flow of flows) expect(network.memberRate(flow)).toBeLessThanOrEqual(50e9 * (1 + 1e-9));
  const { graph } = compiled;
  for (let link = 0; link < graph.linkFrom.length; link += 1) {
    if (network.linkRate(link) > graph.linkBandwidthBytesPerSecond[link] * (1 + 1e-9)) throw new Error(graph.linkIds[link]);
  }
});

import { randomStream } from '../src/base/rng.ts';
import { FlowNetwork } from '../src/simulator/network/index.ts';
import type { Benchmark, BenchmarkCase, Figures } from './benchmark.ts';
import { type FatTree, fatTree } from './fat-tree.ts';

interface Plan {
  /** Ports of a switch: the tree has k³/4 hosts. */
  readonly k: number;
  readonly flows: number;
  readonly pattern: 'poisson-0.3' | 'all-at-once' | 'all-to-all';
}

/** 128, 1,024 and 11,664 hosts; flows of 1 MB + exponential(100 MB). */
const plans: readonly Plan[] = [
  ...[8, 16, 36].flatMap((k) => [1_000, 10_000, 100_000].map((flows): Plan => ({ k, flows, pattern: 'poisson-0.3' }))),
  { k: 8, flows: 1_000, pattern: 'all-at-once' },
  { k: 8, flows: 10_000, pattern: 'all-at-once' },
  { k: 16, flows: 10_000, pattern: 'all-at-once' },
  { k: 8, flows: 16_256, pattern: 'all-to-all' },
];

function caseOf(plan: Plan): BenchmarkCase {
  return {
    facts: { hosts: plan.k ** 3 / 4, flows: plan.flows, pattern: plan.pattern },
    prepare() {
      const tree = fatTree(plan.k);
      return (run) => runPlan(plan, tree, run);
    },
    rates: ({ cpuSeconds }) => ({ flowsPerSecond: plan.flows / cpuSeconds }),
  };
}

function runPlan(plan: Plan, tree: FatTree, seed: number): Figures {
  const random = randomStream(seed, 'flows');
  const network = new FlowNetwork(tree.capacities, { bucketSeconds: null });
  const { hostCount } = tree;
  // Mean size 101 MB at 30 % of what the hosts can send.
  const ratePerSecond = plan.pattern === 'poisson-0.3' ? (0.3 * hostCount * 50e9) / 101e6 : Infinity;
  let startSeconds = 0;
  let started = 0;
  let completed = 0;
  let peakActiveFlows = 0;
  const startNext = (): void => {
    const from = plan.pattern === 'all-to-all' ? Math.floor(started / (hostCount - 1)) : Math.floor(random() * hostCount);
    const step = plan.pattern === 'all-to-all' ? started % (hostCount - 1) : Math.floor(random() * (hostCount - 1));
    const bytes = plan.pattern === 'all-to-all' ? 10e6 : 1e6 - 100e6 * Math.log(random());
    network.startFlow(tree.flowClass(from, (from + 1 + step) % hostCount), bytes, 'other');
    started += 1;
  };
  const onComplete = (): void => {
    completed += 1;
  };
  while (completed < plan.flows) {
    const next = network.nextEventSeconds();
    if (started < plan.flows && startSeconds <= next) {
      network.advanceTo(startSeconds, onComplete);
      startNext();
      startSeconds += ratePerSecond === Infinity ? 0 : -Math.log(random()) / ratePerSecond;
      peakActiveFlows = Math.max(peakActiveFlows, network.activeCount);
    } else network.advanceTo(next, onComplete);
  }
  return { solveCount: network.solveCount, peakActiveFlows };
}

/** The flow model alone, on k-ary fat trees (docs/models.md, speed of the network). */
export const flows: Benchmark = { name: 'flows', cases: plans.map(caseOf) };

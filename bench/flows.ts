import { randomStream } from '../src/base/rng.ts';
import { FlowNetwork } from '../src/simulator/network/index.ts';
import { type FatTree, fatTree } from './flows-fat-tree.ts';

/** One measured case (product.md §6). */
export interface FlowCase {
  readonly hosts: number;
  readonly flows: number;
  readonly pattern: 'poisson-0.3' | 'all-at-once' | 'all-to-all';
  /** Per CPU second. */
  readonly flowsPerSecond: number;
  /** Median of the runs. */
  readonly wallSeconds: number;
  readonly peakRssBytes: number;
  readonly solveCount: number;
  readonly peakActiveFlows: number;
}

interface Plan {
  readonly k: number;
  readonly flows: number;
  readonly pattern: FlowCase['pattern'];
}

/** Fat trees of 128, 1,024 and 11,664 hosts, with flows of 1 MB + exponential(100 MB). */
export const flowPlans: readonly Plan[] = [
  { k: 8, flows: 1_000, pattern: 'poisson-0.3' },
  { k: 8, flows: 10_000, pattern: 'poisson-0.3' },
  { k: 8, flows: 100_000, pattern: 'poisson-0.3' },
  { k: 16, flows: 1_000, pattern: 'poisson-0.3' },
  { k: 16, flows: 10_000, pattern: 'poisson-0.3' },
  { k: 16, flows: 100_000, pattern: 'poisson-0.3' },
  { k: 36, flows: 1_000, pattern: 'poisson-0.3' },
  { k: 36, flows: 10_000, pattern: 'poisson-0.3' },
  { k: 36, flows: 100_000, pattern: 'poisson-0.3' },
  { k: 8, flows: 10_000, pattern: 'all-at-once' },
  { k: 16, flows: 10_000, pattern: 'all-at-once' },
  { k: 8, flows: 16_256, pattern: 'all-to-all' },
];

/** Measures every plan that `select` keeps; the first run of each only warms up. */
export function benchFlows(select: (plan: Plan) => boolean = () => true, runCount = 3): FlowCase[] {
  return flowPlans.filter(select).map((plan) => {
    const tree = fatTree(plan.k);
    runPlan(plan, tree, 0);
    const walls: number[] = [];
    const cpus: number[] = [];
    let last = { solveCount: 0, peakActiveFlows: 0 };
    let peakRssBytes = 0;
    for (let run = 1; run <= runCount; run += 1) {
      (globalThis as { gc?: () => void }).gc?.();
      const cpuBefore = process.cpuUsage();
      const before = performance.now();
      last = runPlan(plan, tree, run);
      const cpu = process.cpuUsage(cpuBefore);
      walls.push((performance.now() - before) / 1e3);
      cpus.push((cpu.user + cpu.system) / 1e6);
      peakRssBytes = Math.max(peakRssBytes, process.memoryUsage().rss);
    }
    return {
      hosts: tree.hostCount,
      flows: plan.flows,
      pattern: plan.pattern,
      flowsPerSecond: plan.flows / median(cpus),
      wallSeconds: median(walls),
      peakRssBytes,
      ...last,
    };
  });
}

function runPlan(plan: Plan, tree: FatTree, seed: number): { solveCount: number; peakActiveFlows: number } {
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

import { randomStream } from '../src/base/rng.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';
import { compile9216, design9216, solve9216 } from './fabric-9216.ts';

/** Expert groups of 72 fill a rack each; of 64 they lie across racks, and half of their pairs go over the fabric. */
function caseOf(expertGroupSize: number): BenchmarkCase {
  return {
    facts: { accelerators: 9216, transfers: 1000, expertGroupSize },
    prepare: () => (run) => {
      // A copy, so that nothing is remembered from the run before.
      const design = structuredClone(design9216());
      const before = process.cpuUsage();
      const compiled = compile9216(design);
      const between = process.cpuUsage(before);
      const { network } = solve9216(compiled, randomStream(run, 'transfers'), expertGroupSize);
      return {
        compileCpuSeconds: (between.user + between.system) / 1e6,
        directedLinks: compiled.graph.linkFrom.length,
        devices: compiled.graph.nodeIds.length,
        solveCount: network.solveCount,
      };
    },
  };
}

/** The largest fabric of the budgets: expanded, compiled and solved from nothing. Budget: 2 s. */
export const fabric: Benchmark = { name: 'fabric', cases: [72, 64].map(caseOf) };

import { existsSync, readFileSync } from 'node:fs';
import { catalog } from '../src/catalog/index.ts';
import { compileDesign, type NamedTrace } from '../src/compiler/index.ts';
import { type Design, parseDesign } from '../src/design/index.ts';
import { parseTrace, simulate } from '../src/simulator/index.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';
import { nvl72Racks } from './designs.ts';
import { h100Servers } from './h100-servers.ts';

/** The built bundle lies in out/main. */
const root = new URL('../../', import.meta.url);
/** Hour of the Azure 2023 conversation trace: kept beside the checkout, not in it. */
const azureHour = new URL('../shared/data/traces/azure2023_conv.csv', root);
const azureRequestCount = 19_366;

function preset64(): Design {
  const { design } = parseDesign(readFileSync(new URL('presets/llama70b-64.cluster.json', root), 'utf8'));
  if (design === null) throw new Error('the preset opens');
  return design;
}

function azureTrace(): NamedTrace | undefined {
  if (!existsSync(azureHour)) return undefined;
  const parsed = parseTrace('azure2023_conv.csv', readFileSync(azureHour));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { name: 'azure2023_conv.csv', trace: parsed.value };
}

/** Simulates what a design compiles to; compiling is not measured (the estimate benchmark does). */
function caseOf(
  name: string,
  accelerators: number,
  requests: number,
  design: () => Design,
  trace?: () => NamedTrace | undefined,
): BenchmarkCase {
  return {
    facts: { case: name, accelerators, requests },
    prepare() {
      const recorded = trace?.();
      const { input, diagnostics } = compileDesign(design(), catalog, { trace: recorded, requestCount: recorded ? undefined : requests });
      if (input === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
      return () => {
        const { summary } = simulate(input);
        if (summary.acceleratorCount !== accelerators) throw new Error(`${summary.acceleratorCount} accelerators, not ${accelerators}`);
        return {
          workload: recorded?.name ?? 'generated',
          eventCount: summary.eventCount,
          completed: summary.requests.completed,
          simulatedSeconds: summary.simulatedSeconds,
          attainmentFraction: summary.goodput.attainmentFraction ?? -1,
        };
      };
    },
    rates: ({ wallSeconds, cpuSeconds }) => ({
      requestsPerSecond: requests / wallSeconds,
      requestsPerCpuSecond: requests / cpuSeconds,
      cpuMicrosecondsPerRequest: (1e6 * cpuSeconds) / requests,
    }),
  };
}

/** Budgets: the Azure hour 1.2 s, a million requests 60 s and 2 GB, and a cost per request that does not grow with their number. */
export const serve: Benchmark = {
  name: 'serve',
  cases: [
    caseOf('azure-hour', 64, azureRequestCount, preset64, azureTrace),
    ...[10_000, 100_000, 1_000_000].map((requests) => caseOf('cost-per-request', 1152, requests, () => nvl72Racks(16, requests))),
    ...[8, 64, 512, 4096].map((accelerators) => caseOf('size', accelerators, 20_000, () => h100Servers(accelerators / 8, 20_000))),
  ],
};

import { hasErrors } from '../base/diagnostic.ts';
import { compileDesign } from '../compiler/index.ts';
import type { PartLibrary } from '../design/index.ts';
import type { Summary } from '../results/index.ts';
import { deviceMemory, type ModelSpec, type PoolInput, type SimulationInput, simulate } from '../simulator/index.ts';
import { referenceDesign, workloadOf } from './mapping/reference-design.ts';
import { type Conditions, isRefusal, type Metrics, type Refusal, refuse } from './measurement.ts';

/** What the simulation says of a measurement's conditions. */
export interface Prediction {
  readonly metrics: Metrics;
  /** Accelerators that the conditions were read as: not always what a source counts (docs/adr/0007). */
  readonly acceleratorCount: number;
  /** Share of the time that the pool which computes prompts spends on them. */
  readonly prefillBusyFraction: number;
  readonly assumptions: readonly string[];
}

const memoryCodes: ReadonlySet<string> = new Set(['model-does-not-fit', 'kv-cache-too-small']);
/** Of the requests that the cache could hold to their end: a run of an engine that admits no more than that. */
const filledFraction = 0.98;

/** Requests that run at once where all are queued: as many as memory and the engine's largest batch allow. */
function batchThatFits(model: ModelSpec, pool: PoolInput, requestTokens: number): number {
  const { kvCapacityTokens, kvOverheadTokens } = deviceMemory({
    model,
    device: pool.device,
    parallelism: pool.parallelism,
    precision: pool.precision,
    memoryUseFraction: pool.memoryUseFraction,
    schedulerTokenBudget: pool.scheduler.tokenBudgetCount,
    maxBatchCount: pool.scheduler.maxBatchCount,
    expertPlacement: pool.expertPlacement,
  });
  const pages = Math.ceil((requestTokens + kvOverheadTokens(requestTokens)) / pool.kvPageTokensCount) * pool.kvPageTokensCount;
  const perRank = Math.max(1, Math.min(pool.scheduler.maxBatchCount, Math.floor((filledFraction * kvCapacityTokens) / pages)));
  return perRank * pool.parallelism.dp * pool.replicas.length;
}

/** The compiled design of the conditions, or why there is none. */
export function measurementInput(conditions: Conditions, library: PartLibrary): SimulationInput | Refusal {
  const reference = referenceDesign(conditions, library);
  if (isRefusal(reference)) return reference;
  const { input, diagnostics } = compileDesign(reference.design, library);
  if (input === null || hasErrors(diagnostics)) {
    const error = diagnostics.find(({ severity }) => severity === 'error');
    const detail = error?.message ?? 'the design does not compile';
    return refuse(memoryCodes.has(error?.code ?? '') ? 'does not fit in memory' : 'parallelism not understood', detail);
  }
  if (conditions.load.kind !== 'all-queued') return input;
  const batch =
    conditions.load.batchCount ?? batchThatFits(reference.model, input.pools[0], conditions.inputTokens + conditions.outputTokens);
  const { classes, requestCount } = workloadOf(conditions, batch);
  return { ...input, workload: { kind: 'generated', classes, requestCount } };
}

function prefillBusyFraction(summary: Summary, { inputTokens }: Conditions): number {
  const prefill = summary.pools.find(({ role }) => role === 'prefill');
  if (prefill) return prefill.busyFraction;
  // Steps with prompts in them: how long a prompt's steps take, over how many prompts share one.
  const { prefillQueue, route, ...own } = summary.ttftBreakdownSeconds;
  const ownSeconds = Object.values(own).reduce((sum, seconds) => sum + seconds, 0);
  const sharing = Math.max(1, Math.floor(8192 / inputTokens));
  return Math.min(1, (summary.throughput.requestsPerSecond * ownSeconds) / sharing);
}

/** Simulates the conditions. Means over the requests after the warm-up cut. */
export function predict(conditions: Conditions, library: PartLibrary): Prediction | Refusal {
  const input = measurementInput(conditions, library);
  if (isRefusal(input)) return input;
  const { summary } = simulate(input);
  if (summary.requests.completed === 0) return refuse('does not fit in memory', 'no request could be served');
  return {
    metrics: {
      ...(summary.ttftSeconds.mean !== null && {
        ttftSeconds: summary.ttftSeconds.mean - (conditions.hasNoFrontEnd ? summary.ttftBreakdownSeconds.route : 0),
      }),
      ...(summary.tpotSeconds.mean !== null && { tpotSeconds: summary.tpotSeconds.mean }),
      outputTokensPerSecond: summary.throughput.outputTokensPerSecond,
      inputTokensPerSecond: summary.throughput.inputTokensPerSecond,
    },
    acceleratorCount: summary.acceleratorCount,
    prefillBusyFraction: prefillBusyFraction(summary, conditions),
    assumptions: summary.assumptions.map(({ code }) => code),
  };
}

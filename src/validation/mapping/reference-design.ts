import { type Design, emptyDesign, type PartLibrary } from '../../design/index.ts';
import type { LengthConfig, ModelSpec, PrecisionInput } from '../../simulator/index.ts';
import { type Conditions, isRefusal, type Load, type MeasuredPool, type Refusal, refuse } from '../measurement.ts';
import { acceleratorOfName, referenceSystemOf } from './accelerators.ts';
import { engineGeneration } from './engine-generation.ts';
import { modelOfName } from './models.ts';
import { poolsOf, replicaSizeOf } from './parallelism.ts';
import { precisionOf } from './precision.ts';
import { referenceTopology } from './reference-topology.ts';
import { smallestThatFits } from './smallest-that-fits.ts';

/** Engine settings of contracts.md §5. */
const tokenBudgetCount = 8192;
const memoryUseFraction = 0.9;
const kvPageTokensCount = 64;
/** Largest batch of an engine as a rule (TensorRT-LLM's default is 2,048); larger where more requests were in flight. */
const usualMaxBatchCount = 2048;
/** Requests of a run over those in flight (`--num-prompts $((CONC * 10))` of InferenceMAX). */
const closedLoopRounds = 10;
/** Of a closed loop nothing is cut: its source measures the opening burst too (docs/adr/0007). */
const warmupFraction = 0.2;
/** Rounds of a full batch where all requests are queued: throughput has settled, and the run stays short. */
const queuedRounds = 5;
/** Poisson arrivals: so long that filling and draining weigh little, between these counts. MLPerf runs for 600 s and more. */
const poissonSeconds = 60;
const fewestPoissonRequests = 3000;
const mostPoissonRequests = 40_000;

/** Conditions as a design, ready to be compiled. */
export interface ReferenceDesign {
  readonly design: Design;
  readonly model: ModelSpec;
  readonly pools: readonly MeasuredPool[];
}

function poolsFor(conditions: Conditions, model: ModelSpec, precision: PrecisionInput, library: PartLibrary) {
  if (conditions.parallelism !== null) return poolsOf(conditions.parallelism, conditions.acceleratorCount);
  const part = acceleratorOfName(conditions.accelerator, library);
  if (part === undefined) return refuse('part not in the catalogue', conditions.accelerator);
  return smallestThatFits(model, part, precision, conditions.acceleratorCount);
}

/** The workload of a load. @param batchCount requests in flight where all are queued */
export function workloadOf(conditions: Conditions, batchCount: number): Design['workload'] {
  const length = (tokensCount: number): LengthConfig =>
    conditions.shortestFraction === 1
      ? { kind: 'constant', tokensCount }
      : {
          kind: 'uniform',
          minTokensCount: Math.max(1, Math.floor(conditions.shortestFraction * tokensCount)),
          maxTokensCount: tokensCount,
        };
  const lengths = {
    inputTokens: length(conditions.inputTokens),
    outputTokens: length(conditions.outputTokens),
    prefix: { kind: 'none' },
  } as const;
  const load: Load = conditions.load;
  if (load.kind === 'poisson') {
    const arrivals = { kind: 'poisson', ratePerSecond: load.ratePerSecond } as const;
    const wantedCount = Math.round(load.ratePerSecond * poissonSeconds);
    const requestCount = Math.min(mostPoissonRequests, Math.max(fewestPoissonRequests, wantedCount));
    return { classes: [{ id: 'measured', arrivals, ...lengths }], requestCount, seed: 7, warmupFraction };
  }
  const isClosedLoop = load.kind === 'closed-loop';
  const concurrencyCount = isClosedLoop ? load.concurrencyCount : batchCount;
  const arrivals = { kind: 'closed-loop', concurrencyCount, thinkSeconds: 0 } as const;
  return {
    classes: [{ id: 'measured', arrivals, ...lengths }],
    requestCount: (isClosedLoop ? closedLoopRounds : queuedRounds) * concurrencyCount,
    seed: 7,
    warmupFraction: isClosedLoop ? 0 : warmupFraction,
  };
}

/** Turns conditions into a design, or says why not. */
export function referenceDesign(conditions: Conditions, library: PartLibrary): ReferenceDesign | Refusal {
  const model = modelOfName(conditions.model, library);
  if (model === undefined) return refuse('model not in the catalogue', conditions.model);
  const part = acceleratorOfName(conditions.accelerator, library);
  const shape = part && referenceSystemOf(part, library);
  if (!shape) return refuse('part not in the catalogue', conditions.accelerator);
  const precision = precisionOf(conditions.precision, conditions.kvStore, model.releasedFormat, part);
  const pools = poolsFor(conditions, model, precision, library);
  if (isRefusal(pools)) return pools;
  const sizes = pools.map(({ replicaCount, parallelism }) => ({ replicaCount, replicaSize: replicaSizeOf(parallelism) }));
  const drawn = referenceTopology(shape, sizes, library);
  if (isRefusal(drawn)) return drawn;
  const inFlight = conditions.load.kind === 'closed-loop' ? conditions.load.concurrencyCount : 0;
  const engine = engineGeneration(conditions.engine, conditions.engineVersion);
  const design: Design = {
    ...emptyDesign(library.version),
    name: 'measurement',
    definitions: drawn.definitions,
    topology: drawn.topology,
    deployment: {
      ...emptyDesign(library.version).deployment,
      model: model.id,
      pools: pools.map(({ role, parallelism }, index) => ({
        id: role,
        role,
        accelerators: drawn.selectors[index],
        replicaSize: sizes[index].replicaSize,
        parallelism: { ...parallelism, cp: 1 },
        precision,
        scheduler: { kind: 'chunked-prefill', tokenBudgetCount, maxBatchCount: Math.max(usualMaxBatchCount, inFlight) },
        memoryUseFraction,
        kvPageTokensCount,
        engine,
      })),
    },
    workload: workloadOf(conditions, 1),
  };
  return { design, model, pools };
}

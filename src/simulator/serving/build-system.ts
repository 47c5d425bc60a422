import { invariant } from '../../base/assert.ts';
import type { TrafficClass } from '../../results/index.ts';
import { attentionOf } from '../attention/index.ts';
import {
  type CollectiveChoices,
  type CollectiveContext,
  type CollectivePlan,
  fixedAlgorithm,
  planCollective,
} from '../collectives/index.ts';
import {
  createStepModel,
  createStepWork,
  layerCount,
  type StepCollectiveNeed,
  type StepCollectiveUse,
  type StepModel,
  stepCollectiveNeeds,
  stepPayloads,
} from '../compute/index.ts';
import { layerKinds, type ModelSpec } from '../model-spec.ts';
import { Router } from '../network/index.ts';
import type { PoolInput, ReplicaInput, SimulationInput } from '../simulation-input.ts';
import type { ServingSystem } from './serving-system.ts';

const trafficClassOf: Readonly<Record<StepCollectiveUse, TrafficClass>> = {
  'tensor-all-reduce': 'tp',
  'expert-dispatch': 'ep',
  'expert-combine': 'ep',
  'expert-all-reduce': 'ep',
  'pipeline-send': 'pp',
};

/** Tokens of a full step of one rank: they decide which algorithm stands for a collective on the links. */
function typicalTokens({ role, scheduler }: PoolInput): number {
  return role === 'decode' ? scheduler.maxBatchCount : scheduler.tokenBudgetCount;
}

/** Where the ranks of a replica sit, and what its step needs: planned over the routes of a context. */
function planOf(
  context: CollectiveContext,
  config: CollectiveChoices | undefined,
  replica: ReplicaInput,
  { use, operation, groups, exchange }: StepCollectiveNeed,
  typicalPayloadBytes: number,
) {
  const placed = groups.map((members) => ({
    ranks: members.map((rank) => replica.ranks[rank]),
    nics: members.map((rank) => replica.nics[rank]),
  }));
  return planCollective(context, operation, placed, {
    trafficClass: trafficClassOf[use],
    algorithm: fixedAlgorithm(config, operation),
    exchange: exchange ?? undefined,
    typicalPayloadBytes,
  });
}

function usualPlanOf(...args: Parameters<typeof planOf>): CollectivePlan {
  const plan = planOf(...args);
  invariant(plan.ok, `a path joins the ranks of ${args[2].id}`);
  return plan.value;
}

/** [replica] */
function stepModelsOf(
  context: CollectiveContext,
  config: CollectiveChoices | undefined,
  model: ModelSpec,
  pool: PoolInput,
): readonly StepModel[] {
  const needs = stepCollectiveNeeds(model, pool.parallelism);
  const args = {
    model,
    device: pool.device,
    parallelism: pool.parallelism,
    precision: pool.precision,
    memoryUseFraction: pool.memoryUseFraction,
    engine: pool.engine,
    schedulerTokenBudget: pool.scheduler.tokenBudgetCount,
    maxBatchCount: pool.scheduler.maxBatchCount,
    expertPlacement: pool.expertPlacement,
  };
  // Replicas of a pool differ in what joins their ranks, not in what the ranks compute.
  const work = createStepWork(args);
  const payloads = stepPayloads(model, pool.parallelism, work.activationBytesPerElement);
  const tokens = typicalTokens(pool);
  return pool.replicas.map((replica) => {
    const plans = needs.map((need) => {
      const payloadBytes = payloads[need.use].payloadBytes(tokens, tokens * pool.parallelism.dp);
      return [need.use, usualPlanOf(context, config, replica, need, payloadBytes)] as const;
    });
    return createStepModel({ ...args, plans: Object.fromEntries(plans) }, work);
  });
}

/** True if every layer with a cache has one head in it (a latent, MQA): each rank of a TP group then holds the same. */
function isKvReplicated(model: ModelSpec): boolean {
  return layerKinds(model).every(({ attention }) => attentionOf(attention).kvHeadCount(attention) <= 1);
}

/** Plans the collectives and times the steps of every replica of a compiled design. */
export function buildSystem(input: SimulationInput): ServingSystem {
  const router = new Router(input.network, { ...input.routing, seed: input.seed });
  const context = { graph: input.network, router };
  const stepModels = input.pools.map((pool) => stepModelsOf(context, input.collectives, input.model, pool));
  return {
    input,
    router,
    stepModels,
    layerCount: layerCount(input.model),
    isKvReplicated: isKvReplicated(input.model),
    replan(otherRouter, p, r, c) {
      const pool = input.pools[p];
      const need = stepCollectiveNeeds(input.model, pool.parallelism)[c];
      const tokens = typicalTokens(pool);
      const typicalPayloadBytes = stepModels[p][r].collectives[c].payloadBytes(tokens, tokens * pool.parallelism.dp);
      const context = { graph: input.network, router: otherRouter };
      const plan = planOf(context, input.collectives, pool.replicas[r], need, typicalPayloadBytes);
      return plan.ok ? plan.value : null;
    },
  };
}

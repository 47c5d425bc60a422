import { invariant } from '../../base/assert.ts';
import type { CollectivePlan, ExpertExchange } from '../collectives/index.ts';
import { feedForwardOf } from '../feed-forward/index.ts';
import { layerKinds, type ModelSpec } from '../model-spec.ts';
import type { ParallelismInput } from '../simulation-input.ts';

/**
 * What a step's collective is for:
 * - `tensor-all-reduce`: after attention and after feed-forward, over a TP group;
 * - `expert-dispatch`, `expert-combine`: tokens to their experts and back, over all ranks of a stage (DP-attention with EP);
 * - `expert-all-reduce`: DP-attention with experts divided by TP: all-gather of the tokens and reduce-scatter of the results,
 *   timed as the all-reduce that the two make up, over all ranks of a stage;
 * - `pipeline-send`: from a stage to the next.
 */
export type StepCollectiveUse = 'tensor-all-reduce' | 'expert-dispatch' | 'expert-combine' | 'expert-all-reduce' | 'pipeline-send';

/** A collective that a replica needs. Its groups run it at the same time. */
export interface StepCollectiveNeed {
  readonly use: StepCollectiveUse;
  readonly operation: 'all-reduce' | 'all-to-all' | 'send';
  /** Ranks of the replica, by index into `ReplicaInput.ranks`; for `send` pairs of [from, to]. */
  readonly groups: readonly (readonly number[])[];
  /** Of a dispatch or combine, whose payload counts a copy for each expert of each token. null: it is no exchange with experts. */
  readonly exchange: ExpertExchange | null;
}

/** Plans by use, as `createStepModel` takes them. A need without a plan throws. */
export type StepCollectivePlans = Readonly<Partial<Record<StepCollectiveUse, CollectivePlan>>>;

const operationOf: Readonly<Record<StepCollectiveUse, StepCollectiveNeed['operation']>> = {
  'tensor-all-reduce': 'all-reduce',
  'expert-dispatch': 'all-to-all',
  'expert-combine': 'all-to-all',
  'expert-all-reduce': 'all-reduce',
  'pipeline-send': 'send',
};

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function groupsOf(use: StepCollectiveUse, { tp, pp, dp, cp }: ParallelismInput): number[][] {
  const stageSize = tp * cp * dp;
  switch (use) {
    case 'tensor-all-reduce':
      return range(pp * dp * cp).map((group) => range(tp).map((rank) => group * tp + rank));
    case 'pipeline-send':
      return range((pp - 1) * stageSize).map((rank) => [rank, rank + stageSize]);
    default:
      return range(pp).map((stage) => range(stageSize).map((rank) => stage * stageSize + rank));
  }
}

/** Layers with routed experts. */
function expertLayerCount(model: ModelSpec): number {
  const sharding = { tp: 1, ep: 1, expertTp: 1 };
  return layerKinds(model).reduce(
    (sum, { feedForward, count }) =>
      sum + (feedForwardOf(feedForward).routedExperts(feedForward, model.hiddenSize, sharding) === null ? 0 : count),
    0,
  );
}

/** Routed experts that a token goes to: of the layer kind with the most. 0: the model has none. */
function expertsPerToken(model: ModelSpec): number {
  return Math.max(
    0,
    ...layerKinds(model).map(
      ({ feedForward }) =>
        feedForwardOf(feedForward).routedExperts(feedForward, model.hiddenSize, { tp: 1, ep: 1, expertTp: 1 })?.topK ?? 0,
    ),
  );
}

/** Which collectives a replica's step runs, and over which of its ranks (TP innermost, then CP, DP, PP). */
export function stepCollectiveNeeds(model: ModelSpec, parallelism: ParallelismInput): readonly StepCollectiveNeed[] {
  const { tp, pp, dp, ep } = parallelism;
  const hasExperts = expertLayerCount(model) > 0;
  const uses: StepCollectiveUse[] = [];
  if (tp > 1) uses.push('tensor-all-reduce');
  if (hasExperts && dp > 1) {
    if (ep === tp * dp) uses.push('expert-dispatch', 'expert-combine');
    else uses.push('expert-all-reduce');
  }
  if (pp > 1) uses.push('pipeline-send');
  const exchange = { topK: expertsPerToken(model), nodeLimit: null };
  return uses.map((use) => ({
    use,
    operation: operationOf[use],
    groups: groupsOf(use, parallelism),
    exchange: use === 'expert-dispatch' || use === 'expert-combine' ? exchange : null,
  }));
}

/** A collective of a step: calls per step, and payload per rank and call by the tokens in the step. */
export interface StepCollective {
  readonly plan: CollectivePlan;
  readonly callsPerStep: number;
  payloadBytes(maxRankTokens: number, totalTokens: number): number;
}

const bf16Bytes = 2;
/** Expert index, weight and source position that travel with a dispatched token. */
const dispatchHeaderBytes = 16;

/** Calls and payloads of each use. */
export type StepPayloads = Readonly<Record<StepCollectiveUse, Omit<StepCollective, 'plan'>>>;

/** What each collective of a step moves; those that the parallelism does not need are there too. */
export function stepPayloads(model: ModelSpec, parallelism: ParallelismInput, dispatchBytesPerElement: number): StepPayloads {
  const { tp, pp, dp } = parallelism;
  const { hiddenSize } = model;
  const layers = layerKinds(model).reduce((sum, { count }) => sum + count, 0);
  const expertLayers = expertLayerCount(model);
  const topK = expertsPerToken(model);
  /** Tokens that one rank sends to experts: its TP group shares the work. */
  const sent = (maxRankTokens: number): number => Math.ceil(maxRankTokens / pp / tp);

  return {
    'tensor-all-reduce': {
      // After attention in each layer; after feed-forward too, unless the experts' combine has done it.
      callsPerStep: layers + (dp > 1 ? layers - expertLayers : layers),
      payloadBytes: (maxRankTokens) => (maxRankTokens / pp) * hiddenSize * bf16Bytes,
    },
    'expert-dispatch': {
      callsPerStep: expertLayers,
      payloadBytes: (maxRankTokens) => sent(maxRankTokens) * topK * (hiddenSize * dispatchBytesPerElement + dispatchHeaderBytes),
    },
    'expert-combine': {
      callsPerStep: expertLayers,
      payloadBytes: (maxRankTokens) => sent(maxRankTokens) * topK * hiddenSize * bf16Bytes,
    },
    'expert-all-reduce': {
      callsPerStep: expertLayers,
      payloadBytes: (_, totalTokens) => (totalTokens / pp) * hiddenSize * bf16Bytes,
    },
    'pipeline-send': {
      callsPerStep: pp - 1,
      payloadBytes: (maxRankTokens) => ((maxRankTokens / pp) * hiddenSize * bf16Bytes) / tp,
    },
  };
}

/** The collectives of one step of a replica, each with its plan. */
export function stepCollectives(
  model: ModelSpec,
  parallelism: ParallelismInput,
  plans: StepCollectivePlans,
  dispatchBytesPerElement: number,
): readonly StepCollective[] {
  const payloads = stepPayloads(model, parallelism, dispatchBytesPerElement);
  return stepCollectiveNeeds(model, parallelism).map(({ use }) => {
    const plan = plans[use];
    invariant(plan !== undefined, `a plan for ${use}`);
    return { plan, ...payloads[use] };
  });
}

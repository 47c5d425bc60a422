import type { Design, ExpandedTopology } from '../design/index.ts';
import type { CostSummary, Summary } from '../results/index.ts';
import type { SimulationInput } from '../simulator/index.ts';
import { costByNode } from './cost-by-node.ts';
import { inputShareOfMixedPool } from './mixed-split.ts';
import { costByPool, type PoolCost } from './pool-shares.ts';

/** A design with what its run said. */
export interface CostedRun {
  readonly design: Design;
  readonly topology: ExpandedTopology;
  readonly input: SimulationInput;
  readonly summary: Summary;
}

/** What a pool costs, and its tokens cost: input tokens of a prefill pool, output tokens of a decode pool, both of a mixed one. */
export interface PoolCostSummary extends PoolCost {
  readonly role: string;
  readonly usdPerMillionInputTokens: number | null;
  readonly usdPerMillionOutputTokens: number | null;
  /** Energy with PUE over the pool's own tokens. */
  readonly joulesPerInputToken: number | null;
  readonly joulesPerOutputToken: number | null;
}

const perMillionTokensOfAnHour = 1e6 / 3600;

function perToken(amount: number, tokensPerSecond: number): number | null {
  return tokensPerSecond > 0 && amount > 0 ? amount / tokensPerSecond : null;
}

/**
 * Cost of each pool. $ per million tokens is $/hour ÷ 3,600 ÷ tokens per second × 10⁶; tokens are those of the whole run,
 * since pools of one role share them.
 */
export function costPools({ design, topology, input, summary }: CostedRun): readonly PoolCostSummary[] {
  const { inputTokensPerSecond, outputTokensPerSecond } = summary.throughput;
  const poolSummaries = new Map(summary.pools.map((pool) => [pool.id, pool]));
  return costByPool(topology, input, costByNode(design, topology, input, summary)).map((cost, index) => {
    const pool = input.pools[index];
    const poolSummary = poolSummaries.get(pool.id);
    const split = pool.role === 'mixed' && poolSummary ? inputShareOfMixedPool(input.model, pool, poolSummary, summary.throughput) : null;
    const inputShare = pool.role === 'prefill' ? 1 : pool.role === 'decode' ? 0 : split;
    const usd = cost.usdPerHour * perMillionTokensOfAnHour;
    const watts = cost.powerWatts * design.economics.pueRatio;
    return {
      ...cost,
      role: pool.role,
      usdPerMillionInputTokens: inputShare === null ? null : perToken(usd * inputShare, inputTokensPerSecond),
      usdPerMillionOutputTokens: inputShare === null ? null : perToken(usd * (1 - inputShare), outputTokensPerSecond),
      joulesPerInputToken: inputShare === null ? null : perToken(watts * inputShare, inputTokensPerSecond),
      joulesPerOutputToken: inputShare === null ? null : perToken(watts * (1 - inputShare), outputTokensPerSecond),
    };
  });
}

/**
 * What the drawing costs at this run's load. Prefill pools are charged to input tokens, decode pools to output tokens, each
 * with its share of servers, fabric and spare parts; so input tokens × their price + output tokens × theirs is the whole.
 * `powerWatts` is what the devices draw; energy and money count it with PUE. `joulesPerOutputToken` is all energy over
 * output tokens, prefill's too, as published figures count it.
 */
export function costSummary(run: CostedRun): CostSummary {
  const { design, topology, input, summary } = run;
  const { total } = costByNode(design, topology, input, summary);
  const pools = costPools(run);
  return {
    capexUsd: total.capexUsd,
    powerWatts: total.powerWatts,
    usdPerHour: total.usdPerHour,
    usdPerMillionInputTokens: sumOrNull(pools.map((pool) => pool.usdPerMillionInputTokens)),
    usdPerMillionOutputTokens: sumOrNull(pools.map((pool) => pool.usdPerMillionOutputTokens)),
    joulesPerOutputToken: perToken(total.powerWatts * design.economics.pueRatio, summary.throughput.outputTokensPerSecond),
    isLowerBound: total.isLowerBound,
  };
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The summary with its costs filled in, as the command line and the app show it. */
export function withCost(run: CostedRun): Summary {
  return { ...run.summary, cost: costSummary(run) };
}

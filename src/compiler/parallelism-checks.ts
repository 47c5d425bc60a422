import type { Diagnostic } from '../base/diagnostic.ts';
import {
  type AttentionSpec,
  attentionOf,
  engines,
  type FeedForwardSpec,
  feedForwardOf,
  layerCount,
  layerKinds,
  type ModelSpec,
  type PoolInput,
} from '../simulator/index.ts';

type Severity = Diagnostic['severity'];

/** How often a TP group holds the KV cache: 1 where heads are divided, more where a head or a latent is replicated. */
function kvCopiesOverRanks(attention: AttentionSpec, tp: number): number {
  const kvHeads = attentionOf(attention).kvHeadCount(attention);
  if (kvHeads === 0 || kvHeads % tp === 0) return 1;
  return tp / kvHeads;
}

function routedExpertCount(feedForward: FeedForwardSpec, hiddenSize: number): readonly number[] {
  const routed = feedForwardOf(feedForward).routedExperts(feedForward, hiddenSize, { tp: 1, ep: 1, expertTp: 1 });
  return routed === null ? [] : [routed.experts];
}

/** Degrees of parallelism that the model cannot take, and engines that are not known. What the pool alone can tell is a rule of `design/`. */
export function parallelismChecks(model: ModelSpec, pool: PoolInput, poolIndex: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (code: string, severity: Severity, keys: readonly string[], message: string, remedy: string): void => {
    found.push({ code, severity, path: ['deployment', 'pools', poolIndex, ...keys], message: `Pool "${pool.id}": ${message}`, remedy });
  };
  const { tp, pp, ep } = pool.parallelism;
  const heads = new Set(layerKinds(model).map(({ attention }) => attentionOf(attention).headCount(attention)));
  const kvCopies = new Set(layerKinds(model).map(({ attention }) => kvCopiesOverRanks(attention, tp)));
  const experts = new Set(layerKinds(model).flatMap(({ feedForward }) => routedExpertCount(feedForward, model.hiddenSize)));
  const layers = layerCount(model);

  for (const count of heads) {
    if (count % tp !== 0) {
      report(
        'tp-does-not-divide-heads',
        'error',
        ['parallelism', 'tp'],
        `TP ${tp} does not divide the ${count} attention heads of ${model.label}.`,
        'Choose a TP that divides the number of heads.',
      );
    }
  }
  for (const copies of kvCopies) {
    if (!Number.isInteger(copies)) {
      report(
        'tp-does-not-divide-kv-heads',
        'error',
        ['parallelism', 'tp'],
        `TP ${tp} and the KV heads of ${model.label} do not divide one another.`,
        'Choose a TP that divides the number of KV heads, or a multiple of it.',
      );
    } else if (copies > 1) {
      report(
        'kv-cache-replicated',
        'info',
        ['parallelism', 'tp'],
        `with TP ${tp} the KV cache of ${model.label} is held ${copies} times.`,
        'Use DP or PP for the rest of the ranks to keep more KV cache.',
      );
    }
  }
  if (pp > layers) {
    report(
      'pp-exceeds-layers',
      'error',
      ['parallelism', 'pp'],
      `PP ${pp} is more than the ${layers} layers of ${model.label}.`,
      'Lower PP.',
    );
  } else if (layers % pp !== 0) {
    report(
      'pp-does-not-divide-layers',
      'info',
      ['parallelism', 'pp'],
      `PP ${pp} does not divide ${layers} layers; stages are taken as equal.`,
      `Choose a PP that divides ${layers} if the stages matter.`,
    );
  }
  if (ep > 1 && experts.size === 0) {
    report('ep-without-experts', 'error', ['parallelism', 'ep'], `EP ${ep}, but ${model.label} has no experts.`, 'Set EP to 1.');
  }
  for (const count of experts) {
    if (count % ep !== 0) {
      report(
        'ep-does-not-divide-experts',
        'error',
        ['parallelism', 'ep'],
        `EP ${ep} does not divide the ${count} experts of ${model.label}.`,
        `Choose an EP that divides ${count}; redundant experts are not modelled yet.`,
      );
    }
  }
  if (!engines.find(pool.engine)) {
    report(
      'unknown-engine',
      'error',
      ['engine'],
      `there is no engine "${pool.engine}".`,
      `Use one of: ${engines.members.map(({ kind }) => kind).join(', ')}.`,
    );
  }
  return found;
}

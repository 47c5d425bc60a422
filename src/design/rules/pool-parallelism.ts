import type { Diagnostic } from '../../base/diagnostic.ts';
import { poolAccelerators } from './pool-accelerators.ts';
import type { Rule } from './rule.ts';

export const poolParallelism: Rule = {
  kind: 'pool-parallelism',
  label: 'Replicas use up the accelerators of their pool, and the parallelism uses up the replica',
  check(context) {
    const accelerators = poolAccelerators(context);
    return context.design.deployment.pools.flatMap((pool, index): Diagnostic[] => {
      const diagnostics: Diagnostic[] = [];
      const path = ['deployment', 'pools', index];
      const count = accelerators[index]?.length ?? 0;
      const { tp, pp, dp, cp, ep } = pool.parallelism;
      if (count > 0 && count % pool.replicaSize !== 0) {
        const isTooFew = count < pool.replicaSize;
        diagnostics.push({
          code: 'replica-size-does-not-divide',
          severity: 'error',
          path: [...path, 'replicaSize'],
          message: isTooFew
            ? `Pool "${pool.id}" has ${count} accelerators, fewer than the ${pool.replicaSize} of one replica.`
            : `Pool "${pool.id}" has ${count} accelerators, which replicas of ${pool.replicaSize} do not use up: ${count % pool.replicaSize} are left over.`,
          remedy: `Use a replica size that divides ${count} (${divisors(count).join(', ')}), or change the selection.`,
        });
      }
      const product = tp * pp * dp * cp;
      if (product !== pool.replicaSize) {
        diagnostics.push({
          code: 'parallelism-does-not-fill-replica',
          severity: 'error',
          path: [...path, 'parallelism'],
          message: `Pool "${pool.id}": TP ${tp} × PP ${pp} × DP ${dp} × CP ${cp} = ${product}, but a replica has ${pool.replicaSize} accelerators.`,
          remedy: `Make the product ${pool.replicaSize}, or set the replica size to ${product}.`,
        });
      }
      if ((tp * dp) % ep !== 0) {
        diagnostics.push({
          code: 'expert-parallelism-does-not-divide',
          severity: 'error',
          path: [...path, 'parallelism', 'ep'],
          message: `Pool "${pool.id}": EP ${ep} does not divide TP × DP = ${tp * dp}, over which experts are spread.`,
          remedy: `Use an EP that divides ${tp * dp} (${divisors(tp * dp).join(', ')}).`,
        });
      }
      return diagnostics;
    });
  },
};

function divisors(count: number): number[] {
  const found: number[] = [];
  for (let n = 1; n <= count && found.length < 24; n += 1) if (count % n === 0) found.push(n);
  return found;
}

import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Rule } from './rule.ts';

export const staticDecode: Rule = {
  kind: 'static-decode',
  label: 'Static batches are formed where prompts run',
  check({ design }): readonly Diagnostic[] {
    return design.deployment.pools.flatMap(({ id, role, scheduler }, index): Diagnostic[] => {
      if (role !== 'decode' || scheduler.kind !== 'static-batching') return [];
      return [
        {
          code: 'static-batching-in-decode-pool',
          severity: 'error',
          path: ['deployment', 'pools', index, 'scheduler'],
          message: `Pool "${id}" decodes sequences that come one by one from prefill; a static batch is formed of prompts.`,
          remedy: 'Choose another scheduler for this pool, or set the role to "mixed".',
        },
      ];
    });
  },
};

import type { SimulationInput } from '../../simulator/index.ts';
import type { WhatIfKind } from './what-if-kind.ts';

/** Prompts or answers of all requests. */
export interface LengthChange {
  readonly kind: 'input-tokens' | 'output-tokens';
  readonly factor: number;
}

/** Requests of a study are always a list by then (`offeredRequests`). Shared prefixes keep their blocks as long as the prompt holds them. */
function lengthKind<const K extends LengthChange['kind']>(kind: K, label: string, column: 'inputTokensCount' | 'outputTokensCount') {
  return {
    kind,
    label,
    relation: '×',
    apply(input: SimulationInput, { factor }: LengthChange): SimulationInput {
      if (input.workload.kind !== 'trace') return input;
      const { trace } = input.workload;
      const tokens = trace[column].map((count) => Math.max(1, Math.round(count * factor)));
      // Blocks describe the prompt as it was: with other lengths nothing is known to be shared.
      const { blocks: _, ...rest } = trace;
      return { ...input, workload: { ...input.workload, trace: { ...(kind === 'input-tokens' ? rest : trace), [column]: tokens } } };
    },
    subject: () => ({ linkIds: [], poolId: null }),
    describe: () => label.toLowerCase(),
    priceUsd: () => null,
  } as const satisfies WhatIfKind<LengthChange>;
}

export const inputLength = lengthKind('input-tokens', 'Tokens of prompts', 'inputTokensCount');
export const outputLength = lengthKind('output-tokens', 'Tokens of answers', 'outputTokensCount');

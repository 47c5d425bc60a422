import type { StepModel, StepParts } from './step-model.ts';

const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };

/**
 * Time of a step of one data-parallel rank as its scheduler predicts it: other ranks as full as this one, collectives with
 * their links to themselves, and each chunk taken to end its prompt.
 */
export function predictedStepSeconds(
  model: Pick<StepModel, 'dataParallelCount' | 'sharedParts' | 'decodeAttentionSeconds' | 'prefillAttentionSeconds'>,
  decodingCount: number,
  contextTokens: number,
  chunks: readonly { readonly newTokens: number; readonly cachedTokens: number }[],
): number {
  let tokens = decodingCount;
  let attention = decodingCount > 0 ? model.decodeAttentionSeconds(decodingCount, contextTokens) : 0;
  for (const { newTokens, cachedTokens } of chunks) {
    tokens += newTokens;
    attention += model.prefillAttentionSeconds(newTokens, cachedTokens);
  }
  model.sharedParts(tokens, tokens * model.dataParallelCount, decodingCount + chunks.length, 1, parts);
  return parts.gemm + parts.attention + parts.expertWeights + parts.collectives + parts.imbalance + parts.bubble + parts.host + attention;
}

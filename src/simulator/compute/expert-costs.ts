import { type ExpertPlacement, placeExperts, type RoutedExperts, randomImbalance } from '../feed-forward/index.ts';
import type { ParallelismInput } from '../simulation-input.ts';
import type { DeviceKernels, ExpertSeconds } from './device-kernels.ts';
import { tokenTable } from './token-table.ts';

const bf16Bytes = 2;
/** Every expert of the listed models has a token long before this. */
const largestSparseTokens = 8192;

/** Routed experts of one layer, on the mean rank, by the tokens of all ranks that share the experts. */
export interface ExpertCosts {
  seconds(totalTokens: number, out: ExpertSeconds): void;
  /** Load of the fullest rank over the mean. */
  imbalance(totalTokens: number): number;
}

export function createExpertCosts(
  experts: RoutedExperts,
  { dp, tp, ep }: ParallelismInput,
  kernels: DeviceKernels,
  placement: ExpertPlacement,
): ExpertCosts {
  const { topK, hiddenSize, intermediateSizePerRank } = experts;
  const placed = placeExperts(experts.experts, topK, ep, placement);
  const expertTp = Math.max(1, (tp * dp) / ep);
  const activeExperts = tokenTable(placed.activeCopies, largestSparseTokens);
  const parametersPerRank = experts.parametersPerExpert / expertTp;
  // A row enters, its inner activation is written and read (3·i with a gate, 2·i without), and a row leaves.
  const innerElements = (experts.upColumnCount + 1) * intermediateSizePerRank;
  const bytesPerRow = hiddenSize * (kernels.activationBytesPerElement + bf16Bytes) + innerElements * bf16Bytes;
  // Without DP-attention every rank holds all tokens and looks through them; a dispatch brings only those with an expert here.
  const seenShare = dp === 1 ? 1 : 1 - (1 - 1 / ep) ** topK;
  const bytesPerSeenToken = seenShare * hiddenSize * bf16Bytes;

  return {
    seconds(totalTokens, out) {
      const rows = (totalTokens * topK) / ep;
      const active = activeExperts(totalTokens) / ep;
      kernels.expertSeconds(
        active * parametersPerRank * kernels.weightBytesPerElement,
        2 * rows * parametersPerRank,
        rows * bytesPerRow,
        totalTokens * bytesPerSeenToken,
        out,
      );
    },
    imbalance: (totalTokens) => Math.min(ep, placed.imbalance * randomImbalance(ep, totalTokens * topK)),
  };
}

/** Overheads of measuring methods, fitted with the constants beside: for comparison with tables only, never part of a simulation. */
export const methodOverheadSeconds = {
  'nccl-tests in-place': 9.9e-6,
  'nccl-tests': 2e-6,
  'one call per trial': 20.2e-6,
  queued: 0,
} as const;
export type MeasuringMethod = keyof typeof methodOverheadSeconds;

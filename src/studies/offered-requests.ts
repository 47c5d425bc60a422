import { generateRequests, meanRatePerSecond, type RequestTrace, type SimulationInput, scaleTrace } from '../simulator/index.ts';

/** Requests that are offered at any rate: always the same ones, only their gaps are divided. */
export interface OfferedRequests {
  readonly name: string;
  readonly trace: RequestTrace;
  /** Mean rate of the gaps as they are: nominal of generated arrivals, measured of a trace. */
  readonly ratePerSecond: number;
}

/**
 * The requests of an input as a list. Scaling it in time is scaling the process: Poisson stays Poisson. What-ifs see the same
 * prompts in the same order (common random numbers), so that differences are not noise of the draw.
 *
 * @returns null for a closed loop: there the rate is a result, and cannot be searched
 */
export function offeredRequests({ workload, seed }: SimulationInput): OfferedRequests | null {
  if (workload.kind === 'trace') {
    const { arrivedAtSeconds } = workload.trace;
    const spanSeconds = (arrivedAtSeconds.at(-1) ?? 0) - (arrivedAtSeconds[0] ?? 0);
    return spanSeconds > 0
      ? { name: workload.name, trace: workload.trace, ratePerSecond: (arrivedAtSeconds.length - 1) / spanSeconds }
      : null;
  }
  const ratePerSecond = meanRatePerSecond(workload.classes);
  if (ratePerSecond === null) return null;
  return { name: 'generated', trace: generateRequests(workload.classes, workload.requestCount, seed), ratePerSecond };
}

/** The input with the requests offered `factor` times as fast as they are. */
export function atRate(input: SimulationInput, offered: OfferedRequests, factor: number): SimulationInput {
  return { ...input, workload: { kind: 'trace', name: offered.name, trace: scaleTrace(offered.trace, { rateScale: factor }) } };
}

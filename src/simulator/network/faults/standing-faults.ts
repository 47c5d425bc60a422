import type { Assumption, FaultInput, SimulationInput } from '../../simulation-input.ts';
import { isStanding, standingRateFractions } from './fault-schedule.ts';

/**
 * The input with the faults that are there throughout made part of its graph, so that both engines plan, route and estimate on
 * the links as they are. What remains in `faults` happens during the run.
 */
export function withStandingFaults(input: SimulationInput): SimulationInput {
  const { faults = [], network } = input;
  if (faults.length === 0) return input;
  const fractions = standingRateFractions(faults, network.linkFrom.length);
  return {
    ...input,
    network: {
      ...network,
      linkBandwidthBytesPerSecond: network.linkBandwidthBytesPerSecond.map((bytesPerSecond, link) => bytesPerSecond * fractions[link]),
    },
    faults: faults.filter((fault) => !isStanding(fault)),
    assumptions: [...input.assumptions, ...faultAssumptions(faults)],
  };
}

function faultAssumptions(faults: readonly FaultInput[]): readonly Assumption[] {
  return [
    { code: 'faults', message: `Faults: ${faults.map(describe).join('; ')}.` },
    {
      code: 'faults-are-seen-at-once',
      message: 'Routes and collectives avoid what is down from the instant at which it fails, and use it again from its repair.',
    },
  ];
}

function describe({ target, rateFraction, fromSeconds, untilSeconds }: FaultInput): string {
  const what = rateFraction === 0 ? 'down' : `at ${rateFraction} of its rate`;
  const until = untilSeconds === Infinity ? '' : ` until ${untilSeconds} s`;
  return `${target} ${what} ${fromSeconds === 0 ? 'from the start' : `from ${fromSeconds} s`}${until}`;
}

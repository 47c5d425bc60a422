import type { FaultInput } from '../../simulation-input.ts';

/** Faults of a run in order of time: which links keep how much of their rate, and when that changes. */
export class FaultSchedule {
  /** [linkCount] share of its drawn rate that each link keeps now. */
  readonly rateFraction: Float64Array;
  private readonly faults: readonly FaultInput[];
  private readonly instants: readonly number[];
  private readonly faultsOfLink = new Map<number, FaultInput[]>();
  private passed = 0;

  constructor(faults: readonly FaultInput[], linkCount: number) {
    this.faults = faults;
    this.rateFraction = new Float64Array(linkCount).fill(1);
    const instants = faults.flatMap(({ fromSeconds, untilSeconds }) => [fromSeconds, untilSeconds]).filter((at) => at < Infinity);
    this.instants = [...new Set(instants)].sort((a, b) => a - b);
    for (const fault of faults) {
      for (const link of fault.links) this.faultsOfLink.set(link, [...(this.faultsOfLink.get(link) ?? []), fault]);
    }
  }

  /** Instant of the next change; Infinity if none comes. */
  get nextSeconds(): number {
    return this.instants[this.passed] ?? Infinity;
  }

  /** Lets all changes up to an instant happen. @returns links that keep another share than before, ascending */
  advanceTo(atSeconds: number): readonly number[] {
    const begun = this.instants[this.passed];
    while (this.nextSeconds <= atSeconds) this.passed += 1;
    const touched = this.faults.filter(
      ({ fromSeconds, untilSeconds }) =>
        (fromSeconds >= begun && fromSeconds <= atSeconds) || (untilSeconds >= begun && untilSeconds <= atSeconds),
    );
    const links = [...new Set(touched.flatMap((fault) => Array.from(fault.links)))].sort((a, b) => a - b);
    return links.filter((link) => {
      let fraction = 1;
      for (const fault of this.faultsOfLink.get(link) ?? []) {
        if (fault.fromSeconds <= atSeconds && fault.untilSeconds > atSeconds) fraction *= fault.rateFraction;
      }
      const isChanged = fraction !== this.rateFraction[link];
      this.rateFraction[link] = fraction;
      return isChanged;
    });
  }
}

/** True of a fault that is there from the start and stays: it belongs to the graph, not to the course of a run. */
export function isStanding({ fromSeconds, untilSeconds }: FaultInput): boolean {
  return fromSeconds === 0 && untilSeconds === Infinity;
}

/** [linkCount] share of its drawn rate that each link keeps under the faults that are there throughout. */
export function standingRateFractions(faults: readonly FaultInput[], linkCount: number): Float64Array {
  const fractions = new Float64Array(linkCount).fill(1);
  for (const fault of faults.filter(isStanding)) for (const link of fault.links) fractions[link] *= fault.rateFraction;
  return fractions;
}

import type { ExplicitRouteInput } from '../simulation-input.ts';

/** Ways that the user has drawn, looked up by pair; the first that fits counts. */
export class ExplicitRoutes {
  private readonly rules: readonly {
    readonly from: ReadonlySet<number>;
    readonly to: ReadonlySet<number>;
    readonly via: readonly number[];
  }[];

  readonly isEmpty: boolean;

  constructor(routes: readonly ExplicitRouteInput[]) {
    this.isEmpty = routes.length === 0;
    this.rules = routes.map(({ from, to, via }) => ({ from: new Set(from), to: new Set(to), via: Array.from(via) }));
  }

  /** Devices to pass in this order; null: the pair has no way of its own. */
  via(from: number, to: number): readonly number[] | null {
    return this.rules.find((rule) => rule.from.has(from) && rule.to.has(to))?.via ?? null;
  }
}

import type { LinkGroup } from './drawn-links.ts';
import type { PoolPlacement, Shape } from './layout.ts';
import type { Cell, Plan } from './plan.ts';
import type { Nearness, ServerTemplate } from './server-template.ts';
import type { BoxTree } from './tree.ts';

/** Where a box stands: in a row of a plan, pinned (row −1), or in a server. */
export interface Home {
  readonly plan: Plan;
  row: number;
  column: number;
  readonly cell: Cell | null;
}

/** Everything that placing and routing share. */
export interface Planning {
  readonly tree: BoxTree;
  readonly shapes: readonly Shape[];
  readonly tiers: Uint8Array;
  readonly pools: readonly PoolPlacement[];
  readonly poolOf: Int32Array;
  /** True for a box that a pool's outline may go around as a whole: it holds no network switch. */
  readonly isUnit: (box: number) => boolean;
  readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly groups: readonly LinkGroup[];
  /** [boxCount + busCount] groups that end at a box or bus. */
  readonly groupsAt: readonly (readonly number[])[];
  /** Switches of each bus, and the container that each lies in. */
  readonly buses: readonly { readonly container: number; readonly switches: readonly number[] }[];
  readonly busOfContainer: ReadonlyMap<number, number>;
  /** True for a container of scale-up switches that stand on the bus of the container around it. */
  readonly isOnBus: (box: number) => boolean;
  readonly nearness: Nearness;
  /** [boxCount + busCount]. */
  readonly homes: (Home | null)[];
  readonly templates: Map<number, ServerTemplate>;
  /** Plans, children before parents. */
  readonly plans: Plan[];
}

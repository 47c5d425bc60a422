/** A device, a closed container, a bus, or a plan of its own (an open container, a hull). */
export type Cell =
  | { readonly kind: 'box'; readonly box: number; width: number; height: number; x: number; y: number }
  | { readonly kind: 'bus'; readonly bus: number; width: number; height: number; x: number; y: number }
  | { readonly kind: 'plan'; readonly plan: Plan; width: number; height: number; x: number; y: number };

/** Cells side by side. `x`, `y` of cells are relative to the plan's top-left corner. */
export interface Row {
  readonly cells: Cell[];
  y: number;
  height: number;
  /** [cells.length + 1] centre of the free strip before each cell, and after the last. */
  gapX: number[];
  /** Lanes that climb through each strip. */
  gapLanes: number[];
}

/** How one open container, or the hull of a pool in it, arranges what it holds. Coordinates are px at zoom 1. */
export interface Plan {
  /** Container that it draws; -1 for the top and for hulls. */
  readonly box: number;
  /** Pool whose hull it is; -1 if none. */
  readonly hullPool: number;
  /** Dies around a bus, in fixed places, instead of rows. */
  readonly isServer: boolean;
  parent: Plan | null;
  row: number;
  column: number;
  rows: Row[];
  /** Cells that the user has placed, outside the rows. */
  pinned: Cell[];
  /** [rows.length] number of tracks and height of the channel above each row. */
  channelTracks: number[];
  channelHeight: number[];
  channelY: number[];
  width: number;
  height: number;
  /** Absolute top-left corner, set last. */
  x: number;
  y: number;
  /** Where relative positions of pinned children count from, relative to the corner. */
  originX: number;
  originY: number;
  padTop: number;
  padSide: number;
  padBottom: number;
  /** More room on the left, for names of pools. */
  padLeft: number;
  /** Groups whose one end lies inside and the other outside. */
  open: number[];
  /** The cell that each of `open` comes from. */
  openAt: CellPlace[];
  /** Groups that join two cells of this plan. */
  joined: Joined[];
}

/** Row and column of a cell; row −1 for a cell that the user placed. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A group between two cells. */
export interface Joined {
  readonly group: number;
  readonly a: CellPlace;
  readonly b: CellPlace;
}

/** A plan with nothing in it yet. */
export function emptyPlan(box: number, hullPool: number, isServer: boolean): Plan {
  return {
    box,
    hullPool,
    isServer,
    parent: null,
    row: 0,
    column: 0,
    rows: [],
    pinned: [],
    channelTracks: [],
    channelHeight: [],
    channelY: [],
    width: 0,
    height: 0,
    x: 0,
    y: 0,
    originX: 0,
    originY: 0,
    padTop: 0,
    padSide: 0,
    padBottom: 0,
    padLeft: 0,
    open: [],
    openAt: [],
    joined: [],
  };
}

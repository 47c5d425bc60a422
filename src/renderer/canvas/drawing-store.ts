import { create } from 'zustand';
import type { HalfHit, Layout, Level, LinkFigures, LinkIndex, OverlayFrame, PictureInput } from '../../drawing/index.ts';

/** A place in the window, px from the canvas's corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What is joined to what while the user drags or steps from one device to another. */
export interface Connecting {
  readonly from: string;
  /** Device that is pointed at or stepped to. */
  readonly to: string | null;
  /** Why `to` cannot be joined; null if it can. */
  readonly refusal: { readonly message: string; readonly remedy: string } | null;
  /** Where the loose end is, in drawing coordinates; null: at `to` (keyboard). */
  readonly pointer: ScreenPoint | null;
  /** Devices found to fit, or not to fit; others are not judged yet. */
  readonly fits: ReadonlyMap<string, boolean>;
}

/** What pointing shows beside the pointer. */
export interface HoverInfo {
  readonly at: ScreenPoint;
  readonly title: string;
  readonly lines: readonly string[];
  readonly refusal: boolean;
}

/** Everything that the canvas layer paints and hit-tests. */
export interface Scene {
  readonly layout: Layout;
  readonly frame: OverlayFrame;
  readonly figures: LinkFigures;
  readonly picture: Pick<PictureInput, 'containerDetail' | 'poolDetail' | 'memoryFill'>;
}

interface DrawingStore {
  readonly scene: Scene | null;
  readonly level: Level;
  /** Links shown at the level, anywhere. */
  readonly shownLinks: readonly number[];
  /** Built when the pointer first asks for it: a large fabric has 50,000 lines. */
  readonly linkIndex: (() => LinkIndex) | null;
  readonly isBundled: boolean;
  readonly hoveredRibbon: number;
  readonly hoveredHalf: HalfHit | null;
  readonly hover: HoverInfo | null;
  readonly connecting: Connecting | null;
  /** Places of things that are being dragged: path → place in its container. */
  readonly dragged: Readonly<Record<string, ScreenPoint>>;
  readonly isStale: boolean;
}

/**
 * State of the drawing outside React's data flow: the painter and the pointer read it without a render, so that panning,
 * hovering and recolouring commit no node component.
 */
export const useDrawingStore = create<DrawingStore>()(() => ({
  scene: null,
  level: 3,
  shownLinks: [],
  linkIndex: null,
  isBundled: false,
  hoveredRibbon: -1,
  hoveredHalf: null,
  hover: null,
  connecting: null,
  dragged: {},
  isStale: false,
}));

import type { Layout } from '../layout/layout.ts';
import type { OverlayFrame } from '../overlays/overlay.ts';

/** Amount of detail: 0 site, 1 pod, 2 rack, 3 device, 4 inside. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** What a picture shows, besides where things lie. */
export interface PictureInput {
  readonly layout: Layout;
  readonly frame: OverlayFrame;
  readonly level: Level;
  /** px on screen per px of the drawing: text too small to read is left out. */
  readonly zoom: number;
  /** Only what touches this is drawn; null: everything. */
  readonly visible: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  /** Right-hand words in the strip of a container (`16 GPU · 20.4 kW`). */
  readonly containerDetail: (container: number) => string;
  /** Right-hand words in the foot of a pool's outline. */
  readonly poolDetail: (pool: number) => string;
  /** Used share of a device's memory, 0 to 1. */
  readonly memoryFill: (node: number) => number;
  /** Links drawn with a halo beneath, as indices into `layout.links`. */
  readonly selectedLinks: ReadonlySet<number>;
  readonly hoveredLink: number;
  /** Index of the ribbon under the pointer, at the levels that show ribbons; absent or -1: none. */
  readonly hoveredRibbon?: number;
  /** Cables gathered in ribbons at the rack level too, where lines would be a solid area. */
  readonly isBundled?: boolean;
  /** 1: full colour; less: the figures are of an older state. */
  readonly saturation: number;
}

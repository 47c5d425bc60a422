import { kindFamily } from '../../base/kinds.ts';
import { costOverlay } from './cost.ts';
import { designOverlay } from './design.ts';
import { kvOverlay } from './kv.ts';
import { loadOverlay } from './load.ts';

/** Every way to colour the drawing, in the order of the switch. */
export const overlays = kindFamily('overlay', [designOverlay, loadOverlay, kvOverlay, costOverlay] as const);
export type { HalfFigure, LegendModel, Overlay, OverlayFrame, OverlayInput, ScaleClass } from './overlay.ts';

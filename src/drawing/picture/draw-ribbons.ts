import { type BundleGrain, type Bundles, bundlesOf } from '../bundles.ts';
import type { OverlayFrame } from '../overlays/overlay.ts';
import { laneWidth, ribbonRoutes } from '../ribbon-routes.ts';
import { dashOf } from './draw-links.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

const figures = new WeakMap<OverlayFrame, Map<Bundles, Uint8Array>>();

/** [2 × bundleCount] class of each direction: that of the worst member. */
function ribbonClasses(frame: OverlayFrame, bundles: Bundles): Uint8Array {
  const ofFrame = figures.get(frame) ?? new Map<Bundles, Uint8Array>();
  figures.set(frame, ofFrame);
  const known = ofFrame.get(bundles);
  if (known) return known;
  const classes = new Uint8Array(bundles.bundles.length * 2);
  bundles.bundles.forEach(({ members, reversed }, bundle) => {
    for (const direction of [0, 1] as const) {
      let worst = -1;
      members.forEach((member, i) => {
        const half = 2 * member + (reversed[i] ? 1 - direction : direction);
        if (worst < 0 || frame.halfValue[half] > frame.halfValue[worst]) worst = half;
      });
      classes[bundle * 2 + direction] = frame.halfClass[worst];
    }
  });
  ofFrame.set(bundles, classes);
  return classes;
}

/** Halves of a ribbon in one direction, as indices of `OverlayFrame`. */
export function halvesOfBundle({ bundles }: Bundles, bundle: number, direction: 0 | 1): number[] {
  const { members, reversed } = bundles[bundle];
  return members.map((member, i) => 2 * member + (reversed[i] ? 1 - direction : direction));
}

/** Ribbons in two lanes, right-hand traffic, the quiet first so that what is hot lies on top. Widths are px on screen. */
export function drawRibbons(pen: Pen, input: PictureInput, grain: BundleGrain): void {
  const { layout, frame, zoom, visible } = input;
  const bundles = bundlesOf(layout, grain);
  const routes = ribbonRoutes(layout, grain);
  const classes = ribbonClasses(frame, bundles);
  const order = bundles.bundles
    .map((_, bundle) => bundle)
    .sort((a, b) => Math.max(classes[a * 2], classes[a * 2 + 1]) - Math.max(classes[b * 2], classes[b * 2 + 1]) || a - b);
  const isOneColour = frame.kind === 'design';
  for (const bundle of order) {
    const points = routes[bundle];
    if (visible && isOutside(points, visible)) continue;
    const { bandwidthBytesPerSecond, reverseBandwidthBytesPerSecond, technology } = bundles.bundles[bundle];
    const dash = dashOf[technology]?.map((length) => length / zoom);
    const widths = [laneWidth(bandwidthBytesPerSecond), laneWidth(reverseBandwidthBytesPerSecond)];
    const isHovered = bundle === input.hoveredRibbon;
    if (isHovered) pen.line(points, { stroke: 'halo', width: (widths[0] + widths[1] + 8) / zoom, cap: 'round' });
    for (const direction of [0, 1] as const) {
      const shown = frame.classes[classes[bundle * 2 + direction]];
      const width = widths[direction];
      // The lane from → to lies right of the middle line, the way back left of it.
      const shift = ((direction === 0 ? 1 : -1) * (width / 2 + 0.5)) / zoom;
      pen.line(shifted(points, shift), {
        stroke: shown.token,
        width: width / zoom,
        opacity: shown.isFaint ? 0.35 : isOneColour ? 0.85 : (shown.opacity ?? 1),
        ...(dash && isOneColour ? {} : {}),
      });
    }
  }
}

function isOutside(points: readonly number[], view: { x: number; y: number; width: number; height: number }): boolean {
  const n = points.length;
  const [minX, maxX] = [Math.min(points[0], points[n - 2]), Math.max(points[0], points[n - 2])];
  const [minY, maxY] = [Math.min(points[1], points[n - 1]), Math.max(points[1], points[n - 1])];
  return maxX < view.x || minX > view.x + view.width || maxY < view.y || minY > view.y + view.height;
}

/** The polyline moved sideways by `distance`, to the right of its direction. */
function shifted(points: readonly number[], distance: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const before = Math.max(0, i - 2);
    const after = Math.min(points.length - 2, i + 2);
    const [dx, dy] = [points[after] - points[before], points[after + 1] - points[before + 1]];
    const length = Math.hypot(dx, dy) || 1;
    out.push(points[i] - (dy / length) * distance, points[i + 1] + (dx / length) * distance);
  }
  return out;
}

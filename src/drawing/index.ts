export { type Arrangement, arrange, arrangements, fewestFor } from './arrange.ts';
export { type Bundle, type BundleEnd, type BundleGrain, type Bundles, bundlesOf, placedBoxes } from './bundles.ts';
export { freePlace } from './free-place.ts';
export { type Point, type Rect, rectContains, rectGrown, rectsOverlap, rectUnion } from './geometry.ts';
export { type HalfHit, hitBox, hitHull, hitLink, indexLinks, type LinkIndex, labelPlace } from './hit-test.ts';
export {
  type Bus,
  boxOfPath,
  boxPath,
  boxRect,
  type DrawnLink,
  type Hull,
  type Layout,
  type LayoutOptions,
  type PoolPlacement,
  type Route,
  type Shape,
} from './layout/layout.ts';
export { layoutTopology } from './layout/layout-topology.ts';
export { isBundledAt, levelOf, mountedBoxes, mountedNodeLimit, shownLinks } from './level-of-detail.ts';
export { technologyLabels } from './overlays/design.ts';
export {
  type HalfFigure,
  type LegendModel,
  type Overlay,
  type OverlayFrame,
  type OverlayInput,
  overlays,
  type ScaleClass,
} from './overlays/index.ts';
export { boxName, nodesIn } from './picture/draw-containers.ts';
export { along, dashOf, halvesOfDrawn, type LinkFigures, linkFigures } from './picture/draw-links.ts';
export { drawPicture } from './picture/draw-picture.ts';
export { halvesOfBundle } from './picture/draw-ribbons.ts';
export type { AreaStyle, LineStyle, Pen, TextStyle } from './picture/pen.ts';
export type { Level, PictureInput } from './picture/picture.ts';
export { fitText, svgPen } from './picture/svg-pen.ts';
export { parallelismLabel, placePools } from './pools.ts';
export { hitRibbon } from './ribbon-routes.ts';
export { chevronCount, linkWidth, loadClass, loadClasses, logClass } from './scales.ts';
export { type ColorToken, darkTheme, lightTheme } from './theme.ts';

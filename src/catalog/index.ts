export {
  type CatalogEntry,
  catalogEntries,
  dimensionOf,
  type FoundEntry,
  findEntries,
  type PartFigure,
  type PartQuery,
  parsePartQuery,
  partFigures,
  systemFigures,
} from './browse/index.ts';
export { catalog, catalogVersion } from './catalog.ts';
export { type ScaleUpBandwidth, scaleUpBandwidth } from './scale-up-bandwidth.ts';
export { type SystemTotals, systemTotals } from './system-totals.ts';

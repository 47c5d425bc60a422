export { type CatalogEntry, catalogEntries, type FoundEntry, findEntries } from './catalog-entries.ts';
export { dimensionOf, type PartQuery, parsePartQuery } from './figure-query.ts';
export { type PartFigure, partFigures } from './part-figures.ts';
export { systemFigures } from './system-figures.ts';

export { catalog, catalogVersion } from './catalog.ts';

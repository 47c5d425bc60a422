export { type ResolvedParts, resolveParts } from '../design/index.ts';

export * as placeholder from './schema.ts';

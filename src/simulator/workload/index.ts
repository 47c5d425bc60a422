export { type ArrivalsConfig, arrivalKinds, arrivalsSchema, openProcess } from './arrival-kinds.ts';
export { type LengthConfig, lengthKinds, lengthLimits, lengthQuantile, lengthSchema } from './length-kinds.ts';
export { type PrefixConfig, prefixKinds, prefixSchema } from './prefix-kinds.ts';
export { BlockListBuilder, type BlockLists, type RequestBlocks } from './request-blocks.ts';
export { type RequestClassConfig, requestClassSchema } from './request-class.ts';
export { generateRequests, meanRatePerSecond, type RequestSource, requestSource, traceSource } from './request-source.ts';
export { firstRequests, type RequestTrace, scaleTrace, type TraceScaling } from './request-trace.ts';
export { mostTraceRequests, type ParsedTrace, parseTrace, TraceParser, traceReaders } from './trace-parser.ts';

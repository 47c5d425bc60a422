export { type ArrivalsConfig, arrivalKinds, arrivalsSchema } from './arrival-kinds.ts';
export { parseAzureCsv } from './azure-trace.ts';
export { generateRequests } from './generate-requests.ts';
export { type LengthConfig, lengthKinds, lengthQuantile, lengthSchema } from './length-kinds.ts';
export { parseMooncakeJsonl } from './mooncake-trace.ts';
export { parseTrace, traceReaders } from './parse-trace.ts';
export { prefixSchema, type RequestClassConfig, requestClassSchema } from './request-class.ts';
export { type RequestTrace, scaleTrace, type TraceScaling } from './request-trace.ts';

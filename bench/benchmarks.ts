import type { Benchmark } from './benchmark.ts';
import { estimate } from './estimate.ts';
import { fabric } from './fabric.ts';
import { flows } from './flows.ts';
import { serve } from './serve.ts';

/** Every benchmark of `npm run bench`: one file and one line each. */
export const benchmarks: readonly Benchmark[] = [flows, estimate, fabric, serve];

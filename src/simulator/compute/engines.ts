import { kindFamily } from '../../base/kinds.ts';
import { milliseconds } from '../../base/units.ts';

/** What an engine generation adds to the kernels of a step. */
export interface EngineOverhead {
  readonly kind: string;
  readonly label: string;
  /** Scheduling, input preparation, sampling and detokenisation that are not hidden behind the device, per step. */
  readonly hostSecondsPerStep: number;
}

/** Generations, not versions: the one table of overheads, calibrated in docs/models.md#engine-overheads. */
export const engines = kindFamily('engine', [
  { kind: 'vllm-0.6', label: 'vLLM 0.6–0.10', hostSecondsPerStep: milliseconds(3) },
  { kind: 'vllm-0.11', label: 'vLLM 0.11 and later', hostSecondsPerStep: milliseconds(1) },
  { kind: 'tensorrt-llm-1.0', label: 'TensorRT-LLM up to 1.0', hostSecondsPerStep: milliseconds(1) },
  { kind: 'tensorrt-llm-1.1', label: 'TensorRT-LLM after 1.0', hostSecondsPerStep: milliseconds(0.5) },
  { kind: 'sglang-0.4', label: 'SGLang up to 0.4', hostSecondsPerStep: milliseconds(1) },
  { kind: 'sglang-0.5', label: 'SGLang 0.5 and later', hostSecondsPerStep: milliseconds(0.5) },
] as const satisfies readonly EngineOverhead[]);

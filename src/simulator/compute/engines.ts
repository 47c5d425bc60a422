import { kindFamily } from '../../base/kinds.ts';
import { milliseconds } from '../../base/units.ts';

/** What an engine generation adds to the kernels of a step. */
export interface EngineOverhead {
  readonly kind: string;
  readonly label: string;
  /** Scheduling, input preparation, sampling and detokenisation that are not hidden behind the device, per step. */
  readonly hostSecondsPerStep: number;
  /**
   * From a request's arrival until its engine's scheduler sees it: HTTP, tokenising, the hop between processes, scheduling
   * ahead of the device. A latency of its own, not work of the device.
   */
  readonly requestSeconds: number;
  /** false: no measured row of this generation was at hand. */
  readonly isCalibrated: boolean;
}

/**
 * Generations, not versions. Host: median of measured minus predicted TPOT over rows with at most 16 requests in flight, never
 * below 0. Request: what makes the median error of TTFT least (docs/models.md#engine-overheads).
 */
export const engines = kindFamily('engine', [
  {
    kind: 'vllm-0.6',
    label: 'vLLM 0.6–0.10',
    hostSecondsPerStep: milliseconds(3),
    requestSeconds: milliseconds(50),
    isCalibrated: false,
  },
  {
    kind: 'vllm-0.11',
    label: 'vLLM 0.11 and later',
    hostSecondsPerStep: milliseconds(0.7),
    requestSeconds: milliseconds(50),
    isCalibrated: true,
  },
  {
    kind: 'tensorrt-llm-1.0',
    label: 'TensorRT-LLM up to 1.0',
    hostSecondsPerStep: milliseconds(0.6),
    requestSeconds: milliseconds(105),
    isCalibrated: true,
  },
  {
    kind: 'tensorrt-llm-1.1',
    label: 'TensorRT-LLM after 1.0',
    hostSecondsPerStep: milliseconds(0),
    requestSeconds: milliseconds(100),
    isCalibrated: true,
  },
  {
    kind: 'sglang-0.4',
    label: 'SGLang up to 0.4',
    hostSecondsPerStep: milliseconds(0.5),
    requestSeconds: milliseconds(220),
    isCalibrated: false,
  },
  {
    kind: 'sglang-0.5',
    label: 'SGLang 0.5 and later',
    hostSecondsPerStep: milliseconds(0),
    requestSeconds: milliseconds(220),
    isCalibrated: true,
  },
] as const satisfies readonly EngineOverhead[]);

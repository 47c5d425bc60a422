import type { FlowClass } from './flow-class.ts';
import { grown, grownInt } from './growing-arrays.ts';

type FlowState = 0 | 1 | 2;
const free: FlowState = 0;
/** Not yet on its links, or complete and not yet told. */
export const waiting: FlowState = 1;
export const running: FlowState = 2;

/** Flows by handle, as columns; a handle is used again after its flow has gone. */
export class FlowTable {
  capacity = 256;
  /** Handles below it have been used. */
  end = 0;
  liveCount = 0;
  readonly flowClasses: (FlowClass | null)[] = [];
  state = new Uint8Array(256);
  /** Index of the traffic class. */
  traffic = new Uint8Array(256);
  /** Per member. */
  bytes = new Float64Array(256);
  /** Per member; Infinity: none. */
  cap = new Float64Array(256);
  weight = new Float64Array(256);
  /** Class in the solver, of a running flow. */
  classOfFlow = new Int32Array(256);
  private readonly freeHandles: number[] = [];

  /** A handle that is not in use; its columns are for the caller to fill. */
  take(): number {
    this.liveCount += 1;
    const reused = this.freeHandles.pop();
    if (reused !== undefined) return reused;
    if (this.end === this.capacity) this.grow(2 * this.capacity);
    this.end += 1;
    return this.end - 1;
  }

  release(flow: number): void {
    this.state[flow] = free;
    this.flowClasses[flow] = null;
    this.liveCount -= 1;
    this.freeHandles.push(flow);
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    this.bytes = grown(this.bytes, capacity);
    this.cap = grown(this.cap, capacity);
    this.weight = grown(this.weight, capacity);
    this.classOfFlow = grownInt(this.classOfFlow, capacity);
    const state = new Uint8Array(capacity);
    state.set(this.state);
    this.state = state;
    const traffic = new Uint8Array(capacity);
    traffic.set(this.traffic);
    this.traffic = traffic;
  }
}

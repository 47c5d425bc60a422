import { collectiveMethodOverheadSeconds, planCollective } from '../../simulator/index.ts';
import type { CsvRecord } from '../csv-records.ts';
import { type RefusalReason, referenceSystem } from './reference-system.ts';

type Operation = 'all-reduce' | 'all-gather' | 'reduce-scatter' | 'all-to-all';
type MeasuringMethod = keyof typeof collectiveMethodOverheadSeconds;

/** One measurement beside the prediction for the same conditions. */
export interface CollectiveRow {
  readonly system: string;
  readonly nodes: number;
  readonly gpus: number;
  readonly operation: string;
  readonly algorithm: string;
  readonly method: MeasuringMethod;
  /** As in the file: `calibrate`, or whatever else it marks. */
  readonly split: string;
  readonly payloadBytes: number;
  readonly measuredSeconds: number;
  readonly predictedSeconds: number;
  /** Bandwidth of nccl-tests: traffic of a ring per rank over the time. */
  readonly measuredBusBytesPerSecond: number;
  readonly predictedBusBytesPerSecond: number;
  /** Predicted over measured time, less 1. */
  readonly errorFraction: number;
}

/** A row that cannot be predicted, with the reason. */
export interface RefusedRow {
  readonly system: string;
  readonly payloadBytes: number;
  readonly reason: RefusalReason;
}

const operations: Readonly<Record<string, Operation>> = {
  all_reduce: 'all-reduce',
  allreduce: 'all-reduce',
  all_gather: 'all-gather',
  allgather: 'all-gather',
  reduce_scatter: 'reduce-scatter',
  reducescatter: 'reduce-scatter',
  all_to_all: 'all-to-all',
  alltoall: 'all-to-all',
};

/** Bytes that nccl-tests count for the bus, per byte of payload (doc/PERFORMANCE.md). */
function busFactor(operation: Operation, ranks: number): number {
  return ((operation === 'all-reduce' ? 2 : 1) * (ranks - 1)) / ranks;
}

function methodOf(note: string): MeasuringMethod {
  if (note.includes('one call per trial')) return 'one call per trial';
  return note.includes('in-place') ? 'nccl-tests in-place' : 'nccl-tests';
}

/**
 * The algorithm that the row states, where that is more than the library's own choice. A page that prints one name over a whole
 * sweep states the choice at large payloads: only `Ring` and `Tree`, which are set by hand, are taken at their word.
 */
function statedAlgorithm(operation: Operation, text: string): string | undefined {
  if (operation !== 'all-reduce') return undefined;
  if (/^ring\b/i.test(text)) return 'ring';
  return /^tree\b/i.test(text) ? 'tree' : undefined;
}

/** The prediction for a row of `collectives.csv`. */
export function predictRow(record: CsvRecord): CollectiveRow | RefusedRow {
  const { system, note = '', algorithm = '', split = '' } = record;
  const payloadBytes = Number(record.payload_bytes);
  const measuredBusBytesPerSecond = Number(record.busbw_GBps) * 1e9;
  const nodes = Number(record.nodes);
  const gpus = Number(record.gpus);
  const operation = operations[record.collective];
  const refused = (reason: RefusalReason): RefusedRow => ({ system, payloadBytes, reason });
  // A bandwidth that the page rounds to zero says nothing about the time.
  if (!(payloadBytes > 0 && measuredBusBytesPerSecond > 0)) return refused('field missing');
  if (operation === undefined) return refused('parallelism not understood');
  const drawn = referenceSystem(system, nodes, gpus);
  if (typeof drawn === 'string') return refused(drawn);
  const plan = planCollective(drawn, operation, [{ ranks: drawn.ranks, nics: drawn.nics }], {
    trafficClass: 'other',
    from: 'library',
    algorithm: statedAlgorithm(operation, algorithm),
  });
  if (!plan.ok) return refused('parallelism not understood');
  const method = methodOf(note);
  const predictedSeconds = plan.value.seconds(payloadBytes, 1) + collectiveMethodOverheadSeconds[method];
  const busBytes = busFactor(operation, gpus) * payloadBytes;
  const measuredSeconds = busBytes / measuredBusBytesPerSecond;
  return {
    system,
    nodes,
    gpus,
    operation,
    algorithm,
    method,
    split,
    payloadBytes,
    measuredSeconds,
    predictedSeconds,
    measuredBusBytesPerSecond,
    predictedBusBytesPerSecond: busBytes / predictedSeconds,
    errorFraction: predictedSeconds / measuredSeconds - 1,
  };
}

import { type LinkSeries, type ReplicaSeries, type RequestTable, type TierSummary, tpotParts, ttftParts } from '../../results/index.ts';
import { decodeParquet, encodeParquet, type ParquetColumn } from './column-file.ts';

/** Rows of the longest file that is still comfortable to open elsewhere; beyond it time buckets are joined in pairs. */
const maxSeriesRows = 4_000_000;

const capitalised = (word: string): string => word[0].toUpperCase() + word.slice(1);

/** Column `index` of a row-major table. */
function stride(table: Float64Array, rowCount: number, width: number, index: number): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, row) => table[row * width + index]);
}

/** requests.parquet: one row per request, in order of arrival. */
export function requestsParquet(table: RequestTable, replicaIds: readonly string[]): Uint8Array {
  const count = table.requestCount;
  const replicaName = (index: number): string => (index < 0 ? '' : (replicaIds[index] ?? ''));
  const columns: ParquetColumn[] = [
    {
      name: 'arrivedAtSeconds',
      type: 'DOUBLE',
      data: table.arrivedAtSeconds,
      description: 'Arrival at the router, from the start of the run.',
    },
    { name: 'inputTokensCount', type: 'INT32', data: table.inputTokensCount, description: 'Prompt length.' },
    { name: 'outputTokensCount', type: 'INT32', data: table.outputTokensCount, description: 'Generated tokens, the first included.' },
    {
      name: 'firstTokenAtSeconds',
      type: 'DOUBLE',
      data: table.firstTokenAtSeconds,
      description: 'First token leaves the replica that emits it. Null: never.',
    },
    { name: 'finishedAtSeconds', type: 'DOUBLE', data: table.finishedAtSeconds, description: 'Last token. Null: never.' },
    {
      name: 'prefillReplica',
      type: 'STRING',
      data: Array.from(table.prefillReplica, replicaName),
      description: 'Replica that computed the prompt; empty: none.',
    },
    {
      name: 'decodeReplica',
      type: 'STRING',
      data: Array.from(table.decodeReplica, replicaName),
      description: 'Replica that generated the tokens; empty: none.',
    },
    {
      name: 'preemptionCount',
      type: 'INT32',
      data: table.preemptionCount,
      description: 'Times that the request lost its KV cache and started over.',
    },
    {
      name: 'prefixHitTokensCount',
      type: 'INT32',
      data: table.prefixHitTokensCount,
      description: 'Tokens of the prompt that were found in a prefix cache.',
    },
    { name: 'kvBytes', type: 'DOUBLE', data: table.kvBytes, description: 'KV cache moved from prefill to decode.' },
    { name: 'kvVisibleSeconds', type: 'DOUBLE', data: table.kvVisibleSeconds, description: 'KV transfer that the request waited for.' },
    {
      name: 'outcome',
      type: 'INT32',
      data: Int32Array.from(table.outcome),
      description: '0 completed, 1 rejected (longer than the context of the model).',
    },
    ...ttftParts.map(
      (part, i): ParquetColumn => ({
        name: `ttft${capitalised(part)}Seconds`,
        type: 'DOUBLE',
        data: stride(table.ttftPartsSeconds, count, ttftParts.length, i),
        description: `Part of TTFT: ${part}. The ttft parts sum to firstTokenAtSeconds - arrivedAtSeconds.`,
      }),
    ),
    ...tpotParts.map(
      (part, i): ParquetColumn => ({
        name: `tpot${capitalised(part)}Seconds`,
        type: 'DOUBLE',
        data: stride(table.tpotPartsSeconds, count, tpotParts.length, i),
        description: `Part of the mean time per output token: ${part}. The tpot parts sum to TPOT.`,
      }),
    ),
  ];
  return encodeParquet(columns, { 'clusterwright.replicaIds': JSON.stringify(replicaIds) });
}

/** Reads requests.parquet back. */
export async function readRequestsParquet(bytes: Uint8Array): Promise<RequestTable> {
  const ttftNames = ttftParts.map((part) => `ttft${capitalised(part)}Seconds`);
  const tpotNames = tpotParts.map((part) => `tpot${capitalised(part)}Seconds`);
  const plain = [
    'arrivedAtSeconds',
    'inputTokensCount',
    'outputTokensCount',
    'firstTokenAtSeconds',
    'finishedAtSeconds',
    'preemptionCount',
    'prefixHitTokensCount',
  ];
  const names = [...plain, 'kvBytes', 'kvVisibleSeconds', 'outcome', ...ttftNames, ...tpotNames];
  const file = await decodeParquet(bytes, names, ['prefillReplica', 'decodeReplica']);
  const replicaIds = JSON.parse(file.metadata['clusterwright.replicaIds'] ?? '[]') as string[];
  const replicaIndex = new Map(replicaIds.map((id, index) => [id, index]));
  const replicas = (name: string): Int32Array => Int32Array.from(file.texts(name), (id) => replicaIndex.get(id) ?? -1);
  const interleave = (parts: readonly string[]): Float64Array => {
    const table = new Float64Array(file.rowCount * parts.length);
    for (const [i, name] of parts.entries()) for (const [row, value] of file.numbers(name).entries()) table[row * parts.length + i] = value;
    return table;
  };
  return {
    requestCount: file.rowCount,
    arrivedAtSeconds: file.numbers('arrivedAtSeconds'),
    inputTokensCount: Int32Array.from(file.numbers('inputTokensCount')),
    outputTokensCount: Int32Array.from(file.numbers('outputTokensCount')),
    firstTokenAtSeconds: file.numbers('firstTokenAtSeconds'),
    finishedAtSeconds: file.numbers('finishedAtSeconds'),
    prefillReplica: replicas('prefillReplica'),
    decodeReplica: replicas('decodeReplica'),
    preemptionCount: Int32Array.from(file.numbers('preemptionCount')),
    prefixHitTokensCount: Int32Array.from(file.numbers('prefixHitTokensCount')),
    kvBytes: file.numbers('kvBytes'),
    kvVisibleSeconds: file.numbers('kvVisibleSeconds'),
    ttftPartsSeconds: interleave(ttftNames),
    tpotPartsSeconds: interleave(tpotNames),
    outcome: Uint8Array.from(file.numbers('outcome')),
  };
}

/** What of a `LinkSeries` goes through links.parquet; totals and peaks of each link stand in summary.json. */
export type LinkBuckets = Pick<LinkSeries, 'bucketSeconds' | 'bucketCount' | 'linkIds' | 'carriedBytes'>;

/** The same bytes in buckets of twice the width. */
function joinPairs(series: LinkBuckets): LinkBuckets {
  const width = series.linkIds.length;
  const bucketCount = Math.ceil(series.bucketCount / 2);
  const carriedBytes = new Float64Array(bucketCount * width);
  for (let i = 0; i < series.bucketCount * width; i += 1)
    carriedBytes[(Math.trunc(i / width) >> 1) * width + (i % width)] += series.carriedBytes[i];
  return { bucketSeconds: series.bucketSeconds * 2, bucketCount, linkIds: series.linkIds, carriedBytes };
}

/** links.parquet: one row per directed link and time bucket in which it carried anything. */
export function linksParquet(series: LinkBuckets, maxRows: number = maxSeriesRows): Uint8Array {
  const width = series.linkIds.length;
  const filled: number[] = [];
  for (let i = 0; i < series.bucketCount * width; i += 1) {
    if (series.carriedBytes[i] > 0) filled.push(i);
    if (filled.length > maxRows && series.bucketCount > 1) return linksParquet(joinPairs(series), maxRows);
  }
  return encodeParquet(
    [
      { name: 'linkId', type: 'STRING', data: filled.map((i) => series.linkIds[i % width]), description: 'Directed link, from->to.' },
      {
        name: 'bucketStartAtSeconds',
        type: 'DOUBLE',
        data: Float64Array.from(filled, (i) => Math.trunc(i / width) * series.bucketSeconds),
        description: `Start of a time bucket of ${series.bucketSeconds} s. A bucket without a row carried nothing.`,
      },
      {
        name: 'carriedBytes',
        type: 'DOUBLE',
        data: Float64Array.from(filled, (i) => series.carriedBytes[i]),
        description: 'Bytes carried in the bucket.',
      },
    ],
    {
      'clusterwright.bucketSeconds': String(series.bucketSeconds),
      'clusterwright.bucketCount': String(series.bucketCount),
      'clusterwright.linkIds': JSON.stringify(series.linkIds),
    },
  );
}

/** Reads links.parquet back. */
export async function readLinksParquet(bytes: Uint8Array): Promise<LinkBuckets> {
  const file = await decodeParquet(bytes, ['bucketStartAtSeconds', 'carriedBytes'], ['linkId']);
  const bucketSeconds = Number(file.metadata['clusterwright.bucketSeconds']);
  const bucketCount = Number(file.metadata['clusterwright.bucketCount']);
  const linkIds = JSON.parse(file.metadata['clusterwright.linkIds'] ?? '[]') as string[];
  const linkIndex = new Map(linkIds.map((id, index) => [id, index]));
  const carriedBytes = new Float64Array(bucketCount * linkIds.length);
  const starts = file.numbers('bucketStartAtSeconds');
  const values = file.numbers('carriedBytes');
  for (const [row, id] of file.texts('linkId').entries()) {
    carriedBytes[Math.round(starts[row] / bucketSeconds) * linkIds.length + (linkIndex.get(id) ?? 0)] = values[row];
  }
  return { bucketSeconds, bucketCount, linkIds, carriedBytes };
}

const replicaColumns = ['busyFraction', 'batch', 'kvOccupancyFraction', 'queue'] as const;
const replicaDescriptions = [
  'Share of the bucket in which the replica ran a step.',
  'Running requests, mean over the bucket.',
  'KV pages in use, mean over the bucket.',
  'Waiting requests, mean over the bucket.',
];
/** The format wants a unit in every name; the columns inside the program are counts and shares. */
const replicaNames = ['busyFraction', 'batchCount', 'kvOccupancyFraction', 'queueCount'];

/** replicas.parquet: one row per replica and time bucket. */
export function replicasParquet(series: ReplicaSeries, poolIds: readonly string[]): Uint8Array {
  const width = series.replicaIds.length;
  const rows = Array.from({ length: series.bucketCount * width }, (_, i) => i);
  return encodeParquet(
    [
      { name: 'replicaId', type: 'STRING', data: rows.map((i) => series.replicaIds[i % width]), description: 'Replica.' },
      {
        name: 'poolId',
        type: 'STRING',
        data: rows.map((i) => poolIds[series.replicaPool[i % width]] ?? ''),
        description: 'Pool of the replica.',
      },
      {
        name: 'bucketStartAtSeconds',
        type: 'DOUBLE',
        data: Float64Array.from(rows, (i) => Math.trunc(i / width) * series.bucketSeconds),
        description: `Start of a time bucket of ${series.bucketSeconds} s.`,
      },
      ...replicaColumns.map(
        (column, i): ParquetColumn => ({
          name: replicaNames[i],
          type: 'DOUBLE',
          data: series[column],
          description: replicaDescriptions[i],
        }),
      ),
    ],
    {
      'clusterwright.bucketSeconds': String(series.bucketSeconds),
      'clusterwright.bucketCount': String(series.bucketCount),
      'clusterwright.replicaIds': JSON.stringify(series.replicaIds),
      'clusterwright.replicaPool': JSON.stringify([...series.replicaPool]),
    },
  );
}

/** Reads replicas.parquet back. */
export async function readReplicasParquet(bytes: Uint8Array): Promise<ReplicaSeries> {
  const file = await decodeParquet(bytes, replicaNames);
  const [busyFraction, batch, kvOccupancyFraction, queue] = replicaNames.map((name) => file.numbers(name));
  return {
    bucketSeconds: Number(file.metadata['clusterwright.bucketSeconds']),
    bucketCount: Number(file.metadata['clusterwright.bucketCount']),
    replicaIds: JSON.parse(file.metadata['clusterwright.replicaIds'] ?? '[]') as string[],
    replicaPool: Int32Array.from(JSON.parse(file.metadata['clusterwright.replicaPool'] ?? '[]') as number[]),
    busyFraction,
    batch,
    kvOccupancyFraction,
    queue,
  };
}

/** tiers.parquet: one row per memory tier. */
export function tiersParquet(tiers: readonly TierSummary[]): Uint8Array {
  return encodeParquet([
    { name: 'tierId', type: 'STRING', data: tiers.map(({ id }) => id), description: 'Memory tier.' },
    {
      name: 'capacityBytes',
      type: 'DOUBLE',
      data: Float64Array.from(tiers, ({ capacityBytes }) => capacityBytes),
      description: 'Capacity.',
    },
    {
      name: 'meanOccupancyFraction',
      type: 'DOUBLE',
      data: Float64Array.from(tiers, ({ meanOccupancyFraction }) => meanOccupancyFraction),
      description: 'Share in use, mean over the run.',
    },
    {
      name: 'peakOccupancyFraction',
      type: 'DOUBLE',
      data: Float64Array.from(tiers, ({ peakOccupancyFraction }) => peakOccupancyFraction),
      description: 'Share in use, at most.',
    },
    { name: 'readBytes', type: 'DOUBLE', data: Float64Array.from(tiers, ({ readBytes }) => readBytes), description: 'Carried off.' },
    {
      name: 'writtenBytes',
      type: 'DOUBLE',
      data: Float64Array.from(tiers, ({ writtenBytes }) => writtenBytes),
      description: 'Carried in.',
    },
    {
      name: 'fetchedTokensCount',
      type: 'DOUBLE',
      data: Float64Array.from(tiers, ({ fetchedTokensCount }) => fetchedTokensCount),
      description: 'Tokens of prompts fetched instead of computed.',
    },
  ]);
}

import { expect, test } from 'vitest';
import { type ReplicaSeries, type RequestTable, tpotParts, ttftParts } from '../../results/index.ts';
import { decodeParquet, descriptionsKey, encodeParquet } from './column-file.ts';
import {
  linksParquet,
  readLinksParquet,
  readReplicasParquet,
  readRequestsParquet,
  replicasParquet,
  requestsParquet,
  tiersParquet,
} from './run-tables.ts';

const requests: RequestTable = {
  requestCount: 3,
  arrivedAtSeconds: Float64Array.of(0, 0.5, 1),
  inputTokensCount: Int32Array.of(100, 200, 9_000_000),
  outputTokensCount: Int32Array.of(1, 7, 5),
  firstTokenAtSeconds: Float64Array.of(0.25, 0.75, Number.NaN),
  finishedAtSeconds: Float64Array.of(0.25, 1.5, Number.NaN),
  prefillReplica: Int32Array.of(0, 1, -1),
  decodeReplica: Int32Array.of(0, 2, -1),
  preemptionCount: Int32Array.of(0, 1, 0),
  prefixHitTokensCount: Int32Array.of(0, 512, 0),
  kvBytes: Float64Array.of(0, 1e9, 0),
  kvVisibleSeconds: Float64Array.of(0, 0.01, 0),
  ttftPartsSeconds: Float64Array.from({ length: 3 * ttftParts.length }, (_, i) => i / 8),
  tpotPartsSeconds: Float64Array.from({ length: 3 * tpotParts.length }, (_, i) => i / 16),
  outcome: Uint8Array.of(0, 0, 1),
};

test('a request table comes back as it was, and what did not happen is null in the file', async () => {
  const bytes = requestsParquet(requests, ['p/replica[0]', 'p/replica[1]', 'd/replica[0]']);
  expect(await readRequestsParquet(bytes)).toEqual(requests);
  expect([...new TextDecoder().decode(bytes.slice(0, 4))].join('')).toBe('PAR1');
});

test('every column has a description, and every number a unit in its name', async () => {
  const file = await decodeParquet(requestsParquet(requests, []), []);
  const descriptions = JSON.parse(file.metadata[descriptionsKey]) as Record<string, string>;
  expect(Object.keys(descriptions).length).toBe(12 + ttftParts.length + tpotParts.length);
  for (const [name, text] of Object.entries(descriptions)) {
    expect(text.length).toBeGreaterThan(5);
    expect(name).toMatch(/Seconds$|Count$|Bytes$|Replica$|^outcome$/);
  }
});

// Two links, three buckets of 0.1 s: a-b carries 10 and 20 bytes, b-a 5 in the last.
const links = { bucketSeconds: 0.1, bucketCount: 3, linkIds: ['a->b', 'b->a'], carriedBytes: Float64Array.of(10, 0, 20, 0, 0, 5) };

test('a link series comes back as it was; idle buckets take no rows', async () => {
  const bytes = linksParquet(links);
  expect((await decodeParquet(bytes, ['carriedBytes'])).numbers('carriedBytes')).toEqual(Float64Array.of(10, 20, 5));
  expect(await readLinksParquet(bytes)).toEqual(links);
});

test('a series with too many rows is kept in wider buckets, and loses no byte', async () => {
  const joined = await readLinksParquet(linksParquet(links, 2));
  expect(joined).toEqual({ ...links, bucketSeconds: 0.2, bucketCount: 2, carriedBytes: Float64Array.of(30, 0, 0, 5) });
});

test('a series without traffic, and a run without tiers, are valid files', async () => {
  expect(await readLinksParquet(linksParquet({ ...links, carriedBytes: new Float64Array(6) }))).toMatchObject({ bucketCount: 3 });
  expect((await decodeParquet(tiersParquet([]), [], ['tierId'])).rowCount).toBe(0);
});

test('a replica series comes back as it was', async () => {
  const replicas: ReplicaSeries = {
    bucketSeconds: 1,
    bucketCount: 2,
    replicaIds: ['p/replica[0]', 'd/replica[0]'],
    replicaPool: Int32Array.of(0, 1),
    busyFraction: Float64Array.of(0.5, 1, 0.25, 0),
    batch: Float64Array.of(1, 2, 3, 4),
    kvOccupancyFraction: Float64Array.of(0.1, 0.2, 0.3, 0.4),
    queue: Float64Array.of(0, 0, 1, 2),
  };
  expect(await readReplicasParquet(replicasParquet(replicas, ['prefill', 'decode']))).toEqual(replicas);
});

test('bytes that are no Parquet file are refused', async () => {
  await expect(decodeParquet(new TextEncoder().encode('not a file at all'), ['x'])).rejects.toThrow();
});

test('text columns keep any character', async () => {
  const data = ['gpu[0]->nic[0]#2', 'ü', ''];
  const file = await decodeParquet(encodeParquet([{ name: 'id', type: 'STRING', data, description: 'An id.' }]), [], ['id']);
  expect(file.texts('id')).toEqual(data);
});

import { cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type LinkBuckets,
  linksParquet,
  readLinksParquet,
  readReplicasParquet,
  readRequestsParquet,
  replicasParquet,
  requestsParquet,
  tiersParquet,
} from '../../interchange/index.ts';
import type { ReplicaSeries, RequestTable, RunResults, Summary } from '../../results/index.ts';
import { type FileOperations, writeFileAtomically } from '../files/index.ts';
import type { DesignJob, RunDetails } from './job.ts';

/** manifest.json: what a run is of, and what made it. */
export const runManifestSchema = z.object({
  format: z.literal('clusterwright-run'),
  formatVersion: z.literal(1),
  runId: z.string(),
  /** Given by the user; a named run is never thrown away to make room. */
  name: z.string().nullable(),
  designName: z.string(),
  designHash: z.string(),
  seed: z.number(),
  traceName: z.string().nullable(),
  rateScaleRatio: z.number(),
  version: z.string(),
  catalogVersion: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  wallSeconds: z.number(),
  host: z.object({ platform: z.string(), arch: z.string(), node: z.string(), cpu: z.string(), cpuCount: z.number() }),
  poolIds: z.array(z.string()),
});
export type RunManifest = z.output<typeof runManifestSchema>;

/** What is known of a run when it starts. */
export interface RunIdentity {
  readonly runId: string;
  readonly startedAt: string;
  readonly version: string;
  readonly catalogVersion: string;
}

/** The columns of a run, as far as windows are read from them. */
export interface RunColumns {
  readonly poolIds: readonly string[];
  readonly requests: RequestTable;
  readonly links: LinkBuckets;
  readonly replicas: ReplicaSeries;
}

/** Writes a run's folder; the manifest last, so that a folder with one is whole. */
export async function writeRunFolder(
  files: FileOperations,
  folder: string,
  identity: RunIdentity,
  job: DesignJob,
  results: RunResults,
  details: RunDetails,
  finishedAt: string,
): Promise<void> {
  await files.mkdir(folder);
  const manifest: RunManifest = {
    format: 'clusterwright-run',
    formatVersion: 1,
    runId: identity.runId,
    name: null,
    designName: details.designName,
    designHash: results.summary.designHash,
    seed: results.summary.seed,
    traceName: details.traceName,
    rateScaleRatio: job.rateScale,
    version: identity.version,
    catalogVersion: identity.catalogVersion,
    startedAt: identity.startedAt,
    finishedAt,
    wallSeconds: results.summary.wallSeconds,
    host: {
      platform: process.platform,
      arch: process.arch,
      node: process.version,
      cpu: cpus()[0]?.model ?? 'unknown',
      cpuCount: cpus().length,
    },
    poolIds: [...details.poolIds],
  };
  const parts: readonly [string, () => Uint8Array][] = [
    ['design.cluster.json', () => text(job.text)],
    ['summary.json', () => text(`${JSON.stringify(results.summary, null, 2)}\n`)],
    ['requests.parquet', () => requestsParquet(results.requests, results.replicas.replicaIds)],
    ['links.parquet', () => linksParquet(results.links)],
    ['replicas.parquet', () => replicasParquet(results.replicas, details.poolIds)],
    ['tiers.parquet', () => tiersParquet(results.summary.tiers)],
    ['manifest.json', () => text(`${JSON.stringify(manifest, null, 2)}\n`)],
  ];
  for (const [name, encode] of parts) await writeFileAtomically(files, join(folder, name), encode(), join(folder, 'copies'));
}

/** The manifest of a run's folder, or null if it is not one, or not whole. */
export async function readManifest(files: FileOperations, folder: string): Promise<RunManifest | null> {
  try {
    const parsed = runManifestSchema.safeParse(JSON.parse(new TextDecoder().decode(await files.readFile(join(folder, 'manifest.json')))));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** @throws if the folder has no readable summary */
export async function readSummary(files: FileOperations, folder: string): Promise<Summary> {
  return JSON.parse(new TextDecoder().decode(await files.readFile(join(folder, 'summary.json')))) as Summary;
}

/** The tables of a run, each fetched when it is first asked for. */
export interface RunTables {
  readonly poolIds: readonly string[];
  requests(): Promise<RequestTable>;
  links(): Promise<LinkBuckets>;
  replicas(): Promise<ReplicaSeries>;
}

/** Tables that are in memory already. */
export function tablesInMemory(columns: RunColumns): RunTables {
  return {
    poolIds: columns.poolIds,
    requests: async () => columns.requests,
    links: async () => columns.links,
    replicas: async () => columns.replicas,
  };
}

/** Tables on disk, each read once. Its function rejects if the file is missing or broken. */
export async function tablesOnDisk(files: FileOperations, folder: string): Promise<RunTables> {
  const manifest = await readManifest(files, folder);
  const once = <T>(name: string, decode: (bytes: Uint8Array) => Promise<T>): (() => Promise<T>) => {
    let table: Promise<T> | null = null;
    return () => {
      table ??= files.readFile(join(folder, name)).then(decode);
      return table;
    };
  };
  return {
    poolIds: manifest?.poolIds ?? [],
    requests: once('requests.parquet', readRequestsParquet),
    links: once('links.parquet', readLinksParquet),
    replicas: once('replicas.parquet', readReplicasParquet),
  };
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

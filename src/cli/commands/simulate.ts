import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { catalogVersion } from '../../catalog/index.ts';
import {
  appVersion,
  type DesignJob,
  type JobOutcome,
  nodeFileOperations,
  simulateDesign,
  systemErrorCode,
  traceFileOf,
  writeRunFolder,
} from '../../host/index.ts';
import {
  type Command,
  type CommandContext,
  exitStatus,
  FileError,
  positiveNumberOption,
  UsageError,
  wholeNumberOption,
} from '../command.ts';
import { readTextFile, traceFile } from '../files.ts';
import { printSummary } from '../print-summary.ts';
import { printJson, progressBar, reportDiagnostics } from '../report.ts';
import { selectLinks } from '../select-links.ts';

const help = `  --seed N          in place of the design's
  --requests N      this many requests; of a trace, the first N
  --trace FILE      a recorded trace in place of the design's arrivals, of any size: Azure, BurstGPT or
                    plain CSV, Mooncake or Qwen-Bailian JSON lines, ShareGPT conversations
  --rate-scale F    divides the gaps of the trace: 2 is twice the rate
  --links all       also links that carry nothing
  --out DIR         writes manifest, summary.json, requests.parquet, links.parquet, replicas.parquet, tiers.parquet
  --json            the summary as one JSON object`;

/** The trace of a job: from the command line, else the one that the design names, beside its own file. */
function traceOf(context: CommandContext, option: string | undefined, designPath: string, designText: string): DesignJob['trace'] {
  const named = traceFileOf(designText);
  const path = option ?? (named === null ? undefined : join(dirname(resolve(context.workingFolder, designPath)), named));
  return path === undefined ? null : traceFile(context, path);
}

/** Only a folder that holds nothing of these names, or an earlier run, is written to. @throws FileError */
function assertMayWriteRun(folder: string): void {
  const isRun = ((): boolean => {
    try {
      return (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { format?: unknown }).format === 'clusterwright-run';
    } catch {
      return false;
    }
  })();
  const taken = ['manifest.json', 'design.cluster.json', 'summary.json', 'requests.parquet', 'links.parquet'].find((name) =>
    existsSync(join(folder, name)),
  );
  if (!isRun && taken !== undefined)
    throw new FileError('would-overwrite', folder, `${folder} holds a ${taken} that is not of a run.`, 'Choose another folder for --out.');
}

async function writeRun(
  context: CommandContext,
  folder: string,
  job: DesignJob,
  outcome: JobOutcome & { ok: true },
  startedAt: Date,
): Promise<void> {
  const identity = {
    runId: `cli-${randomBytes(6).toString('hex')}`,
    startedAt: startedAt.toISOString(),
    version: appVersion(context.appRoot),
    catalogVersion,
  };
  try {
    await writeRunFolder(nodeFileOperations, folder, identity, job, outcome.results, outcome.details, new Date().toISOString());
  } catch (thrown) {
    throw new FileError(
      'file-not-writable',
      folder,
      `${folder} cannot be written (${systemErrorCode(thrown) || String(thrown)}).`,
      'Choose another folder for --out, or make room.',
    );
  }
}

/** `simulate DESIGN`: discrete events. */
export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'every request, step and KV transfer, as discrete events',
  synopsis: 'DESIGN [--seed N] [--requests N] [--trace FILE [--rate-scale F]] [--links all] [--out DIR] [--json]',
  help,
  options: {
    seed: { type: 'string' },
    requests: { type: 'string' },
    trace: { type: 'string' },
    'rate-scale': { type: 'string' },
    links: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  argumentCount: [1, 1],
  run: async ([path], options, context) => {
    const seed = wholeNumberOption(options, 'seed', 0);
    const requestCount = wholeNumberOption(options, 'requests', 1);
    const rateScale = positiveNumberOption(options, 'rate-scale');
    selectLinks([], options.links); // refused before the work, not after it
    const text = readTextFile(context, path);
    const trace = traceOf(context, options.trace as string | undefined, path, text);
    if (rateScale !== null && trace === null) throw new UsageError('--rate-scale scales a trace: give --trace FILE too.');
    const folder = typeof options.out === 'string' ? resolve(context.workingFolder, options.out) : null;
    if (folder !== null) assertMayWriteRun(folder);

    const job: DesignJob = { text, trace, requestCount, seed, rateScale: rateScale ?? 1 };
    const startedAt = new Date();
    const bar = progressBar(context, 'Simulating');
    const outcome = simulateDesign(job, context.clockSeconds, { onProgress: bar.show, isCancelled: () => false });
    bar.clear();
    reportDiagnostics(context, outcome.diagnostics);
    if (!outcome.ok) {
      if (options.json) printJson(context, { design: path, diagnostics: outcome.diagnostics });
      return exitStatus.no;
    }
    if (folder !== null) await writeRun(context, folder, job, outcome, startedAt);
    const summary = { ...outcome.results.summary, links: selectLinks(outcome.results.summary.links, options.links) };
    if (options.json) printJson(context, summary);
    else printSummary(context, summary);
    return exitStatus.done;
  },
};

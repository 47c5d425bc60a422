import { dirname, join, resolve } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { type DesignJob, studyBase, threadExecutor, traceFileOf } from '../host/index.ts';
import { runStudy, type StudyReport, type StudyRequest } from '../studies/index.ts';
import {
  type Command,
  type CommandContext,
  type ExitStatus,
  exitStatus,
  type OptionValues,
  positiveNumberOption,
  UsageError,
  wholeNumberOption,
} from './command.ts';
import { readTextFile, traceFile } from './files.ts';
import { printJson, progressBar, reportDiagnostics } from './report.ts';

/** Options that every study of a design takes. */
export const studyOptions = {
  requests: { type: 'string' },
  seed: { type: 'string' },
  trace: { type: 'string' },
  ttft: { type: 'string' },
  tpot: { type: 'string' },
  attainment: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies Command['options'];

export const studySynopsis = 'DESIGN [--ttft S] [--tpot S] [--attainment F] [--requests N] [--seed N] [--trace FILE] [--json]';
export const studyHelp = `  --ttft S, --tpot S  targets in place of the design's, seconds
  --attainment F      share of requests that must meet them, above 0 and at most 1
  --requests N        requests in each run; of a trace, the first N
  --seed N            in place of the design's
  --trace FILE        a recorded trace in place of the design's arrivals
  --json              the report as one JSON object`;

function targetsOf(options: OptionValues) {
  const ttftSeconds = positiveNumberOption(options, 'ttft');
  const tpotSeconds = positiveNumberOption(options, 'tpot');
  const attainmentFraction = positiveNumberOption(options, 'attainment');
  if (attainmentFraction !== null && attainmentFraction > 1) throw new UsageError('--attainment wants a share of at most 1.');
  return {
    ...(ttftSeconds === null ? {} : { ttftSeconds }),
    ...(tpotSeconds === null ? {} : { tpotSeconds }),
    ...(attainmentFraction === null ? {} : { attainmentFraction }),
  };
}

/** The job that the operand and the options name: text of the design and its trace. */
export function studyJob(context: CommandContext, path: string, options: OptionValues): DesignJob {
  const requestCount = wholeNumberOption(options, 'requests', 1);
  const seed = wholeNumberOption(options, 'seed', 0);
  const text = readTextFile(context, path);
  const named = traceFileOf(text);
  const option = options.trace as string | undefined;
  const tracePath = option ?? (named === null ? undefined : join(dirname(resolve(context.workingFolder, path)), named));
  const trace = tracePath === undefined ? null : traceFile(context, tracePath);
  return { text, trace, requestCount, seed, rateScale: 1 };
}

/**
 * Runs one study of one design on all processors, and prints its report.
 *
 * @param print for people
 */
export async function runStudyCommand<S extends StudyRequest['study']>(
  context: CommandContext,
  path: string,
  options: OptionValues,
  request: Extract<StudyRequest, { readonly study: S }> | StudyRequest,
  print: (report: Extract<StudyReport, { readonly study: S }>) => void,
): Promise<ExitStatus> {
  const targets = targetsOf(options); // refused before the work, not after it
  const checked = studyBase(studyJob(context, path, options), targets);
  reportDiagnostics(context, checked.ok ? checked.value.diagnostics : checked.error);
  if (!checked.ok) {
    if (options.json) printJson(context, { design: path, diagnostics: checked.error });
    return exitStatus.no;
  }
  const executor = threadExecutor(context.appRoot);
  const bar = progressBar(context, 'Studying');
  const startedAtSeconds = context.clockSeconds();
  try {
    const outcome = await runStudy({ executor, onProgress: bar.show }, checked.value.base, request, catalog);
    bar.clear();
    if (!outcome.ok) {
      reportDiagnostics(context, outcome.error);
      if (options.json) printJson(context, { design: path, diagnostics: outcome.error });
      return exitStatus.no;
    }
    const wallSeconds = context.clockSeconds() - startedAtSeconds;
    if (options.json) printJson(context, { ...outcome.value, wallSeconds });
    else print(outcome.value as Extract<StudyReport, { readonly study: S }>);
    return exitStatus.done;
  } finally {
    bar.clear();
    await executor.close();
  }
}

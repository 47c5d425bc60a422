import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemErrorCode } from '../host/index.ts';
import { type CaseFile, type CaseResult, caseResult, type MetricErrors, measurementsOfCase, readCase } from '../validation/index.ts';
import { type CommandContext, FileError } from './command.ts';
import { readTextFile } from './files.ts';
import { predictMeasurements } from './predict-measurements.ts';
import { formatTable, printJson, progressBar } from './report.ts';

/** @throws FileError if the folder cannot be read, or holds a file that is no case */
function readCases(context: CommandContext, folder: string): readonly CaseFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(resolve(context.workingFolder, folder)).filter((name) => name.endsWith('.json'));
  } catch (thrown) {
    throw new FileError('folder-not-readable', folder, `${folder} cannot be read: ${systemErrorCode(thrown)}.`, 'Name a folder of cases.');
  }
  return names.toSorted().map((name) => {
    const path = join(folder, name);
    const file = readCase(readTextFile(context, path));
    if (file === null) throw new FileError('not-a-case', path, `${path} is no case.`, 'A case has an id, conditions and metrics.');
    return file;
  });
}

const percent = (errors: MetricErrors | null): string =>
  errors === null ? '' : `${(100 * errors.medianApe).toFixed(1)} % (${errors.bias > 0 ? '+' : ''}${(100 * errors.bias).toFixed(1)})`;

function printCases(context: CommandContext, cases: readonly CaseResult[]): void {
  context.stdout('Median absolute error of the points of each case (median of the signed error: above 0, predictions are too high).\n');
  const head = ['case', 'split', 'points', 'TPOT', 'TTFT', 'throughput', 'collective'];
  const rows = cases
    .filter(({ errors }) => errors !== null)
    .map(({ id, split, predictedCount, pointCount, errors }) => [
      id,
      split,
      `${predictedCount}/${pointCount}`,
      percent(errors?.tpot ?? null),
      percent(errors?.ttft ?? null),
      percent(errors?.throughput ?? null),
      percent(errors?.collective ?? null),
    ]);
  context.stdout(formatTable([head, ...rows]));
  for (const { id, refusal } of cases) if (refusal) context.stdout(`  ${id}: not mapped, ${refusal.reason}: ${refusal.detail}\n`);
  context.stdout(`  ${rows.length} of ${cases.length} cases are predicted\n`);
}

/** `validate --cases DIR`: each case mapped, or refused with a reason. */
export async function validateCases(context: CommandContext, folder: string, isJson: boolean): Promise<void> {
  const files = readCases(context, folder);
  const asked = files.map(measurementsOfCase);
  const bar = progressBar(context, 'Predicting');
  const outcomes = await predictMeasurements(asked.flat(), context, bar.show);
  bar.clear();
  let next = 0;
  const cases = files.map((file, index) => {
    const own = outcomes.slice(next, next + asked[index].length);
    next += asked[index].length;
    return caseResult(file, own);
  });
  if (isJson) printJson(context, { cases });
  else printCases(context, cases);
}

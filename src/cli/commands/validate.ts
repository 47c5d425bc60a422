import {
  type CollectiveReport,
  isCollectivesCsv,
  measurementLayouts,
  measurementReport,
  readMeasurements,
  validateCollectives,
} from '../../validation/index.ts';
import { type Command, type CommandContext, exitStatus, FileError, UsageError } from '../command.ts';
import { readTextFile } from '../files.ts';
import { predictMeasurements } from '../predict-measurements.ts';
import { printMeasurements } from '../print-measurements.ts';
import { formatTable, printJson, progressBar } from '../report.ts';
import { validateCases } from '../validate-cases.ts';

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`;

function printCollectives(context: CommandContext, { overall, groups, refused }: CollectiveReport): void {
  const head = ['system', 'nodes', 'gpus', 'collective', 'algorithm', 'payload', 'rows', 'median', 'p90', 'bias'];
  const sums = Object.entries(overall.collective?.bySize ?? {}).map(([size, { count, medianApe, p90Ape, bias }]) => [
    'all',
    '',
    '',
    '',
    '',
    size,
    String(count),
    percent(medianApe),
    percent(p90Ape),
    percent(bias),
  ]);
  const rows = groups.map((each) => [
    each.system,
    String(each.nodes),
    String(each.gpus),
    each.operation,
    each.algorithm,
    each.sizeClass,
    String(each.count),
    percent(each.medianApe),
    percent(each.p90Ape),
    percent(each.bias),
  ]);
  context.stdout(formatTable([head, ...rows, ...sums]));
  const reasons = new Map<string, number>();
  for (const { system, reason } of refused) reasons.set(`${system}: ${reason}`, (reasons.get(`${system}: ${reason}`) ?? 0) + 1);
  for (const [reason, count] of reasons) context.stdout(`  not mapped, ${reason} (${count} rows)\n`);
}

/** End-to-end measurements: simulated, with progress. @throws FileError on a header that no layout has */
async function validateMeasurements(context: CommandContext, path: string, text: string, isJson: boolean): Promise<void> {
  const measurements = readMeasurements(text);
  if (measurements === null)
    throw new FileError(
      'unknown-measurements',
      path,
      `${path} has no header that is understood.`,
      `Name a table of one of these kinds: ${['published collectives', ...measurementLayouts].join('; ')}.`,
    );
  const bar = progressBar(context, 'Predicting');
  const outcomes = await predictMeasurements(measurements, context, bar.show);
  bar.clear();
  const report = measurementReport(measurements, outcomes);
  if (isJson) printJson(context, report);
  else printMeasurements(context, report);
}

/** `validate --measurements FILE` or `--cases DIR`: predictions beside published measurements. */
export const validateCommand: Command = {
  name: 'validate',
  summary: 'predictions beside published measurements',
  synopsis: '--measurements FILE.csv | --cases DIR [--json]',
  help: '  --measurements   a table of published measurements; its header says which kind\n  --cases          a folder of published cases, one JSON file each\n  --json           { "overall", "groups", "rows", "refused" } or { "cases" }, errors as fractions',
  options: { measurements: { type: 'string' }, cases: { type: 'string' }, json: { type: 'boolean' } },
  argumentCount: [0, 0],
  run: async (_, { measurements, cases, json }, context) => {
    if ((typeof measurements === 'string') === (typeof cases === 'string'))
      throw new UsageError('validate wants either --measurements FILE.csv or --cases DIR.');
    if (typeof cases === 'string') {
      await validateCases(context, cases, json === true);
      return exitStatus.done;
    }
    if (typeof measurements !== 'string') return exitStatus.usage;
    const text = readTextFile(context, measurements);
    if (isCollectivesCsv(text)) {
      const report = validateCollectives(text);
      if (json) printJson(context, report);
      else printCollectives(context, report);
    } else await validateMeasurements(context, measurements, text, json === true);
    return exitStatus.done;
  },
};

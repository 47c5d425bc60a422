import { formatFraction, formatNumber, noFigure } from '../../base/format.ts';
import { catalog } from '../../catalog/index.ts';
import { studyBase, threadExecutor } from '../../host/index.ts';
import { compare, type StudyBase } from '../../studies/index.ts';
import { type Command, exitStatus } from '../command.ts';
import { formatTable, printJson, progressBar, reportDiagnostics } from '../report.ts';
import { studyJob } from '../study-command.ts';

/** `compare DESIGN DESIGN...`: figures and parts side by side. */
export const compareCommand: Command = {
  name: 'compare',
  summary: 'designs side by side: figures, differences to the first, parts',
  synopsis: 'DESIGN DESIGN... [--requests N] [--seed N] [--trace FILE] [--json]',
  help: `  --requests N   requests in each run; of a trace, the first N
  --seed N       in place of each design's
  --trace FILE   a recorded trace in place of each design's arrivals
  --json         the table as one JSON object`,
  options: { requests: { type: 'string' }, seed: { type: 'string' }, trace: { type: 'string' }, json: { type: 'boolean' } },
  argumentCount: [2, 16],
  run: async (paths, options, context) => {
    const bases: StudyBase[] = [];
    for (const path of paths) {
      const checked = studyBase(studyJob(context, path, options));
      reportDiagnostics(context, checked.ok ? checked.value.diagnostics : checked.error);
      if (!checked.ok) {
        if (options.json) printJson(context, { design: path, diagnostics: checked.error });
        return exitStatus.no;
      }
      bases.push(checked.value.base);
    }
    const executor = threadExecutor(context.appRoot);
    const bar = progressBar(context, 'Comparing');
    try {
      const outcome = await compare({ executor, onProgress: bar.show }, bases, catalog);
      bar.clear();
      if (!outcome.ok) {
        reportDiagnostics(context, outcome.error);
        return exitStatus.no;
      }
      if (options.json) {
        printJson(context, outcome.value);
        return exitStatus.done;
      }
      const { names, metrics, parts } = outcome.value;
      names.forEach((name, index) => {
        context.stdout(`${String.fromCharCode(65 + index)}  ${name}\n`);
      });
      const letters = names.map((_, index) => String.fromCharCode(65 + index));
      const header = ['', ...letters.flatMap((letter, index) => (index === 0 ? [letter] : [letter, `${letter} − A`]))];
      const rows = metrics.map(({ label, unit, values, differenceFractions }) => [
        unit === '' || unit === 'fraction' ? label : `${label}, ${unit}`,
        ...values.flatMap((value, index) => {
          const shown = value === null ? noFigure : unit === 'fraction' ? formatFraction(value) : formatNumber(value, 4);
          const difference = differenceFractions[index];
          return index === 0 ? [shown] : [shown, difference === null ? noFigure : formatFraction(difference)];
        }),
      ]);
      context.stdout(`\n${formatTable([header, ...rows])}`);
      if (parts.length > 0)
        context.stdout(
          `\nParts\n${formatTable([['', ...letters], ...parts.map(({ partId, counts }) => [partId, ...counts.map(String)])])}`,
        );
      return exitStatus.done;
    } finally {
      bar.clear();
      await executor.close();
    }
  },
};

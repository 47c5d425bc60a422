import { formatRate, noFigure } from '../../base/format.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../report.ts';
import { runStudyCommand, studyHelp, studyOptions, studySynopsis } from '../study-command.ts';

/** `ratio DESIGN`: the best split of the accelerators between prefill and decode. */
export const ratioCommand: Command = {
  name: 'ratio',
  summary: 'best number of prefill and decode replicas on the same accelerators',
  synopsis: studySynopsis,
  help: studyHelp,
  options: studyOptions,
  argumentCount: [1, 1],
  run: ([path], options, context) =>
    runStudyCommand<'ratio'>(context, path, options, { study: 'ratio' }, ({ best, rows }) => {
      context.stdout(`Best ${best.prefillReplicas} prefill : ${best.decodeReplicas} decode replicas\n\n`);
      const table = rows.map((row) => [
        `${row.prefillReplicas} : ${row.decodeReplicas}${row.isDrawn ? ' (as drawn)' : ''}`,
        row.capacityRequestsPerSecond === null ? noFigure : formatRate(row.capacityRequestsPerSecond, 'req'),
      ]);
      context.stdout(formatTable([['P : D', 'capacity'], ...table]));
    }),
};

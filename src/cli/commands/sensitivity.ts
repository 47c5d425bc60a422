import { formatFraction, formatRate } from '../../base/format.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../report.ts';
import { runStudyCommand, studyHelp, studyOptions, studySynopsis } from '../study-command.ts';

/** `sensitivity DESIGN`: a tornado of what the capacity depends on. */
export const sensitivityCommand: Command = {
  name: 'sensitivity',
  summary: 'capacity with each input 20 % lower and higher, widest first',
  synopsis: studySynopsis,
  help: studyHelp,
  options: studyOptions,
  argumentCount: [1, 1],
  run: ([path], options, context) =>
    runStudyCommand<'sensitivity'>(context, path, options, { study: 'sensitivity' }, ({ capacityRequestsPerSecond, inputs }) => {
      context.stdout(`Capacity ${formatRate(capacityRequestsPerSecond, 'req')}\n\n`);
      const rows = inputs.map((input) => [
        input.label,
        formatRate(input.lowRequestsPerSecond, 'req'),
        formatRate(input.highRequestsPerSecond, 'req'),
        formatFraction(input.spreadFraction),
      ]);
      context.stdout(formatTable([['', '− 20 %', '+ 20 %', 'spread'], ...rows]));
    }),
};

import { formatFraction, formatRate, formatSeconds } from '../../base/format.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../report.ts';
import { runStudyCommand, studyHelp, studyOptions, studySynopsis } from '../study-command.ts';

/** `capacity DESIGN`: the highest rate that meets the targets. */
export const capacityCommand: Command = {
  name: 'capacity',
  summary: 'highest request rate that meets the targets',
  synopsis: studySynopsis,
  help: studyHelp,
  options: studyOptions,
  argumentCount: [1, 1],
  run: ([path], options, context) =>
    runStudyCommand<'capacity'>(context, path, options, { study: 'capacity' }, ({ capacityRequestsPerSecond, targets, runs }) => {
      context.stdout(
        `Capacity ${formatRate(capacityRequestsPerSecond, 'req')}: the most at which ${formatFraction(targets.attainmentFraction)} of the requests have TTFT ≤ ${formatSeconds(targets.ttftSeconds)} and TPOT ≤ ${formatSeconds(targets.tpotSeconds)}\n\n`,
      );
      const rows = runs.map(({ requestsPerSecond, attainmentFraction }) => [
        formatRate(requestsPerSecond, 'req'),
        formatFraction(attainmentFraction),
      ]);
      context.stdout(formatTable([['offered', 'targets met'], ...rows]));
    }),
};

import { formatFraction, formatNumber, formatRate, formatUsd, noFigure } from '../../base/format.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../report.ts';
import { runStudyCommand, studyHelp, studyOptions, studySynopsis } from '../study-command.ts';

/** `bottlenecks DESIGN`: what capacity gains when each resource is made better. */
export const bottlenecksCommand: Command = {
  name: 'bottlenecks',
  summary: 'what holds capacity back: each resource 1.5 times as good, run again',
  synopsis: studySynopsis,
  help: studyHelp,
  options: studyOptions,
  argumentCount: [1, 1],
  run: ([path], options, context) =>
    runStudyCommand<'bottlenecks'>(
      context,
      path,
      options,
      { study: 'bottlenecks' },
      ({ capacityRequestsPerSecond, causes, assumptions }) => {
        context.stdout(`Capacity ${formatRate(capacityRequestsPerSecond, 'req')}\n\n`);
        const rows = causes.map((cause) => [
          cause.label,
          formatRate(cause.capacityRequestsPerSecond, 'req'),
          formatFraction(cause.gainFraction),
          cause.extraUsd === null ? noFigure : formatUsd(cause.extraUsd),
          cause.gainRequestsPerSecondPerThousandUsd === null ? noFigure : formatNumber(cause.gainRequestsPerSecondPerThousandUsd),
        ]);
        context.stdout(formatTable([['', 'capacity', 'gain', 'extra', 'req/s per extra 1,000 USD'], ...rows]));
        context.stdout(`\nAssumed\n${assumptions.map(({ message }) => `  ${message}\n`).join('')}`);
      },
    ),
};

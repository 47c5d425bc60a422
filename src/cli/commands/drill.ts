import { formatCount, formatFraction, formatSeconds, noFigure } from '../../base/format.ts';
import { type Command, positiveNumberOption, UsageError } from '../command.ts';
import { formatTable } from '../report.ts';
import { runStudyCommand, studyHelp, studyOptions } from '../study-command.ts';

/** `leaf[0]@30`: target, and the second at which it fails. */
function failureOf(text: string): { readonly target: string; readonly atSeconds: number | null } {
  const parts = /^(.+)@(\d+(?:\.\d+)?)$/.exec(text);
  return parts === null ? { target: text, atSeconds: null } : { target: parts[1], atSeconds: Number(parts[2]) };
}

/** `drill DESIGN --fail ID[@S]`: what a failure does, and whether everything is accounted for. */
export const drillCommand: Command = {
  name: 'drill',
  summary: 'a device or cable fails and comes back: attainment, routes, losses',
  synopsis: 'DESIGN --fail ID[@S] [--repair S] [--ttft S] [--tpot S] [--requests N] [--seed N] [--trace FILE] [--json]',
  help: `  --fail ID[@S]       what fails, as in the design's faults (leaf[0], leaf[0]--spine[1]), and when; else a third into the arrivals
  --repair S          second at which it is back; else two thirds into the arrivals
${studyHelp}`,
  options: { ...studyOptions, fail: { type: 'string' }, repair: { type: 'string' } },
  argumentCount: [1, 1],
  run: ([path], options, context) => {
    if (typeof options.fail !== 'string') throw new UsageError('A drill wants --fail ID[@S].');
    const { target, atSeconds } = failureOf(options.fail);
    const repairAtSeconds = positiveNumberOption(options, 'repair');
    if (repairAtSeconds !== null && atSeconds !== null && repairAtSeconds <= atSeconds)
      throw new UsageError('--repair comes after the failure.');
    const request = { study: 'drill', targets: [target], failAtSeconds: atSeconds, repairAtSeconds } as const;
    return runStudyCommand<'drill'>(context, path, options, request, (report) => {
      const back = report.repairAtSeconds === null ? 'is not repaired' : `is back at ${formatSeconds(report.repairAtSeconds)}`;
      context.stdout(`${report.targets.join(', ')} fails at ${formatSeconds(report.failAtSeconds)}, ${back}\n\n`);
      const share = (value: number | null) => (value === null ? noFigure : formatFraction(value));
      const rows = report.attainment.map(({ period, healthyFraction, drilledFraction }) => [
        period,
        share(healthyFraction),
        share(drilledFraction),
      ]);
      context.stdout(formatTable([['targets met', 'healthy', 'with the failure'], ...rows]));
      const { healthy, drilled } = report.requests;
      const counts = (['arrived', 'completed', 'rejected', 'preempted'] as const).map((key) => [
        key,
        formatCount(healthy[key]),
        formatCount(drilled[key]),
      ]);
      context.stdout(`\n${formatTable([['requests', 'healthy', 'with the failure'], ...counts])}`);
      const { leftLinkIds, takenLinkIds, shiftedLinkCount } = report.routes;
      context.stdout(
        `  unaccounted ${formatCount(report.unaccountedCount)}\n\nRoutes: ${formatCount(shiftedLinkCount)} links carry more or less than 5 % of what they did, ${formatCount(takenLinkIds.length)} were not used before, ${formatCount(leftLinkIds.length)} are not used any more\n`,
      );
    });
  },
};

import { estimateDesign } from '../../host/index.ts';
import { type Command, exitStatus } from '../command.ts';
import { readTextFile } from '../files.ts';
import { printSummary } from '../print-summary.ts';
import { printJson, reportDiagnostics } from '../report.ts';
import { selectLinks } from '../select-links.ts';

/** `estimate DESIGN`: the steady state. */
export const estimateCommand: Command = {
  name: 'estimate',
  summary: 'steady state of a design, in milliseconds',
  synopsis: 'DESIGN [--links all] [--json]',
  help: '  --links all   also links that carry nothing\n  --json        the summary as one JSON object',
  options: { json: { type: 'boolean' }, links: { type: 'string' } },
  argumentCount: [1, 1],
  run: ([path], { json, links }, context) => {
    selectLinks([], links); // refused before the work, not after it
    const job = { text: readTextFile(context, path), trace: null, requestCount: null, seed: null, rateScale: 1 };
    const outcome = estimateDesign(job, context.clockSeconds);
    reportDiagnostics(context, outcome.ok ? outcome.value.diagnostics : outcome.error);
    if (!outcome.ok) {
      if (json) printJson(context, { design: path, diagnostics: outcome.error });
      return exitStatus.no;
    }
    const summary = { ...outcome.value.summary, links: selectLinks(outcome.value.summary.links, links) };
    if (json) printJson(context, summary);
    else printSummary(context, summary);
    return exitStatus.done;
  },
};

import { hasErrors } from '../../base/diagnostic.ts';
import { checkDesign } from '../../host/index.ts';
import { type Command, exitStatus } from '../command.ts';
import { readTextFile } from '../files.ts';
import { formatDiagnostic, printJson } from '../report.ts';

/** `check DESIGN`: everything that there is to say about a design, before anything is run. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'problems of a design: code, severity, path, message, remedy',
  synopsis: 'DESIGN [--json]',
  help: '  --json   { "design", "diagnostics": [ { "code", "severity", "path", "message", "remedy" } ] }\n\nExit status 1 if there is an error; warnings alone leave it 0.',
  options: { json: { type: 'boolean' } },
  argumentCount: [1, 1],
  run: ([path], { json }, context) => {
    const { diagnostics } = checkDesign(readTextFile(context, path));
    if (json) printJson(context, { design: path, diagnostics });
    else if (diagnostics.length === 0) context.stdout('No problems.\n');
    else for (const diagnostic of diagnostics) context.stdout(formatDiagnostic(diagnostic));
    return hasErrors(diagnostics) ? exitStatus.no : exitStatus.done;
  },
};

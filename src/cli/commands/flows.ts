import type { Diagnostic } from '../../base/diagnostic.ts';
import { formatCount, formatSeconds } from '../../base/format.ts';
import { type OracleFile, runOracle } from '../../simulator/index.ts';
import { type Command, exitStatus } from '../command.ts';
import { readTextFile } from '../files.ts';
import { printJson, reportDiagnostics } from '../report.ts';

interface FlowsResult {
  readonly id: string;
  readonly completionSeconds: readonly number[];
  readonly wallSeconds: number;
  readonly solveCount: number;
}

function problem(file: string, message: string): Diagnostic {
  return {
    code: 'bad-oracle-file',
    severity: 'error',
    path: [file],
    message,
    remedy: 'Give files of the format network-oracle/1: links, and flows along paths of link ids.',
  };
}

/** The file, or what is wrong with it. What its ids point to is `runOracle`'s to judge. */
function parseOracleFile(name: string, text: string): OracleFile | Diagnostic {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    return problem(name, `It is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
  const { id, links, flows } = (json ?? {}) as Record<string, unknown>;
  if (!Array.isArray(links) || !Array.isArray(flows)) return problem(name, 'It has no links or no flows.');
  return { id: typeof id === 'string' ? id : name, links, flows } as OracleFile;
}

/** `flows FILE...`: the flow model alone. */
export const flowsCommand: Command = {
  name: 'flows',
  summary: 'the flow model alone, on network-oracle/1 files',
  synopsis: 'FILE... [--json]',
  help: '  --json   { "files": [ { "id", "completionSeconds", "wallSeconds", "solveCount" } ] }',
  options: { json: { type: 'boolean' } },
  argumentCount: [1, Number.POSITIVE_INFINITY],
  run: (paths, { json }, context) => {
    const files: FlowsResult[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const path of paths) {
      const file = parseOracleFile(path, readTextFile(context, path));
      if ('severity' in file) {
        diagnostics.push(file);
        continue;
      }
      const startedAtSeconds = context.clockSeconds();
      try {
        const { id, completionSeconds, solveCount } = runOracle(file);
        files.push({ id, completionSeconds, wallSeconds: context.clockSeconds() - startedAtSeconds, solveCount });
      } catch (thrown) {
        diagnostics.push(problem(path, thrown instanceof Error ? thrown.message : String(thrown)));
      }
    }
    reportDiagnostics(context, diagnostics);
    if (json) printJson(context, diagnostics.length > 0 ? { files, diagnostics } : { files });
    else {
      for (const { id, completionSeconds, wallSeconds, solveCount } of files) {
        const last = completionSeconds.reduce((latest, at) => Math.max(latest, at), 0);
        context.stdout(
          `${id}: ${formatCount(completionSeconds.length)} flows, the last ends at ${formatSeconds(last)}; ${formatCount(solveCount)} solutions in ${formatSeconds(wallSeconds)}\n`,
        );
      }
    }
    return diagnostics.length > 0 ? exitStatus.no : exitStatus.done;
  },
};

import { type Diagnostic, hasErrors } from '../../base/diagnostic.ts';
import { formatCount, formatSeconds } from '../../base/format.ts';
import { err, type Result } from '../../base/result.ts';
import { type OracleFile, readOracleFile, runOracle } from '../../simulator/index.ts';
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

/** The file, or what is wrong with it, with the file's name before each place. */
function parseOracleFile(name: string, text: string): Result<OracleFile, readonly Diagnostic[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    return err([problem(name, `It is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}.`)]);
  }
  const read = readOracleFile(json);
  return read.ok ? read : err(read.error.map((diagnostic) => ({ ...diagnostic, path: [name, ...diagnostic.path] })));
}

/** Flows that never end: told, because their time is left empty in the answer. */
function stalled(name: string, { flows }: OracleFile, completionSeconds: readonly number[]): Diagnostic[] {
  const stuck = completionSeconds.flatMap((at, flow) => (at === Number.POSITIVE_INFINITY ? [flow] : []));
  if (stuck.length === 0) return [];
  const [first] = stuck;
  const others = stuck.length > 1 ? ` The same holds for ${stuck.length - 1} more.` : '';
  return [
    {
      code: 'flow-never-ends',
      severity: 'warning',
      path: [name, 'flows', first],
      message: `Flow "${flows[first].id}" never ends: a link on its path has no bandwidth, or it waits for one that never ends.${others}`,
      remedy: 'Give the link bandwidth, or take another path. Its completion time is null.',
    },
  ];
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
      if (!file.ok) {
        diagnostics.push(...file.error);
        continue;
      }
      const startedAtSeconds = context.clockSeconds();
      const { id, completionSeconds, solveCount } = runOracle(file.value);
      files.push({ id, completionSeconds, wallSeconds: context.clockSeconds() - startedAtSeconds, solveCount });
      diagnostics.push(...stalled(path, file.value, completionSeconds));
    }
    reportDiagnostics(context, diagnostics);
    if (json) printJson(context, diagnostics.length > 0 ? { files, diagnostics } : { files });
    else {
      for (const { id, completionSeconds, wallSeconds, solveCount } of files) {
        const last = completionSeconds.reduce((latest, at) => (at < Number.POSITIVE_INFINITY ? Math.max(latest, at) : latest), 0);
        context.stdout(
          `${id}: ${formatCount(completionSeconds.length)} flows, the last ends at ${formatSeconds(last)}; ${formatCount(solveCount)} solutions in ${formatSeconds(wallSeconds)}\n`,
        );
      }
    }
    return hasErrors(diagnostics) ? exitStatus.no : exitStatus.done;
  },
};

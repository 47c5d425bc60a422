import { parseArgs } from 'node:util';
import { type Command, type CommandContext, type ExitStatus, exitStatus, FileError, type OptionValues, UsageError } from './command.ts';
import { commands } from './commands/index.ts';
import { formatDiagnostic, printJson } from './report.ts';

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('');
  return `Usage: clusterwright COMMAND\n\n${lines}\n"clusterwright COMMAND --help" says more. Exit status: 0 done, 1 the answer is no, 2 usage, 3 failed.\n`;
}

function usageOf({ name, synopsis, summary, help }: Command): string {
  return `Usage: clusterwright ${name} ${synopsis}\n\n${summary[0].toUpperCase()}${summary.slice(1)}.\n\n${help}\n`;
}

/** @throws UsageError on an option or a number of arguments that the command does not take */
function parse(command: Command, args: readonly string[]): { readonly operands: readonly string[]; readonly options: OptionValues } {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
    const [fewest, most] = command.argumentCount;
    if (positionals.length < fewest) throw new UsageError('Something is missing.');
    if (positionals.length > most) throw new UsageError(`"${positionals[most]}" is one argument too many.`);
    return { operands: positionals, options: values as OptionValues };
  } catch (thrown) {
    throw thrown instanceof UsageError ? thrown : new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function fail(
  context: CommandContext,
  args: readonly string[],
  code: string,
  path: readonly string[],
  message: string,
  remedy: string,
): ExitStatus {
  const diagnostic = { code, severity: 'error' as const, path, message, remedy };
  context.stderr(formatDiagnostic(diagnostic));
  if (args.includes('--json')) printJson(context, { diagnostics: [diagnostic] });
  return exitStatus.failed;
}

/** Runs one command line, without the program's name. Never throws. */
export async function runCli(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? context.stderr : context.stdout)(overview());
    return name === undefined ? exitStatus.usage : exitStatus.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    context.stderr(`There is no command "${name}".\n\n${overview()}`);
    return exitStatus.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    context.stdout(usageOf(command));
    return exitStatus.done;
  }
  try {
    const { operands, options } = parse(command, rest);
    return await command.run(operands, options, context);
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      context.stderr(`${thrown.message}\n\n${usageOf(command)}`);
      return exitStatus.usage;
    }
    if (thrown instanceof FileError) return fail(context, rest, thrown.code, [thrown.path], thrown.message, thrown.remedy);
    const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return fail(
      context,
      rest,
      'internal',
      [],
      `The command failed: ${what}`,
      'This is a fault of the program: report it together with the files.',
    );
  }
}

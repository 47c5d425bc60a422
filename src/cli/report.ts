import type { Diagnostic } from '../base/diagnostic.ts';
import type { CommandContext } from './command.ts';

/** `deployment.pools[0].accelerators`: the way from the root of the file to the place. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '');
}

/** One problem in three lines: severity, code and place; what is wrong; how to mend it. */
export function formatDiagnostic({ severity, code, path, message, remedy }: Diagnostic): string {
  return `${severity} ${code}${path.length > 0 ? ` at ${formatPath(path)}` : ''}\n  ${message}\n  → ${remedy}\n`;
}

/** Problems on stderr, where they do not mix with the answer. */
export function reportDiagnostics(context: CommandContext, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) context.stderr(formatDiagnostic(diagnostic));
}

/** The one JSON object of `--json`. */
export function printJson(context: CommandContext, value: unknown): void {
  context.stdout(`${JSON.stringify(value, null, 2)}\n`);
}

/** Rows with columns of equal width: the first left-aligned, the others to the right. */
export function formatTable(rows: readonly (readonly string[])[], indent = '  '): string {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)), []);
  const lines = rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  return lines.map((line) => `${indent}${line.trimEnd()}\n`).join('');
}

/** A bar on stderr while somebody watches; it leaves no trace. */
export function progressBar(context: CommandContext, label: string): { show(doneFraction: number): void; clear(): void } {
  const width = 30;
  let shown = '';
  return {
    show: (doneFraction) => {
      if (!context.isTerminal) return;
      const filled = Math.round(Math.min(1, Math.max(0, doneFraction)) * width);
      const line = `${label} [${'█'.repeat(filled)}${' '.repeat(width - filled)}] ${Math.floor(doneFraction * 100)} %`;
      if (line !== shown) context.stderr(`\r${line}`);
      shown = line;
    },
    clear: () => {
      if (shown !== '') context.stderr(`\r${' '.repeat(shown.length)}\r`);
    },
  };
}

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Benchmark, type Figures, measureCase } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';

const usage = `bench NAME [--json]    NAME: ${benchmarks.map(({ name }) => name).join(', ')}\n`;

/** One case in a fresh process; null when it failed (its error is on stderr). */
function caseApart(benchmark: Benchmark, index: number): Figures | null {
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), benchmark.name, '--case', String(index)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 26,
    },
  );
  return child.status === 0 ? (JSON.parse(child.stdout.toString()) as Figures) : null;
}

function line(figures: Figures): string {
  const shown = (value: number | string) => (typeof value === 'number' ? Number(value.toPrecision(4)).toString() : value);
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');
}

async function main(): Promise<number> {
  const [name, ...options] = process.argv.slice(2);
  const benchmark = benchmarks.find((each) => each.name === name);
  const isJson = options.length === 1 && options[0] === '--json';
  const only = options.length === 2 && options[0] === '--case' ? benchmark?.cases[Number(options[1])] : undefined;
  if (!benchmark || (options.length > 0 && !isJson && !only)) {
    process.stderr.write(usage);
    return 2;
  }
  if (only) {
    process.stdout.write(JSON.stringify(await measureCase(only)));
    return 0;
  }
  const cases: Figures[] = [];
  for (const index of benchmark.cases.keys()) {
    const figures = caseApart(benchmark, index);
    if (!figures) return 3;
    cases.push(figures);
    if (!isJson) process.stdout.write(`${line(figures)}\n`);
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ name: benchmark.name, cases }, null, 2)}\n`);
  return 0;
}

process.exitCode = await main();

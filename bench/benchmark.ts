/** Figures of a case: SI, the unit in the name. */
export type Figures = Readonly<Record<string, number | string>>;

/** Medians over the runs of a case. */
export interface Medians {
  readonly wallSeconds: number;
  /** User and system time of the process: what counts on a machine that others use as well. */
  readonly cpuSeconds: number;
}

/** One case: what it is, and how to run it. Each case has a process of its own, so that its memory is its own. */
export interface BenchmarkCase {
  /** What is measured: keys of the printed case. */
  readonly facts: Figures;
  /** Measured runs after the warm-up; 3 unless said otherwise. */
  readonly runCount?: number;
  /** Builds what the runs share. @returns one run, which may give figures of its own (those of the last run are printed) */
  prepare(): (run: number) => Figures | Promise<Figures>;
  /** Figures that follow from the medians. */
  rates?(medians: Medians): Figures;
}

/** A list of cases under one name of `npm run bench`. */
export interface Benchmark {
  readonly name: string;
  readonly cases: readonly BenchmarkCase[];
}

/** Runs one case in this process: once to warm up, then `runCount` times. */
export async function measureCase(benchmarkCase: BenchmarkCase): Promise<Figures> {
  const run = benchmarkCase.prepare();
  await run(0);
  const wallSeconds: number[] = [];
  const cpuSeconds: number[] = [];
  let figures: Figures = {};
  for (let index = 1; index <= (benchmarkCase.runCount ?? 3); index += 1) {
    (globalThis as { gc?: () => void }).gc?.();
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    figures = await run(index);
    const cpu = process.cpuUsage(cpuBefore);
    wallSeconds.push((performance.now() - before) / 1e3);
    cpuSeconds.push((cpu.user + cpu.system) / 1e6);
  }
  const medians = { wallSeconds: median(wallSeconds), cpuSeconds: median(cpuSeconds) };
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  return { ...benchmarkCase.facts, ...medians, peakRssBytes, ...benchmarkCase.rates?.(medians), ...figures };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

import type { Diagnostic } from '../base/diagnostic.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { PartLibrary } from '../design/index.ts';
import { baseCapacity, toleranceRatio } from './base-capacity.ts';
import { performPart, type StudyContext } from './executor.ts';
import { type PoolSplit, possibleSplits } from './pool-split.ts';
import { inputOf, type StudyBase, type StudyTask } from './study-task.ts';

/** Splits tried over the whole range; then every one between the neighbours of the best. */
const firstRoundCount = 9;

export interface RatioRow extends PoolSplit {
  /** null: the targets are met at no rate. */
  readonly capacityRequestsPerSecond: number | null;
  readonly isDrawn: boolean;
}

export interface RatioReport {
  readonly study: 'ratio';
  readonly capacityRequestsPerSecond: number;
  readonly best: RatioRow;
  /** By number of prefill replicas. */
  readonly rows: readonly RatioRow[];
  readonly assumptions: readonly { readonly code: string; readonly message: string }[];
}

const noPair: Diagnostic = {
  code: 'ratio-needs-two-pools',
  severity: 'error',
  path: ['deployment', 'pools'],
  message: 'A ratio is searched between one prefill and one decode pool of the same accelerator, with room for more than one split.',
  remedy: 'Make two such pools; between different accelerators compare designs instead.',
};

/** The best number of prefill and decode replicas on the accelerators of both pools together. */
export async function ratio(
  context: StudyContext,
  base: StudyBase,
  library: PartLibrary,
): Promise<Result<RatioReport, readonly Diagnostic[]>> {
  const { input, diagnostics } = inputOf(base, library);
  if (input === null) return err(diagnostics);
  const splits = possibleSplits(input) ?? [];
  if (splits.length < 2) return err([noPair]);
  const found = await baseCapacity(context, base, 0.2);
  if (!found.ok) return found;
  const known = new Map<number, number | null>();
  const tryAll = async (indices: readonly number[], from: number, to: number) => {
    const fresh = indices.filter((index) => !known.has(index));
    if (fresh.length === 0) return;
    const tasks = fresh.map(
      (index): StudyTask => ({
        base,
        whatIfs: [],
        split: splits[index],
        question: { kind: 'capacity', startFactor: found.value.rateFactor, firstStepRatio: 1.1, toleranceRatio },
      }),
    );
    const answers = await performPart(context, tasks, { from, to, message: 'Dealing the accelerators anew' });
    answers.forEach((answer, i) => {
      known.set(fresh[i], answer.kind === 'capacity' ? answer.capacityRequestsPerSecond : null);
    });
  };
  const bestIndex = () => [...known].reduce((a, b) => ((b[1] ?? 0) > (a[1] ?? 0) ? b : a))[0];
  const last = splits.length - 1;
  const rounds = Math.min(firstRoundCount, splits.length);
  await tryAll([...new Set(Array.from({ length: rounds }, (_, i) => Math.round((i * last) / (rounds - 1))))], 0.2, 0.75);
  const tried = [...known.keys()].sort((a, b) => a - b);
  const place = tried.indexOf(bestIndex());
  const [left, right] = [tried[Math.max(0, place - 1)], tried[Math.min(tried.length - 1, place + 1)]];
  const stride = Math.max(1, Math.ceil((right - left) / firstRoundCount));
  await tryAll(
    Array.from({ length: Math.floor((right - left) / stride) + 1 }, (_, i) => left + i * stride),
    0.75,
    1,
  );
  const drawn = input.pools.find(({ role }) => role === 'prefill')?.replicas.length;
  const rows = [...known]
    .sort(([a], [b]) => a - b)
    .map(
      ([index, capacityRequestsPerSecond]): RatioRow => ({
        ...splits[index],
        capacityRequestsPerSecond,
        isDrawn: splits[index].prefillReplicas === drawn,
      }),
    );
  return ok({
    study: 'ratio',
    capacityRequestsPerSecond: found.value.capacityRequestsPerSecond,
    best: rows.reduce((a, b) => ((b.capacityRequestsPerSecond ?? 0) > (a.capacityRequestsPerSecond ?? 0) ? b : a)),
    rows,
    assumptions: [
      {
        code: 'dealt-in-order',
        message: 'Accelerators of both pools in the order of the drawing: prefill replicas from the front, decode replicas from the back.',
      },
    ],
  });
}

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { type Design, parseDesign } from '../design/index.ts';
import { bottlenecks } from './bottlenecks.ts';
import { capacity } from './capacity.ts';
import { compare } from './compare.ts';
import { drill } from './drill.ts';
import type { StudyContext } from './executor.ts';
import { possibleSplits, splitPools } from './pool-split.ts';
import { ratio } from './ratio.ts';
import { sensitivity } from './sensitivity.ts';
import { inputOf, performTask, type StudyBase } from './study-task.ts';
import { withWhatIfs } from './what-ifs/index.ts';

/** 16 TP2 prefill and 4 TP8 decode replicas on 64 H100; few requests, so that the studies stay short. */
let base: StudyBase;
beforeAll(() => {
  const { design } = parseDesign(readFileSync(new URL('../../presets/llama70b-64.cluster.json', import.meta.url), 'utf8'));
  base = { design: design as Design, trace: null, requestCount: 400, seed: 1, targets: null };
});

function contextOf(progress: number[] = []): StudyContext {
  return {
    executor: {
      perform: async (tasks, onAnswer) =>
        tasks.map((task) => {
          const answer = performTask(task, catalog);
          onAnswer();
          return answer;
        }),
    },
    onProgress: (doneFraction) => progress.push(doneFraction),
  };
}

test('the capacity met the target when it was run, and a tolerance above it does not', async () => {
  const outcome = await capacity(contextOf(), base);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const { capacityRequestsPerSecond, runs, targets } = outcome.value;
  const at = runs.find((run) => run.requestsPerSecond === capacityRequestsPerSecond);
  expect(at?.attainmentFraction).toBeGreaterThanOrEqual(targets.attainmentFraction);
  const above = runs.find((run) => run.requestsPerSecond > capacityRequestsPerSecond);
  expect(above?.attainmentFraction).toBeLessThan(targets.attainmentFraction);
  expect(above?.requestsPerSecond).toBeLessThanOrEqual(capacityRequestsPerSecond * 1.0101);
}, 60_000);

test('a closed loop has no rate to search: the study says so', async () => {
  const [requestClass] = base.design.workload.classes;
  const arrivals = { kind: 'closed-loop', concurrencyCount: 4, thinkSeconds: 0 } as const;
  const design = { ...base.design, workload: { ...base.design.workload, classes: [{ ...requestClass, arrivals }] } };
  const outcome = await capacity(contextOf(), { ...base, design });
  expect(outcome.ok ? [] : outcome.error.map(({ code }) => code)).toEqual(['capacity-needs-open-arrivals']);
}, 60_000);

test('a what-if changes the links of its technology and nothing else', () => {
  const { input } = inputOf(base, catalog);
  if (input === null) throw new Error('the preset compiles');
  const changed = withWhatIfs(input, [{ kind: 'link-bandwidth', technology: 'infiniband-ndr', factor: 1.5 }]);
  input.network.linkTechnologies.forEach((technology, link) => {
    const ratioOf = changed.network.linkBandwidthBytesPerSecond[link] / input.network.linkBandwidthBytesPerSecond[link];
    expect(ratioOf).toBe(technology === 'infiniband-ndr' ? 1.5 : 1);
  });
  expect(changed.pools).toBe(input.pools);
});

test('bottlenecks rank by gain, name what lies on the drawing, and progress never goes back', async () => {
  const progress: number[] = [];
  const outcome = await bottlenecks(contextOf(progress), { ...base, requestCount: 150 }, catalog);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const { causes, capacityRequestsPerSecond } = outcome.value;
  expect(causes.map(({ gainFraction }) => gainFraction)).toEqual(causes.map(({ gainFraction }) => gainFraction).sort((a, b) => b - a));
  for (const cause of causes) {
    expect(cause.poolId !== null || cause.linkIds.length > 0).toBe(true);
    if (cause.gainFraction === 0) continue;
    // The gain is the difference of the two capacities, in dollars as in shares.
    const gained = cause.capacityRequestsPerSecond - capacityRequestsPerSecond;
    expect(cause.gainFraction).toBeCloseTo(gained / capacityRequestsPerSecond, 12);
    if (cause.extraUsd !== null) expect(cause.gainRequestsPerSecondPerThousandUsd).toBeCloseTo((1000 * gained) / cause.extraUsd, 12);
  }
  // 32 H100 of 25,000 USD, half as much again: 400,000 USD.
  expect(causes.find(({ whatIf }) => whatIf.kind === 'pool-compute')?.extraUsd).toBe(400_000);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
}, 60_000);

test('longer prompts lower the capacity of a design whose prefill is full', async () => {
  const outcome = await sensitivity(contextOf(), { ...base, requestCount: 150 }, catalog);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const prompts = outcome.value.inputs.find(({ kind }) => kind === 'input-tokens');
  expect(prompts?.lowRequestsPerSecond).toBeGreaterThan(prompts?.highRequestsPerSecond ?? Number.POSITIVE_INFINITY);
}, 60_000);

test('accelerators are dealt anew without loss: 32 + 32 in TP2 and TP8 move eight at a time', () => {
  const { input } = inputOf(base, catalog);
  if (input === null) throw new Error('the preset compiles');
  const splits = possibleSplits(input);
  // lcm(2, 8) = 8; borders at 8, 16, … 56.
  expect(splits).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => ({ prefillReplicas: 4 * n, decodeReplicas: 8 - n })));
  const all = (pools: typeof input.pools) => pools.flatMap(({ replicas }) => replicas.flatMap(({ ranks }) => [...ranks]));
  for (const split of splits ?? []) expect(all(splitPools(input, split).pools)).toEqual(all(input.pools));
  // The split that is drawn gives the design back.
  expect(splitPools(input, { prefillReplicas: 16, decodeReplicas: 4 }).pools).toEqual(input.pools);
});

test('the best ratio is at least as good as the one drawn', async () => {
  const outcome = await ratio(contextOf(), { ...base, requestCount: 100 }, catalog);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const drawn = outcome.value.rows.find(({ isDrawn }) => isDrawn);
  expect(drawn).toMatchObject({ prefillReplicas: 16, decodeReplicas: 4 });
  expect(outcome.value.best.capacityRequestsPerSecond).toBeGreaterThanOrEqual(drawn?.capacityRequestsPerSecond ?? Number.POSITIVE_INFINITY);
}, 60_000);

test('a spine that fails and comes back: routes move to the other, and every request is accounted for', async () => {
  const outcome = await drill(contextOf(), base, { targets: ['spine[0]'], failAtSeconds: 2, repairAtSeconds: 4 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const { unaccountedCount, requests, routes, attainment } = outcome.value;
  expect(unaccountedCount).toBe(0);
  expect(requests.drilled.completed).toBe(400);
  expect(routes.shiftedLinkCount).toBeGreaterThan(0);
  expect(attainment.map(({ period }) => period)).toEqual(['before', 'failed', 'repaired']);
  // Until it fails nothing differs.
  expect(attainment[0].drilledFraction).toBe(attainment[0].healthyFraction);
}, 60_000);

test('a drill of something that is not drawn is refused by the rule for faults', async () => {
  const outcome = await drill(contextOf(), base, { targets: ['spine[9]'], failAtSeconds: null, repairAtSeconds: null });
  expect(outcome.ok).toBe(false);
}, 60_000);

test('a design compared with itself differs in nothing; fewer GPUs show as parts', async () => {
  const same = await compare(contextOf(), [base, base], catalog);
  if (!same.ok) throw new Error(JSON.stringify(same.error));
  expect(same.value.parts).toEqual([]);
  for (const { differenceFractions } of same.value.metrics)
    expect(differenceFractions.every((value) => value === 0 || value === null)).toBe(true);
}, 60_000);

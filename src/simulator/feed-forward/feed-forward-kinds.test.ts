import { expect, test } from 'vitest';
import { type FeedForwardSpec, feedForwardKinds, feedForwardOf } from './index.ts';

/** One spec of each kind: a new kind is tested as soon as it stands here. */
const specs: readonly FeedForwardSpec[] = [
  { kind: 'dense', intermediateSize: 14336 },
  {
    kind: 'mixture-of-experts',
    experts: 64,
    topK: 6,
    intermediateSize: 1408,
    sharedExperts: 2,
    sharedIntermediateSize: 1408,
    hasRouterBias: false,
  },
  { kind: 'none' },
];
const whole = { tp: 1, ep: 1, expertTp: 1 };

test('every listed kind has a spec here', () => {
  expect(specs.map((spec) => spec.kind).sort()).toEqual(feedForwardKinds.members.map((member) => member.kind).sort());
});

for (const spec of specs) {
  const kind = feedForwardOf(spec);

  test(`${spec.kind}: one rank alone holds all parameters`, () => {
    expect(kind.denseParameterCountPerRank(spec, 2048, whole) + kind.expertParameterCountPerRank(spec, 2048, whole)).toBe(
      kind.parameterCount(spec, 2048),
    );
  });

  test(`${spec.kind}: matrices, top-k experts and router are the active parameters`, () => {
    const inMatrices = kind.gemms(spec, 2048, whole).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
    const routed = kind.routedExperts(spec, 2048, whole);
    const inExperts = routed === null ? 0 : routed.topK * routed.parametersPerExpert + 2048 * routed.experts;
    expect(inMatrices + inExperts).toBe(kind.activeParameterCount(spec, 2048));
  });

  test(`${spec.kind}: every way to divide experts over 8 ranks leaves each an eighth of them`, () => {
    for (const ep of [1, 2, 4, 8]) {
      expect(kind.expertParameterCountPerRank(spec, 2048, { tp: 1, ep, expertTp: 8 / ep })).toBe(
        kind.expertParameterCountPerRank(spec, 2048, whole) / 8,
      );
    }
  });
}

test('a DeepSeek-V3 expert layer has 11,320,164,608 parameters, of which a token uses 398,196,992', () => {
  const spec = {
    kind: 'mixture-of-experts',
    experts: 256,
    topK: 8,
    intermediateSize: 2048,
    sharedExperts: 1,
    sharedIntermediateSize: 2048,
    hasRouterBias: true,
  } as const;
  // An expert: 3·7168·2048 = 44,040,192. 257 of them + router 7168·256 + 256 bias = 11,318,329,344 + 1,835,264.
  expect(feedForwardOf(spec).parameterCount(spec, 7168)).toBe(11_318_329_344 + 1_835_264);
  // 9 experts + router.
  expect(feedForwardOf(spec).activeParameterCount(spec, 7168)).toBe(396_361_728 + 1_835_264);
});

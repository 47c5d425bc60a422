import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDesign } from './empty-design.ts';
import { ruleFamily } from './rules/index.ts';
import type { Design, Pool } from './schema.ts';
import { arbitraryDesign } from './testing/arbitrary-design.ts';
import { pool, twoRacks } from './testing/fixture-designs.ts';
import { fixtureLibrary } from './testing/fixture-library.ts';
import { validateDesign } from './validate.ts';

const found = (design: Design) =>
  validateDesign(design, fixtureLibrary).map(({ code, severity, path }) => `${severity} ${code} ${path.join('.')}`);
const withPools = (...pools: Pool[]): Design => ({ ...twoRacks(), deployment: { ...twoRacks().deployment, pools } });
const withTopology = (change: (topology: Design['topology']) => Partial<Design['topology']>): Design => {
  const design = twoRacks();
  return { ...design, topology: { ...design.topology, ...change(design.topology) } };
};
const remedyOf = (design: Design, code: string) => validateDesign(design, fixtureLibrary).find((diagnostic) => diagnostic.code === code);

test('a sound design has no problems', () => {
  expect(validateDesign(twoRacks(), fixtureLibrary)).toEqual([]);
});

test('an empty design is told to draw and to make pools', () => {
  expect(found(emptyDesign('fixture-1'))).toEqual(['info empty-topology topology', 'error no-pools deployment.pools']);
});

test('unknown parts are told where they are named, with what they may have meant', () => {
  const design = withTopology(({ components }) => ({ components: [...components, { id: 'x', part: 'nvidia-h100-smx' }] }));
  expect(found(design)).toEqual(['error unknown-part topology.components.1.part']);
  expect(remedyOf(design, 'unknown-part')?.remedy).toContain('"nvidia-h100-sxm"');
  expect(found(withTopology(({ patterns }) => ({ patterns: [{ ...patterns[0], spinePart: 'connectx-7' }] })))).toContain(
    'error part-is-no-switch topology.patterns.0.spinePart',
  );
  expect(found(withTopology(({ components }) => ({ components: [...components, { id: 'x', part: 'nvlink4' }] })))).toEqual([
    'error part-is-a-link topology.components.1.part',
  ]);
  expect(found(withTopology(() => ({ links: [{ id: 'x', part: 'quantum-2', from: 'leaf[0]', to: 'leaf[1]' }] })))).toEqual([
    'error part-is-no-link topology.links.0.part',
  ]);
  expect(found({ ...twoRacks(), parts: { mine: { basedOn: 'nothing' } } })).toEqual(['error unknown-part parts.mine.basedOn']);
});

test('unknown definitions and models are told', () => {
  expect(found(withTopology(({ instances }) => ({ instances: [...instances, { id: 'x', definition: 'dgx' }] })))).toEqual([
    'error unknown-definition topology.instances.1.definition',
  ]);
  expect(found({ ...twoRacks(), deployment: { ...twoRacks().deployment, model: 'gpt-9' } })).toEqual([
    'error unknown-model deployment.model',
  ]);
});

test('an id used twice in one scope is told at its second use', () => {
  expect(found(withTopology(({ groups }) => ({ groups: [...groups, { id: 'leaf', kind: 'group' }] })))).toEqual([
    'error duplicate-id topology.components.0.id',
  ]);
  expect(found(withPools(pool('a', 'prefill', 'rack[0]'), pool('a', 'decode', 'rack[1]')))).toEqual([
    'error duplicate-id deployment.pools.1.id',
  ]);
});

test('groups and definitions that contain themselves are told once', () => {
  const groups: Design['topology']['groups'] = [
    { id: 'a', kind: 'group', in: 'b' },
    { id: 'b', kind: 'group', in: 'a' },
    { id: 'c', kind: 'group', in: 'c' },
  ];
  expect(found(withTopology((topology) => ({ groups: [...topology.groups, ...groups] })))).toEqual([
    'error cyclic-group topology.groups.2.in',
    'error cyclic-group topology.groups.4.in',
  ]);
  const design = twoRacks();
  const box = { label: 'box', kind: 'rack' as const, components: [], links: [], ports: {} };
  const definitions = {
    ...design.definitions,
    outer: { ...box, instances: [{ id: 'i', definition: 'inner' }] },
    inner: { ...box, instances: [{ id: 'o', definition: 'outer' }] },
  };
  expect(found({ ...design, definitions })).toEqual(['error cyclic-definition definitions.outer.instances.0.definition']);
  expect(
    found({
      ...design,
      definitions,
      topology: { ...design.topology, instances: [...design.topology.instances, { id: 'z', definition: 'outer' }] },
    }),
  ).toEqual(['error cyclic-definition definitions.outer.instances.0.definition']);
});

test('a group that is named but not there is told', () => {
  expect(found(withTopology(({ components }) => ({ components: [{ ...components[0], in: 'room' }] })))).toEqual([
    'error unknown-group topology.components.0.in',
  ]);
  expect(found(withTopology(({ components }) => ({ components: [...components, { id: 'x', part: 'quantum-2', in: 'rack[5]' }] })))).toEqual(
    ['error unknown-group topology.components.1.in'],
  );
});

test('pools need accelerators, their own ones, and of one kind', () => {
  expect(found(withPools(pool('p', 'mixed', 'rack[7]/server[*]/gpu[*]')))).toEqual([
    'error pool-without-accelerators deployment.pools.0.accelerators',
  ]);
  expect(found(withPools(pool('p', 'mixed', 'leaf[*]')))).toEqual(['error pool-without-accelerators deployment.pools.0.accelerators']);
  expect(found(withPools(pool('p', 'mixed', 'rack[i]')))).toEqual(['error bad-selector deployment.pools.0.accelerators']);
  const shared = withPools(pool('a', 'prefill', 'rack[*]'), pool('b', 'decode', 'rack[1]'));
  expect(found(shared)).toEqual(['error accelerator-in-two-pools deployment.pools.1.accelerators']);
  expect(remedyOf(shared, 'accelerator-in-two-pools')?.message).toBe(
    'Pools "a" and "b" share 16 accelerators (the first is rack[1]/server[0]/gpu[0]).',
  );

  const design = twoRacks();
  const mixed = (path: string): Design => ({
    ...design,
    topology: { ...design.topology, instances: [{ ...design.topology.instances[0], overrides: { [path]: { part: 'nvidia-h200-sxm' } } }] },
  });
  expect(found(mixed('rack[0]/server[1]/gpu[2]'))).toEqual(['error mixed-parts-in-replica deployment.pools.0.accelerators']);
  const whole = Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((gpu) => [`rack[0]/server[1]/gpu[${gpu}]`, { part: 'nvidia-h200-sxm' }]));
  expect(
    found({ ...design, topology: { ...design.topology, instances: [{ ...design.topology.instances[0], overrides: whole }] } }),
  ).toEqual(['error mixed-parts-in-pool deployment.pools.0.accelerators']);
});

test('replicas and parallelism must come out even, and the message has the numbers', () => {
  const uneven = withPools({ ...pool('p', 'mixed', 'rack[*]', 12) });
  expect(found(uneven)).toEqual(['error replica-size-does-not-divide deployment.pools.0.replicaSize']);
  // 32 accelerators, 12 each: 2 replicas and 8 left.
  expect(remedyOf(uneven, 'replica-size-does-not-divide')?.message).toContain(
    '32 accelerators, which replicas of 12 do not use up: 8 are left over',
  );
  const wrong = withPools({ ...pool('p', 'mixed', 'rack[*]'), parallelism: { tp: 4, pp: 1, dp: 1, ep: 1, cp: 1 } });
  expect(remedyOf(wrong, 'parallelism-does-not-fill-replica')?.message).toBe(
    'Pool "p": TP 4 × PP 1 × DP 1 × CP 1 = 4, but a replica has 8 accelerators.',
  );
  expect(found(withPools({ ...pool('p', 'mixed', 'rack[*]'), parallelism: { tp: 8, pp: 1, dp: 1, ep: 3, cp: 1 } }))).toEqual([
    'error expert-parallelism-does-not-divide deployment.pools.0.parallelism.ep',
  ]);
});

test('prefill and decode pools come together', () => {
  expect(found(withPools(pool('p', 'prefill', 'rack[0]')))).toEqual(['error prefill-without-decode deployment.pools.0.role']);
  expect(found(withPools(pool('d', 'decode', 'rack[0]'), pool('m', 'mixed', 'rack[1]')))).toEqual([
    'error decode-without-prefill deployment.pools.0.role',
  ]);
});

test('a number format that the accelerator cannot compute in is told', () => {
  const design = withTopology(({ components }) => ({ components: [...components, { id: 'old', part: 'old-gpu', count: 8 }] }));
  expect(found({ ...design, deployment: { ...design.deployment, pools: [pool('p', 'mixed', 'old[*]')] } })).toEqual([
    'error format-not-supported deployment.pools.0.precision.activations',
  ]);
});

test('differences that a design can live with are warnings', () => {
  expect(found({ ...twoRacks(), catalogVersion: 'older' })).toEqual(['warning catalog-version-differs catalogVersion']);
  expect(
    found(
      withTopology(() => ({ links: [{ id: 'x', part: 'infiniband-ndr', from: 'leaf[0]', to: 'leaf[1]', bandwidthBytesPerSecond: 60e9 }] })),
    ),
  ).toEqual(['warning link-faster-than-its-part topology.links.0']);
  const fast = { ...twoRacks(), parts: { 'ndr-x2': { basedOn: 'infiniband-ndr', bandwidthBytesPerSecond: 100e9 } } };
  const pattern = { ...fast.topology.patterns[0], link: 'ndr-x2', uplink: 'ndr-x2' };
  // 100 GB/s cables at NICs of 50 GB/s; the leaf's uplinks are as fast, so the ratio stays.
  expect(found({ ...fast, topology: { ...fast.topology, patterns: [pattern] } })).toEqual([
    'warning link-faster-than-nic topology.patterns.0',
  ]);
});

test('every rule has a name and a promise that can be shown', () => {
  for (const rule of ruleFamily.members) expect(rule.label.length).toBeGreaterThan(10);
});

test('no design that the schema takes makes the checks throw, and every problem has a place, a reason and a remedy', () => {
  fc.assert(
    fc.property(arbitraryDesign, (design) => {
      for (const diagnostic of validateDesign(design, fixtureLibrary)) {
        expect(diagnostic.message.length * diagnostic.remedy.length).toBeGreaterThan(0);
        let value: unknown = design;
        for (const key of diagnostic.path.slice(0, -1)) value = (value as Record<string | number, unknown>)[key];
        expect(value, `${diagnostic.code} at ${diagnostic.path.join('.')}`).toBeTypeOf('object');
      }
    }),
    { numRuns: 150 },
  );
});

test('a static batch in a decode pool is told, in a mixed pool it is sound', () => {
  const scheduler = { kind: 'static-batching', tokenBudgetCount: 8192, maxBatchCount: 8 } as const;
  const decode = { ...pool('b', 'decode', 'rack[1]'), scheduler };
  expect(found(withPools(pool('a', 'prefill', 'rack[0]'), decode))).toEqual([
    'error static-batching-in-decode-pool deployment.pools.1.scheduler',
  ]);
  expect(found(withPools({ ...pool('a', 'mixed', 'rack[0]'), scheduler }))).toEqual([]);
});

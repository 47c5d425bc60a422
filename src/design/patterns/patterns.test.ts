import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { ExpandedLink, ExpandedTopology } from '../expansion/expanded-topology.ts';
import { twoRacks, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary, rackDefinition } from '../testing/fixture-library.ts';
import { type Pattern, patternFamily, patternSchema } from './index.ts';

const tray = fixtureLibrary.system('rack-of-72')?.needs['tray-of-four'];

/** What a pattern alone draws, over two CXL hosts and one switch of the drawing. */
function drawn(parameters: Readonly<Record<string, unknown>>) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const pattern: Pattern = patternSchema.parse({ id: 'p', overrides: {}, ...Object.fromEntries(given) });
  const design = withTopology({
    components: [
      { id: 'cpu', part: 'cxl-host', count: 2 },
      { id: 'block', part: 'quantum-2', count: 4 },
    ],
    patterns: [pattern],
  });
  const definitions = { ...twoRacks().definitions, 'rack-of-72': rackDefinition, ...(tray ? { 'tray-of-four': tray } : {}) };
  return expandTopology({ ...design, definitions }, fixtureLibrary);
}

const inPattern = (topology: ExpandedTopology, match: RegExp): number => topology.nodes.filter(({ path }) => match.test(path)).length;
const hostsOf = (topology: ExpandedTopology): number => topology.containers.filter(({ path }) => /host\[\d+\]$/.test(path)).length;
const ndr = { link: 'infiniband-ndr', uplink: 'infiniband-ndr', switchPart: 'quantum-2', host: 'hgx-h100' };
const betweenSwitches = ({ nodes }: ExpandedTopology, link: ExpandedLink): boolean =>
  nodes[link.from].kind === 'switch' && nodes[link.to].kind === 'switch';

/** Every port that carries a cable, written once for each. */
function usedPorts({ nodes, links }: ExpandedTopology): string[] {
  return links.flatMap((link) => [`${nodes[link.from].path}:${link.fromPort}`, `${nodes[link.to].path}:${link.toPort}`]);
}

function expectEachPortOnce(topology: ExpandedTopology): void {
  const ports = usedPorts(topology);
  expect(ports.every((port) => !port.endsWith(':'))).toBe(true);
  expect(new Set(ports).size).toBe(ports.length);
}

/** Parameters in the parts of the fixture library, for the contract that every pattern keeps. */
const samples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'rail-optimised': { ...ndr, switchPart: undefined, spinePart: 'quantum-2', hostsCount: 32, hostsPerPodCount: 16 },
  'fat-tree': { ...ndr, uplink: undefined, arityCount: 4 },
  'leaf-spine': { ...ndr, hostsCount: 20, oversubscriptionRatio: 2 },
  'three-tier-clos': { ...ndr, podsCount: 3, hostsPerPodCount: 6, oversubscriptionRatio: 1, coreOversubscriptionRatio: 2 },
  dragonfly: { ...ndr, groupsCount: 5, routersPerGroupCount: 2, hostsPerRouterCount: 1, globalLinksPerRouterCount: 2 },
  'dragonfly-plus': {
    ...ndr,
    groupsCount: 3,
    leavesPerGroupCount: 2,
    spinesPerGroupCount: 2,
    hostsPerLeafCount: 2,
    globalLinksPerSpineCount: 2,
  },
  torus: { host: 'hgx-h100', link: 'infiniband-ndr', xCount: 4, yCount: 3, zCount: 2 },
  'full-mesh': { host: 'hgx-h100', link: 'infiniband-ndr', hostsCount: 5, linksPerPairCount: 2 },
  'scale-up-domain': {
    host: 'nvidia-h100-sxm',
    link: 'nvlink4',
    acceleratorsCount: 8,
    switchesCount: 4,
    switchPart: 'nvswitch3',
    linksPerPairCount: 2,
  },
  'cxl-pool': {
    hosts: 'cpu[*]',
    memoriesCount: 6,
    memoryPart: 'cxl-memory',
    switchesCount: 2,
    switchPart: 'cxl-switch',
    link: 'cxl2-x16',
    linksPerHostCount: 2,
  },
  'optical-circuit': { hosts: 'block[*]', switchesCount: 3, switchPart: 'ocs', linksPerHostCount: 6, link: 'infiniband-ndr' },
};

describe.each(patternFamily.members.map(({ kind }) => kind))('every pattern: %s', (kind) => {
  const parameters = Object.fromEntries(Object.entries(samples[kind] ?? {}).filter(([, value]) => value !== undefined));

  test('draws without a problem, with each port used once', () => {
    const { topology, diagnostics } = drawn({ kind, ...parameters });
    expect(diagnostics).toEqual([]);
    expect(topology.links.length).toBeGreaterThan(0);
    expectEachPortOnce(topology);
  });

  test('takes its own example, with the parts of the shipped catalogue', () => {
    const { example, schema } = patternFamily.get(kind);
    expect(schema.safeParse({ id: 'p', kind, ...example }).success).toBe(true);
  });

  test('keeps an override of a device that it makes, and says when one reaches nothing', () => {
    const { topology } = drawn({ kind, ...parameters });
    const device = topology.nodes.find(({ path }) => path.startsWith('p/'));
    expect(device).toBeDefined();
    if (!device) return;
    const overrides = { [device.path]: { label: 'mine' }, 'p/nothing[9]': { label: 'gone' } };
    const again = drawn({ kind, ...parameters, overrides });
    expect(again.topology.nodes.find(({ path }) => path === device.path)?.label).toBe('mine');
    expect(again.diagnostics.map(({ code }) => code)).toEqual(['dead-override']);
  });
});

test('a fat tree of k has k³/4 hosts, 5k²/4 switches, and full bisection at each tier', () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 4, 6, 8, 10, 12), fc.constantFrom(1, 2), (k, planesCount) => {
      const { topology, diagnostics } = drawn({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount: k, planesCount });
      expect(diagnostics).toEqual([]);
      expect(hostsOf(topology)).toBe(k ** 3 / 4);
      expect(inPattern(topology, /^p\/.*(edge|aggregation|core)\[\d+\]$/)).toBe((planesCount * 5 * k * k) / 4);
      // k³/4 cables between each two tiers: hosts–edge, edge–aggregation, aggregation–core.
      expect(topology.links.filter((link) => betweenSwitches(topology, link)).length).toBe(planesCount * 2 * (k ** 3 / 4));
      expectEachPortOnce(topology);
    }),
    { numRuns: 12 },
  );
});

test('every switch of a fat tree uses exactly k ports', () => {
  const { topology } = drawn({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount: 6 });
  const degree = new Map<number, number>();
  for (const link of topology.links) for (const end of [link.from, link.to]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const switches = topology.nodes.flatMap((node, index) => (/^p\/.*(edge|aggregation|core)/.test(node.path) ? [degree.get(index)] : []));
  expect(new Set(switches)).toEqual(new Set([6]));
});

test('rail i of every host lands on leaf group i, in every pod, and no port is used twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(4, 8, 16, 40),
      fc.constantFrom(1, 2, 4, 8),
      fc.constantFrom(1, 1.5, 2),
      (hostsCount, hostsPerPodCount, railsCount, oversubscriptionRatio) => {
        const { topology, diagnostics } = drawn({
          kind: 'rail-optimised',
          ...ndr,
          switchPart: undefined,
          spinePart: 'quantum-2',
          hostsCount,
          hostsPerPodCount,
          railsCount,
          oversubscriptionRatio,
        });
        if (diagnostics.some(({ code }) => code === 'too-many-leaves')) return;
        expect(diagnostics).toEqual([]);
        expect(hostsOf(topology)).toBe(hostsCount);
        expectEachPortOnce(topology);
        const leavesPerPod = inPattern(topology, /^p\/pod\[0\]\/leaf/);
        const leavesPerRail = leavesPerPod / railsCount;
        const down = new Map<string, number>();
        const up = new Map<string, number>();
        let cables = 0;
        for (const link of topology.links) {
          const [from, to] = [topology.nodes[link.from].path, topology.nodes[link.to].path];
          const host = /^p\/pod\[(\d+)\]\/host\[\d+\]\/nic\[(\d+)\]$/.exec(from);
          const leaf = /^p\/pod\[(\d+)\]\/leaf\[(\d+)\]$/.exec(to);
          if (host && leaf) {
            cables += 1;
            expect(leaf[1]).toBe(host[1]);
            expect(Math.floor(Number(leaf[2]) / leavesPerRail)).toBe(Number(host[2]) % railsCount);
            down.set(to, (down.get(to) ?? 0) + 1);
          } else if (/leaf\[\d+\]$/.test(from)) up.set(from, (up.get(from) ?? 0) + 1);
        }
        expect(cables).toBe(hostsCount * 8);
        if (up.size > 0)
          for (const [leaf, count] of down) expect(count / (up.get(leaf) ?? 0)).toBeLessThanOrEqual(oversubscriptionRatio + 1e-9);
      },
    ),
    { numRuns: 40 },
  );
});

test('128 racks of 72 on four rails: 9,216 GPUs in eight pods under cores', () => {
  const { topology, diagnostics } = drawn({
    kind: 'rail-optimised',
    host: 'rack-of-72',
    hostsCount: 128,
    hostsPerPodCount: 16,
    railsCount: 4,
    spinePart: 'quantum-2',
    corePart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
  });
  expect(diagnostics).toEqual([]);
  expect(topology.nodes.filter(({ kind }) => kind === 'accelerator').length).toBe(9216);
  // A rail of a pod: 16 racks × 18 cables = 288, 32 to a leaf: 9 leaves; 4 rails: 36. 36 × 32 uplinks on spines with 32 down: 36.
  expect(inPattern(topology, /^p\/pod\[0\]\/leaf/)).toBe(36);
  expect(inPattern(topology, /^p\/pod\[0\]\/spine/)).toBe(36);
  // 36 × 32 uplinks of each of 8 pods on cores of 64 ports: 144.
  expect(inPattern(topology, /^p\/core/)).toBe(144);
});

test('leaf-spine and three-tier Clos keep their promise of oversubscription on every switch', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(1, 1.5, 2, 3, 7),
      fc.integer({ min: 1, max: 4 }),
      (hosts, ratio, podsCount) => {
        for (const parameters of [
          { ...ndr, kind: 'leaf-spine', hostsCount: hosts, oversubscriptionRatio: ratio },
          {
            ...ndr,
            kind: 'three-tier-clos',
            hostsPerPodCount: hosts,
            podsCount,
            oversubscriptionRatio: ratio,
            coreOversubscriptionRatio: ratio,
          },
        ]) {
          const { topology, diagnostics } = drawn(parameters);
          if (diagnostics.length > 0) continue;
          expectEachPortOnce(topology);
          const down = new Map<number, number>();
          const up = new Map<number, number>();
          const add = (to: Map<number, number>, node: number, bandwidth: number): unknown => to.set(node, (to.get(node) ?? 0) + bandwidth);
          for (const link of topology.links) {
            if (topology.nodes[link.to].kind !== 'switch') continue;
            add(down, link.to, link.bandwidthBytesPerSecond);
            if (topology.nodes[link.from].kind === 'switch') add(up, link.from, link.bandwidthBytesPerSecond);
          }
          for (const [node, above] of up) expect((down.get(node) ?? 0) / above).toBeLessThanOrEqual(ratio + 1e-9);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('in a dragonfly with all its groups every pair of groups is joined by exactly one link', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), (a, h) => {
      const groupsCount = a * h + 1;
      const { topology, diagnostics } = drawn({
        ...ndr,
        kind: 'dragonfly',
        groupsCount,
        routersPerGroupCount: a,
        hostsPerRouterCount: 1,
        globalLinksPerRouterCount: h,
      });
      expect(diagnostics).toEqual([]);
      const pairs = new Map<string, number>();
      const globalDegree = new Map<number, number>();
      for (const link of topology.links.filter((candidate) => betweenSwitches(topology, candidate))) {
        const [from, to] = [link.from, link.to].map((end) => /group\[(\d+)\]/.exec(topology.nodes[end].path)?.[1] ?? '');
        if (from === to) continue;
        pairs.set([from, to].sort().join(), (pairs.get([from, to].sort().join()) ?? 0) + 1);
        for (const end of [link.from, link.to]) globalDegree.set(end, (globalDegree.get(end) ?? 0) + 1);
      }
      expect(pairs.size).toBe((groupsCount * (groupsCount - 1)) / 2);
      expect(new Set(pairs.values())).toEqual(new Set([1]));
      expect(Math.max(...globalDegree.values())).toBe(h);
      expectEachPortOnce(topology);
    }),
    { numRuns: 12 },
  );
});

test('a torus joins every host to both neighbours of each dimension', () => {
  // 4 × 3 × 2: x and y wrap (one cable for each host), z has two layers and one cable for each pair: 24 + 24 + 12.
  const { topology } = drawn({ kind: 'torus', host: 'hgx-h100', link: 'infiniband-ndr', xCount: 4, yCount: 3, zCount: 2 });
  const outside = topology.links.filter((link) => topology.nodes[link.from].kind === 'nic' && topology.nodes[link.to].kind === 'nic');
  expect(outside.length).toBe(60);
  const neighbours = new Map<string, Set<string>>();
  const hostOf = (node: number): string => /host\[\d+\]/.exec(topology.nodes[node].path)?.[0] ?? '';
  for (const link of outside) {
    for (const [one, other] of [
      [hostOf(link.from), hostOf(link.to)],
      [hostOf(link.to), hostOf(link.from)],
    ])
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  }
  // Two in x, two in y, one in z.
  expect(new Set([...neighbours.values()].map((own) => own.size))).toEqual(new Set([5]));
});

test('what the parts cannot carry is refused beside the field that mends it', () => {
  const problems = (parameters: Readonly<Record<string, unknown>>) =>
    drawn(parameters).diagnostics.map(({ code, path }) => `${code} ${path.at(-1)}`);
  expect(problems({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount: 66, host: 'connectx-7' })).toEqual([
    'radix-too-small switchPart',
  ]);
  expect(problems({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount: 4, planesCount: 9 })).toEqual([
    'more-planes-than-ports planesCount',
  ]);
  expect(problems({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount: 4, host: 'nothing' })).toEqual(['unknown-host host']);
  expect(problems({ kind: 'full-mesh', host: 'hgx-h100', link: 'infiniband-ndr', hostsCount: 10 })).toEqual(['too-few-ports hostsCount']);
  expect(
    problems({ ...ndr, kind: 'dragonfly', groupsCount: 6, routersPerGroupCount: 2, hostsPerRouterCount: 1, globalLinksPerRouterCount: 2 }),
  ).toEqual(['too-many-groups groupsCount']);
  expect(problems({ ...ndr, kind: 'leaf-spine', hostsCount: 4000 })).toEqual(['too-many-leaves hostsCount']);
  expect(problems({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount: 128, switchPart: 'ocs', planesCount: 8 })).toEqual([
    'too-many-elements topology',
  ]);
});

test('from k = 4 to k = 8 an override of a surviving device stays', () => {
  const overrides = { 'p/pod[1]/host[2]/gpu[3]': { part: 'nvidia-h200-sxm' }, 'p/core[1]': { label: 'kept' } };
  for (const arityCount of [4, 8]) {
    const { topology, diagnostics } = drawn({ ...ndr, uplink: undefined, kind: 'fat-tree', arityCount, overrides });
    expect(diagnostics).toEqual([]);
    expect(topology.nodes[topology.nodeIndex.get('p/pod[1]/host[2]/gpu[3]') ?? -1].part.id).toBe('nvidia-h200-sxm');
    expect(topology.nodes[topology.nodeIndex.get('p/core[1]') ?? -1].label).toBe('kept');
  }
});

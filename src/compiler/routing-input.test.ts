import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { designSchema } from '../design/index.ts';
import { compileDesign } from './index.ts';
import { serversOnLeaf, tensorPool } from './testing/small-designs.ts';

const pools = [tensorPool('prefill', 'prefill', 'server[0]/gpu[*]', 8), tensorPool('decode', 'decode', 'server[1]/gpu[*]', 8)];

function withRouting(routing: object) {
  const design = serversOnLeaf('hgx-h100', 2, pools);
  return designSchema.parse({ ...design, deployment: { ...design.deployment, routing } });
}

test('routing left out is as usual; a way drawn by hand is compiled to devices', () => {
  const usual = compileDesign(serversOnLeaf('hgx-h100', 2, pools), catalog).input;
  expect(usual?.routing).toBeUndefined();
  const { input, diagnostics } = compileDesign(
    withRouting({ explicit: [{ from: 'server[0]', to: 'server[1]/nic[*]', via: ['leaf'] }] }),
    catalog,
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(input?.routing?.scaleOut).toEqual({ kind: 'ecmp', queuePairCount: 1 });
  const [route] = input?.routing?.explicit ?? [];
  const names = (nodes: Int32Array) => Array.from(nodes, (node) => input?.network.nodeIds[node]);
  expect(names(route.via)).toEqual(['leaf']);
  expect(names(route.to)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((nic) => `server[1]/nic[${nic}]`));
  expect(names(route.from)).toContain('server[0]/gpu[0]');
});

test('a way that names nothing, or passes several devices at once, is told with its place', () => {
  const routing = { explicit: [{ from: 'server[9]', to: 'server[1]', via: ['server[1]/nic[*]'] }] };
  const problems = compileDesign(withRouting(routing), catalog).diagnostics.filter(({ code }) => code === 'explicit-route-names-nothing');
  expect(problems.map(({ path }) => path.slice(3).join('.'))).toEqual(['0.from', '0.via.0']);
});

test('hosts of a torus and groups of a dragonfly are numbered from the patterns', () => {
  const design = serversOnLeaf('hgx-h100', 2, pools);
  const common = { host: 'hgx-h100', link: 'infiniband-ndr', overrides: {} };
  const patterns = [
    { ...common, id: 'grid', kind: 'torus', xCount: 3, yCount: 2, zCount: 1, linksPerNeighbourCount: 1 },
    {
      ...common,
      id: 'fly',
      kind: 'dragonfly',
      groupsCount: 3,
      routersPerGroupCount: 2,
      hostsPerRouterCount: 1,
      globalLinksPerRouterCount: 1,
      switchPart: 'quantum-2',
      uplink: 'infiniband-ndr',
    },
  ];
  const drawn = designSchema.parse({
    ...design,
    definitions: { ...design.definitions },
    topology: { ...design.topology, patterns },
    deployment: { ...design.deployment, routing: { scaleOut: { kind: 'dimension-order' } } },
  });
  const { input, diagnostics } = compileDesign(drawn, catalog);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const regions = input?.routing?.regions;
  expect(regions?.fabrics).toEqual([
    { kind: 'torus', firstRegion: 0, regionCount: 6, sizes: [3, 2, 1] },
    { kind: 'dragonfly', firstRegion: 6, regionCount: 3, sizes: [] },
  ]);
  const regionOf = (path: string) => regions?.regionOf[input?.network.nodeIds.indexOf(path) ?? -1];
  expect(regionOf('grid/host[5]/nic[0]')).toBe(5);
  expect(regionOf('fly/group[2]/router[1]')).toBe(8);
  expect(regionOf('leaf')).toBe(-1);
});

test('a cut names the pair, how far each side gets, and what is down between them', () => {
  const design = serversOnLeaf('hgx-h100', 2, pools);
  const faults = [{ kind: 'down' as const, target: 'server[1]/nic[*]--leaf', fromSeconds: 0 }];
  const [problem] = compileDesign({ ...design, faults }, catalog).diagnostics.filter(({ code }) => code === 'no-kv-path');
  expect(problem.message).toContain('from server[0]/gpu[0] (prefill) to server[1]/gpu[0] (decode)');
  expect(problem.message).toContain('server[0]/gpu[0] gets as far as leaf (');
  expect(problem.message).toContain(
    'Down between them: leaf->server[1]/nic[0], leaf->server[1]/nic[1], leaf->server[1]/nic[2] and 5 more.',
  );
});

test('a cable that is down one way joins nobody', () => {
  const design = serversOnLeaf('hgx-h100', 2, pools);
  const faults = [{ kind: 'down' as const, target: 'server[0]/nic[*]->leaf', fromSeconds: 0 }];
  expect(compileDesign({ ...design, faults }, catalog).diagnostics.map(({ code }) => code)).toContain('no-kv-path');
});

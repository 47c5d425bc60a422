import { expect, test } from 'vitest';
import { twoRacks, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary, rackDefinition } from '../testing/fixture-library.ts';
import { expandTopology } from './expand-topology.ts';

const expand = (design: Parameters<typeof expandTopology>[0]) => expandTopology(design, fixtureLibrary);
const ids = (design: Parameters<typeof expandTopology>[0]) => expand(design).topology.links.map((link) => link.id);
const codes = (design: Parameters<typeof expandTopology>[0]) => expand(design).diagnostics.map((diagnostic) => diagnostic.code);

test('two racks of two HGX servers on eight leaves and four spines have the devices and cables that one counts by hand', () => {
  const { topology, diagnostics } = expand(twoRacks());
  expect(diagnostics).toEqual([]);
  // Four servers of 8 GPUs + 4 NVSwitches + 8 NICs + 2 CPUs + 2 DRAM = 24; 8 leaves; 4 spines.
  expect(topology.nodes.length).toBe(4 * 24 + 8 + 4);
  // Inside: 8×4 NVLink + 8 PCIe = 40 a server. Rails: 4 servers × 8. Uplinks: each leaf has 4 down, so 4 up.
  expect(topology.links.length).toBe(4 * 40 + 4 * 8 + 8 * 4);
  expect(topology.containers.map((container) => container.path)).toEqual([
    'hall',
    'rack[0]',
    'rack[0]/server[0]',
    'rack[0]/server[1]',
    'rack[1]',
    'rack[1]/server[0]',
    'rack[1]/server[1]',
    'rails',
  ]);
  expect(topology.containers.map((container) => container.container)).toEqual([
    null,
    'hall',
    'rack[0]',
    'rack[0]',
    'hall',
    'rack[1]',
    'rack[1]',
    'hall',
  ]);
  expect(topology.nodes[topology.nodeIndex.get('rack[1]/server[0]/gpu[3]') ?? -1]).toMatchObject({
    kind: 'accelerator',
    container: 'rack[1]/server[0]',
    sourceId: 'gpu',
  });
  expect(topology.nodes[topology.nodeIndex.get('rails/spine[3]') ?? -1]).toMatchObject({
    kind: 'switch',
    container: 'rails',
    sourceId: 'rails',
  });
  expect(topology.nodes[topology.nodeIndex.get('leaf[7]') ?? -1]).toMatchObject({ container: 'hall' });
});

test('rail i of every host lands on leaf i', () => {
  const { topology } = expand(twoRacks());
  const rails = topology.links.filter((link) => link.sourceId === 'rails' && topology.nodes[link.from].kind === 'nic');
  expect(rails.length).toBe(32);
  for (const link of rails) {
    const rail = /nic\[(\d)\]$/.exec(topology.nodes[link.from].path)?.[1];
    expect(topology.nodes[link.to].path).toBe(`leaf[${rail}]`);
    expect(link.fromPort).toBe('port[0]');
  }
  // Leaf 0: the four hosts on ports 0..3 in path order, then the four uplinks.
  expect(rails.filter((link) => topology.nodes[link.to].path === 'leaf[0]').map((link) => link.toPort)).toEqual([
    'port[0]',
    'port[1]',
    'port[2]',
    'port[3]',
  ]);
});

test('a link without a port takes the first free one, and never one that another link names', () => {
  const design = withTopology({
    components: [
      { id: 'a', part: 'quantum-2' },
      { id: 'b', part: 'quantum-2' },
      { id: 'c', part: 'quantum-2' },
    ],
    links: [
      { id: 'one', part: 'infiniband-ndr', from: 'a', to: 'b' },
      { id: 'two', part: 'infiniband-ndr', from: 'a:port[0]', to: 'c' },
      { id: 'three', part: 'infiniband-ndr', from: 'b', to: 'a', count: 2 },
    ],
  });
  const { topology, diagnostics } = expand(design);
  expect(diagnostics).toEqual([]);
  // "two" has a:port[0]; "one" takes a:port[1]; "three" a:port[2] and [3].
  expect(topology.links.map((link) => [link.id, link.fromPort, link.toPort])).toEqual([
    ['a--b', 'port[1]', 'port[0]'],
    ['a--c', 'port[0]', 'port[0]'],
    ['b--a#2', 'port[1]', 'port[2]'],
    ['b--a#3', 'port[2]', 'port[3]'],
  ]);
});

test('a full switch and a foreign technology are refused with the reason', () => {
  const full = withTopology({
    components: [
      { id: 'nic', part: 'connectx-7', count: 3 },
      { id: 'leaf', part: 'quantum-2' },
      { id: 'eth', part: 'spectrum-4' },
    ],
    links: [
      { id: 'a', part: 'infiniband-ndr', from: 'nic[0]', to: 'leaf' },
      { id: 'b', part: 'infiniband-ndr', from: 'nic[0]', to: 'leaf' },
      { id: 'c', part: 'infiniband-ndr', from: 'nic[1]', to: 'eth' },
      { id: 'd', part: 'infiniband-ndr', from: 'nic[2]:port[1]', to: 'leaf:port[5]' },
      { id: 'e', part: 'infiniband-ndr', from: 'nic[2]:uplink', to: 'leaf:port[6]' },
      { id: 'f', part: 'infiniband-ndr', from: 'nic[2]', to: 'leaf:port[5]' },
    ],
  });
  expect(expand(full).diagnostics.map(({ code, path, message }) => [code, path.join('.'), message])).toEqual([
    ['no-such-port', 'topology.links.3.from', 'Link "d": nic[2] has no port port[1]: "port" has the indices 0 to 0.'],
    ['no-such-port', 'topology.links.4.from', 'Link "e": nic[2] has no port "uplink".'],
    ['no-free-port', 'topology.links.1.from', 'All 1 ports of nic[0] (ConnectX-7) that accept InfiniBand NDR are taken.'],
    [
      'incompatible-ports',
      'topology.links.2.to',
      'Ports of eth (Spectrum-4) accept only Ethernet 800G and Ethernet 400G, not InfiniBand NDR.',
    ],
  ]);
});

test('an index expression spreads GPUs over switches, and parallel cables are numbered', () => {
  const design = withTopology({
    components: [
      { id: 'gpu', part: 'nvidia-h100-sxm', count: 4 },
      { id: 'sw', part: 'nvswitch3', count: 2 },
    ],
    links: [{ id: 'l', part: 'nvlink4', from: 'gpu[i]', to: 'sw[i/2]', count: 2 }],
  });
  expect(ids(design)).toEqual([
    'gpu[0]--sw[0]',
    'gpu[0]--sw[0]#2',
    'gpu[1]--sw[0]',
    'gpu[1]--sw[0]#2',
    'gpu[2]--sw[1]',
    'gpu[2]--sw[1]#2',
    'gpu[3]--sw[1]',
    'gpu[3]--sw[1]#2',
  ]);
  expect(
    ids({ ...design, topology: { ...design.topology, links: [{ id: 'l', part: 'nvlink4', from: 'sw[i%2]', to: 'gpu[i]' }] } }),
  ).toEqual(['sw[0]--gpu[0]', 'sw[1]--gpu[1]', 'sw[0]--gpu[2]', 'sw[1]--gpu[3]']);
});

test('each with each of one set with itself is a full mesh', () => {
  const design = withTopology({
    components: [{ id: 'sw', part: 'quantum-2', count: 4 }],
    links: [{ id: 'l', part: 'infiniband-ndr', from: 'sw[*]', to: 'sw[*]', pattern: 'all-to-all' }],
  });
  expect(ids(design)).toEqual(['sw[0]--sw[1]', 'sw[0]--sw[2]', 'sw[0]--sw[3]', 'sw[1]--sw[2]', 'sw[1]--sw[3]', 'sw[2]--sw[3]']);
});

test('two selections without a shared index pair one by one, fan out from one, and refuse unequal numbers', () => {
  const components = [
    { id: 'a', part: 'quantum-2', count: 2 },
    { id: 'b', part: 'quantum-2', count: 2 },
    { id: 'c', part: 'quantum-2', count: 3 },
  ];
  const link = { id: 'l', part: 'infiniband-ndr' };
  expect(ids(withTopology({ components, links: [{ ...link, from: 'a[*]', to: 'b[*]' }] }))).toEqual(['a[0]--b[0]', 'a[1]--b[1]']);
  expect(ids(withTopology({ components, links: [{ ...link, from: 'a[0]', to: 'c[*]' }] }))).toEqual([
    'a[0]--c[0]',
    'a[0]--c[1]',
    'a[0]--c[2]',
  ]);
  expect(codes(withTopology({ components, links: [{ ...link, from: 'a[*]', to: 'c[*]' }] }))).toEqual(['link-ends-differ-in-number']);
  expect(codes(withTopology({ components, links: [{ ...link, from: 'c[i]', to: 'a[i]' }] }))).toEqual(['index-without-partner']);
  expect(codes(withTopology({ components, links: [{ ...link, from: 'c[i/2]', to: 'a[*]' }] }))).toEqual(['index-never-bound']);
  expect(codes(withTopology({ components, links: [{ ...link, from: 'a[0]', to: 'a[0]' }] }))).toEqual(['link-to-itself']);
});

test('a dangling end says what there is instead', () => {
  const design = withTopology({
    components: [{ id: 'a', part: 'quantum-2', count: 2 }],
    links: [
      { id: 'l', part: 'infiniband-ndr', from: 'a[0]', to: 'a[7]' },
      { id: 'm', part: 'infiniband-ndr', from: 'a[0]', to: 'b' },
    ],
  });
  expect(expand(design).diagnostics).toMatchObject([
    { code: 'dangling-link-end', path: ['topology', 'links', 0, 'to'], message: 'Link "l": there is no a[7]: "a" has the indices 0 to 1.' },
    { code: 'dangling-link-end', path: ['topology', 'links', 1, 'to'], message: 'Link "m": there is no "b".', remedy: 'Use one of: a.' },
  ]);
});

test('an override changes one component of one instance; one that reaches nothing is a warning', () => {
  const design = twoRacks();
  const overrides = {
    'rack[1]/server[0]/gpu[3]': { part: 'nvidia-h200-sxm' },
    'rack[1]/server[1]': { label: 'spare' },
    'rack[2]/server[0]/gpu[0]': { part: 'nvidia-h200-sxm' },
  };
  const { topology, diagnostics } = expand({
    ...design,
    topology: { ...design.topology, instances: [{ ...design.topology.instances[0], overrides }] },
  });
  const changed = topology.nodes.filter((node) => node.part.id === 'nvidia-h200-sxm').map((node) => node.path);
  expect(changed).toEqual(['rack[1]/server[0]/gpu[3]']);
  expect(topology.links.length).toBe(4 * 40 + 4 * 8 + 8 * 4);
  expect(topology.containers.find((container) => container.path === 'rack[1]/server[1]')?.label).toBe('spare');
  expect(diagnostics.map(({ code, severity, path }) => [code, severity, path.at(-1)])).toEqual([
    ['dead-override', 'warning', 'rack[2]/server[0]/gpu[0]'],
  ]);
});

test('a definition may place instances of others, and shows their ports by arithmetic', () => {
  const design = withTopology({
    instances: [{ id: 'nvl', definition: 'rack-of-72' }],
    components: [{ id: 'leaf', part: 'quantum-2', count: 4 }],
    links: [{ id: 'rail', part: 'infiniband-ndr', from: 'nvl:rail[i]', to: 'leaf[i%4]' }],
  });
  const { topology, diagnostics } = expand({
    ...design,
    definitions: { 'rack-of-72': rackDefinition, ...fixtureLibrary.system('rack-of-72')?.needs },
  });
  expect(diagnostics).toEqual([]);
  // 72 GPUs + 72 NICs + 18 switches + 4 leaves; 72×18 NVLink + 72 PCIe + 72 rails.
  expect(topology.nodes.length).toBe(166);
  expect(topology.links.length).toBe(72 * 18 + 72 + 72);
  const rails = topology.links.filter((link) => link.sourceId === 'rail').map((link) => link.id);
  expect(rails[5]).toBe('nvl/tray[1]/nic[1]--leaf[1]'); // rail 5 = tray 5/4 = 1, NIC 5%4 = 1
});

test('groups without count add no segment to a path, replicated ones do', () => {
  const design = withTopology({
    groups: [
      { id: 'zone', kind: 'group', in: 'row[*]' },
      { id: 'row', kind: 'row', count: 2 },
    ],
    components: [{ id: 'leaf', part: 'quantum-2', in: 'row[*]/zone' }],
  });
  const { topology, diagnostics } = expand(design);
  expect(diagnostics).toEqual([]);
  expect(topology.nodes.map((node) => [node.path, node.container])).toEqual([
    ['row[0]/leaf', 'row[0]/zone'],
    ['row[1]/leaf', 'row[1]/zone'],
  ]);
});

test('an unknown part does not also make its links dangle', () => {
  const design = withTopology({
    components: [
      { id: 'a', part: 'nothing' },
      { id: 'b', part: 'quantum-2' },
    ],
    links: [{ id: 'l', part: 'infiniband-ndr', from: 'a', to: 'b' }],
  });
  expect(expand(design)).toMatchObject({ diagnostics: [], topology: { links: [] } });
});

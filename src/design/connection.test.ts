import { expect, test } from 'vitest';
import { compatibleLinkParts, connectionRefusal, freePorts } from './connection.ts';
import { twoRacks, withTopology } from './testing/fixture-designs.ts';
import { fixtureLibrary } from './testing/fixture-library.ts';

const design = withTopology({
  instances: [{ id: 'server', definition: 'hgx-h100' }],
  components: [
    { id: 'leaf', part: 'quantum-2' },
    { id: 'eth', part: 'spectrum-4' },
    { id: 'gpu', part: 'nvidia-h100-sxm' },
    { id: 'nic', part: 'connectx-7' },
    { id: 'dram', part: 'ddr5-host' },
  ],
  groups: [{ id: 'rack', kind: 'rack', count: 2 }],
  links: [{ id: 'l', part: 'infiniband-ndr', from: 'nic', to: 'leaf:port[0]' }],
});
const refusal = (from: string, to: string, part?: string) => connectionRefusal(design, fixtureLibrary, from, to, part);
const parts = (from: string, to: string) => compatibleLinkParts(design, fixtureLibrary, from, to).map(({ id }) => id);

test('a server joins a switch of a technology that its rails take, the usual one first', () => {
  expect(refusal('server', 'leaf')).toBeNull();
  expect(parts('server', 'leaf')).toEqual(['infiniband-ndr']);
  expect(parts('server:rail[2]', 'eth')).toEqual(['ethernet-400g']);
  expect(parts('server', 'gpu')).toEqual([]); // the rail shows the NIC's network side alone
});

test('a refusal names what the port accepts', () => {
  expect(refusal('gpu', 'leaf')).toMatchObject({
    code: 'incompatible-ports',
    message: 'Ports of leaf (Quantum-2) accept only InfiniBand NDR, not NVLink 4.',
    remedy: expect.stringContaining('gpu takes NVLink 4, PCIe 5 x16; leaf takes InfiniBand NDR'),
  });
  expect(refusal('leaf', 'eth', 'infiniband-ndr')).toMatchObject({
    code: 'incompatible-ports',
    message: expect.stringContaining('Ports of eth (Spectrum-4) accept only Ethernet 800G and Ethernet 400G'),
  });
  expect(refusal('dram', 'leaf')).toMatchObject({
    code: 'incompatible-ports',
    message: expect.stringContaining('dram (DDR5) has no ports'),
  });
});

test('a port in use, a full device, a group and a loop are refused', () => {
  expect(refusal('server:rail[1]', 'leaf:port[0]')).toMatchObject({ code: 'port-in-use' });
  expect(refusal('nic', 'leaf')).toMatchObject({ code: expect.stringMatching(/no-free-port|incompatible/) });
  expect(refusal('nic', 'leaf', 'infiniband-ndr')).toMatchObject({ code: 'no-free-port' });
  expect(refusal('rack[0]', 'leaf')).toMatchObject({ code: 'link-end-is-a-group' });
  expect(refusal('leaf', 'leaf')).toMatchObject({ code: 'link-to-itself' });
  expect(refusal('server:usb', 'leaf')).toMatchObject({ code: 'no-such-port', remedy: 'Use one of: rail.' });
  expect(refusal('ghost', 'leaf')).toMatchObject({ code: 'dangling-link-end' });
  expect(refusal('leaf', 'eth', 'rope')).toMatchObject({ code: 'unknown-part' });
});

test('free ports are listed in the order in which they are taken', () => {
  expect(freePorts(design, fixtureLibrary, 'leaf').length).toBe(63);
  expect(freePorts(design, fixtureLibrary, 'leaf')[0].path).toBe('leaf:port[1]');
  expect(freePorts(design, fixtureLibrary, 'server').map(({ path }) => path)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((rail) => `server:rail[${rail}]`),
  );
  expect(freePorts(twoRacks(), fixtureLibrary, 'rack[0]/server[0]')).toEqual([]);
});

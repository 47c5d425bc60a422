import { expect, test } from 'vitest';
import { catalog } from '../../../catalog/index.ts';
import { emptyDesign, expandTopology, placeSystem } from '../../../design/index.ts';
import { selectionKinds } from './selection-kinds.ts';

test('forty mixed things: kinds with their counts, and exactly those behind each chip', () => {
  const placed = [0, 1].reduce((design, x) => {
    const result = placeSystem.apply(design, catalog, { system: 'hgx-h100', x: x * 400, y: 0 });
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  }, emptyDesign(catalog.version));
  const { topology } = expandTopology(placed, catalog);
  const of = (kind: string) => topology.nodes.filter((node) => node.kind === kind).map(({ path }) => path);
  const links = topology.links.filter((link) => link.technology === 'scale-up').slice(0, 6);
  const selected = [...of('accelerator'), ...of('nic'), 'server', 'server-2', ...links.map(({ id }) => id)];
  expect(selected).toHaveLength(40); // 16 GPUs, 16 NICs, 2 servers, 6 cables
  const kinds = selectionKinds(selected, topology);
  expect(kinds.map(({ kind, ids }) => [kind, ids.length])).toEqual([
    ['Accelerator', 16],
    ['NIC', 16],
    ['Server', 2],
    ['Scale-up link', 6],
  ]);
  expect(kinds[1].ids).toEqual(of('nic'));
  expect([...kinds[0].parts.values()].map((own) => own.length)).toEqual([16]);
});

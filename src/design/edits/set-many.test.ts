import { expect, test } from 'vitest';
import { createHistory, recordStep, undo } from '../history.ts';
import { serializeDesign } from '../serialize.ts';
import { twoRacks, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { setManyDevices, setManyLinks } from './index.ts';

const sixteen = () =>
  withTopology({
    components: [
      { id: 'nic', part: 'connectx-7', count: 16 },
      { id: 'leaf', part: 'quantum-2' },
    ],
    links: [
      { id: 'a', part: 'infiniband-ndr', from: 'nic[0]', to: 'leaf' },
      { id: 'b', part: 'infiniband-ndr', from: 'nic[1]', to: 'leaf' },
      { id: 'c', part: 'infiniband-ndr', from: 'nic[2]', to: 'leaf' },
    ],
  });
const nics = Array.from({ length: 16 }, (_, i) => `nic[${i}]`);

test('a field of all sixteen is written in one step, and one undo gives the bytes back', () => {
  const design = sixteen();
  const result = setManyDevices.apply(design, fixtureLibrary, { paths: nics, field: 'label', value: 'rail {i}' });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.topology.components[0]).toMatchObject({ label: 'rail {i}', count: 16 });
  const history = recordStep(createHistory(design), result.value, 'Set label');
  expect(serializeDesign(undo(history).present.design)).toBe(serializeDesign(design));
});

test('some of the copies alone are refused with the reason; nothing is half done', () => {
  const result = setManyDevices.apply(sixteen(), fixtureLibrary, { paths: nics.slice(0, 3), field: 'label', value: 'x' });
  expect(result.ok ? null : result.error.code).toBe('one-of-many');
});

test('inside servers each device gets an override; the others keep the part of the definition', () => {
  const paths = ['rack[0]/server[0]/gpu[0]', 'rack[1]/server[1]/gpu[7]'];
  const result = setManyDevices.apply(twoRacks(), fixtureLibrary, { paths, field: 'part', value: 'nvidia-h200-sxm' });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.topology.instances[0].overrides).toEqual({
    [paths[0]]: { part: 'nvidia-h200-sxm' },
    [paths[1]]: { part: 'nvidia-h200-sxm' },
  });
});

test('the speed of all selected cables is set at once; one inside a server refuses all', () => {
  const linkIds = ['nic[0]--leaf', 'nic[2]--leaf'];
  const result = setManyLinks.apply(sixteen(), fixtureLibrary, { linkIds, field: 'bandwidthBytesPerSecond', value: 25e9 });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.topology.links.map(({ bandwidthBytesPerSecond }) => bandwidthBytesPerSecond)).toEqual([25e9, undefined, 25e9]);
  const inside = setManyLinks.apply(twoRacks(), fixtureLibrary, {
    linkIds: ['rack[0]/server[0]/gpu[0]--rack[0]/server[0]/nvswitch[0]'],
    field: 'latencySeconds',
    value: 1e-6,
  });
  expect(inside.ok ? null : inside.error.code).toBe('inside-definition');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTopology } from '../expansion/expand-topology.ts';
import { selectAccelerators } from '../select-nodes.ts';
import { twoRacks } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { tightSelectors } from './tight-selectors.ts';

const { topology } = expandTopology(twoRacks(), fixtureLibrary);
const all = topology.nodes.filter(({ kind }) => kind === 'accelerator').map(({ path }) => path);

test('selectors made for a set of accelerators name exactly that set', () => {
  fc.assert(
    fc.property(fc.subarray(all, { minLength: 1 }), (chosen) => {
      const selected = selectAccelerators(topology, tightSelectors(chosen, all).join(', '));
      expect(selected.ok && selected.value.map((index) => topology.nodes[index].path).sort()).toEqual([...chosen].sort());
    }),
  );
});

test('whole copies become a star, neighbours a range, equal insides one selector', () => {
  const of = (test: (path: string) => boolean) => tightSelectors(all.filter(test), all);
  expect(of(() => true)).toEqual(['rack[*]/server[*]/gpu[*]']);
  expect(of((path) => path.startsWith('rack[1]'))).toEqual(['rack[1]/server[*]/gpu[*]']);
  expect(of((path) => /gpu\[[0-3]\]/.test(path))).toEqual(['rack[*]/server[*]/gpu[0..3]']);
  expect(of((path) => /server\[0\]/.test(path) || path === 'rack[1]/server[1]/gpu[5]')).toEqual([
    'rack[0]/server[0]/gpu[*]',
    'rack[1]/server[0]/gpu[*]',
    'rack[1]/server[1]/gpu[5]',
  ]);
});

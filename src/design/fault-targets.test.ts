import { expect, test } from 'vitest';
import { expandTopology } from './expansion/expand-topology.ts';
import { faultSubjects, mapFaultTarget } from './fault-targets.ts';
import { twoRacks } from './testing/fixture-designs.ts';
import { fixtureLibrary } from './testing/fixture-library.ts';
import { validateDesign } from './validate.ts';

const { topology } = expandTopology(twoRacks(), fixtureLibrary);

function named(target: string): string[] {
  const subjects = faultSubjects(topology, target);
  if (!subjects.ok) return [subjects.error];
  return [
    ...subjects.value.nodes.map((node) => topology.nodes[node].path),
    ...subjects.value.cables.map(
      ({ link, isForward, isBackward }) => `${isForward ? '>' : ''}${isBackward ? '<' : ''} ${topology.links[link].id}`,
    ),
  ];
}

test('a target is a device, everything in a container, a cable, or one direction of it', () => {
  expect(named('leaf[3]')).toEqual(['leaf[3]']);
  // Eight GPUs, eight NICs, four NVSwitches and what else the fixture's server holds.
  expect(named('rack[0]/server[1]').length).toBe(topology.nodes.filter(({ path }) => path.startsWith('rack[0]/server[1]/')).length);
  const [cable] = topology.links.filter(({ id }) => id.startsWith('leaf[0]--rails/spine[1]'));
  expect(named(cable.id)).toEqual([`>< ${cable.id}`]);
  expect(named('leaf[0]->rails/spine[1]')).toEqual([`> ${cable.id}`]);
  expect(named('rails/spine[1]->leaf[0]')).toEqual([`< ${cable.id}`]);
});

test('ends of cables are selectors, and #* names the parallel ones too', () => {
  const uplinks = topology.links.filter(({ id }) => id.startsWith('leaf[0]--rails/spine['));
  expect(named('leaf[0]--rails/spine[*]#*').length).toBe(uplinks.length);
  expect(named('leaf[0]--rails/spine[*]').length).toBe(uplinks.filter(({ id }) => !id.includes('#')).length);
});

test('what names nothing is told', () => {
  expect(named('leaf[99]')).toEqual(['"leaf[99]" names nothing that is drawn.']);
  expect(named('leaf[0]--leaf[1]')).toEqual(['"leaf[0]--leaf[1]" names no cable that is drawn.']);
  const design = {
    ...twoRacks(),
    faults: [
      { kind: 'down' as const, target: 'leaf[99]', fromSeconds: 0 },
      { kind: 'slowed' as const, target: 'leaf[0]', rateFraction: 0.5, fromSeconds: 5, untilSeconds: 5 },
    ],
  };
  expect(validateDesign(design, fixtureLibrary).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'fault-hits-nothing faults.0.target',
    'fault-ends-before-it-begins faults.1.untilSeconds',
  ]);
});

test('a renamed element is renamed at both ends of a cable', () => {
  const rename = (selectors: string) => selectors.replace('leaf', 'tor');
  expect(mapFaultTarget('leaf[0]--leaf[1]#2', rename)).toBe('tor[0]--tor[1]#2');
  expect(mapFaultTarget('leaf[0]', rename)).toBe('tor[0]');
});

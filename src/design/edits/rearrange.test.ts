import { expect, test } from 'vitest';
import { randomStream } from '../../base/rng.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { Design } from '../schema.ts';
import { twoRacks } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { randomEdit } from '../testing/random-edits.ts';
import { poolMembers } from './pools.ts';

/** What must not change when a user only renames, groups or puts things elsewhere. */
function substance(design: Design) {
  const { topology, diagnostics } = expandTopology(design, fixtureLibrary);
  return {
    parts: topology.nodes.map(({ part }) => part.id).sort(),
    links: topology.links
      .map(({ part, from, to }) => [part.id, ...[topology.nodes[from].part.id, topology.nodes[to].part.id].sort()].join(' '))
      .sort(),
    problems: diagnostics.map(({ code }) => code).sort(),
    pools: [...poolMembers(design, fixtureLibrary).values()].map((paths) => paths.length),
    positioned: Object.keys(design.view.positions).filter((path) => topology.nodeIndex.has(path) || topology.containerIndex.has(path))
      .length,
  };
}

test('renaming, grouping, ungrouping and putting elsewhere keep every device, cable, pool and problem', () => {
  let checked = 0;
  for (let seed = 1; seed <= 2; seed += 1) {
    const random = randomStream(seed, 'rearrange');
    let design: Design = twoRacks();
    for (let step = 0; step < 90; step += 1) {
      const { kind, args, result } = randomEdit(design, random);
      if (!result.ok) continue;
      // A group with many copies takes its content in many times: that is no mere rearrangement.
      const container = (args as { container?: string | null }).container;
      const isCopying =
        kind === 'put-inside' &&
        (/\[/.test(container ?? '') || expandTopology(design, fixtureLibrary).topology.containers.some(({ path }) => /\[/.test(path)));
      if (['rename', 'group-elements', 'ungroup', 'put-inside'].includes(kind) && !isCopying) {
        checked += 1;
        const before = substance(design);
        const after = substance(result.value);
        const added = kind === 'group-elements' ? after.positioned - before.positioned : 0;
        expect(
          { ...after, positioned: kind === 'ungroup' ? 0 : after.positioned - added },
          `seed ${seed}, step ${step}: ${kind} ${JSON.stringify(args)}`,
        ).toEqual({ ...before, positioned: kind === 'ungroup' ? 0 : before.positioned });
      }
      design = result.value;
    }
  }
  expect(checked).toBeGreaterThan(5);
});

import { expect, test } from 'vitest';
import { expandTopology } from '../../design/index.ts';
import { withTopology } from '../../design/testing/fixture-designs.ts';
import { fixtureLibrary } from '../../design/testing/fixture-library.ts';
import { packTopology, unpackTopology } from './topology-wire.ts';

test('a packed topology unpacks to the same, parallel cables and definitions included', () => {
  const design = withTopology({
    groups: [{ id: 'rack', kind: 'rack', count: 2 }],
    instances: [{ id: 'server', definition: 'hgx-h100', in: 'rack[*]', count: 2 }],
    components: [{ id: 'leaf', part: 'quantum-2', count: 2 }],
    links: [{ id: 'x', part: 'infiniband-ndr', from: 'leaf[0]', to: 'leaf[1]', count: 12, latencySeconds: 2e-6 }],
  });
  const { topology } = expandTopology(design, fixtureLibrary);
  expect(topology.links.length).toBeGreaterThan(100);
  expect(unpackTopology(structuredClone(packTopology(topology)))).toEqual(topology);
});

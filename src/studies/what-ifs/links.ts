import type { ExpandedTopology } from '../../design/index.ts';
import type { SimulationInput } from '../../simulator/index.ts';
import type { WhatIfKind } from './what-if-kind.ts';

/** All links of one technology. */
export interface TechnologyChange {
  readonly kind: 'link-bandwidth' | 'link-latency';
  readonly technology: string;
  readonly factor: number;
}

/** One cable, both directions. */
export interface CableChange {
  readonly kind: 'cable-bandwidth';
  /** Directed id of one of its links. */
  readonly linkId: string;
  readonly factor: number;
}

function scaled(values: Float64Array, isChanged: (link: number) => boolean, factor: number): Float64Array {
  return values.map((value, link) => (isChanged(link) ? value * factor : value));
}

function sumOrNull(prices: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const price of prices) {
    if (price === null) return null;
    sum += price;
  }
  return prices.length === 0 ? null : sum;
}

const linksOf = ({ network }: SimulationInput, technology: string): readonly string[] =>
  network.linkIds.filter((_, link) => network.linkTechnologies[link] === technology);

const priceOf = (topology: ExpandedTopology, technology: string): number | null =>
  sumOrNull(topology.links.filter(({ part }) => part.id === technology).map(({ part }) => part.priceUsd));

/** Bandwidth of every link of a technology. */
export const linkBandwidth = {
  kind: 'link-bandwidth',
  label: 'Bandwidth of a link technology',
  relation: '×',
  apply: (input, { technology, factor }) => ({
    ...input,
    network: {
      ...input.network,
      linkBandwidthBytesPerSecond: scaled(
        input.network.linkBandwidthBytesPerSecond,
        (link) => input.network.linkTechnologies[link] === technology,
        factor,
      ),
    },
  }),
  subject: (input, { technology }) => ({ linkIds: linksOf(input, technology), poolId: null }),
  describe: ({ technology }) => `bandwidth of all ${technology} links`,
  priceUsd: (_, topology, { technology }) => priceOf(topology, technology),
} as const satisfies WhatIfKind<TechnologyChange>;

/** Latency of every link of a technology: a factor of 1.5 makes it 1.5 times as *short*, as with everything else. */
export const linkLatency = {
  kind: 'link-latency',
  label: 'Latency of a link technology',
  relation: '÷',
  apply: (input, { technology, factor }) => ({
    ...input,
    network: {
      ...input.network,
      linkLatencySeconds: scaled(
        input.network.linkLatencySeconds,
        (link) => input.network.linkTechnologies[link] === technology,
        1 / factor,
      ),
    },
  }),
  subject: (input, { technology }) => ({ linkIds: linksOf(input, technology), poolId: null }),
  describe: ({ technology }) => `latency of all ${technology} links`,
  priceUsd: () => null,
} as const satisfies WhatIfKind<TechnologyChange>;

/** Bandwidth of one cable, both directions. */
export const cableBandwidth = {
  kind: 'cable-bandwidth',
  label: 'Bandwidth of one cable',
  relation: '×',
  apply: (input, { linkId, factor }) => {
    const first = input.network.linkIds.indexOf(linkId);
    const second = input.network.linkReverse[first];
    const bandwidth = scaled(input.network.linkBandwidthBytesPerSecond, (link) => link === first || link === second, factor);
    return { ...input, network: { ...input.network, linkBandwidthBytesPerSecond: bandwidth } };
  },
  subject: (_, { linkId }) => ({ linkIds: [linkId], poolId: null }),
  describe: ({ linkId }) => `bandwidth of the cable ${linkId}`,
  priceUsd: ({ network }, topology, { linkId }) => {
    const link = network.linkIds.indexOf(linkId);
    const ends = [network.nodeIds[network.linkFrom[link]], network.nodeIds[network.linkTo[link]]];
    const isSame = (from: number, to: number) => topology.nodes[from].path === ends[0] && topology.nodes[to].path === ends[1];
    const cable = topology.links.find(({ from, to }) => isSame(from, to) || isSame(to, from));
    return cable?.part.priceUsd ?? null;
  },
} as const satisfies WhatIfKind<CableChange>;

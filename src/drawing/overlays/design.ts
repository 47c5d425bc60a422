import { formatBytesPerSecond } from '../../base/format.ts';
import type { TechnologyFamily } from '../../design/index.ts';
import { halfBandwidth, indexText, type Overlay, type ScaleClass } from './overlay.ts';

/** Families of link technologies: colour token and name, in the order of the legend. */
const families: readonly (readonly [TechnologyFamily, string, string])[] = [
  ['scale-up', 'tech-scaleup', 'Scale-up'],
  ['pcie', 'tech-pcie', 'PCIe, sockets'],
  ['cxl', 'tech-cxl', 'CXL'],
  ['infiniband', 'tech-infiniband', 'InfiniBand'],
  ['ethernet', 'tech-ethernet', 'Ethernet'],
  ['memory', 'tech-memory', 'Memory bus'],
  ['storage', 'tech-storage', 'Storage'],
  ['optical', 'tech-optical', 'Optical'],
];
const classes: readonly ScaleClass[] = [
  { token: 'device-fill', ink: 'ink-2', label: 'Device' },
  ...families.map(([, token, label]): ScaleClass => ({ token, ink: 'ink-inverse', label })),
];

/** The name of each family of link technologies on screen. */
export const technologyLabels = Object.fromEntries(families.map(([family, , label]) => [family, label])) as Readonly<
  Record<TechnologyFamily, string>
>;

/** Colour is the technology of a link; devices stay neutral. */
export const designOverlay: Overlay = {
  kind: 'design',
  label: 'Design',
  frame({ topology }) {
    const { links, nodes } = topology;
    const halfValue = new Float64Array(links.length * 2);
    const halfClass = new Uint8Array(links.length * 2);
    const present = new Set<number>();
    links.forEach((link, i) => {
      const index = 1 + families.findIndex(([family]) => family === link.technology);
      present.add(index);
      halfClass.fill(index, 2 * i, 2 * i + 2);
      halfValue[2 * i] = link.bandwidthBytesPerSecond;
      halfValue[2 * i + 1] = link.reverseBandwidthBytesPerSecond;
    });
    return {
      kind: 'design',
      classes,
      legend: {
        title: 'Technology',
        subtitle: 'width: capacity',
        classes: [...present].sort((a, b) => a - b),
        style: 'list',
        meaning: 'Colour and dash are the technology of a link; its width is its capacity per direction.',
      },
      halfValue,
      halfClass,
      nodeValue: new Float64Array(nodes.length),
      nodeClass: new Uint8Array(nodes.length),
      combine(halves) {
        const value = halves.reduce((sum, half) => sum + halfBandwidth(topology, half), 0);
        const { part } = links[halves[0] >> 1];
        const count = halves.length > 1 ? `${halves.length} × ` : '';
        return {
          value,
          classIndex: halfClass[halves[0]],
          short: formatBytesPerSecond(value),
          long: `${count}${part.label} · ${formatBytesPerSecond(value)}`,
        };
      },
      nodeText: (node) => indexText(nodes[node].path),
      nodeLabel: (node) => nodes[node].part.label,
      containerBadge: () => null,
    };
  },
};

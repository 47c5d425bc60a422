import { formatUsd } from '../../base/format.ts';
import { logClass } from '../scales.ts';
import { indexText, type Overlay, type ScaleClass } from './overlay.ts';

/** One hue, stronger for more: load colours mean load. */
const strengths = [0, 0.2, 0.38, 0.56, 0.78, 1] as const;
const unknownClass = strengths.length;

/** Colour is what a device costs; a link shows the price of its cable. */
export const costOverlay: Overlay = {
  kind: 'cost',
  label: 'Cost',
  frame({ topology, cost }) {
    const { links, nodes } = topology;
    const halfValue = new Float64Array(links.length * 2);
    const halfClass = new Uint8Array(links.length * 2);
    const nodeValue = new Float64Array(nodes.length);
    const nodeClass = new Uint8Array(nodes.length).fill(unknownClass);
    nodes.forEach((node, i) => {
      nodeValue[i] = cost ? cost.nodes[i].capexUsd : (node.part.priceUsd ?? 0);
    });
    const all = [...nodeValue, ...links.map((link) => link.part.priceUsd ?? 0)].filter((value) => value > 0);
    const lowest = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const highest = all.reduce((a, b) => Math.max(a, b), 0);
    const classOf = (value: number): number => logClass(value, lowest, highest, strengths.length);
    nodes.forEach((node, i) => {
      nodeClass[i] = node.part.priceUsd === null ? unknownClass : classOf(nodeValue[i]);
    });
    links.forEach((link, i) => {
      const price = link.part.priceUsd;
      halfValue.fill(price ?? 0, 2 * i, 2 * i + 2);
      halfClass.fill(price === null ? unknownClass : classOf(price), 2 * i, 2 * i + 2);
    });
    const bound = (i: number): number => lowest * (highest / lowest) ** (i / (strengths.length - 1));
    const classes: ScaleClass[] = strengths.map((strength, i) => ({
      token: i === 0 ? 'depth-2' : 'class-tier',
      ink: i > 3 ? 'bg-canvas' : 'ink-1',
      opacity: i === 0 ? 1 : strength,
      label:
        i === 0
          ? '$0'
          : all.length === 0
            ? ''
            : i === strengths.length - 1
              ? `≤${formatUsd(highest)}`
              : `≤${formatUsd(Number(bound(i).toPrecision(2)))}`,
    }));
    classes.push({ token: 'device-fill', ink: 'ink-2', label: 'price unknown' });
    const hasUnknown = nodeClass.includes(unknownClass) || halfClass.includes(unknownClass);
    const hourly = (node: number): string => (cost ? ` · ${formatUsd(cost.nodes[node].usdPerHour)}/h` : '');
    return {
      kind: 'cost',
      classes,
      legend: {
        title: cost?.total.isLowerBound
          ? `Cost, at least ${formatUsd(cost.total.capexUsd)}`
          : cost
            ? `Cost, ${formatUsd(cost.total.capexUsd)}`
            : 'Cost',
        subtitle: 'capex per device, log',
        classes: [0, 1, 2, 3, 4, 5, ...(hasUnknown ? [unknownClass] : [])],
        style: 'ramp',
        meaning: 'Colour is the purchase price of a device with half of each cable that ends at it, on a logarithmic scale.',
      },
      halfValue,
      halfClass,
      nodeValue,
      nodeClass,
      combine(list) {
        const ids = new Set(list.map((half) => half >> 1));
        let value = 0;
        let isUnknown = false;
        for (const id of ids) {
          const price = links[id].part.priceUsd;
          if (price === null) isUnknown = true;
          else value += price;
        }
        const { label } = links[list[0] >> 1].part;
        const words = isUnknown ? (value > 0 ? `at least ${formatUsd(value)}` : 'price unknown') : formatUsd(value);
        return {
          value,
          classIndex: isUnknown ? unknownClass : halfClass[list[0]],
          short: words,
          long: `${words} · ${ids.size > 1 ? `${ids.size} × ` : ''}${label}`,
        };
      },
      nodeText: (node) => indexText(nodes[node].path),
      nodeLabel(node) {
        if (nodes[node].part.priceUsd === null) return 'price unknown';
        return `${formatUsd(nodeValue[node])}${hourly(node)}`;
      },
      containerBadge(container) {
        const figures = cost?.containers[container];
        return figures && figures.capexUsd > 0
          ? `${figures.isLowerBound ? '≥ ' : ''}${formatUsd(figures.capexUsd)} · ${formatUsd(figures.usdPerHour)}/h`
          : null;
      },
    };
  },
};

import { bytesPerSecondQuantity, formatPercent } from '../../base/format.ts';
import { loadClass, loadClasses } from '../scales.ts';
import { halfBandwidth, halvesOf, indexText, type Overlay, type ScaleClass } from './overlay.ts';

const unknownClass = loadClasses.length;
const classes: readonly ScaleClass[] = [
  ...loadClasses.map(({ token, ink, label }, i): ScaleClass => ({ token, ink, label, glyphCount: Math.max(0, i - 4) })),
  { token: 'device-fill', ink: 'ink-2', label: 'No figure' },
];

/** `29 of 50 GB/s`, in the unit of the capacity so that the two compare at sight. */
function ofCapacity(bytesPerSecond: number, capacityBytesPerSecond: number): string {
  const capacity = bytesPerSecondQuantity(capacityBytesPerSecond);
  const factor = capacityBytesPerSecond / Number(capacity.value.replaceAll(',', ''));
  const carried = bytesPerSecond / factor;
  return `${carried.toFixed(carried < 10 ? 2 : 1)} of ${capacity.value} ${capacity.unit}`;
}

/** Colour is how full each direction of a link is, and how busy a device is. */
export const loadOverlay: Overlay = {
  kind: 'load',
  label: 'Load',
  frame({ topology, pools, summary }) {
    const { links, nodes } = topology;
    const halves = halvesOf(topology, summary);
    const halfValue = new Float64Array(links.length * 2);
    const halfClass = new Uint8Array(links.length * 2);
    const nodeValue = new Float64Array(nodes.length);
    const nodeClass = new Uint8Array(nodes.length).fill(unknownClass);
    const says = new Array<string>(nodes.length).fill('');
    halves.forEach((half, i) => {
      const value = half ? half.p95UtilizationFraction : 0;
      halfValue[i] = value;
      halfClass[i] = summary ? loadClass(value) : 0;
      const link = links[i >> 1];
      for (const node of [link.from, link.to]) if (summary && value >= nodeValue[node]) nodeValue[node] = value;
    });
    nodes.forEach((node, i) => {
      if (summary && node.kind !== 'accelerator') nodeClass[i] = loadClass(nodeValue[i]);
      if (node.kind === 'accelerator') nodeValue[i] = 0;
      says[i] = summary && node.kind !== 'accelerator' ? `busiest link ${formatPercent(nodeValue[i])}` : '';
    });
    const isSimulated = summary?.engine === 'simulate';
    pools.forEach((pool) => {
      const busy = summary?.pools.find(({ id }) => id === pool.id);
      if (!busy) return;
      for (const node of pool.accelerators) {
        nodeValue[node] = busy.busyFraction;
        nodeClass[node] = loadClass(busy.busyFraction);
        says[node] = `${pool.id} pool ${formatPercent(busy.busyFraction)} busy, KV ${formatPercent(busy.kvOccupancyFraction)} full`;
      }
    });
    return {
      kind: 'load',
      classes,
      legend: {
        title: isSimulated ? 'Load, p95 of 100 ms' : 'Load, mean',
        subtitle: 'per direction',
        classes: loadClasses.map((_, i) => i),
        style: 'ramp',
        meaning: `Colour is ${isSimulated ? 'the 95th percentile of 100 ms windows' : 'the estimated mean'} of load over capacity of that direction; the pale inner stripe marks the mean. Dies show the busy share of their pool.`,
      },
      halfValue,
      halfClass,
      nodeValue,
      nodeClass,
      combine(list) {
        let worst = list[0];
        let carried = 0;
        let capacity = 0;
        for (const half of list) {
          if (halfValue[half] > halfValue[worst]) worst = half;
          carried += (halves[half]?.meanUtilizationFraction ?? 0) * halfBandwidth(topology, half);
          capacity += halfBandwidth(topology, half);
        }
        const value = halfValue[worst];
        if (!summary) return { value: 0, classIndex: 0, short: '', long: 'no result yet' };
        const mean = carried / capacity;
        const p95 = list.length === 1 ? value * halfBandwidth(topology, worst) : carried;
        const words = list.length > 1 ? `worst of ${list.length}; mean ${formatPercent(mean)} · ` : '';
        const of =
          isSimulated && list.length === 1 ? `${ofCapacity(p95, capacity)} · mean ${formatPercent(mean)}` : ofCapacity(carried, capacity);
        return { value, classIndex: halfClass[worst], short: formatPercent(value), long: `${formatPercent(value)} · ${words}${of}` };
      },
      nodeText(node) {
        if (nodes[node].kind !== 'accelerator') return indexText(nodes[node].path);
        return nodeClass[node] === unknownClass ? indexText(nodes[node].path) : String(Math.round(nodeValue[node] * 100));
      },
      nodeLabel: (node) => says[node],
      containerBadge: () => null,
    };
  },
};

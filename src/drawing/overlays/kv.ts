import { bytesPerSecondQuantity, formatBytesPerSecond, formatPercent } from '../../base/format.ts';
import type { TrafficClass } from '../../results/index.ts';
import { halfBandwidth, halvesOf, indexText, type Overlay, type ScaleClass } from './overlay.ts';

/** What a link carries most of, when it is not KV. Quiet: the view is about KV. */
const groups: readonly { readonly token: string; readonly label: string; readonly of: readonly TrafficClass[] }[] = [
  { token: 'class-kv', label: 'KV prefill → decode', of: ['kv'] },
  { token: 'class-tier', label: 'Tier fetch and spill', of: ['tier'] },
  { token: 'class-tp', label: 'TP collectives', of: ['tp'] },
  { token: 'class-ep', label: 'Expert all-to-all', of: ['ep'] },
  { token: 'class-pp', label: 'Pipeline', of: ['pp'] },
  { token: 'class-cp', label: 'Context parallel', of: ['cp'] },
  { token: 'class-afd', label: 'Attention ↔ FFN', of: ['afd'] },
  { token: 'class-control', label: 'Other', of: ['weights', 'migration', 'other'] },
];
const idle = groups.length;

/** Colour is the class of traffic; KV is drawn in full, the rest quietly. Figures are KV bytes per second per direction. */
export const kvOverlay: Overlay = {
  kind: 'kv',
  label: 'KV traffic',
  frame({ topology, summary }) {
    const { links, nodes } = topology;
    const halves = halvesOf(topology, summary);
    const seconds = summary && summary.simulatedSeconds > 0 ? summary.simulatedSeconds : 1;
    const halfValue = new Float64Array(links.length * 2);
    const halfClass = new Uint8Array(links.length * 2).fill(idle);
    const nodeValue = new Float64Array(nodes.length);
    const nodeClass = new Uint8Array(nodes.length).fill(idle);
    const sent = new Float64Array(nodes.length);
    const received = new Float64Array(nodes.length);
    const present = new Set<number>();
    halves.forEach((half, i) => {
      if (!half) return;
      const kv = half.bytesByClass.kv / seconds;
      halfValue[i] = kv;
      let best = idle;
      let most = 0;
      groups.forEach((group, index) => {
        const bytes = group.of.reduce((sum, name) => sum + half.bytesByClass[name], 0);
        if (bytes > 0) present.add(index);
        if (bytes > most) {
          most = bytes;
          best = index;
        }
      });
      halfClass[i] = kv > 0 ? 0 : best;
      const link = links[i >> 1];
      const [from, to] = i % 2 === 0 ? [link.from, link.to] : [link.to, link.from];
      sent[from] += kv;
      received[to] += kv;
    });
    for (let node = 0; node < nodes.length; node += 1) {
      nodeValue[node] = Math.max(sent[node], received[node]);
      if (nodeValue[node] > 0) nodeClass[node] = 0;
    }
    const kvHalves = [...halfValue.keys()].filter((half) => halfValue[half] > 0);
    const badges = new Map<number, string | null>();
    const total = (index: number): string => {
      // Bytes enter the network once, at accelerators: counting every hop would say how long the paths are.
      let bytes = 0;
      halves.forEach((half, i) => {
        const link = links[i >> 1];
        const source = nodes[i % 2 === 0 ? link.from : link.to];
        if (half && source.kind === 'accelerator') for (const name of groups[index].of) bytes += half.bytesByClass[name];
      });
      return formatBytesPerSecond(bytes / seconds);
    };
    const classes: ScaleClass[] = groups.map(({ token, label }, index) => ({
      token,
      ink: 'class-kv-ink',
      label,
      isFaint: index !== 0,
      total: present.has(index) ? total(index) : '',
    }));
    classes.push({ token: 'load-0', ink: 'ink-2', label: 'No traffic', isFaint: true });
    return {
      kind: 'kv',
      classes,
      legend: {
        title: 'Traffic class',
        subtitle: summary ? 'leaving accelerators, mean' : 'no result yet',
        classes: [0, ...[...present].filter((index) => index !== 0).sort((a, b) => a - b)],
        style: 'list',
        meaning:
          'Links that carry KV caches from prefill to decode are drawn in full; the others quietly, in the class that they carry most of.',
      },
      halfValue,
      halfClass,
      nodeValue,
      nodeClass,
      combine(list) {
        const value = list.reduce((sum, half) => sum + halfValue[half], 0);
        const capacity = list.reduce((sum, half) => sum + halfBandwidth(topology, half), 0);
        const classIndex = list.reduce((best, half) => Math.min(best, halfClass[half]), idle);
        if (!summary) return { value: 0, classIndex: idle, short: '', long: 'no result yet' };
        if (value <= 0)
          return {
            value: 0,
            classIndex,
            short: 'no KV',
            long: classIndex === idle ? 'no traffic' : `no KV; mostly ${groups[classIndex].label}`,
          };
        const all =
          list.reduce((sum, half) => sum + Object.values(halves[half]?.bytesByClass ?? {}).reduce((a, b) => a + b, 0), 0) / seconds;
        const quantity = bytesPerSecondQuantity(capacity);
        return {
          value,
          classIndex: 0,
          short: formatBytesPerSecond(value),
          long: `KV ${formatBytesPerSecond(value)} · ${formatPercent(value / capacity)} of ${quantity.value} ${quantity.unit} · ${formatPercent(value / all)} of its traffic`,
        };
      },
      nodeText: (node) => indexText(nodes[node].path),
      nodeLabel: (node) =>
        nodeValue[node] > 0 ? `KV out ${formatBytesPerSecond(sent[node])}, in ${formatBytesPerSecond(received[node])}` : 'no KV',
      containerBadge(container, inside) {
        const known = badges.get(container);
        if (known !== undefined) return known;
        // What crosses the edge of the box; what stays inside is no traffic of the box.
        const within = new Set(inside);
        let out = 0;
        let into = 0;
        for (const half of kvHalves) {
          const link = links[half >> 1];
          const [from, to] = half % 2 === 0 ? [link.from, link.to] : [link.to, link.from];
          if (within.has(from) === within.has(to)) continue;
          if (within.has(from)) out += halfValue[half];
          else into += halfValue[half];
        }
        const badge =
          out <= 0 && into <= 0 ? null : out >= into ? `KV out ${formatBytesPerSecond(out)}` : `KV in ${formatBytesPerSecond(into)}`;
        badges.set(container, badge);
        return badge;
      },
    };
  },
};

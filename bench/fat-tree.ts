import type { FlowClass } from '../src/simulator/network/index.ts';

/** A k-ary fat tree with k³/4 hosts; every link carries 50 GB/s and takes 1 µs. */
export interface FatTree {
  readonly hostCount: number;
  readonly capacities: Float64Array;
  /** Path of a pair, one of the equal-cost ones by hash: the same object for the same pair. */
  flowClass(from: number, to: number): FlowClass;
}

const linkBytesPerSecond = 50e9;
const linkSeconds = 1e-6;
const two = new Float64Array(2).fill(1);
const four = new Float64Array(4).fill(1);
const six = new Float64Array(6).fill(1);

/** @param k ports of a switch, even */
export function fatTree(k: number): FatTree {
  const half = k / 2;
  const hostCount = (k * k * k) / 4;
  const perStage = hostCount; // k pods × k/2 switches × k/2 ports
  // Stages of directed links: host up and down, edge up and down, aggregation up and down.
  const stage = (index: number): number => index * perStage;
  const capacities = new Float64Array(6 * perStage).fill(linkBytesPerSecond);
  const classes = new Map<number, FlowClass>();
  return {
    hostCount,
    capacities,
    flowClass(from, to) {
      const key = from * hostCount + to;
      const known = classes.get(key);
      if (known) return known;
      const edgeFrom = Math.floor(from / half);
      const edgeTo = Math.floor(to / half);
      const podFrom = Math.floor(edgeFrom / half);
      const podTo = Math.floor(edgeTo / half);
      const hash = mix(from, to);
      const up = hash % half;
      const core = (hash >>> 16) % half;
      const links = [stage(0) + from, stage(1) + to];
      if (edgeFrom !== edgeTo) links.splice(1, 0, stage(2) + edgeFrom * half + up, stage(3) + edgeTo * half + up);
      if (podFrom !== podTo) {
        links.splice(2, 0, stage(4) + (podFrom * half + up) * half + core, stage(5) + (podTo * half + up) * half + core);
      }
      const flowClass = {
        links: Int32Array.from(links),
        memberCounts: links.length === 6 ? six : links.length === 4 ? four : two,
        memberTotal: 1,
        latencySeconds: links.length * linkSeconds,
      };
      classes.set(key, flowClass);
      return flowClass;
    },
  };
}

function mix(from: number, to: number): number {
  let h = Math.imul(from + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(to + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

import type { NetworkGraph } from '../simulation-input.ts';
import { linksByNode } from './routing/links-by-node.ts';
import type { Route } from './routing/route.ts';

/** Links between an accelerator and its scale-up switches, one way, grouped by switch. */
interface Half {
  /** Same number, same switches. */
  readonly switches: number;
  readonly links: Int32Array;
  /** Of each link: its switch by position, and its share of what goes between that switch and the accelerator. */
  readonly switchOf: Int32Array;
  readonly fractionOfSwitch: Float64Array;
  /** [switch] share of the accelerator's bandwidth, and the longest latency. */
  readonly switchFraction: Float64Array;
  readonly switchSeconds: Float64Array;
  /** Same number, same fractions. */
  readonly shape: number;
}

/**
 * Sprayed routes between accelerators that hang on the same scale-up switches, put together from two halves: what `spray` would
 * find for each of the 5,112 pairs of a rack of 72 follows from 72 ways up and 72 ways down.
 */
export class ScaleUpSpray {
  private readonly graph: NetworkGraph;
  private readonly ups: Map<number, Half | null> = new Map();
  private readonly downs: Map<number, Half | null> = new Map();
  private readonly fractions = new Map<number, Float64Array>();
  private readonly numbers = new Map<string, number>();
  private readonly out: readonly [Int32Array, Int32Array];
  private readonly into: readonly [Int32Array, Int32Array];

  /** @param links those of scale-up domains that are up */
  constructor(graph: NetworkGraph, links: readonly number[]) {
    this.graph = graph;
    this.out = linksByNode(links, graph.linkFrom, graph.nodeKinds.length);
    this.into = linksByNode(links, graph.linkTo, graph.nodeKinds.length);
  }

  /** null where the two are joined otherwise: by cables of their own, or over other switches each. */
  route(from: number, to: number): Route | null {
    const up = half(this.ups, from, () => this.halfOf(from, this.out, this.graph.linkTo));
    const down = half(this.downs, to, () => this.halfOf(to, this.into, this.graph.linkFrom));
    if (!up || !down || up.switches !== down.switches || from === to) return null;
    const links = new Int32Array(up.links.length + down.links.length);
    links.set(up.links);
    links.set(down.links, up.links.length);
    let latencySeconds = 0;
    up.switchSeconds.forEach((seconds, s) => {
      latencySeconds = Math.max(latencySeconds, seconds + down.switchSeconds[s]);
    });
    return { links, fractions: this.fractionsOf(up, down), latencySeconds };
  }

  /** Pairs with the same shape share their fractions. */
  private fractionsOf(up: Half, down: Half): Float64Array {
    // Shapes are numbered: a long text as a key would have to be compared for each pair.
    const key = up.shape * 2 ** 26 + down.shape;
    const known = this.fractions.get(key);
    if (known) return known;
    const fractions = new Float64Array(up.links.length + down.links.length);
    up.links.forEach((_, i) => {
      fractions[i] = up.fractionOfSwitch[i] * up.switchFraction[up.switchOf[i]];
    });
    down.links.forEach((_, i) => {
      fractions[up.links.length + i] = down.fractionOfSwitch[i] * up.switchFraction[down.switchOf[i]];
    });
    this.fractions.set(key, fractions);
    return fractions;
  }

  private numberOf(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  private halfOf(node: number, [starts, index]: readonly [Int32Array, Int32Array], otherEnd: Int32Array): Half | null {
    const { linkBandwidthBytesPerSecond: bandwidth, linkLatencySeconds, nodeKinds } = this.graph;
    const links = Array.from(index.subarray(starts[node], starts[node + 1]));
    if (links.length === 0 || links.some((link) => nodeKinds[otherEnd[link]] !== 'scale-up-switch')) return null;
    links.sort((a, b) => otherEnd[a] - otherEnd[b] || a - b);
    const switches = [...new Set(links.map((link) => otherEnd[link]))];
    const switchOf = Int32Array.from(links, (link) => switches.indexOf(otherEnd[link]));
    const ofSwitch = new Float64Array(switches.length);
    const switchSeconds = new Float64Array(switches.length);
    links.forEach((link, i) => {
      ofSwitch[switchOf[i]] += bandwidth[link];
      switchSeconds[switchOf[i]] = Math.max(switchSeconds[switchOf[i]], linkLatencySeconds[link]);
    });
    const total = ofSwitch.reduce((sum, each) => sum + each, 0);
    const fractionOfSwitch = Float64Array.from(links, (link, i) => bandwidth[link] / ofSwitch[switchOf[i]]);
    const switchFraction = ofSwitch.map((each) => each / total);
    const shape = this.numberOf(`${switchOf.join()};${fractionOfSwitch.join()};${switchFraction.join()}`);
    return {
      switches: this.numberOf(switches.join()),
      links: Int32Array.from(links),
      switchOf,
      fractionOfSwitch,
      switchFraction,
      switchSeconds,
      shape,
    };
  }
}

function half(halves: Map<number, Half | null>, node: number, make: () => Half | null): Half | null {
  const known = halves.get(node);
  if (known !== undefined) return known;
  const made = make();
  halves.set(node, made);
  return made;
}

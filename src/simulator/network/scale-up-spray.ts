import type { NetworkGraph } from '../simulation-input.ts';
import { linksByNode } from './routing/links-by-node.ts';
import type { LinkShares, Route } from './routing/route.ts';
import { TwoLargest } from './two-largest.ts';

/** Links between an accelerator and its scale-up switches, one way, as they would look on any other that hangs there alike. */
interface Form {
  /** Of each link, in the order of the switches. */
  readonly switchNodes: readonly number[];
  readonly bandwidths: readonly number[];
  readonly latencies: readonly number[];
  /** Same number, same switches. */
  readonly switches: number;
  /** Of each link: its switch by position, and its share of what goes between that switch and the accelerator. */
  readonly switchOf: Int32Array;
  readonly fractionOfSwitch: Float64Array;
  /** [switch] share of the accelerator's bandwidth, and the longest latency. */
  readonly switchFraction: Float64Array;
  readonly switchSeconds: Float64Array;
  /** Same number, same fractions. */
  readonly shape: number;
}

/** One accelerator's links, one way. */
interface Half {
  readonly links: Int32Array;
  readonly form: Form;
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
  private lastForm: Form | null = null;

  /** @param links those of scale-up domains that are up */
  constructor(graph: NetworkGraph, links: readonly number[]) {
    this.graph = graph;
    this.out = linksByNode(links, graph.linkFrom, graph.nodeKinds.length);
    this.into = linksByNode(links, graph.linkTo, graph.nodeKinds.length);
  }

  /** null where the two are joined otherwise: by cables of their own, or over other switches each. */
  route(from: number, to: number): Route | null {
    const up = this.up(from);
    const down = this.down(to);
    if (!up || !down || up.form.switches !== down.form.switches || from === to) return null;
    const links = new Int32Array(up.links.length + down.links.length);
    links.set(up.links);
    links.set(down.links, up.links.length);
    let latencySeconds = 0;
    up.form.switchSeconds.forEach((seconds, s) => {
      latencySeconds = Math.max(latencySeconds, seconds + down.form.switchSeconds[s]);
    });
    return { links, fractions: this.fractionsOf(up.form, down.form), latencySeconds };
  }

  /** Accelerators with the same number hang on the same switches, so that `route` joins them; -1: on none, or not on switches alone. */
  hubOf(node: number): number {
    const up = this.up(node)?.form.switches;
    return up !== undefined && up === this.down(node)?.form.switches ? up : -1;
  }

  /**
   * Adds the routes from each of some accelerators of one hub to each other, times `share`: a sum over halves, not over pairs.
   *
   * @returns latency of the longest
   */
  addExchange(nodes: readonly number[], share: number, into: LinkShares): number {
    const ups = nodes.map((node) => this.up(node) as Half);
    const downs = nodes.map((node) => this.down(node) as Half);
    let latencySeconds = 0;
    // [switch] what all send over it, as share of what an accelerator sends.
    const sent = ups[0].form.switchFraction.map((_, s) => {
      const upSeconds = new TwoLargest(ups.map(({ form }) => form.switchSeconds[s]));
      const downSeconds = new TwoLargest(downs.map(({ form }) => form.switchSeconds[s]));
      latencySeconds = Math.max(latencySeconds, upSeconds.plusOther(downSeconds));
      return ups.reduce((sum, { form }) => sum + form.switchFraction[s], 0);
    });
    for (const [position, up] of ups.entries()) {
      const { switchOf, fractionOfSwitch, switchFraction } = up.form;
      up.links.forEach((link, i) => {
        into.add(link, share * (nodes.length - 1) * fractionOfSwitch[i] * switchFraction[switchOf[i]]);
      });
      const down = downs[position];
      down.links.forEach((link, i) => {
        const s = down.form.switchOf[i];
        into.add(link, share * down.form.fractionOfSwitch[i] * (sent[s] - switchFraction[s]));
      });
    }
    return latencySeconds;
  }

  /** Pairs with the same shape share their fractions. */
  private fractionsOf(up: Form, down: Form): Float64Array {
    // Shapes are numbered: a long text as a key would have to be compared for each pair.
    const key = up.shape * 2 ** 26 + down.shape;
    const known = this.fractions.get(key);
    if (known) return known;
    const upCount = up.switchOf.length;
    const fractions = new Float64Array(upCount + down.switchOf.length);
    up.switchOf.forEach((s, i) => {
      fractions[i] = up.fractionOfSwitch[i] * up.switchFraction[s];
    });
    down.switchOf.forEach((s, i) => {
      fractions[upCount + i] = down.fractionOfSwitch[i] * up.switchFraction[s];
    });
    this.fractions.set(key, fractions);
    return fractions;
  }

  private numberOf(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  private up(node: number): Half | null {
    return this.half(this.ups, node, this.out, this.graph.linkTo);
  }

  private down(node: number): Half | null {
    return this.half(this.downs, node, this.into, this.graph.linkFrom);
  }

  private half(
    halves: Map<number, Half | null>,
    node: number,
    [starts, index]: readonly [Int32Array, Int32Array],
    otherEnd: Int32Array,
  ): Half | null {
    const known = halves.get(node);
    if (known !== undefined) return known;
    const { nodeKinds } = this.graph;
    const links = index.slice(starts[node], starts[node + 1]);
    const isOnSwitches = links.length > 0 && links.every((link) => nodeKinds[otherEnd[link]] === 'scale-up-switch');
    links.sort((a, b) => otherEnd[a] - otherEnd[b] || a - b);
    const made = isOnSwitches ? { links, form: this.formOf(links, otherEnd) } : null;
    halves.set(node, made);
    return made;
  }

  private formOf(links: Int32Array, otherEnd: Int32Array): Form {
    const { linkBandwidthBytesPerSecond, linkLatencySeconds } = this.graph;
    const switchNodes = Array.from(links, (link) => otherEnd[link]);
    const bandwidths = Array.from(links, (link) => linkBandwidthBytesPerSecond[link]);
    const latencies = Array.from(links, (link) => linkLatencySeconds[link]);
    const last = this.lastForm;
    // All of a rack mostly look alike, one after the other.
    if (last && isSame(last.switchNodes, switchNodes) && isSame(last.bandwidths, bandwidths) && isSame(last.latencies, latencies))
      return last;
    const switches = [...new Set(switchNodes)];
    const switchOf = Int32Array.from(switchNodes, (node) => switches.indexOf(node));
    const ofSwitch = new Float64Array(switches.length);
    const switchSeconds = new Float64Array(switches.length);
    switchOf.forEach((s, i) => {
      ofSwitch[s] += bandwidths[i];
      switchSeconds[s] = Math.max(switchSeconds[s], latencies[i]);
    });
    const total = ofSwitch.reduce((sum, each) => sum + each, 0);
    this.lastForm = {
      switchNodes,
      bandwidths,
      latencies,
      switches: this.numberOf(`switches ${switches.join()}`),
      switchOf,
      fractionOfSwitch: Float64Array.from(bandwidths, (bandwidth, i) => bandwidth / ofSwitch[switchOf[i]]),
      switchFraction: ofSwitch.map((each) => each / total),
      switchSeconds,
      shape: this.numberOf(`shape ${switchOf.join()};${bandwidths.join()}`),
    };
    return this.lastForm;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

import type { ExpandedContainer, ExpandedLink, ExpandedNode, ExpandedTopology } from '../../design/index.ts';

/**
 * An expanded topology as it goes through a worker's door: columns instead of 200,000 objects, which would take a second to
 * clone. Texts that repeat are interned.
 */
export interface PackedTopology {
  readonly nodes: readonly ExpandedNode[];
  readonly containers: readonly ExpandedContainer[];
  readonly parts: readonly ExpandedLink['part'][];
  readonly texts: readonly string[];
  /** [linkCount, 6]: from, to, part, fromPort, toPort, sourceId; the last three are texts. */
  readonly indices: Int32Array;
  /** [linkCount]: number among the cables between the same two devices, from 1. */
  readonly ordinals: Int32Array;
  /** [linkCount]: text, or -1. */
  readonly definitions: Int32Array;
  /** [linkCount, 3]: bandwidth there and back in bytes per second, latency in seconds. */
  readonly figures: Float64Array;
}

/** What to hand over: the buffers move instead of being copied. */
export function buffersOf(packed: PackedTopology): ArrayBuffer[] {
  return [packed.indices, packed.ordinals, packed.definitions, packed.figures].map(({ buffer }) => buffer as ArrayBuffer);
}

export function packTopology({ nodes, containers, links }: ExpandedTopology): PackedTopology {
  const texts: string[] = [];
  const textIndex = new Map<string, number>();
  const intern = (text: string): number => {
    let index = textIndex.get(text);
    if (index === undefined) {
      index = texts.push(text) - 1;
      textIndex.set(text, index);
    }
    return index;
  };
  const parts: ExpandedLink['part'][] = [];
  const partIndex = new Map<ExpandedLink['part'], number>();
  const indices = new Int32Array(links.length * 6);
  const ordinals = new Int32Array(links.length);
  const definitions = new Int32Array(links.length);
  const figures = new Float64Array(links.length * 3);
  links.forEach((link, i) => {
    let part = partIndex.get(link.part);
    if (part === undefined) {
      part = parts.push(link.part) - 1;
      partIndex.set(link.part, part);
    }
    const at = i * 6;
    indices[at] = link.from;
    indices[at + 1] = link.to;
    indices[at + 2] = part;
    indices[at + 3] = intern(link.fromPort);
    indices[at + 4] = intern(link.toPort);
    indices[at + 5] = intern(link.sourceId);
    // The id is the two paths, and the number of the cable from the second on.
    const rest = link.id.length - nodes[link.from].path.length - nodes[link.to].path.length - 2;
    ordinals[i] = rest === 0 ? 1 : Number(link.id.slice(1 - rest));
    definitions[i] = link.sourceDefinition === null ? -1 : intern(link.sourceDefinition);
    figures[i * 3] = link.bandwidthBytesPerSecond;
    figures[i * 3 + 1] = link.reverseBandwidthBytesPerSecond;
    figures[i * 3 + 2] = link.latencySeconds;
  });
  return { nodes, containers, parts, texts, indices, ordinals, definitions, figures };
}

/** The inverse of `packTopology`. */
export function unpackTopology(packed: PackedTopology): ExpandedTopology {
  const { nodes, containers, parts, texts, indices, ordinals, definitions, figures } = packed;
  const links = new Array<ExpandedLink>(ordinals.length);
  for (let i = 0; i < links.length; i += 1) {
    const at = i * 6;
    const [from, to] = [indices[at], indices[at + 1]];
    const part = parts[indices[at + 2]];
    const id = `${nodes[from].path}--${nodes[to].path}`;
    links[i] = {
      id: ordinals[i] > 1 ? `${id}#${ordinals[i]}` : id,
      from,
      to,
      fromPort: texts[indices[at + 3]],
      toPort: texts[indices[at + 4]],
      part,
      technology: part.technology,
      bandwidthBytesPerSecond: figures[i * 3],
      reverseBandwidthBytesPerSecond: figures[i * 3 + 1],
      latencySeconds: figures[i * 3 + 2],
      sourceId: texts[indices[at + 5]],
      sourceDefinition: definitions[i] < 0 ? null : texts[definitions[i]],
    };
  }
  return {
    nodes,
    containers,
    links,
    nodeIndex: new Map(nodes.map(({ path }, index) => [path, index])),
    containerIndex: new Map(containers.map(({ path }, index) => [path, index])),
  };
}

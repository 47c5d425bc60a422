import type { NodeKind } from '../../simulator/index.ts';
import type { LinkPart, Part, TechnologyFamily } from '../part-library.ts';

/** A device on the drawing, with its part's edits applied. */
export interface ExpandedNode {
  /** Full path: `rack[0]/server[1]/gpu[3]`. */
  readonly path: string;
  readonly kind: NodeKind;
  readonly part: Part;
  readonly label: string;
  /** Path of the container that it lies in (an instance, a group, a pattern), or null at the top. */
  readonly container: string | null;
  /** Id of the element of the design that it comes from, to select and edit it (`server`, `leaf`). */
  readonly sourceId: string;
}

/** A box that holds others: a group (replicated or not), an instance of a definition, or a pattern. */
export interface ExpandedContainer {
  /** Full path. A group without count is `id` behind the path of the replicated groups around it: `hall`, `row[0]/zone`. */
  readonly path: string;
  readonly kind: 'site' | 'hall' | 'row' | 'rack' | 'pod' | 'group' | 'server' | 'tray' | 'chassis';
  readonly label: string;
  readonly container: string | null;
  readonly sourceId: string;
  /** Definition of an instance; null for a group or a pattern. */
  readonly definition: string | null;
}

/** One drawn cable, both directions. */
export interface ExpandedLink {
  /** `a--b`, with `#2` and on for parallel cables between the same two nodes, whichever way they were drawn. */
  readonly id: string;
  /** Indices into `nodes`. */
  readonly from: number;
  readonly to: number;
  /** `port[3]`: chosen, or the first free one that fits. Empty if none is left (a diagnostic says so). */
  readonly fromPort: string;
  readonly toPort: string;
  readonly part: LinkPart;
  readonly technology: TechnologyFamily;
  readonly bandwidthBytesPerSecond: number;
  readonly reverseBandwidthBytesPerSecond: number;
  readonly latencySeconds: number;
  /** Id of the link or pattern that it comes from, and of the definition when it is inside one. */
  readonly sourceId: string;
  readonly sourceDefinition: string | null;
}

/** A design's topology with every replication, definition and pattern written out. Order is stable. */
export interface ExpandedTopology {
  readonly nodes: readonly ExpandedNode[];
  readonly containers: readonly ExpandedContainer[];
  readonly links: readonly ExpandedLink[];
  /** Path → index. */
  readonly nodeIndex: ReadonlyMap<string, number>;
  readonly containerIndex: ReadonlyMap<string, number>;
}

import type { ModelSpec, NodeKind, NumberFormat } from '../simulator/index.ts';
import type { Definition } from './schema.ts';

/** A: read in the source that made it; B: secondary page; C: estimate, or sources disagree. */
export type PublishedConfidence = 'A' | 'B' | 'C';
/** `what-if`: set by the design, not by the catalogue. */
export type Confidence = PublishedConfidence | 'what-if';

/** Where a figure comes from. Every figure of a part has one. */
export interface FigureSource {
  readonly source: string;
  /** ISO date or year on which the figure was read or published; empty for a what-if. */
  readonly date: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** Link technologies, each with the family that decides stroke and colour (DESIGN.md §3, editor.md §5.2). */
export type TechnologyFamily = 'scale-up' | 'pcie' | 'cxl' | 'infiniband' | 'ethernet' | 'memory' | 'storage' | 'optical';

/** Sockets of one kind on a part: `port[0]` … `port[count-1]`. */
export interface PortGroup {
  /** Name of the port in a link end: `leaf[0]:port[63]`. */
  readonly id: string;
  /** Link part ids that fit, the usual one first. */
  readonly technologies: readonly string[];
  readonly count: number;
  /**
   * On ports that join accelerators: how many of them lead to one and the same peer. All of them where a switch stands
   * between (NVLink), one in a full mesh or a torus (xGMI, ICI): what two accelerators get of the sum.
   */
  readonly peerCount?: number;
}

/** Can one have it? `cloud`: rented only; `internal`: its maker keeps it; `cancelled`: only as a what-if. */
export type Availability = 'shipping' | 'legacy' | 'cloud' | 'internal' | 'announced' | 'cancelled';

interface PartBase {
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  /** Year in which it came to customers, or is due; null: not in a source that was read. */
  readonly releaseYear: number | null;
  readonly availability: Availability;
  /** Other names that people look it up by. */
  readonly synonyms: readonly string[];
  /** null: unknown; totals then say "at least". */
  readonly priceUsd: number | null;
  /** At full load, and idle. null: unknown. */
  readonly powerWatts: number | null;
  readonly idlePowerWatts: number | null;
  readonly ports: readonly PortGroup[];
  /** Catalogue part whose figures a design changes; absent in the catalogue. */
  readonly basedOn?: string;
  /**
   * Source of each numeric figure, keyed by its property name. Of a table of figures (`peakFlopsPerSecond`) one entry may
   * have its own, under `peakFlopsPerSecond.fp8`.
   */
  readonly sources: Readonly<Record<string, FigureSource>>;
}

export interface AcceleratorPart extends PartBase {
  readonly family: 'accelerator';
  /** Dense. The 16-bit rate of parts that have FP16 alone stands under bf16; its source says so. */
  readonly peakFlopsPerSecond: Readonly<Record<NumberFormat, number | null>>;
  /** Dense. null: not offered, or not published. */
  readonly peakInt8OpsPerSecond: number | null;
  readonly memoryTechnology: string;
  readonly memoryCapacityBytes: number;
  readonly memoryBandwidthBytesPerSecond: number;
  readonly memoryStackCount: number;
  /** Last-level cache or scratchpad: what the vendor counts as on-chip memory. */
  readonly onChipMemoryBytes: number | null;
  /** Largest number of accelerators that one scale-up fabric joins. */
  readonly scaleUpDomainCount: number | null;
  /** Key into the fitted kernel constants of `simulator/compute`; null: none measured. */
  readonly kernelConstants: string | null;
}

/** In package, on board, pooled, on flash, or in another machine (`remote`: its DRAM, a KV appliance, a file or object store). */
export type MemoryKind = 'sram' | 'hbm' | 'gddr' | 'lpddr' | 'ddr' | 'cxl' | 'hbf' | 'nvme' | 'remote';

export interface MemoryPart extends PartBase {
  readonly family: 'memory';
  readonly memoryKind: MemoryKind;
  readonly capacityBytes: number;
  readonly readBandwidthBytesPerSecond: number;
  readonly writeBandwidthBytesPerSecond: number;
  readonly latencySeconds: number;
  readonly energyPicojoulesPerBit: number | null;
  /** Drive writes per day over the warranty; null: does not wear out in this use, or not published. */
  readonly enduranceWritesPerDay: number | null;
}

export interface SwitchPart extends PartBase {
  readonly family: 'switch';
  readonly nodeKind: Extract<NodeKind, 'switch' | 'scale-up-switch' | 'pcie-switch'>;
  readonly switchingBandwidthBytesPerSecond: number | null;
  readonly latencySeconds: number;
  /** NVLS, SHARP. */
  readonly hasInNetworkReduction: boolean;
  /** Optical circuit switches only: time to set circuits anew. */
  readonly reconfigurationSeconds?: number;
}

export interface NicPart extends PartBase {
  readonly family: 'nic';
  readonly bandwidthBytesPerSecond: number;
}

export interface HostPart extends PartBase {
  readonly family: 'host';
  readonly coreCount: number | null;
}

/** A kind of cable or lane bundle, as drawn. Bandwidth is per direction. */
export interface LinkPart extends PartBase {
  readonly family: 'link';
  readonly technology: TechnologyFamily;
  readonly bandwidthBytesPerSecond: number;
  readonly latencySeconds: number;
  readonly energyPicojoulesPerBit: number | null;
  readonly reachMetres: number | null;
}

export type Part = AcceleratorPart | MemoryPart | SwitchPart | NicPart | HostPart | LinkPart;
export type PartFamily = Part['family'];

/** A server, tray or rack with its inside drawn: copied into the design when it is placed. */
export interface SystemTemplate {
  readonly id: string;
  readonly label: string;
  readonly definition: Definition;
  /** Definitions that `definition` places in turn. */
  readonly needs: Readonly<Record<string, Definition>>;
  /** Price and power of the whole that its parts do not add up to (chassis, fans, board). */
  readonly source: FigureSource;
}

/** What a vendor says that a model adds up to; results never use it. */
export interface PublishedModelSize {
  readonly parameterCount: number;
  readonly activeParameterCount: number;
  readonly source: string;
  /** How it came here: read in the source, from the model's name, or recalled. */
  readonly provenance: 'read' | 'name' | 'recalled';
}

/** A model of the catalogue, with where its dimensions come from. */
export interface LibraryModel extends ModelSpec {
  readonly family: string;
  /** `2024-07`. */
  readonly releasedOn: string;
  readonly source: string;
  /** false: dimensions that were recalled or inferred; totals reproduce. */
  readonly isVerified: boolean;
  readonly published: PublishedModelSize;
  readonly notes?: string;
}

/** What rules and edits need of the catalogue; `catalog/` implements it. */
export interface PartLibrary {
  readonly version: string;
  part(id: string): Part | undefined;
  parts(): readonly Part[];
  system(id: string): SystemTemplate | undefined;
  systems(): readonly SystemTemplate[];
  model(id: string): LibraryModel | undefined;
  models(): readonly LibraryModel[];
}

/** The node kind that a part becomes on the drawing; null for links, which become edges. */
export function nodeKindOfPart(part: Part): NodeKind | null {
  switch (part.family) {
    case 'accelerator':
      return 'accelerator';
    case 'memory':
      return part.memoryKind === 'nvme' || part.memoryKind === 'remote' ? 'storage' : 'memory';
    case 'switch':
      return part.nodeKind;
    case 'nic':
      return 'nic';
    case 'host':
      return 'host';
    case 'link':
      return null;
  }
}

/** Where a figure of a part comes from: `memoryBandwidthBytesPerSecond`, or an entry of a table, `peakFlopsPerSecond.fp8`. */
export function figureSource(part: Pick<Part, 'sources'>, name: string): FigureSource | undefined {
  return part.sources[name] ?? part.sources[name.split('.')[0]];
}

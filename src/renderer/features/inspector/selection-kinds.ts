import type { ExpandedNode, ExpandedTopology } from '../../../design/index.ts';
import { technologyLabels } from '../../../drawing/index.ts';
import { poolOfKey } from '../../state/index.ts';
import { findLink } from './subject.ts';

const deviceWords: Readonly<Record<ExpandedNode['kind'], string>> = {
  accelerator: 'Accelerator',
  nic: 'NIC',
  switch: 'Switch',
  'scale-up-switch': 'Scale-up switch',
  'pcie-switch': 'PCIe switch',
  host: 'Host',
  memory: 'Memory',
  storage: 'Storage',
};

/** Selected things of one kind, and of one part within it. */
export interface SelectedKind {
  readonly kind: string;
  readonly ids: readonly string[];
  /** Part or definition → the ids that have it. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

function wordsOf(id: string, topology: ExpandedTopology): readonly [kind: string, part: string] {
  if (poolOfKey(id) !== null) return ['Pool', ''];
  const node = topology.nodes[topology.nodeIndex.get(id) ?? -1];
  if (node) return [deviceWords[node.kind], node.part.label];
  const box = topology.containers[topology.containerIndex.get(id) ?? -1];
  if (box) return [box.kind.charAt(0).toUpperCase() + box.kind.slice(1), box.definition ?? ''];
  const link = findLink(topology, id);
  return link ? [`${technologyLabels[link.technology]} link`, link.part.label] : ['Other', ''];
}

/** A selection by kind, in the order in which the kinds first occur. */
export function selectionKinds(ids: readonly string[], topology: ExpandedTopology): readonly SelectedKind[] {
  const kinds = new Map<string, { ids: string[]; parts: Map<string, string[]> }>();
  for (const id of ids) {
    const [kind, part] = wordsOf(id, topology);
    const entry = kinds.get(kind) ?? { ids: [], parts: new Map<string, string[]>() };
    kinds.set(kind, entry);
    entry.ids.push(id);
    entry.parts.set(part, [...(entry.parts.get(part) ?? []), id]);
  }
  return [...kinds].map(([kind, entry]) => ({ kind, ...entry }));
}

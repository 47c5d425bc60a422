import { formatCount } from '../../../base/format.ts';
import { type ExpandedNode, type ExpandedTopology, overridePart } from '../../../design/index.ts';
import { performForAll } from '../../forms/apply-edit.ts';
import { poolOfKey, shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { interchangeableParts } from './part-edits.ts';
import { Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';
import { findLink } from './subject.ts';

function kindOf(id: string, topology: ExpandedTopology): string {
  if (poolOfKey(id) !== null) return 'Pool';
  const node = topology.nodes[topology.nodeIndex.get(id) ?? -1];
  if (node) return node.part.label;
  const box = topology.containers[topology.containerIndex.get(id) ?? -1];
  if (box) return box.kind.charAt(0).toUpperCase() + box.kind.slice(1);
  return findLink(topology, id)?.part.label ?? 'Other';
}

/** Several things: what kinds they are, and what can be done to all of them. A chip keeps only its kind. */
export function ManyInspector({ ids, topology }: { readonly ids: readonly string[]; readonly topology: ExpandedTopology }) {
  const kinds = new Map<string, string[]>();
  for (const id of ids) {
    const kind = kindOf(id, topology);
    kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
  }
  const nodes = ids.map((id) => topology.nodes[topology.nodeIndex.get(id) ?? -1]).filter((node) => node !== undefined);
  return (
    <>
      <SubjectHeader
        icon="group"
        title={`${formatCount(ids.length)} selected`}
        subtitle={[...kinds].map(([kind, own]) => `${own.length} × ${kind}`).join(' · ')}
      />
      <Section title="Kinds">
        <div className="chips">
          {[...kinds].map(([kind, own]) => (
            <button
              type="button"
              className="chip"
              key={kind}
              title={`Keep only ${kind}`}
              onClick={() => useSessionStore.getState().select(own)}
            >
              {kind} × {formatCount(own.length)}
            </button>
          ))}
        </div>
      </Section>
      {nodes.length === ids.length && <BulkPart nodes={nodes} />}
      <Section title="Together">
        <div className="inspector-actions">
          <Button icon="pool" onClick={() => useSessionStore.getState().setDialog('make-pool')}>
            Make a pool…
          </Button>
        </div>
      </Section>
    </>
  );
}

/** One part for all of the selected devices, as one step. */
function BulkPart({ nodes }: { readonly nodes: readonly ExpandedNode[] }) {
  const library = useDesignStore((store) => shelfOf(store.design));
  const [first] = nodes;
  if (nodes.some((node) => node.kind !== first.kind)) return null;
  const isSame = nodes.every((node) => node.part.id === first.part.id);
  const options = interchangeableParts(first.part, library).map(({ id, label }) => ({ value: id, label }));
  return (
    <Section title="Part of all">
      <SelectField
        label="Part"
        value={isSame ? first.part.id : ''}
        options={isSame ? options : [{ value: '', label: 'Several' }, ...options]}
        onChange={(part) =>
          part !== '' &&
          performForAll(
            overridePart,
            nodes.map((node) => ({ path: node.path, part })),
            `Change the part of ${nodes.length} devices`,
          )
        }
      />
    </Section>
  );
}

import { compatibleLinkParts, type ExpandedLink, type ExpandedTopology, removeElements, setLinkField } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { libraryOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField, SelectField } from '../../ui/Field.tsx';
import { Facts } from './Section.tsx';

/** What can be changed about a link: its part, how many in parallel, other figures than its part's. */
export function LinkEditor({ link, topology }: { readonly link: ExpandedLink; readonly topology: ExpandedTopology }) {
  const design = useDesignStore((store) => store.design);
  const element = link.sourceDefinition === null ? design.topology.links.find((candidate) => candidate.id === link.sourceId) : undefined;
  const pattern = design.topology.patterns.find((candidate) => candidate.id === link.sourceId);

  if (!element) {
    const owner = link.sourceDefinition
      ? `every “${design.definitions[link.sourceDefinition]?.label ?? link.sourceDefinition}”`
      : pattern
        ? `the pattern “${pattern.id}”`
        : 'the drawing';
    return (
      <>
        <Facts rows={[['Part', link.part.label]]} />
        <p className="faint">Belongs to {owner}, and is changed there.</p>
        {pattern && (
          <Button look="quiet" onClick={() => useSessionStore.getState().select([pattern.id])}>
            Go to the pattern
          </Button>
        )}
      </>
    );
  }

  const library = libraryOf(design);
  const fitting = compatibleLinkParts(design, library, topology.nodes[link.from].path, topology.nodes[link.to].path);
  const options = (fitting.some(({ id }) => id === element.part) ? fitting : [link.part, ...fitting]).map(({ id, label }) => ({
    value: id,
    label,
  }));
  const set = (field: 'part' | 'count' | 'bandwidthBytesPerSecond' | 'latencySeconds', value: string | number | null): void => {
    performEdit(setLinkField, { id: element.id, field, value });
  };
  return (
    <>
      <SelectField label="Part" value={element.part} options={options} onChange={(part) => set('part', part)} />
      <NumberField
        label="In parallel"
        name="count"
        isInteger
        min={1}
        value={element.count ?? null}
        placeholder="1"
        onCommit={(count) => set('count', count)}
      />
      <NumberField
        label="Bandwidth"
        name="bandwidthBytesPerSecond"
        help="Per direction; empty: the part’s own."
        value={element.bandwidthBytesPerSecond ?? null}
        placeholder="of the part"
        min={1}
        onCommit={(value) => set('bandwidthBytesPerSecond', value)}
      />
      <NumberField
        label="Latency"
        name="latencySeconds"
        help="Empty: the part’s own."
        value={element.latencySeconds ?? null}
        placeholder="of the part"
        min={0}
        onCommit={(value) => set('latencySeconds', value)}
      />
      <Button
        look="quiet"
        icon="trash"
        onClick={() => {
          if (performEdit(removeElements, { linkIds: [link.id] })) useSessionStore.getState().select([]);
        }}
      >
        Remove the link
      </Button>
    </>
  );
}

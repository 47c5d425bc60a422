import { formatCount } from '../../../base/format.ts';
import {
  detachPattern,
  type ExpandedContainer,
  type ExpandedTopology,
  patternFamily,
  rename,
  setCount,
  setElementField,
  ungroup,
  updatePattern,
} from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { PatternForm } from '../../forms/PatternForm.tsx';
import { shelfOf, useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { AttachedLinks } from './AttachedLinks.tsx';
import { CostSection } from './CostSection.tsx';
import { Facts, Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';
import { nodesInside, shortName } from './subject.ts';

/** A server, rack, group or pattern: what it is, how many of it, what is inside, what it costs. */
export function BoxInspector({ box, topology }: { readonly box: ExpandedContainer; readonly topology: ExpandedTopology }) {
  const definition = useDesignStore((store) => (box.definition === null ? null : store.design.definitions[box.definition]));
  const isPattern = useDesignStore((store) => store.design.topology.patterns.some((pattern) => pattern.id === box.sourceId));
  const cost = useDerivedStore((store) => store.cost?.containers[topology.containerIndex.get(box.path) ?? -1]);
  const inside = nodesInside(topology, box.path);
  const counts = new Map<string, number>();
  for (const node of inside) counts.set(node.part.label, (counts.get(node.part.label) ?? 0) + 1);
  const icon = isPattern
    ? 'pattern'
    : box.definition === null
      ? box.kind === 'rack'
        ? 'rack'
        : 'group'
      : box.kind === 'rack'
        ? 'rack'
        : 'server';
  return (
    <>
      <SubjectHeader
        icon={icon}
        title={box.label}
        subtitle={[box.path, definition?.label, isPattern ? 'pattern' : box.kind].filter(Boolean).join(' · ')}
      />
      {isPattern ? <PatternSection id={box.sourceId} /> : <ElementSection box={box} />}
      <Section title="Contents" aside={`${formatCount(inside.length)} devices`}>
        <Facts rows={[...counts].map(([label, count]) => [label, formatCount(count)])} />
        {definition?.notes && <p className="faint">{definition.notes}</p>}
        {inside.some((node) => node.kind === 'accelerator') && (
          <div className="inspector-actions figure-actions">
            <Button icon="pool" onClick={() => useSessionStore.getState().setDialog('make-pool')}>
              Make a pool…
            </Button>
          </div>
        )}
      </Section>
      {inside.length > 0 && <AttachedLinks paths={inside.map((node) => node.path)} topology={topology} />}
      {cost && <CostSection cost={cost} note="with all that is inside" />}
    </>
  );
}

function ElementSection({ box }: { readonly box: ExpandedContainer }) {
  const design = useDesignStore((store) => store.design);
  const group = design.topology.groups.find((candidate) => candidate.id === box.sourceId);
  const instance = design.topology.instances.find((candidate) => candidate.id === box.sourceId);
  const element = group ?? instance;
  // A tray inside a rack definition is changed in the definition.
  if (!element || shortName(box.path).replace(/\[\d+\]$/, '') !== element.id) {
    return (
      <Section title="Part of a definition">
        <p className="faint">It is drawn by the definition of “{box.sourceId}”, with all its copies.</p>
      </Section>
    );
  }
  return (
    <Section title={group ? 'Group' : 'System'} aside={element.count === undefined ? undefined : `one of ${element.count}`}>
      <TextField
        label="Name"
        isMono
        value={element.id}
        onCommit={(newId) => {
          if (performEdit(rename, { id: element.id, newId })) useSessionStore.getState().select([]);
        }}
      />
      <TextField
        label="Label"
        value={element.label ?? ''}
        placeholder={element.id}
        onCommit={(label) => performEdit(setElementField, { id: element.id, field: 'label', value: label === '' ? null : label })}
      />
      <NumberField
        label="Copies"
        name="count"
        isInteger
        min={1}
        value={element.count ?? null}
        placeholder="1"
        onCommit={(count) => performEdit(setCount, { id: element.id, count })}
      />
      {group && (
        <Button
          look="quiet"
          onClick={() => {
            if (performEdit(ungroup, { id: group.id })) useSessionStore.getState().select([]);
          }}
        >
          Ungroup
        </Button>
      )}
    </Section>
  );
}

/** A pattern stays parametric: change a number and the drawing follows. What differs by hand is listed, and can be taken back. */
function PatternSection({ id }: { readonly id: string }) {
  const design = useDesignStore((store) => store.design);
  const pattern = design.topology.patterns.find((candidate) => candidate.id === id);
  const diagnostics = useDerivedStore((store) => store.diagnostics);
  const isDead = new Set(diagnostics.filter(({ code }) => code === 'dead-override').map(({ path }) => path.at(-1)));
  if (!pattern) return null;
  const kind = patternFamily.get(pattern.kind);
  const overrides = Object.entries(pattern.overrides);
  return (
    <>
      <Section title={kind.label} aside="parametric">
        <TextField
          label="Name"
          isMono
          value={id}
          onCommit={(newId) => {
            if (performEdit(rename, { id, newId })) useSessionStore.getState().select([newId]);
          }}
        />
        <PatternForm
          kind={pattern.kind}
          design={design}
          library={shelfOf(design)}
          value={pattern}
          onChange={(name, value) => performEdit(updatePattern, { id, parameters: { [name]: value } })}
        />
        <Button
          look="quiet"
          title="Makes plain groups, devices and links of it; its parameters are then gone"
          onClick={() => performEdit(detachPattern, { id })}
        >
          Detach
        </Button>
      </Section>
      {overrides.length > 0 && (
        <Section title="Overrides" aside={formatCount(overrides.length)}>
          <ul className="override-list">
            {overrides.map(([path, { part, label }]) => (
              <li key={path}>
                <button type="button" className="link-button" onClick={() => useSessionStore.getState().flyTo(path)}>
                  {path.slice(path.indexOf('/') + 1)}
                </button>
                <span className="faint">{[part, label].filter(Boolean).join(', ')}</span>
                {isDead.has(path) && (
                  <Badge tone="warning" title="There is nothing at this path now; it comes back with the parameter">
                    not drawn
                  </Badge>
                )}
                <Button
                  look="quiet"
                  aria-label={`Reset ${path}`}
                  onClick={() => {
                    const { [path]: _gone, ...kept } = pattern.overrides;
                    performEdit(updatePattern, { id, parameters: { overrides: kept } });
                  }}
                >
                  Reset
                </Button>
              </li>
            ))}
          </ul>
          <Button look="quiet" onClick={() => performEdit(updatePattern, { id, parameters: { overrides: {} } })}>
            Reset all
          </Button>
        </Section>
      )}
    </>
  );
}

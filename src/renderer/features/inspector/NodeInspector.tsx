import { formatPercent } from '../../../base/format.ts';
import {
  clonePart,
  type ExpandedNode,
  type ExpandedTopology,
  overridePart,
  pathOwner,
  rename,
  setCount,
  setElementField,
} from '../../../design/index.ts';
import { applyEdit, performEdit } from '../../forms/apply-edit.ts';
import { poolKey, shelfOf, useDerivedStore, useDesignStore, useSessionStore, useShownResults } from '../../state/index.ts';
import { Badge, WhatIfBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { NumberField, SelectField, TextField } from '../../ui/Field.tsx';
import { AttachedLinks } from './AttachedLinks.tsx';
import { CostSection } from './CostSection.tsx';
import { PartFigures } from './PartFigures.tsx';
import { interchangeableParts } from './part-edits.ts';
import { usePoolOfAccelerator } from './pool-of-accelerator.ts';
import { Facts, Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';
import { shortName } from './subject.ts';

/** One device: what it is, what it is joined to, how busy, and every figure of its part. */
export function NodeInspector({ node, topology }: { readonly node: ExpandedNode; readonly topology: ExpandedTopology }) {
  return (
    <>
      <SubjectHeader
        icon={node.kind}
        title={node.label}
        subtitle={`${node.path} · ${node.part.label}`}
        aside={node.part.basedOn === undefined ? undefined : <WhatIfBadge />}
      />
      <IdentitySection node={node} />
      {node.kind === 'accelerator' && <PoolSection node={node} />}
      <AttachedLinks paths={[node.path]} topology={topology} />
      <PartFigures
        part={node.part}
        actions={
          <Button look="quiet" onClick={() => copyForNode(node)}>
            Copy to change…
          </Button>
        }
      />
      <CostOfNode path={node.path} topology={topology} />
    </>
  );
}

/** Name, label, part and number of copies; what is inside an instance gets its part as an override. */
function IdentitySection({ node }: { readonly node: ExpandedNode }) {
  const design = useDesignStore((store) => store.design);
  // By the path, not by the device's own name: inside a definition names repeat those outside.
  const owner = pathOwner(design, node.path);
  const component = design.topology.components.find((candidate) => candidate.id === owner?.id);
  const instance = design.topology.instances.find((candidate) => candidate.id === owner?.id);
  const pattern = design.topology.patterns.find((candidate) => candidate.id === owner?.id);
  const isOverridden = (instance?.overrides ?? pattern?.overrides)?.[node.path] !== undefined;
  const options = interchangeableParts(node.part, shelfOf(design)).map(({ id, label }) => ({ value: id, label }));
  const copies = component?.count ?? 1;

  function changePart(part: string): void {
    if (component && copies > 1) performEdit(setElementField, { id: component.id, field: 'part', value: part });
    else performEdit(overridePart, { path: node.path, part });
  }

  return (
    <Section title="Device" aside={isOverridden ? <Badge tone="accent">override</Badge> : copies > 1 ? `one of ${copies}` : undefined}>
      {component && (
        <TextField
          label="Name"
          isMono
          value={component.id}
          onCommit={(newId) => {
            if (performEdit(rename, { id: component.id, newId }))
              useSessionStore.getState().select([node.path.replace(component.id, newId)]);
          }}
        />
      )}
      <SelectField
        label="Part"
        value={node.part.id}
        options={options}
        help={copies > 1 ? `Changes all ${copies} copies.` : null}
        onChange={changePart}
      />
      <TextField
        label="Label"
        value={node.label === shortName(node.path) ? '' : node.label}
        placeholder={shortName(node.path)}
        onCommit={(label) => changeLabel(node, component, label)}
      />
      {component && (
        <NumberField
          label="Copies"
          name="count"
          isInteger
          min={1}
          value={component.count ?? null}
          placeholder="1"
          onCommit={(count) => performEdit(setCount, { id: component.id, count })}
        />
      )}
      {isOverridden && (
        <Button look="quiet" onClick={() => performEdit(overridePart, { path: node.path, part: null, label: null })}>
          {pattern ? 'Reset to the pattern' : 'Reset to the definition'}
        </Button>
      )}
    </Section>
  );
}

/** Copies the part of a device into the design and gives it to the device, as one step. */
function copyForNode(node: ExpandedNode): void {
  applyEdit((design, library) => {
    const copied = clonePart.apply(design, library, { from: node.part.id });
    if (!copied.ok) return copied;
    const part = Object.keys(copied.value.parts).find((id) => !Object.hasOwn(design.parts, id)) ?? node.part.id;
    const component = design.topology.components.find(({ id }) => id === pathOwner(design, node.path)?.id);
    return component && component.count !== undefined
      ? setElementField.apply(copied.value, library, { id: component.id, field: 'part', value: part })
      : overridePart.apply(copied.value, library, { path: node.path, part });
  }, `Copy ${node.part.label} for ${node.path}`);
}

function changeLabel(node: ExpandedNode, component: { readonly id: string; readonly count?: number } | undefined, label: string): void {
  const value = label === '' ? null : label;
  if (component) performEdit(setElementField, { id: component.id, field: 'label', value });
  else performEdit(overridePart, { path: node.path, label: value });
}

function PoolSection({ node }: { readonly node: ExpandedNode }) {
  const pool = usePoolOfAccelerator(node.path);
  const results = useShownResults();
  const load = results?.summary.pools.find((candidate) => candidate.id === pool?.id);
  return (
    <Section title="Pool" aside={load && (results?.engine === 'estimate' ? 'estimate' : 'simulated')}>
      {pool ? (
        <Facts
          rows={[
            [
              'Serves',
              <button
                type="button"
                key="pool"
                className="link-button"
                onClick={() => useSessionStore.getState().select([poolKey(pool.id)])}
              >
                {pool.id}
              </button>,
            ],
            ['Role', pool.role],
            ...(load
              ? ([
                  ['Busy', formatPercent(load.busyFraction)],
                  ['KV memory', `${formatPercent(load.kvOccupancyFraction)} full`],
                ] as const)
              : []),
          ]}
        />
      ) : (
        <>
          <p className="faint">In no pool: it draws power and costs money, and serves nothing.</p>
          <Button onClick={() => useSessionStore.getState().setDialog('make-pool')}>Make a pool…</Button>
        </>
      )}
    </Section>
  );
}

function CostOfNode({ path, topology }: { readonly path: string; readonly topology: ExpandedTopology }) {
  const cost = useDerivedStore((store) => store.cost?.nodes[topology.nodeIndex.get(path) ?? -1]);
  return cost ? <CostSection cost={cost} note="with half of each of its cables" /> : null;
}
